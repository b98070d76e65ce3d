"""What is in no language of the table: samples of other languages, and lists of names."""
import ast
import collections
import os
import re

import numpy as np

from packages import CLD2, words

GAZETTEER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../data/gazetteer/")
# Languages outside of the table of which Django has messages.
MESSAGES = ("io", "udm")
# Codes of cld2's samples that are a language of the table by another code, or no language.
NOT_OUTSIDE = set("no nb iw jw tw fil zh zhT sr tlh zzb zze zzh xx sit fr version zzp en he hmn".split())
PIECES = (4, 8, 16, 32)
CLUBS = ["FC", "United", "City", "SC", "Real", "Athletic", "Sporting", "AC", "Dynamo", "Rovers"]


def texts(script, languages, script_of):
    """Pieces of cld2's samples in languages that the table lacks."""
    for line in open(CLD2, encoding="utf8", errors="replace"):
        match = re.match(r'const char\*\s+kTeststr_([a-zA-Z_0-9]+?)\s*=\s*(".*");', line)
        if not match or "\\x" in line or not match.group(1).endswith("_" + script):
            continue
        if match.group(1).split("_")[0] in NOT_OUTSIDE | languages:
            continue
        own = [w for w in words(ast.literal_eval(match.group(2))) if script_of(w) == script]
        for size in PIECES:
            for at in range(0, len(own) - size + 1, size // 2):
                yield own[at:at + size]


def entries(name, classes):
    for line in open(GAZETTEER + name, encoding="utf8"):
        columns = line.rstrip("\n").split("\t")
        if columns[0] in classes:
            yield columns[1].split("|")[0], columns[4] if len(columns) > 4 else ""


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
