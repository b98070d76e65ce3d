"""Fits data/models/extraction/body.bin; see data/models/extraction/README.md for what it reports and why.

The features come from the Swift code that serves (the FEATURES program), so that training and serving cannot differ;
this file only fits. Everything is cross-validated by registered domain, over all collections and the pages labelled by hand
together: cue weights, the labels that are left out, the trees. Copies (extraction_copies.py) train and never judge.
"""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys

import lightgbm
import numpy
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

import extraction_copies as copies
import extraction_pages as data
import flat_file
from extraction_pages import FOLDS

MAGIC, VERSION = b"CDBM", 3
SLOTS = 4
TREES = dict(
    objective="binary", learning_rate=0.08, num_leaves=24, min_data_in_leaf=60, feature_fraction=0.5,
    bagging_fraction=0.7, bagging_freq=1, lambda_l2=5, max_bin=127, verbosity=-1, num_threads=1, seed=7,
    deterministic=True, force_row_wise=True)
ROUNDS = 200
# With copies: more trees that learn more slowly from fewer columns each.
STURDY, STURDY_ROUNDS = dict(TREES, learning_rate=0.06, feature_fraction=0.3), 300
# What a copy counts beside the page it is of, and the share of pages that get one.
COPY_WEIGHT = {"worsened": 0.5, "structured": 0.5, "lengthened": 0.35}
COPY_SHARE = {"worsened": 1.0, "structured": 1.0, "lengthened": 0.2}
# A label that the out-of-fold view contradicts by more than this is misaligned or a quirk of the gold.
INSANE = 0.95
# BlockFeatures: the column of the first estimate, and the value up to which a block is no candidate.
ESTIMATE, HOPELESS = 145, -5.0
# Rows that the probe after this many trees finds hopeless skip the rest.
PROBE_TREES, PROBE_FLOOR = 40, -4.0


class Cues:
    """A logistic model over keys; a sparse matrix of how often each key stands at each block."""

    def __init__(self, pages, kind, minimum_domains, limit):
        self.kind = kind
        domains = {}
        for page in pages:
            keys = [block[kind] for block in page.blocks]
            if not keys:
                continue
            found = numpy.unique(numpy.concatenate([k[:, 1] if kind == 1 else k for k in keys]))
            for key in found.tolist():
                domains.setdefault(key, set()).add(page.gold.get("domain"))
        common = sorted(key for key, seen in domains.items() if len(seen) >= minimum_domains)
        if limit and len(common) > limit:
            common = sorted(sorted(common, key=lambda key: -len(domains[key]))[:limit])
        self.keys = numpy.array(common, dtype=numpy.uint32)
        slots = SLOTS if kind == 1 else 1
        rows, columns, row = [], [], 0
        for page in pages:
            for block in page.blocks:
                keys = block[kind][:, 1] if kind == 1 else block[kind]
                slot = block[kind][:, 0] if kind == 1 else 0
                place = numpy.minimum(numpy.searchsorted(self.keys, keys), len(self.keys) - 1)
                known = self.keys[place] == keys
                column = (place * slots + slot)[known]
                columns.append(column)
                rows.append(numpy.full(len(column), row))
                row += 1
        rows, columns = numpy.concatenate(rows), numpy.concatenate(columns)
        ones = numpy.ones(len(rows), numpy.float32)
        self.matrix = sparse.csr_matrix((ones, (rows, columns)), shape=(row, len(self.keys) * slots))
        self.matrix.sum_duplicates()
        self.slots = slots

    def fit(self, chosen, label, weight):
        model = LogisticRegression(C=0.3, solver="liblinear", max_iter=60, tol=1e-3)
        model.fit(self.matrix[chosen], label[chosen], sample_weight=weight[chosen] ** 0.5)
        weights = model.coef_[0].reshape(-1, self.slots)
        scale = max(1e-6, min(4.0, numpy.abs(weights).max())) / 127
        return scale, numpy.clip(numpy.round(weights / scale), -127, 127).astype(numpy.int8)

    def apply(self, table):
        return self.matrix @ (table[1].astype(numpy.float32).reshape(-1) * table[0])

    def sections(self, table):
        """The keys that weigh anything, and their weights."""
        kept = numpy.flatnonzero(numpy.any(table[1] != 0, axis=1))
        return [self.keys[kept].astype("<u4"), table[1][kept]]


