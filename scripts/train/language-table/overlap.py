"""Lines of 30 letters that training texts share with a measuring set: overlap.py WORK SET.jsonl; ends with 1 where there are any.

WORK is the folder that scripts/train/languages leaves with COPYDESK_LANGUAGE_WORK. Only the texts of packages can hold lines;
all else in the training data are counts of groups of up to five letters and of single words.
"""
import json
import sys
import unicodedata

import texts

LETTERS = 30


def letters(text):
    return "".join(c for c in unicodedata.normalize("NFC", text).lower() if c.isalpha())


def main():
    seen = {}
    for line in open(sys.argv[2], encoding="utf8"):
        row = json.loads(line)
        own = letters(row["text"])
        for at in range(len(own) - LETTERS + 1):
            seen.setdefault(own[at:at + LETTERS], row["id"])
    shared, count = set(), 0
    for code, sources in texts.load().items():
        for source, messages in sources.items():
            for message in messages:
                count += 1
                own = letters(message)
                for at in range(len(own) - LETTERS + 1):
                    if own[at:at + LETTERS] in seen:
                        shared.add((code, source, seen[own[at:at + LETTERS]], own[at:at + LETTERS]))
                        break
    for found in sorted(shared):
        print(*found)
    print(f"{count} texts, {len(seen)} lines of {LETTERS} letters in the set, {len(shared)} texts share one")
    sys.exit(1 if shared else 0)


main()
