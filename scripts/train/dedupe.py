"""Fits dedupe's trees on labelled sets and hard pairs, and judges them on kinds of pairs that they were not taught.

Features come from `copydesk-train dedupe-features`, so that what is learnt is what runs. Called by scripts/train/dedupe.
"""
import argparse
import collections
import hashlib
import json
import os
import random
import subprocess

import lightgbm
import numpy

import flat_file
from extraction import flatten

MAGIC, VERSION = b"CDDP", 1
DATA = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))) + "/data"
TREES = dict(objective="binary", learning_rate=0.08, num_leaves=6, min_data_in_leaf=30, lambda_l2=5, feature_fraction=0.6,
             bagging_fraction=0.8, bagging_freq=1, max_bin=127, monotone_constraints_method="advanced", verbosity=-1, num_threads=1,
             seed=7, deterministic=True)
ROUNDS = 200
# What speaks for a copy, and what for other news, whatever else is known.
RISES = {"containment", "containmentToHalf", "resemblance", "nameSurplus", "numberSurplus", "headShorter", "headLonger", "leadAgreement",
         "headlineAgreement", "density"}
FALLS = {"privateShorter", "mutualPrivate", "mutualOwnWords", "mutualNewNames", "mutualNewNumbers", "mutualEarlyFacts", "unmatchedHead",
         "unmatchedTail", "surroundings"}
# Real pairs are few; a mistake on look-alikes costs a reader a story, not just a copy too many.
WEIGHT = {"real": 5.0, "generated": 0.5, "hard": 6.0}
KIND_WEIGHT = {"templ": 4.0, "background": 8.0, "digest": 4.0}
GENERATED_PAIRS = 30_000
# Pairs that come to a run together: a look-alike then meets others, as in a night's news.
BATCH = 24
# Log odds. "cautious" is where of pairs of kinds not taught less than one in a hundred is a false merge.
THRESHOLDS = {"cautious": 2.6, "balanced": 0.5, "eager": -1.0, "agreement": -2.0, "company": -4.4, "story": -3.0}
# An eighth of the kinds at a time is not taught.
FOLDS = 8


def features(tool, path):
    lines = subprocess.run([tool + "-train", "dedupe-features", path, "--data", DATA], check=True, stdout=subprocess.PIPE,
                           text=True).stdout.splitlines()
    for line in lines[1:]:
        first, second, *values = line.split("\t")
        yield first, second, [float(value) for value in values]


def names(tool, work):
    open(f"{work}/empty.jsonl", "w").close()
    return subprocess.run([tool + "-train", "dedupe-features", f"{work}/empty.jsonl", "--data", DATA], check=True,
                          stdout=subprocess.PIPE, text=True).stdout.split("\n")[0].split("\t")[2:]


class Rows:
    """Features of pairs with label, weight and kind."""
    def __init__(self, rows=()):
        self.x = numpy.array([row[0] for row in rows], dtype=numpy.float32)
        self.y = numpy.array([row[1] for row in rows], dtype=float)
        self.weight = numpy.array([row[2] for row in rows])
        self.kind = numpy.array([row[3] for row in rows])

    def picked(self, which):
        rows = Rows()
        rows.x, rows.y, rows.weight, rows.kind = self.x[which], self.y[which], self.weight[which], self.kind[which]
        return rows


def corpus(tool, folder, weight, most=None):
    """Compared pairs of a set of clusters; those that nobody is sure of are left out."""
    gold, kinds, size = {}, {}, {}
    for line in open(folder + "/clusters.jsonl"):
        cluster = json.loads(line)
        for member in cluster["members"]:
            gold[member], kinds[member], size[member] = cluster["cluster"], cluster.get("kind"), len(cluster["members"])
    ignored = set()
    if os.path.exists(folder + "/ignore.tsv"):
        for line in open(folder + "/ignore.tsv"):
            ignored |= {tuple(line.split()[:2]), tuple(line.split()[1::-1])}
    rows = []
    for first, second, values in features(tool, folder + "/docs.jsonl"):
        if (first, second) in ignored:
            continue
        same = gold[first] == gold[second]
        kind = next((kind for kind in KIND_WEIGHT if kind in {kinds[first], kinds[second]}), None)
        rows.append((values, same, weight * (3 / size[first] ** 0.75 if same else KIND_WEIGHT.get(kind, 1.0)), "corpus"))
    rows = Rows(rows)
    if most and len(rows.y) > most:
        rows = rows.picked(numpy.random.default_rng(5).choice(len(rows.y), most, replace=False))
    return rows


def hard(tool, path, work):
    """Pairs of dedupe_pairs.py that are compared at all, and how many of each label there are."""
    pairs = [json.loads(line) for line in open(path, encoding="utf-8")]
    random.Random(1).shuffle(pairs)
    rows = []
    for start in range(0, len(pairs), BATCH):
        part = pairs[start:start + BATCH]
        with open(f"{work}/batch.jsonl", "w", encoding="utf-8") as out:
            for place, pair in enumerate(part):
                for side, document in enumerate(pair["documents"]):
                    out.write(json.dumps({"id": f"{place}:{side}", **document, "language": pair["lang"]}) + "\n")
        for first, second, values in features(tool, f"{work}/batch.jsonl"):
            place, other = int(first.split(":")[0]), int(second.split(":")[0])
            if place == other:
                rows.append((values, part[place]["copy"], WEIGHT["hard"], part[place]["kind"]))
    return Rows(rows), collections.Counter(pair["copy"] for pair in pairs)