def write_model(path, width, threshold, cues, tables, estimate, booster, rounds=None):
    trees = []
    for tree in booster.dump_model(num_iteration=rounds)["tree_info"] if booster else []:
        nodes, leaves = [], []
        flatten(tree["tree_structure"], nodes, leaves)
        trees.append((nodes, leaves, []))
    numbers = numpy.array([threshold, tables[0][0], tables[1][0], *estimate], "<f4")
    flat_file.write(path, MAGIC, VERSION, [
        numbers, *cues[0].sections(tables[0]), *cues[1].sections(tables[1]),
        *flat_file.trees("<f4", width, trees, 0.0, PROBE_TREES, PROBE_FLOOR)])


def flatten(node, nodes, leaves):
    """Appends a subtree and returns its link: a node's index or the complement of a leaf's."""
    if "leaf_value" in node:
        leaves.append(node["leaf_value"])
        return ~(len(leaves) - 1)
    place = len(nodes)
    nodes.append(None)
    bound = numpy.float32(node["threshold"])
    if float(bound) > node["threshold"]:
        bound = numpy.nextafter(bound, numpy.float32(-numpy.inf))
    left = flatten(node["left_child"], nodes, leaves)
    right = flatten(node["right_child"], nodes, leaves)
    nodes[place] = (node["split_feature"], bound, left, right)
    return place


def predictions(pages, probability, folder, threshold):
    os.makedirs(folder, exist_ok=True)
    lines, place = {}, 0
    for page in pages:
        mine = probability[place:place + len(page.blocks)]
        place += len(page.blocks)
        keep = mine > threshold
        if len(mine) and not keep.any():
            keep = mine >= mine.max() * 0.6
        text = "\n".join(block[0] for block, kept in zip(page.blocks, keep) if kept)
        lines.setdefault(page.set, []).append(json.dumps({"id": page.gold["id"], "text": text}))
    for name, rows in lines.items():
        open(f"{folder}/{name}.jsonl", "w").write("\n".join(rows) + "\n")


def show(arguments, folder):
    columns = "n,shF1,shP,shR,acc,pgF1,segF1,segP,segR,empty"
    script = os.path.join(arguments.scorer, "score.py")
    command = [sys.executable, script, "--sets", f"{arguments.work}/gold", "--pred", folder, "--cols", columns]
    print(subprocess.run(command + ["--pages", folder + ".pages"], capture_output=True, text=True).stdout, flush=True)


def write_gold(pages, work):
    """The scorer's view of all pages, those labelled by hand included."""
    for name in {page.set for page in pages}:
        os.makedirs(f"{work}/gold/{name}", exist_ok=True)
        with open(f"{work}/gold/{name}/gold.jsonl", "w", encoding="utf-8") as file:
            file.writelines(json.dumps(page.gold) + "\n" for page in pages if page.set == name)


class Rows:
    """Feature rows with label, weight, fold; the trees see only candidates that a label was found for."""

    def __init__(self, x, y, w, fold):
        chosen = (w > 0) & (x[:, ESTIMATE] > HOPELESS)
        self.x, self.y, self.w, self.fold = x[chosen], y[chosen], w[chosen], fold[chosen]


def fit(parts, outside, options, rounds):
    """Trees from the rows of all parts that are not in the fold `outside` (-1: of all)."""
    x, y, w = (numpy.concatenate([getattr(part, name)[part.fold != outside] for part in parts]) for name in "xyw")
    return lightgbm.train(options, lightgbm.Dataset(x, y, weight=w), rounds)


def crossed(parts, features, fold, options, rounds, keep=lambda fold, booster: None):
    """Each row's probability by trees that never saw its domain; `keep` is given the trees of each fold."""
    result = numpy.zeros(len(fold))
    for f in range(FOLDS):
        booster = fit(parts, f, options, rounds)
        result[fold == f] = booster.predict(features[fold == f])
        keep(f, booster)
    result[features[:, ESTIMATE] <= HOPELESS] = 0
    return result


