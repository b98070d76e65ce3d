"""Draws blocks for labelling: near the article, three in four with a word that promotions use, few a domain.

    python3 draw_blocks.py SETS KNOWN COUNT > blocks.txt

SETS holds the collections' folders; KNOWN is a file of rows with `domain` whose domains are left out. Each block is printed
with its number, page, byte range, path, the text before and after.
"""
import json
import os
import random
import re
import sys

import segments

CUES = re.compile(
    r"subscri|newsletter|sign up|podcast|donat|support (us|our)|advert|sponsor|app store|google play|download|follow us|share|"
    r"whatsapp|telegram|abonn|anzeige|werbung|spende|unterst|publicit|suscr|boletín|iscri|assin|nieuwsbrief|nyhetsbrev|prenumer|"
    r"подпис|реклам|поддерж|订阅|購読|広告|اشترك|إعلان|abone|reklam|wspieraj|subskry|feliratk|hírlevél|tilaa|δωρε|εγγραφ|join|"
    r"member|premium|paywall|register|log ?in|cookie|copyright|©|all rights|read more|related|listen|hören|escucha|écouter|shop|"
    r"deal|% off|coupon|affiliate|commission|comment|job|hiring|event|ticket|webinar|author|tags|weiterlesen|lire aussi|leia", re.I)
COLLECTIONS = ("trafi2", "htmldate2", "wcxb_article2", "wcxb_other", "htmldate", "postlight")
PER_DOMAIN, PER_PAGE, PER_ENGLISH_PAGE = 7, 6, 3


def pages(sets, known):
    for name in COLLECTIONS:
        for line in open(f"{sets}/{name}/gold.jsonl", encoding="utf-8"):
            gold = json.loads(line)
            path = f"{sets}/{name}/pages/{gold['id']}.html"
            if gold.get("domain") and gold["domain"] not in known and os.path.exists(path):
                yield name, gold, path


def candidates(found):
    """Blocks of four words and more from a little before the first long text to behind the last."""
    long = [index for index, segment in enumerate(found) if len(segment[2]) > 150 and segment[3] < 0.4]
    if not long:
        return []
    return [index for index in range(max(0, long[0] - 6), min(len(found), long[-1] + 30))
            if len(found[index][2].split()) >= 4 and len(found[index][2]) < 1200 and found[index][3] < 0.95]


def drawn(found, room, source):
    cued, plain = [], []
    for index in candidates(found):
        (cued if CUES.search(found[index][2]) else plain).append(index)
    source.shuffle(cued)
    source.shuffle(plain)
    first = max(1, room * 3 // 4)
    return sorted((cued[:first] + plain[:max(1, room - first)])[:max(0, room)])


def main():
    sets, known_path, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    known = {json.loads(line).get("domain") for line in open(known_path, encoding="utf-8")}
    source = random.Random(23)
    listed = list(pages(sets, known))
    source.shuffle(listed)
    taken, result = {}, []
    for name, gold, path in listed:
        found = segments.segments(path)
        room = PER_ENGLISH_PAGE if (gold.get("lang") or "en").startswith("en") else PER_PAGE
        for index in drawn(found, min(room, PER_DOMAIN - taken.get(gold["domain"], 0)), source):
            taken[gold["domain"]] = taken.get(gold["domain"], 0) + 1
            result.append((f"{name}/{gold['id']}", gold, found, index))
    source.shuffle(result)
    for number, (page, gold, found, index) in enumerate(result[:count]):
        start, end, text, links, where = found[index]
        path = ">".join(tag + ("." + mark[:40].replace(" ", ".") if mark else "") for tag, mark in where)
        print(f"#{number} {page} {start}-{end} [{gold.get('lang')}] {gold['domain']} {path} links={links:.2f}")
        print("  <", found[index - 1][2][-140:] if index else "")
        print("  =", text[:700])
        print("  >", found[index + 1][2][:100] if index + 1 < len(found) else "")


if __name__ == "__main__":
    main()
