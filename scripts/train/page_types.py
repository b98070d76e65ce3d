"""Fits data/models/page-types/types.bin; its README.md says on what, and what it reached.

The numbers come from the Swift code that serves (copydesk-train extraction-features types). Everything is cross-validated by
registered domain, the threshold below which a page is no article as well: it is chosen on the other folds by an inner
cross-validation. Pages made by page_types_made.py train and never judge.
"""
import argparse
import hashlib
import json
import os
import subprocess
import sys

import lightgbm
import numpy

import flat_file
import page_types_made
from extraction import flatten

MAGIC, VERSION = b"CDPT", 1
FOLDS = 5
# What is learnt, and the page type of docs/record.md that it is.
CLASSES = ["article", "forum", "product", "collection", "listing", "service", "documentation"]
TYPES = {"article": "article", "forum": "forum", "product": "product", "collection": "index", "listing": "index", "service": "other",
         "documentation": "other"}
NAMES = ["article", "forum", "product", "index", "other"]
ARTICLES = ["aeb", "fundus", "funduseval", "trafi", "trafi2", "wcxb_article", "wcxb_article2", "readability"]
# Types of the pages labelled by hand; a live blog, gallery or film is kept as an article is.
LABELLED = {"article": "article", "live_blog": "article", "gallery": "article", "video": "article", "index": "listing", "forum": "forum",
            "product": "product"}
TREES = dict(objective="multiclass", num_class=len(CLASSES), learning_rate=0.06, num_leaves=12, min_data_in_leaf=15, feature_fraction=0.3,
             bagging_fraction=0.8, bagging_freq=1, lambda_l2=5, max_bin=63, verbosity=-1, num_threads=1, seed=7, deterministic=True,
             force_row_wise=True)
ROUNDS = 160
MADE_WEIGHT = 0.6
# There are three articles for each page of another type.
OTHER_WEIGHT = 2.5
# A label that the out-of-fold view holds for less probable than this is left out of the training.
INSANE = 0.25
# At most this share of indexes is said to be an article; a page of less probability that is kept is of no certain type.
SURE_INDEXES = 0.025
# Articles are dropped at most this often as an index, and as often as anything else.
LOST = 0.0013
INDEX = NAMES.index("index")
# What a page of each type counts as that data/labels/page-types.jsonl corrects.
CORRECTED = {"forum": "forum", "product": "product", "index": "listing", "other": "service"}


class Page:
    """`kind` is what the set says, `taught` what is learnt of it."""

    def __init__(self, kind, path, set_="made", domain=None, url=None, taught=None):
        self.kind, self.path, self.set, self.url, self.taught = kind, path, set_, url, taught or kind
        self.fold = -1 if domain is None else int(hashlib.md5(domain.encode()).hexdigest(), 16) % FOLDS


def golds(folder):
    return map(json.loads, open(f"{folder}/gold.jsonl", encoding="utf-8"))


def load(sets, labels, corrections):
    rows = map(json.loads, open(corrections, encoding="utf-8"))
    corrected = {row["page"]: CORRECTED[row["type"]] for row in rows}
    for name in ARTICLES + ["wcxb_other"]:
        for gold in golds(f"{sets}/{name}"):
            path = f"{sets}/{name}/pages/{gold['id']}.html"
            if os.path.exists(path):
                yield Page(gold.get("page_type") or "article", path, name, gold.get("domain") or gold["id"], gold.get("url"),
                           corrected.get(f"{name}/{gold['id']}"))
    found = {}
    for line in open(labels, encoding="utf-8"):
        row = json.loads(line)
        name, _, identifier = row["page"].partition("/")
        rows = found.setdefault(name, {gold["id"]: gold for gold in golds(f"{sets}/{name}")})
        gold, path = rows[identifier], f"{sets}/{name}/pages/{identifier}.html"
        if row["type"] in LABELLED:
            yield Page(LABELLED[row["type"]], path, "labelled", gold.get("domain") or identifier, gold.get("url"))