def fit_estimate(plain, outside, used, label, weight):
    """The weights of the first estimate, from cue sums of other folds."""
    before = (plain[:, 29] < 0) & (plain[:, 29] > -999)
    inputs = numpy.column_stack(
        [outside[0], outside[1], plain[:, 0], plain[:, 3], before, plain[:, 10], numpy.minimum(plain[:, 7], 1)])
    estimator = LogisticRegression(max_iter=500).fit(inputs[used], label[used], sample_weight=weight[used])
    return [*estimator.coef_[0], estimator.intercept_[0]]


def copied(kind, pages, paths, arguments):
    """Rows of one copy of each page, made with the cue weights of the page's fold."""
    random_ = random.Random(f"7 {kind}")
    donors = donors_of(pages)
    parts = []
    for f in range(FOLDS):
        made = []
        for page, path in zip(pages, paths):
            if page.fold != f or random_.random() > COPY_SHARE[kind]:
                continue
            made += copy_of(kind, page, path, donors, random_, f"{arguments.work}/copy{len(made)}.html")
        names = [path for _, path in made]
        found = [data.Page(page.set, page.gold, blocks) for (page, _), blocks in zip(
            made, data.blocks_of(names, arguments.work, arguments.tool))]
        matrices = data.features_of(
            names, [len(page.blocks) for page in found], f"{arguments.work}/fold{f}.bin", arguments.work, arguments.tool)
        for page, matrix in zip(found, matrices):
            parts.append(Rows(matrix, page.label.astype(float), page.weight * COPY_WEIGHT[kind], numpy.full(len(matrix), f)))
    rows = Rows.__new__(Rows)
    for name in ("x", "y", "w", "fold"):
        setattr(rows, name, numpy.concatenate([getattr(part, name) for part in parts]))
    print("copies", kind, len(parts), "rows", len(rows.y), flush=True)
    return rows