def blank(rows, columns, generator):
    """Many sources state neither headline nor address: what is told by them must not be needed."""
    for share, fields in ((0.4, ("headlines", "headlineAgreement")), (0.3, ("otherSource", "sameSourceDifference"))):
        chosen = generator.random(len(rows.y)) < share
        for field in fields:
            rows.x[chosen, columns.index(field)] = 0


def joined(parts):
    rows = Rows()
    for field in ("x", "y", "weight", "kind"):
        setattr(rows, field, numpy.concatenate([getattr(part, field) for part in parts]))
    return rows


def fit(rows, columns):
    direction = [1 if name in RISES else -1 if name in FALLS else 0 for name in columns]
    data = lightgbm.Dataset(rows.x, rows.y, weight=rows.weight)
    return lightgbm.train({**TREES, "monotone_constraints": direction}, data, ROUNDS)


def judged(rows, columns, folds):
    """Log odds of the pairs that have a fold (not -1), from trees that were taught no pair of it."""
    scores = numpy.zeros(len(rows.y))
    for number in range(FOLDS):
        scores[folds == number] = fit(rows.picked(folds != number), columns).predict(rows.x[folds == number], raw_score=True)
    return scores


def rates(rows, scores, totals):
    """False merges and recall of hard pairs by mode; a pair that is not compared at all is not merged."""
    result = {}
    for mode in ("cautious", "balanced", "eager"):
        merged = (scores >= THRESHOLDS[mode]) & (rows.kind != "corpus")
        result[mode] = {"falseMerges": round(float((merged & (rows.y == 0)).sum() / totals[False]), 4),
                        "recall": round(float((merged & (rows.y == 1)).sum() / totals[True]), 4)}
    return result


def unseen(rows, columns, totals):
    """Rates where no pair of a kind was taught, nor of five others."""
    kinds = sorted(set(rows.kind) - {"corpus"})
    order = numpy.random.default_rng(5).permutation(kinds)
    fold = {kind: place % FOLDS for place, kind in enumerate(order)}
    scores = judged(rows, columns, numpy.array([fold.get(kind, -1) for kind in rows.kind]))
    wrong = {kind: round(float(((scores >= THRESHOLDS["cautious"]) != (rows.y > 0))[rows.kind == kind].mean()), 3) for kind in kinds}
    print("kinds not taught, share judged wrongly:", {str(kind): share for kind, share in wrong.items() if share > 0.01})
    return rates(rows, scores, totals)


def seen(rows, columns, totals):
    """Rates where other pairs of the same kind were taught."""
    folds = numpy.full(len(rows.y), -1)
    hard_rows = numpy.flatnonzero(rows.kind != "corpus")
    folds[numpy.random.default_rng(6).permutation(hard_rows)] = numpy.arange(len(hard_rows)) % FOLDS
    return rates(rows, judged(rows, columns, folds), totals)


def digest(path):
    return hashlib.sha256(open(path, "rb").read()).hexdigest()


def write(path, columns, model, provenance):
    trees = []
    for tree in model.dump_model()["tree_info"]:
        nodes, leaves = [], []
        flatten(tree["tree_structure"], nodes, leaves)
        trees.append((nodes, leaves, []))
    said = {"features": columns, "thresholds": THRESHOLDS, "provenance": provenance}
    flat_file.write(path, MAGIC, VERSION, [json.dumps(said).encode(), *flat_file.trees("<f4", len(columns), trees, 0.0)])


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("tool", "real", "generated", "work", "output"):
        arguments.add_argument("--" + name, required=True)
    arguments.add_argument("--pairs", nargs="+", required=True)
    options = arguments.parse_args()
    columns = names(options.tool, options.work)
    parts = [corpus(options.tool, options.real, WEIGHT["real"]),
             corpus(options.tool, options.generated, WEIGHT["generated"], GENERATED_PAIRS)]
    totals, generator = collections.Counter(), numpy.random.default_rng(3)
    for path in options.pairs:
        rows, counts = hard(options.tool, path, options.work)
        totals += counts
        parts.append(rows)
    for rows in parts[1:]:
        blank(rows, columns, generator)
    rows = joined(parts)
    figures = {"unseenKinds": unseen(rows, columns, totals), "taughtKinds": seen(rows, columns, totals)}
    print("pairs", dict(totals), json.dumps(figures, indent=1))
    sets = [digest(f"{folder}/docs.jsonl") for folder in (options.real, options.generated)] + [digest(path) for path in options.pairs]
    write(options.output, columns, fit(rows, columns), {"sets": sets, **figures})


main()
