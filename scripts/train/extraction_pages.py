"""Labelled pages for the training of body extraction: their blocks, what each should be, and how much each counts.

Two kinds of label: collections with gold text or segments, whose words are aligned with the blocks, and the pages
labelled by hand (data/labels), whose text is that of the byte ranges with the letters `t` and `d`.
"""
import hashlib
import json
import os
import re
import struct
import subprocess
import sys

import numpy
from rapidfuzz.distance import Indel

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "labels"))
import segments

FOLDS = 5
# How much a page of each set counts; readability's gold is another program's output.
SET_WEIGHT = {"aeb": 1.5, "fundus": 1.5, "funduseval": 1.8, "wcxb_article": 1.0, "wcxb_article2": 1.0, "trafi": 2.0,
              "trafi2": 2.0, "readability": 0.3, "labelled": 1.5}
# A labelled page with less text than this is a notice or a cut page.
LEAST_TEXT = 300
SCORE = None


def use_scorer(folder):
    """Tokens and segments are the scorer's own, so that labels and figures cannot differ."""
    global SCORE
    sys.path.insert(0, folder)
    import score
    SCORE = score


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


def gold_rows(sets, labels):
    """(set, gold, path of the page) of all pages of the collections and of those labelled by hand."""
    for name in SET_WEIGHT:
        for folder in sets:
            if not os.path.exists(f"{folder}/{name}/gold.jsonl"):
                continue
            for line in open(f"{folder}/{name}/gold.jsonl", encoding="utf-8"):
                gold = json.loads(line)
                path = f"{folder}/{name}/pages/{gold['id']}.html"
                if os.path.exists(path):
                    yield name, gold, path
    for line in open(labels, encoding="utf-8") if labels else []:
        row = json.loads(line)
        name, _, identifier = row["page"].partition("/")
        for folder in sets:
            path = f"{folder}/{name}/pages/{identifier}.html"
            if os.path.exists(path):
                gold = labelled_gold(folder, name, identifier, row, path)
                if len(gold["text"]) >= LEAST_TEXT:
                    yield "labelled", gold, path


def labelled_gold(folder, name, identifier, row, path):
    raw, charset = segments.read(path)
    if hashlib.sha256(raw).hexdigest() != row["sha256"]:
        sys.exit(f"{path} is not the page that was labelled")
    domains = getattr(labelled_gold, name, None)
    if domains is None:
        rows = map(json.loads, open(f"{folder}/{name}/gold.jsonl", encoding="utf-8"))
        domains = {gold["id"]: (gold.get("domain"), gold.get("lang")) for gold in rows}
        setattr(labelled_gold, name, domains)
    domain, language = domains[identifier]
    parts = [segments.text_of(raw, charset, start, end) for start, end, letter in row["ranges"] if letter in "td"]
    return {"id": f"{name}-{identifier}", "domain": domain, "lang": language, "text": "\n".join(parts)}


def load(sets, labels, work, tool):
    """All labelled pages with their blocks, and the files that hold them in UTF-8."""
    os.makedirs(f"{work}/pages", exist_ok=True)
    golds, paths = [], []
    for name, gold, source in gold_rows(sets, labels):
        golds.append((name, gold))
        paths.append(f"{work}/pages/{name}-{gold['id'].replace('/', '_')}.html")
        with open(source, "rb") as raw, open(paths[-1], "wb") as page:
            page.write(decoded(raw.read()).encode("utf-8", "replace"))
    blocks = blocks_of(paths, work, tool)
    return [Page(name, gold, found) for (name, gold), found in zip(golds, blocks)], paths


def blocks_of(paths, work, tool):
    run_tool(tool, "cues", "-", paths, f"{work}/cues.bin")
    return read_cues(f"{work}/cues.bin")


def features_of(paths, counts, model, work, tool):
    """One matrix a page, with the cue weights of a model."""
    run_tool(tool, "features", model, paths, f"{work}/features.bin")
    return read_features(f"{work}/features.bin", counts)