def run_program(pages, paths, arguments):
    """What the whole program makes of each page with the weights of its fold, so that rules are judged on unseen pages too."""
    texts = {}
    for f in range(FOLDS):
        folder = f"{arguments.work}/data{f}"
        shutil.copytree(arguments.data, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected", "samples"))
        shutil.copyfile(f"{arguments.work}/body{f}.bin", f"{folder}/models/extraction/body.bin")
        mine = [path for page, path in zip(pages, paths) if page.fold == f]
        command = [arguments.program, "extract", "--without", "tag-entities", "--data", folder, "--", *mine]
        for line in subprocess.run(command, capture_output=True, text=True).stdout.splitlines():
            record = json.loads(line)
            texts[os.path.basename(record["input"]["path"])] = record.get("text")
    os.makedirs(f"{arguments.work}/program", exist_ok=True)
    lines = {}
    for page, path in zip(pages, paths):
        lines.setdefault(page.set, []).append(json.dumps({"id": page.gold["id"], "text": texts.get(os.path.basename(path)) or ""}))
    for name, rows in lines.items():
        open(f"{arguments.work}/program/{name}.jsonl", "w").write("\n".join(rows) + "\n")


def donors_of(pages):
    """Paragraphs by fold and language that lengthen other articles of the fold."""
    result = {}
    for page in pages:
        key = page.fold, (page.gold.get("lang") or "")[:2]
        lines = (page.gold.get("text") or "").split("\n")
        result.setdefault(key, []).extend(line.strip() for line in lines if 80 < len(line) < 900)
    return result


class Copy:
    """A page's set and its changed gold."""

    def __init__(self, page, gold):
        self.set, self.gold = page.set, gold


def copy_of(kind, page, path, donors, random_, target):
    """[(copy, file)] of a page, or nothing where it has no place for such a copy."""
    gold = page.gold.get("text")
    if kind != "worsened" and not gold:
        return []
    source = open(path, "rb").read()
    key = page.fold, (page.gold.get("lang") or "")[:2]
    more = (donors.get(key, []),) if kind == "lengthened" else ()
    made = getattr(copies, kind)(source, gold, random_, *more)
    if not made:
        return []
    with open(target, "wb") as file:
        file.write(made[0])
    return [(Copy(page, dict(page.gold, text=made[1])), target)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", required=True, nargs="+", help="folders with <set>/gold.jsonl and <set>/pages/<id>.html")
    parser.add_argument("--labels", help="pages labelled by hand")
    parser.add_argument("--scorer", required=True, help="folder of score.py")
    parser.add_argument("--tool", required=True, help="the FEATURES program")
    parser.add_argument("--program", help="copydesk, to judge what it makes of the pages with each fold's weights")
    parser.add_argument("--data", default="data", help="its folder of models and cue packs")
    parser.add_argument("--work", required=True, help="scratch folder")
    parser.add_argument("--out", required=True, help="weights file to write")
    arguments = parser.parse_args()
    os.makedirs(arguments.work, exist_ok=True)
    data.use_scorer(arguments.scorer)

    pages, paths = data.load(arguments.sets, arguments.labels, arguments.work, arguments.tool)
    write_gold(pages, arguments.work)
    counts = [len(page.blocks) for page in pages]
    label = numpy.concatenate([page.label for page in pages]).astype(float)
    weight = numpy.concatenate([page.weight for page in pages])
    fold = numpy.repeat([page.fold for page in pages], counts)
    used = weight > 0
    print("pages", len(pages), "blocks", len(label), "labelled", used.sum(), "body", label.sum(), flush=True)

    cues = [Cues(pages, 1, 6, 0), Cues(pages, 2, 6, 12000)]
    plain = numpy.concatenate(data.features_of(paths, counts, "-", arguments.work, arguments.tool))
    width = plain.shape[1]
    tables = {f: [cue.fit(used & (fold != f), label, weight) for cue in cues] for f in range(FOLDS)}
    tables["all"] = [cue.fit(used, label, weight) for cue in cues]
    outside = numpy.zeros((2, len(label)))
    for f in range(FOLDS):
        for kind in range(2):
            outside[kind][fold == f] = cues[kind].apply(tables[f][kind])[fold == f]
    estimate = fit_estimate(plain, outside, used, label, weight)
    print("estimate", numpy.round(estimate, 3), "cues", [len(cue.keys) for cue in cues], flush=True)

    features = numpy.zeros_like(plain)
    del plain
    for f in range(FOLDS):
        model = f"{arguments.work}/fold{f}.bin"
        write_model(model, width, 0.5, cues, tables[f], estimate, None)
        mine = [index for index, page in enumerate(pages) if page.fold == f]
        features[fold == f] = numpy.concatenate(data.features_of(
            [paths[i] for i in mine], [counts[i] for i in mine], model, arguments.work, arguments.tool))

    first = crossed([Rows(features, label, weight, fold)], features, fold, TREES, ROUNDS)
    sane = numpy.abs(label - first) < INSANE
    parts = [Rows(features, label, weight * sane, fold)]
    parts += [copied(kind, pages, paths, arguments) for kind in COPY_WEIGHT]
    probability = crossed(
        parts, features, fold, STURDY, STURDY_ROUNDS,
        lambda f, booster: write_model(f"{arguments.work}/body{f}.bin", width, 0.5, cues, tables[f], estimate, booster))
    judged = used & (features[:, ESTIMATE] > HOPELESS)
    for name, found in (("without copies", first), ("with copies", probability)):
        print(name, "cross-validated log loss", log_loss(label[judged], found[judged], sample_weight=weight[judged]))
        predictions(pages, found, f"{arguments.work}/{name.replace(' ', '-')}", 0.5)
        show(arguments, f"{arguments.work}/{name.replace(' ', '-')}")
    if arguments.program:
        run_program(pages, paths, arguments)
        print("the program with the trees of each fold")
        show(arguments, f"{arguments.work}/program")
    booster = fit(parts, -1, STURDY, STURDY_ROUNDS)
    write_model(arguments.out, width, 0.5, cues, tables["all"], estimate, booster)
    print("wrote", arguments.out, os.path.getsize(arguments.out), "bytes")


if __name__ == "__main__":
    main()
