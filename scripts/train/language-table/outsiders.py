"""What is in no language of the table: samples of other languages, and lists of names."""
import ast
import collections
import os
import re

import numpy as np

import texts as messages
from packages import CLD2, PEOPLE, words

GAZETTEER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../data/gazetteer/")
# Languages outside of the table of which Django has messages.
MESSAGES = ("io", "udm")
# Codes of cld2's samples that are a language of the table by another code, or no language.
NOT_OUTSIDE = set("no nb iw jw tw fil zh zhT sr tlh zzb zze zzh xx sit fr version zzp en he hmn bh".split())
# Languages outside of the table of which pdf.js has messages.
PDFJS = "ach cak son trs skr bqi brx".split()
CODES_OF_PEOPLE = "ar_AA ar_DZ ar_PS ar_SA he_IL fa_IR hi_IN ne_NP bn_BD".split()
PIECES = (4, 8, 16, 32)
CLUBS = ["FC", "United", "City", "SC", "Real", "Athletic", "Sporting", "AC", "Dynamo", "Rovers"]


def texts(script, languages, script_of):
    """Pieces of samples of cld2 and of messages of pdf.js in languages that the table lacks."""
    for text in [*samples(script, languages), *(" ".join(messages.viewer(code)) for code in PDFJS)]:
        own = [w for w in words(text) if script_of(w) == script]
        for size in PIECES:
            for at in range(0, len(own) - size + 1, size // 2):
                yield own[at:at + size]


def samples(script, languages):
    for line in open(CLD2, encoding="utf8", errors="replace"):
        match = re.match(r'const char\*\s+kTeststr_([a-zA-Z_0-9]+?)\s*=\s*(".*");', line)
        if not match or "\\x" in line or not match.group(1).endswith("_" + script):
            continue
        if match.group(1).split("_")[0] not in NOT_OUTSIDE | languages:
            yield ast.literal_eval(match.group(2))


def entries(name, classes):
    for line in open(GAZETTEER + name, encoding="utf8"):
        columns = line.rstrip("\n").split("\t")
        if columns[0] in classes:
            yield columns[1].split("|")[0], columns[4] if len(columns) > 4 else ""


def people(script_of):
    """Names of people as Faker has them, in scripts without capitals."""
    found = set()
    for code in CODES_OF_PEOPLE:
        with open(f"{PEOPLE}{code}/__init__.py", encoding="utf8") as file:
            tree = ast.parse(file.read())
        strings = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        found.update(w for s in strings for w in words(s) if len(w) > 1 and script_of(w) in ("Arab", "Hebr", "Deva", "Beng"))
    return sorted(found)


def names(count, script_of):
    """Lists of people, of places of one country, of companies and of clubs, from the gazetteer."""
    rng = np.random.default_rng(14)
    first = [n for n, _ in entries("people.tsv", "Ff")]
    last = [n for n, _ in entries("people.tsv", "Ll")]
    companies = [n for n, _ in entries("companies.tsv", "Kk")]
    places = collections.defaultdict(list)
    for name, country in entries("cities.tsv", "BMbm"):
        places[country].append(name)
    countries = [c for c in sorted(places) if len(places[c]) >= 12]

    def pick(values):
        return values[int(rng.integers(len(values)))]

    for number in range(count):
        cities = places[pick(countries)]
        made = [[lambda: f"{pick(first)} {pick(last)}", lambda: pick(cities), lambda: pick(companies),
                 lambda: pick(cities) + (" " + pick(CLUBS) if rng.random() < 0.4 else "")][number % 4]()
                for _ in range(int(rng.integers(3, 25)))]
        own = [w for w in words(" ".join(made)) if script_of(w) == "Latn"]
        if own:
            yield own
