"""Turns data/labels/blocks.jsonl into the rows that scripts/train/boilerplate learns from, with the blocks' surroundings.

Needs python 3.11 with lxml 5.3.0 in a virtual environment:

    python3 block_rows.py SETS LABELS > rows.jsonl

A label is a range of bytes; its block is the one of label-page-blocks with the same letters and digits, of several the
one whose place on the page is nearest. A label without such a block is counted at the end and left out.
"""
import importlib.machinery
import importlib.util
import json
import os
import sys

import segments

HERE = os.path.dirname(os.path.abspath(__file__))
loader = importlib.machinery.SourceFileLoader("page_blocks", os.path.join(HERE, "..", "label-page-blocks"))
page_blocks = importlib.util.module_from_spec(importlib.util.spec_from_loader("page_blocks", loader))
loader.exec_module(page_blocks)


def golds(sets):
    """Row of gold by `collection/id`."""
    result = {}
    for name in sorted(os.listdir(sets)):
        if os.path.exists(f"{sets}/{name}/gold.jsonl"):
            for line in open(f"{sets}/{name}/gold.jsonl", encoding="utf-8"):
                row = json.loads(line)
                result[f"{name}/{row['id']}"] = row
    return result


def by_page(labels):
    pages = {}
    for line in open(labels, encoding="utf-8"):
        row = json.loads(line)
        pages.setdefault(row["page"], []).append(row)
    return pages


def place_of(found, keys, text, share):
    """Index of the block that is the labelled text, or that alone holds it; None where there is none."""
    key = page_blocks.normalized(text)
    same = [i for i, other in enumerate(keys) if other == key] if key else []
    if not same and len(key) >= 20:
        same = [i for i, other in enumerate(keys) if key in other and len(other) < 1.3 * len(key)]
    return min(same, key=lambda i: abs(i / max(1, len(found)) - share)) if same else None


def row_of(found, i, label, gold, identifier):
    element, text, links = found[i]
    return {"id": identifier, "domain": gold.get("domain") or label["page"].split("/")[0], "lang": gold.get("lang"),
            "page": label["page"], "text": text[:3000], "tag": element.tag, "path": page_blocks.path(element),
            "link_density": links, "position": round(i / max(1, len(found) - 1), 4),
            "prev_text": found[i - 1][1][:200] if i else None,
            "next_text": found[i + 1][1][:200] if i + 1 < len(found) else None,
            "label": label["label"], "source": "real", "hard": "hard" in label}


def rows_of(sets, page, labels, gold):
    name, _, identifier = page.partition("/")
    path = f"{sets}/{name}/pages/{identifier}.html"
    found = page_blocks.parse(path)
    keys = [page_blocks.normalized(text) for _, text, _ in found]
    raw, charset = segments.read(path)
    for label in labels:
        start, end = label["range"]
        i = place_of(found, keys, segments.text_of(raw, charset, start, end), start / max(1, len(raw)))
        yield None if i is None else row_of(found, i, label, gold, f"l/{page}/{start}")


def main():
    sets, labels = sys.argv[1:]
    gold, missing = golds(sets), 0
    for page, rows in by_page(labels).items():
        for row in rows_of(sets, page, rows, gold.get(page, {})):
            if row is None:
                missing += 1
            else:
                print(json.dumps(row, ensure_ascii=False))
    print(f"{missing} labels have no block", file=sys.stderr)


if __name__ == "__main__":
    main()