def numbers(pages, tool, model, work, with_address):
    """Names of the columns and a matrix."""
    lines = [f"{page.path}\t{page.url}" if with_address and page.url else page.path for page in pages]
    subprocess.run([tool, "extraction-features", "types", model, f"{work}/types.rows"], input="\n".join(lines) + "\n", text=True, check=True)
    names, _, rows = open(f"{work}/types.rows", "rb").read().partition(b"\n\n")
    names = names.decode().split("\n")
    return names, numpy.frombuffer(rows, "<f4").reshape(len(pages), len(names))


def fit(x, y, w):
    return lightgbm.train(TREES, lightgbm.Dataset(x, y, weight=w), ROUNDS)


def crossed(x, y, w, fold, known, folds):
    """Probabilities of all classes for each page by trees that never saw its domain; `x` holds rows with addresses and rows without."""
    result = numpy.zeros((2, len(y), len(CLASSES)))
    for f in folds:
        seen = known & (fold != f)
        booster = fit(numpy.concatenate([rows[seen] for rows in x]), numpy.tile(y[seen], 2), numpy.tile(w[seen], 2))
        for kind, rows in enumerate(x):
            if (known & (fold == f)).any():
                result[kind][known & (fold == f)] = booster.predict(rows[known & (fold == f)])
    return result


def typed(probability):
    """Probabilities of the types."""
    return numpy.stack([sum(probability[:, CLASSES.index(c)] for c in CLASSES if TYPES[c] == name) for name in NAMES], 1)


def surety(found, is_index):
    """The probability from which on a page is an article for certain."""
    values = numpy.sort(found[is_index][:, 0])[::-1]
    return max(0.5, float(values[int(SURE_INDEXES * len(values))]) + 1e-6)


def bounds_of(found, is_article, is_index):
    return numpy.array([*thresholds(found, is_article), surety(found, is_index)])


def is_dropped(found, bounds):
    """Which pages are no article: an index has a bound of its own."""
    likeliest = found[:, 1:].argmax(1) + 1
    return found[:, 0] < numpy.where(likeliest == INDEX, bounds[..., 1], bounds[..., 0])


def thresholds(found, is_article):
    """The probabilities of an article below which at most LOST of the articles are dropped as something else, and as an index."""
    likeliest = found[:, 1:].argmax(1) + 1
    bounds = []
    for group in (likeliest != INDEX, likeliest == INDEX):
        values = numpy.sort(found[is_article & group][:, 0])
        bounds.append(min(0.5, float(values[int(LOST * is_article.sum())])))
    return numpy.array(bounds)


def report(name, found, truth, taught, chosen, sets):
    best = found.argmax(1)
    scores = []
    for number, kind in enumerate(NAMES):
        hit = ((best == number) & (truth == number)).sum()
        precision, recall = hit / max(1, (best == number).sum()), hit / max(1, (truth == number).sum())
        scores.append(2 * precision * recall / max(1e-9, precision + recall))
        print(f"  {kind:9} {(truth == number).sum():5} pages  precision {precision:.3f}  recall {recall:.3f}  F1 {scores[-1]:.3f}")
    dropped = is_dropped(found, chosen)
    print(f"{name}: macro F1 {numpy.mean(scores):.3f}")
    for title, article in (("as the sets say", truth == 0), ("as corrected", taught == 0)):
        print(f"  articles dropped, {title}: {dropped[article].mean():.4f} ({dropped[article].sum()} of {article.sum()})")
    for title, kept in (("kept", ~dropped), ("kept as articles", ~dropped & (found[:, 0] >= chosen[:, 2]))):
        print(f"  {title}: " + ", ".join(f"{kind} {kept[truth == number].mean():.3f}" for number, kind in enumerate(NAMES)))
    print("  articles dropped by set: " + " ".join(f"{s} {dropped[(truth == 0) & (sets == s)].sum()}" for s in sorted(set(sets))), flush=True)


def write_model(path, names, booster, bounds):
    """A section of thresholds, the names of the columns, and the trees of each class one behind the other."""
    trees = [[] for _ in CLASSES]
    for number, tree in enumerate(booster.dump_model()["tree_info"]):
        nodes, leaves, means = [], [], []
        flatten(tree["tree_structure"], nodes, leaves)
        collect(tree["tree_structure"], means)
        trees[number % len(CLASSES)].append((nodes, leaves, means))
    sections = [numpy.array(bounds, "<f4"), "\n".join(names).encode(), "\n".join(TYPES[c] for c in CLASSES).encode()]
    for mine in trees:
        sections += flat_file.trees("<f4", len(names), mine, 0.0)
    flat_file.write(path, MAGIC, VERSION, sections)


