#!/usr/bin/env python3
"""Writes the cards of the entity models: data/models/entities/README.md, and one for each model.

usage: scripts/train/entity_cards.py FIGURES; FIGURES is what `scripts/eval/run ner --json FIGURES` wrote.
"""
import hashlib
import json
import os
import struct
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDER = ROOT + "/data/models/entities"
BY_SA, BY, MIT, CC0 = "CC BY-SA 4.0", "CC BY 4.0", "MIT", "CC0 1.0"
# Set: licence, and whom to name.
SOURCES = {
    "es/cess-esp": (BY, "CESS-ESP, as part of AnCora: M. Taulé, M. A. Martí, M. Recasens, Universitat de Barcelona"),
    "ca/ancora": (BY, "AnCora-CA: M. Taulé, M. A. Martí, M. Recasens, Universitat de Barcelona"),
    "de/germeval": (BY, "GermEval 2014 NER: D. Benikova, C. Biemann, M. Kisselew, S. Padó"),
    "de/smartdata": (BY, "SmartData corpus: M. Schiersch and others, DFKI"),
    "de/mobie": (BY, "MobIE: L. Hennig, P. T. Truong, A. Gabryszak, DFKI"),
    "de/europeana": (CC0, "Europeana Newspapers NER: C. Neudecker; text by OCR, before 1945"),
    "fr/europeana": (CC0, "Europeana Newspapers NER: C. Neudecker; text by OCR, 1870 to 1940"),
    "pt/uner-bosque": (BY_SA, "Universal NER, Portuguese Bosque: The UNER project; text Universal Dependencies"),
    "pt/lener-br": (MIT, "LeNER-Br: P. H. Luz de Araujo and others; legal texts"),
    "pl/nkjp": (BY, "National Corpus of Polish, one million words: A. Przepiórkowski and others; licence as its project states it"),
    "sv/webbnyheter": (BY, "Webbnyheter 2012 with entities: Språkbanken"),
    "sv/uner-talbanken": (BY_SA, "Universal NER, Swedish Talbanken: The UNER project; text Universal Dependencies"),
    "nb/norne": (CC0, "NorNE, Bokmål: F. Jørgensen and others"),
    "nn/norne": (CC0, "NorNE, Nynorsk: F. Jørgensen and others"),
    "da/uner-ddt": (BY_SA, "Universal NER, Danish DDT: The UNER project; text Universal Dependencies"),
    "fi/turku-ner": (BY_SA, "Turku NER corpus: J. Luoma and others, TurkuNLP"),
    "hu/nerkor": (BY_SA, "NYTK-NerKor: E. Simon, N. Vadász"),
    "hr/uner-set": (BY_SA, "Universal NER, Croatian SET: The UNER project; text Universal Dependencies"),
    "hr/hr500k-rest": (BY_SA, "hr500k: N. Ljubešić and others; the sentences that SET does not have"),
    "sr/uner-set": (BY_SA, "Universal NER, Serbian SET: The UNER project; text Universal Dependencies"),
    "sl/ssj500k": (BY_SA, "ssj500k: S. Krek and others; licence as in its reissue"),
    "ro/ronec": (MIT, "RONEC: S. D. Dumitrescu, A.-M. Avram"),
    "ru/factrueval": (MIT, "FactRuEval 2016: A. S. Starostin and others"),
    "sk/uner-snk": (BY_SA, "Universal NER, Slovak SNK: The UNER project; text Universal Dependencies"),
    "lv/fullstack": (BY_SA, "Latvian FullStack named entities: N. Grūzītis and others, AiLab, University of Latvia"),
    "et/estner": (BY, "Estonian NER corpus: S. Tkachenko, T. Petmanson, S. Laur"),
    "tr/wiki-ner": (BY_SA, "Turkish Wiki NER, checked by a crowd: TDD and others; text of Wikipedia"),
    "id/idner-news": (MIT, "IDNER-News-2K: S. O. Khairunnisa, A. Imankulova, M. Komachi"),
    "kk/kaznerd": (BY, "KazNERD: R. Yeshpanov, Y. Khassanov, H. A. Varol, ISSAI"),
    "zh/uner-gsdsimp": (BY_SA, "Universal NER, Chinese GSDSIMP: The UNER project; text Universal Dependencies"),
    "ja/gsd-ne": (BY_SA, "UD Japanese GSD with entities: megagon labs and others"),
    "ja/stockmark": (BY_SA, "Stockmark NER of Wikipedia: Stockmark Inc.; text of Wikipedia"),
    "ko/klue": (BY_SA, "KLUE NER: S. Park and others"),
    "hi/hiner": (BY_SA, "HiNER: R. Murthy and others, IIT Bombay"),
    "th/thainer": ("CC BY 3.0", "ThaiNER: W. Phatthiyaphaibun and others, PyThaiNLP"),
}
for language in ("bg", "cs", "pl", "ru", "sl", "uk"):
    SOURCES[f"{language}/bsnlp21"] = (BY_SA, "BSNLP 2021 shared task: J. Piskorski and others; texts of publishers")
