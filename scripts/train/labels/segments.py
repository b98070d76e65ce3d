"""Segments of a page as byte ranges of its source, numbered in order, for labelling by hand.

    python3 segments.py PAGE...            writes each page's segments, runs of short links folded
    python3 segments.py --all PAGE...      folds nothing

A segment is the text between two borders of block elements or two <br> in a row. Its range runs from the first byte
of its text to behind the last; scripts, styles, comments and the head are in none. Positions are of the raw bytes,
so that labels hold whatever program cuts the page into blocks.
"""
import re
import sys
from html import unescape
from html.parser import HTMLParser

BLOCKS = set(
    "p h1 h2 h3 h4 h5 h6 li dt dd td th blockquote figcaption button label pre div section article aside header footer "
    "nav main form ul ol table tbody thead tfoot tr caption dl figure body html fieldset legend address details summary "
    "center hr option select textarea title noscript iframe video audio".split())
SILENT = {"script", "style", "template", "svg", "head", "select", "textarea", "iframe"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"}


class Segmenter(HTMLParser):
    def __init__(self, raw):
        super().__init__(convert_charrefs=False)
        self.lines = [0]
        for line in raw.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.found, self.path, self.links, self.breaks = [], [], 0, 0
        self.begin = None
        self.length = len(raw)
        self.feed(raw)
        self.close_segment()

    def place_in_source(self):
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def silent(self):
        return any(tag in SILENT for tag, _ in self.path)

    def close_segment(self):
        if self.begin is not None:
            self.found.append((self.begin, self.end, self.linked, self.size, self.where))
        self.begin = None

    def add(self, start, end, size):
        if self.silent():
            return
        if self.begin is None:
            self.begin, self.linked, self.size = start, 0, 0
            self.where = [(tag, mark) for tag, mark in self.path if tag not in ("html", "body")][-3:]
        self.end = end
        self.size += size
        self.breaks = 0
        if any(tag == "a" for tag, _ in self.path):
            self.linked += size

    def handle_data(self, data):
        # Bytes above 0x7F are parts of characters, even those that Latin-1 calls blank.
        text = data.strip(" \t\r\n\f\v")
        if text:
            start = self.place_in_source() + data.index(text[0])
            self.add(start, start + len(text), len(re.sub(r"[ \t\r\n]", "", text)))

    def handle_entityref(self, name):
        self.add(self.place_in_source(), self.place_in_source() + len(name) + 2, 1)

    def handle_charref(self, name):
        self.add(self.place_in_source(), self.place_in_source() + len(name) + 3, 1)

    def handle_starttag(self, tag, attributes):
        if tag == "br":
            self.breaks += 1
            if self.breaks >= 2:
                self.close_segment()
        elif tag in BLOCKS:
            self.close_segment()
        # A head that nobody closed ends where the body's elements begin.
        if (tag == "body" or tag in BLOCKS - {"title", "noscript", "html"}) and self.path and self.path[-1][0] == "head":
            self.path.pop()
        if tag == "p" and self.path and self.path[-1][0] == "p":
            self.path.pop()
        if tag not in VOID:
            marks = {name: value or "" for name, value in attributes}
            self.path.append((tag, " ".join((marks.get("class", "") + " " + marks.get("id", "")).split())))

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.close_segment()
        for place in range(len(self.path) - 1, -1, -1):
            if self.path[place][0] == tag:
                del self.path[place:]
                return


def read(path):
    with open(path, "rb") as source:
        raw = source.read()
    stated = re.search(rb"charset=[\"']?([\w-]+)", raw[:4096], re.I)
    charset = "utf-8"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        charset = stated.group(1).decode() if stated else "cp1252"
    return raw, charset


def text_of(raw, charset, start, end):
    try:
        text = raw[start:end].decode(charset, "replace")
    except LookupError:
        text = raw[start:end].decode("cp1252", "replace")
    text = re.sub(r"<!--.*?-->|<(script|style|svg)\b.*?</\1>|<[^>]*>", "", text, flags=re.S | re.I)
    return " ".join(unescape(text).split())


def segments(path):
    """(start, end, text, share of link letters, path) for every segment of the page, in order."""
    raw, charset = read(path)
    result = []
    for start, end, linked, size, where in Segmenter(raw.decode("latin-1")).found:
        text = text_of(raw, charset, start, end)
        if re.search(r"\w", text):
            result.append((start, end, text, linked / max(1, size), where))
    return result


def described(number, segment):
    start, end, text, links, where = segment
    path = ">".join(tag + ("." + mark[:24].replace(" ", ".") if mark else "") for tag, mark in where)
    shown = text if len(text) <= 150 else text[:100] + " … " + text[-40:]
    return f"{number} {path} {len(text.split())}w{' L' if links > .6 else ''} | {shown}"


def main():
    everything = "--all" in sys.argv
    for path in [argument for argument in sys.argv[1:] if not argument.startswith("--")]:
        found = segments(path)
        print(f"== {path} {len(found)} segments")
        place = 0
        while place < len(found):
            end = place
            while not everything and end < len(found) and found[end][3] > .6 and len(found[end][2]) < 90:
                end += 1
            if end - place > 3:
                print(f"{place}-{end - 1} links: {found[place][2][:40]} … {found[end - 1][2][:40]}")
                place = end
            else:
                print(described(place, found[place]))
                place += 1


if __name__ == "__main__":
    main()