def collect(tree, means):
    """What each test means, in the order of `flatten`."""
    if "leaf_value" not in tree:
        means.append(tree["internal_value"])
        collect(tree["left_child"], means)
        collect(tree["right_child"], means)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", required=True)
    parser.add_argument("--labels", required=True)
    parser.add_argument("--corrections", required=True, help="types of pages that are no article though a set says so")
    parser.add_argument("--tool", required=True, help="copydesk-train")
    parser.add_argument("--body", required=True, help="weights of body extraction")
    parser.add_argument("--work", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--rows", help="rows of an earlier call, to be used again")
    parser.add_argument("--quick", action="store_true", help="without the inner cross-validation")
    a = parser.parse_args()
    pages = [*load(a.sets, a.labels, a.corrections), *(Page(kind, path) for kind, path in page_types_made.write(f"{a.work}/made"))]
    if a.rows and os.path.exists(a.rows):
        stored = numpy.load(a.rows, allow_pickle=True)
        names, x = list(stored["names"]), [stored["with_"], stored["without"]]
    else:
        names, with_ = numbers(pages, a.tool, a.body, a.work, True)
        x = [with_, numbers(pages, a.tool, a.body, a.work, False)[1]]
        if a.rows:
            numpy.savez(a.rows, names=numpy.array(names), with_=x[0], without=x[1])
    y = numpy.array([CLASSES.index(page.taught) for page in pages])
    fold = numpy.array([page.fold for page in pages])
    real = fold >= 0
    w = numpy.where(real, numpy.where(y == 0, 1.0, OTHER_WEIGHT), MADE_WEIGHT) / 2
    sets = numpy.array([page.set for page in pages])
    truth = numpy.array([NAMES.index(TYPES[page.kind]) for page in pages])
    taught = numpy.array([NAMES.index(TYPES[page.taught]) for page in pages])
    everything = numpy.ones(len(y), bool)
    print(len(pages), "pages", real.sum(), "real", len(names), "columns", flush=True)
    first = typed(crossed(x, y, w, fold, everything, range(FOLDS)).mean(0))
    insane = real & (first[numpy.arange(len(y)), taught] < INSANE)
    print(insane.sum(), "labels left out:", " ".join(f"{name} {(insane & (taught == number)).sum()}" for number, name in enumerate(NAMES)))
    w[insane] = 0
    found = [typed(kind) for kind in crossed(x, y, w, fold, everything, range(FOLDS))]
    chosen = numpy.zeros((len(y), 3))
    for f in range(FOLDS):
        outside = found
        if not a.quick:
            outside = [typed(kind) for kind in crossed(x, y, w, fold, fold != f, [g for g in range(FOLDS) if g != f])]
        judged = real & (fold != f)
        views = numpy.concatenate([kind[judged] for kind in outside])
        chosen[fold == f] = bounds_of(views, numpy.tile(taught[judged] == 0, 2), numpy.tile(truth[judged] == INDEX, 2))
    print("thresholds of the folds", numpy.unique(numpy.round(chosen[real], 3), axis=0).tolist())
    for name, kind in zip(("address known", "address as the page states it"), found):
        report(name, kind[real], truth[real], taught[real], chosen[real], sets[real])
    numpy.savez(f"{a.work}/found.npz", found=numpy.array(found), truth=truth, real=real, paths=numpy.array([page.path for page in pages]))
    views = numpy.concatenate([kind[real] for kind in found])
    bounds = bounds_of(views, numpy.tile(taught[real] == 0, 2), numpy.tile(truth[real] == INDEX, 2))
    booster = fit(numpy.concatenate(x), numpy.tile(y, 2), numpy.tile(w, 2))
    gain = sorted(zip(booster.feature_importance("gain"), names), reverse=True)
    print("columns by gain: " + ", ".join(f"{name} {value:.0f}" for value, name in gain[:40]))
    write_model(a.out, names, booster, bounds)
    print("wrote", a.out, os.path.getsize(a.out), "bytes; no article below, and for certain from", numpy.round(bounds, 3).tolist())


if __name__ == "__main__":
    main()