NAMES = {"latin": "the fallback of languages in Latin script", "cyrillic": "the fallback of languages in Cyrillic script"}


def recipes():
    with open(ROOT + "/scripts/train/entities-recipes.tsv", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                name, rows, variants, sets = line.rstrip("\n").split("\t")
                yield name, int(rows), float(variants), [one.split("=") for one in sets.split()]


def content_digest(data):
    return b"".join(struct.pack(">I", word) for word in struct.unpack("<8I", data[24:56])).hex()


def licence(sets):
    """The strictest of the sets' licences covers the whole model."""
    all_of = {SOURCES[one[0]][0] for one in sets}
    return next((name for name in (BY_SA, BY, "CC BY 3.0", MIT) if name in all_of), CC0)


def card(name, rows, variants, sets, figures):
    data = open(f"{FOLDER}/{name}.cdm", "rb").read()
    lines = [
        f"# Entity model: {NAMES.get(name, name)}", "",
        f"`{name}.cdm` tags people, organisations and places (PER, ORG, LOC).", "", "| | |", "|---|---|",
        "| kind | linear-chain CRF, BILOU labels, hashed features with 8-bit weights; see `docs/stages/tag-entities.md` |",
        f"| trained by | `scripts/train/entities {name} DIR`; at most {rows:,} rows, {variants:g} of the sentences also with other names |",
        f"| size | {len(data):,} bytes |",
        f"| SHA-256 | `{hashlib.sha256(data).hexdigest()}` of the file, `{content_digest(data)}` of the content |",
        f"| licence | {licence(sets)}, with the attributions below |", "",
        "| set | weight | licence | |", "|---|---|---|---|"]
    for one in sets:
        source = SOURCES[one[0]]
        lines.append(f"| {one[0]} | {one[1] if len(one) > 1 else '1'} | {source[0]} | {source[1]} |")
    own = {row: values for row, values in figures.items() if row.split(" ")[0] == name and " " in row}
    if own:
        lines += ["", "Strict F1 with edges normalised, on development halves that nothing was trained on:", "",
                  "| set | F1 | PER | ORG | LOC |", "|---|---|---|---|---|"]
        lines += [f"| {row.split(' ')[1]} | " + " | ".join(f"{values[kind]:.1f}" for kind in ("micro", "PER", "ORG", "LOC")) + " |"
                  for row, values in sorted(own.items())]
    else:
        lines += ["", "There is no development half to measure it on; `docs/stages/tag-entities.md` says what was measured instead."]
    return len(data), licence(sets), own, "\n".join(lines) + "\n"


def main():
    figures = json.load(open(sys.argv[1], encoding="utf-8"))["ner"]
    table, total = [], 0
    for name, rows, variants, sets in recipes():
        if not os.path.exists(f"{FOLDER}/{name}.cdm"):
            continue
        size, licensed, own, text = card(name, rows, variants, sets, figures)
        with open(f"{FOLDER}/{name}.md", "w", encoding="utf-8") as out:
            out.write(text)
        total += size
        shown = ", ".join(f"{row.split(' ')[1]} {values['micro']:.1f}" for row, values in sorted(own.items())) or "–"
        table.append(f"| [{name}]({name}.md) | {size / 1e6:.2f} | {licensed} | {shown} |")
    with open(f"{FOLDER}/README.md", "w", encoding="utf-8") as out:
        out.write("# Entity models of languages other than English\n\n"
                  "Each is mapped when a text of its language comes. `scripts/train/entities all DIR` makes them anew, byte for byte;\n"
                  "`scripts/train/entity_cards.py FIGURES` writes these cards. The texts of the sets are not in the repository.\n\n"
                  "| model | MB | licence | strict F1 on development halves |\n|---|---|---|---|\n" + "\n".join(table)
                  + f"\n\nTogether {total / 1e6:.1f} MB. A model's licence is the strictest of its sets'; its card names them and their authors.\n")


main()
