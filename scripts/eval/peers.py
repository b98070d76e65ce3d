"""Writes what peers extract from labelled pages, one JSON line a page, for the scorer of the sets; see scripts/eval/peers."""
import json
import os
import sys

import lxml.html
import newspaper
import readability
import trafilatura
from goose3 import Goose
from resiliparse.extract.html2text import extract_plain_text


def text_of(markup):
    return "\n".join(lxml.html.fromstring(markup).itertext()) if markup.strip() else ""


def by_trafilatura(page, url):
    found = trafilatura.bare_extraction(page, url=url, with_metadata=True, include_comments=False)
    if found is None:
        return {}
    found = found.as_dict()
    return {"title": found["title"], "authors": found["author"], "date": found["date"], "text": found["text"]}


def by_readability(page, url):
    document = readability.Document(page, url=url)
    return {"title": document.short_title(), "text": text_of(document.summary())}


def by_resiliparse(page, url):
    return {"text": extract_plain_text(page.decode("utf-8", "replace"), main_content=True)}


def by_goose(page, url):
    found = Goose({"enable_image_fetching": False}).extract(raw_html=page)
    return {"title": found.title, "authors": found.authors, "date": found.publish_date, "text": found.cleaned_text}


def by_newspaper(page, url):
    found = newspaper.Article(url or "https://example.org/a", fetch_images=False)
    found.download(input_html=page.decode("utf-8", "replace"))
    found.parse()
    date = found.publish_date.isoformat() if hasattr(found.publish_date, "isoformat") else None
    return {"title": found.title, "authors": found.authors, "date": date, "text": found.text}


PEERS = {"trafilatura": by_trafilatura, "readability-lxml": by_readability, "resiliparse": by_resiliparse,
         "goose3": by_goose, "newspaper4k": by_newspaper}


def main():
    folder, out = sys.argv[1], sys.argv[2]
    name = os.path.basename(folder)
    for peer, extract in PEERS.items():
        os.makedirs(f"{out}/{peer}", exist_ok=True)
        with open(f"{out}/{peer}/{name}.jsonl", "w", encoding="utf-8") as rows:
            for line in open(f"{folder}/gold.jsonl", encoding="utf-8"):
                gold = json.loads(line)
                with open(f"{folder}/pages/{gold['id']}.html", "rb") as file:
                    page = file.read()
                try:
                    found = extract(page, gold.get("url"))
                except Exception as fault:  # A peer that fails on a page gives nothing for it.
                    print(peer, gold["id"], type(fault).__name__, file=sys.stderr)
                    found = {}
                rows.write(json.dumps({"id": gold["id"], **found}, default=str) + "\n")


main()
