"""Fits data/models/extraction/body.bin; see data/models/extraction/README.md for what it reports and why.

The features come from the Swift code that serves (the FEATURES program), so that training and serving cannot differ;
this file only aligns blocks with gold text and fits. Everything is cross-validated by registered domain.
"""
import argparse
import hashlib
import json
import os
import re
import struct
import subprocess
import sys

import lightgbm
import numpy
from rapidfuzz.distance import Indel
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

import flat_file

MAGIC, VERSION = b"CDBM", 3
FOLDS = 5
SLOTS = 4
# How much a page of each set counts; readability's gold is another program's output.
SET_WEIGHT = {"aeb": 1.5, "fundus": 1.5, "funduseval": 1.8, "wcxb_article": 1.0, "trafi": 2.0, "readability": 0.3}
TREES = dict(
    objective="binary", learning_rate=0.08, num_leaves=24, min_data_in_leaf=60, feature_fraction=0.5,
    bagging_fraction=0.7, bagging_freq=1, lambda_l2=5, max_bin=127, verbosity=-1, num_threads=1, seed=7,
    deterministic=True, force_row_wise=True)
ROUNDS = 200
# BlockFeatures: the column of the first estimate, and the value up to which a block is no candidate.
ESTIMATE, HOPELESS = 145, -5.0
# Rows that the probe after this many trees finds hopeless skip the rest.
PROBE_TREES, PROBE_FLOOR = 40, -4.0


class Page:
    """One page: gold, blocks, labels and weights."""

    def __init__(self, set_name, gold, blocks):
        self.set, self.gold, self.blocks = set_name, gold, blocks
        digest = hashlib.md5((gold.get("domain") or "").encode()).hexdigest()
        self.fold = int(digest, 16) % FOLDS
        self.label = numpy.zeros(len(blocks))
        self.weight = numpy.zeros(len(blocks))
        if blocks:
            self.align() if gold.get("text") else self.find_segments()
            self.weight *= SET_WEIGHT[set_name]

    def align(self):
        """Labels by the longest common subsequence of words with the gold text."""
        gold = SCORE.toks(self.gold["text"])
        words, owner = [], []
        for index, block in enumerate(self.blocks):
            tokens = SCORE.toks(block[0])
            words += tokens
            owner += [index] * len(tokens)
        numbers = {}
        left = [numbers.setdefault(word, len(numbers)) for word in words]
        right = [numbers.setdefault(word, len(numbers)) for word in gold]
        total, close, loose = (numpy.zeros(len(self.blocks)) for _ in range(3))
        for index in owner:
            total[index] += 1
        for step in Indel.opcodes(left, right):
            if step.tag != "equal":
                continue
            run = step.src_end - step.src_start
            for place in range(step.src_start, step.src_end):
                loose[owner[place]] += 1
                close[owner[place]] += run >= 3
        share = numpy.where(loose == total, 1.0, close / numpy.maximum(total, 1))
        self.label = (share > 0.5) & (total > 0)
        size = (total * self.label).sum()
        # What a block's loss costs the page's F1, tempered so that short blocks are learnt as well.
        self.weight = numpy.minimum(total / (size + 60), 0.35) ** 0.75

    def find_segments(self):
        """Labels where the gold is a list of segments that must or must not appear."""
        texts = [SCORE.sq(block[0]) for block in self.blocks]
        for segment in map(SCORE.sq, self.gold.get("without") or []):
            for index, text in enumerate(texts):
                if segment in text:
                    self.weight[index] = 0.12
        for segment in map(SCORE.sq, self.gold.get("with") or []):
            hits = [index for index, text in enumerate(texts) if segment in text]
            if len(hits) > 1:
                # A word that also stands in a menu or a teaser: only a longer block is surely meant.
                hits = [index for index in hits if len(texts[index]) > 60 + len(segment)][:1]
            for index in hits:
                self.label[index] = 1
                self.weight[index] = 0.12


def run_tool(tool, mode, model, paths, out):
    subprocess.run([tool, mode, model, out], input="\n".join(paths) + "\n", text=True, check=True)


def read_cues(path):
    data = open(path, "rb").read()
    place, pages = 0, []

    def count():
        nonlocal place
        place += 4
        return struct.unpack_from("<I", data, place - 4)[0]

    while place < len(data):
        blocks = []
        for _ in range(count()):
            size = count()
            text = data[place:place + size].decode("utf-8", "replace")
            place += size
            size = count()
            classes = numpy.frombuffer(data, "<u4", size, place).reshape(-1, 2)
            place += 4 * size
            size = count()
            words = numpy.frombuffer(data, "<u4", size, place)
            place += 4 * size
            blocks.append((text, classes, words))
        pages.append(blocks)
    return pages


def read_features(path, counts):
    """One matrix per page, from the tool's output."""
    data = open(path, "rb").read()
    width = (len(data) - 4 * len(counts)) // 4 // max(1, sum(counts))
    place, pages = 0, []
    for expected in counts:
        count = struct.unpack_from("<I", data, place)[0]
        assert count == expected, (count, expected)
        pages.append(numpy.frombuffer(data, "<f4", count * width, place + 4).reshape(count, width))
        place += 4 + 4 * count * width
    assert place == len(data)
    return pages


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


def logistic(value):
    return 1 / (1 + numpy.exp(-value))


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
    command = [sys.executable, script, "--sets", arguments.sets, "--pred", folder, "--cols", columns]
    print(subprocess.run(command + ["--pages", folder + ".pages"], capture_output=True, text=True).stdout, flush=True)


