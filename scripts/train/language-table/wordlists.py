"""Words with counts out of models that packages carry, by sampling from what the models say of letters."""
import collections
import ctypes
import gzip
import io
import json
import lzma
import os
import subprocess

import brotli
import numpy as np

from kernel import kernel, pointer
from packages import LINGUA, PROFILES, PY3LANGID, TESSDATA, TOPWORDS, WORK, words

SAMPLED_WORDS = 500_000
SAMPLED_DOCUMENTS, DOCUMENT_BYTES = 2000, 400
LONGEST = 28


def lingua_tables(code):
    tables = {}
    for size, name in enumerate(["unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams"], 1):
        path = f"{LINGUA}{code}/{name}.json.br"
        if not os.path.exists(path):
            break
        grams = json.loads(brotli.decompress(open(path, "rb").read()))["ngrams"]
        tables[size] = {g: int(f.split("/")[0]) / int(f.split("/")[1]) for f, gs in grams.items() for g in gs.split(" ")}
    return tables


def lingua(code):
    """lingua knows P(letter | up to four before it), where the rest to 1 is the end of the word: so words can be drawn.

    Words of up to three letters come out with their exact frequencies.
    """
    tables = lingua_tables(code)
    if len(tables) < 5:
        return None
    joint = {1: tables[1]}
    for size in range(2, 6):
        joint[size] = {g: v * joint[size - 1].get(g[:-1], 0.0) for g, v in tables[size].items()}
    start = {}
    for size in range(1, 5):
        start[size] = dict(joint[size])
        for gram, value in joint[size + 1].items():
            if gram[1:] in start[size]:
                start[size][gram[1:]] -= value
    whole = {}
    for size in range(1, 4):
        rest = {g: v for g, v in start[size].items() if v > 0}
        for gram, value in start[size + 1].items():
            if value > 0 and gram[:-1] in rest:
                rest[gram[:-1]] -= value
        whole.update((g, v) for g, v in rest.items() if v > 2e-8)
    begin = [(g, v) for g, v in start[4].items() if v > 2e-8]
    total = sum(whole.values()) + sum(v for _, v in begin)
    counts = collections.Counter({g: v / total * SAMPLED_WORDS for g, v in whole.items()})
    longer = int(SAMPLED_WORDS * sum(v for _, v in begin) / total)
    counts.update(draw(begin, tables[5], longer))
    return counts


def draw(begin, fivegrams, count):
    """Words of four letters and more: a start, then letter by letter by the four before."""
    following = collections.defaultdict(list)
    for gram, value in fivegrams.items():
        following[gram[:-1]].append((gram[-1], value))
    names, index = [], {}

    def number(history):
        if history not in index:
            index[history] = len(names)
            names.append(history)
        return index[history]

    for gram, _ in begin:
        number(gram)
    rows, at = [], 0
    while at < len(names):
        rows.append([(number(names[at][1:] + c), v) for c, v in following.get(names[at], ())])
        at += 1
    first = np.zeros(len(names) + 1, np.int64)
    first[1:] = np.cumsum([len(r) for r in rows])
    to = np.fromiter((t for r in rows for t, _ in r), np.int64, first[-1])
    sums = np.concatenate([[0], np.cumsum(np.fromiter((v for r in rows for _, v in r), np.float64, first[-1]))])
    base, total = sums[first[:-1]], sums[first[1:]] - sums[first[:-1]]
    last = np.array([ord(h[-1]) for h in names], np.int32)
    rng = np.random.default_rng(1)
    weights = np.cumsum([v for _, v in begin])
    state = np.minimum(np.searchsorted(weights / weights[-1], rng.random(count)), len(begin) - 1)
    out = np.zeros((count, LONGEST), np.int32)
    out[:, :4] = np.array([[ord(c) for c in g] for g, _ in begin], np.int32)[state]
    alive = np.arange(count)
    for step in range(4, LONGEST):
        here = state[alive]
        u = rng.random(len(alive)) * np.maximum(1, total[here])
        goes_on = u < total[here]
        alive, here, u = alive[goes_on], here[goes_on], u[goes_on]
        if not len(alive):
            break
        edge = np.clip(np.searchsorted(sums, base[here] + u, side="right") - 1, first[here], first[here + 1] - 1)
        state[alive] = to[edge]
        out[alive, step] = last[to[edge]]
    out = out[out[:, -1] == 0]
    return collections.Counter("".join(map(chr, row[row != 0])) for row in out)


