"""Turns labellers' lines into data/labels/pages.jsonl, or states how well two labellers agree.

    python3 collect.py SETS LINES > pages.jsonl
    python3 collect.py --agreement SETS LINES OTHER

RULES.md says what a line looks like. Agreement is over the words of the pages that both labelled: the share with one
letter, and Cohen's kappa and the F1 of `t` alone.
"""
import hashlib
import json
import re
import sys

import segments

LETTERS = set("tdhbcnmx")
TYPES = {"article", "live_blog", "gallery", "video", "forum", "product", "index", "other"}


def parsed(path):
    """(page, type, [(first, last, letter)]) for every line, in order; a line that is none ends the program."""
    result = {}
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        fields = line.rstrip("\n").split("\t")
        if not line.strip() or fields[1] == "?":
            continue
        if len(fields) < 2 or fields[1] not in TYPES:
            sys.exit(f"{path}:{number}: no type in {line!r}")
        runs = []
        for group in " ".join(fields[2:]).split():
            letter, _, numbers = group.partition(":")
            if letter not in LETTERS or not re.fullmatch(r"\d+(-\d+)?(,\d+(-\d+)?)*", numbers):
                sys.exit(f"{path}:{number}: {group!r} is no letter with numbers")
            for part in numbers.split(","):
                first, _, last = part.partition("-")
                runs.append((int(first), int(last or first), letter))
        result[fields[0]] = (fields[1], runs)
    return result


def letters_of(page, runs, found):
    """One letter for each segment, `-` for furniture."""
    letters = ["-"] * len(found)
    for first, last, letter in runs:
        if last >= len(found) or first > last:
            sys.exit(f"{page}: there is no segment {first}-{last} among {len(found)}")
        for place in range(first, last + 1):
            letters[place] = letter
    return letters


def source(sets, page):
    set_name, _, identifier = page.partition("/")
    return f"{sets}/{set_name}/pages/{identifier}.html"


def row(sets, page, kind, runs):
    path = source(sets, page)
    raw = open(path, "rb").read()
    found = segments.segments(path)
    ranges = [[s[0], s[1], letter] for s, letter in zip(found, letters_of(page, runs, found)) if letter != "-"]
    return {"page": page, "bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest(), "type": kind, "ranges": ranges}


def agreement(sets, one, other):
    same = words = both = first_only = second_only = 0
    counts = {}
    pages = sorted(set(one) & set(other))
    for page in pages:
        found = segments.segments(source(sets, page))
        pairs = zip(found, letters_of(page, one[page][1], found), letters_of(page, other[page][1], found))
        for segment, left, right in pairs:
            size = len(segment[2].split())
            if "x" in (left, right):
                continue
            counts[left, right] = counts.get((left, right), 0) + size
            words += size
            same += size * (left == right)
            both += size * (left == right == "t")
            first_only += size * (left == "t" != right)
            second_only += size * (right == "t" != left)
    share = {side: {} for side in (0, 1)}
    for pair, size in counts.items():
        for side in (0, 1):
            share[side][pair[side]] = share[side].get(pair[side], 0) + size / words
    chance = sum(share[0].get(letter, 0) * share[1].get(letter, 0) for letter in set(share[0]) | set(share[1]))
    kinds = sum(one[page][0] == other[page][0] for page in pages)
    print(f"{len(pages)} pages, type alike on {kinds}; {same / words:.3f} of {words} words alike, "
          f"kappa {(same / words - chance) / (1 - chance):.3f}; F1 of text {2 * both / (2 * both + first_only + second_only):.3f}")
    for pair, size in sorted(counts.items(), key=lambda item: -item[1]):
        if pair[0] != pair[1]:
            print(f"  {pair[0]} against {pair[1]}: {size} words")


def main():
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    if "--agreement" in sys.argv:
        return agreement(arguments[0], parsed(arguments[1]), parsed(arguments[2]))
    for page, (kind, runs) in sorted(parsed(arguments[1]).items()):
        print(json.dumps(row(arguments[0], page, kind, runs)))


if __name__ == "__main__":
    main()