def decoded(data):
    """A page's text: UTF-8 if it is that, else what it declares, else windows-1252."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = re.search(rb"charset=[\"']?([\w-]+)", data[:4000], re.I)
    name = declared.group(1).decode().lower() if declared else "cp1252"
    name = "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii") else name
    try:
        return data.decode(name, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def load(arguments):
    os.makedirs(f"{arguments.work}/pages", exist_ok=True)
    golds, paths = [], []
    for name in SET_WEIGHT:
        for line in open(f"{arguments.sets}/{name}/gold.jsonl", encoding="utf-8"):
            gold = json.loads(line)
            source = f"{arguments.sets}/{name}/pages/{gold['id']}.html"
            if os.path.exists(source):
                golds.append((name, gold))
                paths.append(f"{arguments.work}/pages/{name}-{gold['id']}.html")
                with open(source, "rb") as raw, open(paths[-1], "wb") as page:
                    page.write(decoded(raw.read()).encode("utf-8", "replace"))
    run_tool(arguments.tool, "cues", "-", paths, f"{arguments.work}/cues.bin")
    blocks = read_cues(f"{arguments.work}/cues.bin")
    return [Page(name, gold, found) for (name, gold), found in zip(golds, blocks)], paths


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", required=True, help="folder with <set>/gold.jsonl and <set>/pages/<id>.html")
    parser.add_argument("--scorer", required=True, help="folder of score.py")
    parser.add_argument("--tool", required=True, help="the FEATURES program")
    parser.add_argument("--work", required=True, help="scratch folder")
    parser.add_argument("--out", required=True, help="weights file to write")
    arguments = parser.parse_args()
    sys.path.insert(0, arguments.scorer)
    global SCORE
    import score as SCORE
    os.makedirs(arguments.work, exist_ok=True)

    pages, paths = load(arguments)
    counts = [len(page.blocks) for page in pages]
    label = numpy.concatenate([page.label for page in pages]).astype(float)
    weight = numpy.concatenate([page.weight for page in pages])
    fold = numpy.repeat([page.fold for page in pages], counts)
    used = weight > 0
    print("blocks", len(label), "labelled", used.sum(), "body", label.sum(), flush=True)
    oracle = label > 0.5
    predictions(pages, oracle, f"{arguments.work}/oracle", 0.5)

    cues = [Cues(pages, 1, 6, 0), Cues(pages, 2, 6, 12000)]
    run_tool(arguments.tool, "features", "-", paths, f"{arguments.work}/plain.bin")
    plain = numpy.concatenate(read_features(f"{arguments.work}/plain.bin", counts))
    width = plain.shape[1]
    tables = {f: [cue.fit(used & (fold != f), label, weight) for cue in cues] for f in range(FOLDS)}
    tables["all"] = [cue.fit(used, label, weight) for cue in cues]
    outside = numpy.zeros((2, len(label)))
    for f in range(FOLDS):
        for kind in range(2):
            outside[kind][fold == f] = cues[kind].apply(tables[f][kind])[fold == f]
    before = (plain[:, 29] < 0) & (plain[:, 29] > -999)
    inputs = numpy.column_stack(
        [outside[0], outside[1], plain[:, 0], plain[:, 3], before, plain[:, 10], numpy.minimum(plain[:, 7], 1)])
    estimator = LogisticRegression(max_iter=500).fit(inputs[used], label[used], sample_weight=weight[used])
    estimate = [*estimator.coef_[0], estimator.intercept_[0]]
    print("estimate", numpy.round(estimate, 3), "cues", [len(cue.keys) for cue in cues], flush=True)

    features = numpy.zeros_like(plain)
    page_fold = [page.fold for page in pages]
    for f in range(FOLDS):
        write_model(f"{arguments.work}/fold{f}.bin", width, 0.5, cues, tables[f], estimate, None)
        mine = [index for index in range(len(pages)) if page_fold[index] == f]
        run_tool(arguments.tool, "features", f"{arguments.work}/fold{f}.bin", [paths[i] for i in mine],
                 f"{arguments.work}/fold.bin")
        found = read_features(f"{arguments.work}/fold.bin", [counts[i] for i in mine])
        features[fold == f] = numpy.concatenate(found)
    numpy.savez(f"{arguments.work}/matrix.npz", features=features, label=label, weight=weight, fold=fold)

    # The extractor never looks at those, so the trees need not know them.
    hopeless = features[:, ESTIMATE] <= HOPELESS
    used &= ~hopeless
    probability = numpy.zeros(len(label))
    for f in range(FOLDS):
        chosen = used & (fold != f)
        booster = lightgbm.train(TREES, lightgbm.Dataset(features[chosen], label[chosen], weight=weight[chosen]), ROUNDS)
        probability[fold == f] = booster.predict(features[fold == f])
    probability[hopeless] = 0
    numpy.save(f"{arguments.work}/probability.npy", probability)
    print("cross-validated log loss", log_loss(label[used], probability[used], sample_weight=weight[used]))
    predictions(pages, probability, f"{arguments.work}/cv", 0.5)
    show(arguments, f"{arguments.work}/cv")
    booster = lightgbm.train(TREES, lightgbm.Dataset(features[used], label[used], weight=weight[used]), ROUNDS)
    write_model(arguments.out, width, 0.5, cues, tables["all"], estimate, booster)
    print("wrote", arguments.out, os.path.getsize(arguments.out), "bytes")


if __name__ == "__main__":
    main()