def topwords(code):
    path = f"{TOPWORDS}topwords-{code}.txt.gz"
    if not os.path.exists(path):
        return None
    pairs = (line.split() for line in gzip.open(path, "rt", encoding="utf8") if not line.startswith("#"))
    return {p[0]: float(np.exp(float(p[1]))) for p in pairs if len(p) == 2}


class Py3langid:
    """py3langid's features are groups of two to five bytes with P(group | language): a Markov model to draw text from."""

    def __init__(self):
        data = np.load(io.BytesIO(lzma.open(PY3LANGID).read()))
        self.odds = np.asarray(data["ptc"], np.float32)
        self.classes = [str(c) for c in data["classes"]]
        moves, output = data["nextmove"].reshape(-1, 256)[data["nextmove_row"]], data["out_feat"]
        seen, queue = {0: b""}, collections.deque([0])
        while queue:
            state = queue.popleft()
            for byte in np.nonzero(moves[state])[0]:
                target = int(moves[state][byte])
                if target not in seen:
                    seen[target] = seen[state] + bytes([byte])
                    queue.append(target)
        self.features = {int(output[s]): seen[s] for s in range(len(output)) if output[s] >= 0}

    def words(self, column):
        p = np.exp(self.odds[:, column].astype(np.float64))
        floor = np.percentile(p, 5) * 3
        following = collections.defaultdict(dict)
        for number, gram in self.features.items():
            if p[number] > floor and 2 <= len(gram) <= 5:
                row = following[gram[:-1]]
                row[gram[-1]] = row.get(gram[-1], 0.0) + p[number] - floor
        rows = sorted((len(k) << 40 | int.from_bytes(k, "big"), v, len(k)) for k, v in following.items())
        first = np.zeros(len(rows) + 1, np.int32)
        first[1:] = np.cumsum([len(r[1]) for r in rows])
        after, sums = np.zeros(first[-1], np.uint8), np.zeros(first[-1], np.float32)
        trust = np.zeros(len(rows), np.float32)
        for i, (_, row, size) in enumerate(rows):
            bytes_after = sorted(row)
            values = np.array([row[b] for b in bytes_after])
            after[first[i]:first[i + 1]] = bytes_after
            sums[first[i]:first[i + 1]] = np.cumsum(values / values.sum())
            trust[i] = 1 if size == 1 else (0, 0, 0.8, 0.9, 0.95)[size] * values.sum() / (values.sum() + 2e-6)
        keys = np.array([r[0] for r in rows], np.uint64)
        out = np.zeros(SAMPLED_DOCUMENTS * DOCUMENT_BYTES, np.uint8)
        kernel.markov(pointer(keys), pointer(first), pointer(after), pointer(sums), pointer(trust),
                      ctypes.c_long(len(rows)), ctypes.c_long(SAMPLED_DOCUMENTS), ctypes.c_long(DOCUMENT_BYTES),
                      ctypes.c_uint64(1), pointer(out))
        counts = collections.Counter()
        for document in out.reshape(SAMPLED_DOCUMENTS, DOCUMENT_BYTES):
            counts.update(words(bytes(document).decode("utf8", "ignore")))
        return counts


def dictionary(code):
    """The words of an OCR model, which have no frequencies."""
    base = f"{WORK}/x/{code}"
    subprocess.run(["combine_tessdata", "-u", f"{TESSDATA}{code}.traineddata", base + "."], check=True,
                   capture_output=True)
    subprocess.run(["dawg2wordlist", base + ".lstm-unicharset", base + ".lstm-word-dawg", base + ".words"], check=True,
                   capture_output=True)
    lines = (line.strip() for line in open(base + ".words", encoding="utf8", errors="ignore"))
    return {w: 1 for line in lines if not line.isupper() for w in words(line)}


def profile(name):
    return json.load(open(PROFILES + name, encoding="utf8"))["freq"]
