"""Copies of labelled pages for the training of body extraction: worse markup, other structures, longer articles.

A copy shows a reader the same kind of article, so that its labels follow from the page's gold text. Each takes the page as
UTF-8 bytes, its gold text and a `random.Random`, and gives (bytes, gold text) or None where the page has no place for it.
Copies train and never judge; a copy is in the fold of its page.
"""
import html
import re

ATTRIBUTE = {name: re.compile(rb"(<[a-zA-Z][^<>]*?)\s" + name + rb"\s*=\s*(\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+)", re.I)
             for name in (b"class", b"id", b"itemprop", b"role")}
LINKED_DATA = re.compile(rb"<script[^>]*ld\+json[^>]*>.*?</script\s*>", re.I | re.S)
DESCRIPTION = re.compile(rb"<meta\b[^>]*description[^>]*>", re.I)
PARAGRAPH = re.compile(rb"<p(?:\s[^<>]*)?>((?:(?!</?(?:p|div|li|table|ul|ol|h\d|section|blockquote|br)\b).)*?)</p\s*>", re.I | re.S)
BETWEEN = re.compile(rb"(?:\s|<!--.*?-->|&nbsp;)*", re.S)
# A scorer's texts rarely keep signs: words alone tell whether a paragraph is in the gold.
WORD = re.compile(r"\w+")


def renamed(page, names):
    return re.sub(rb"<(/?)(" + b"|".join(names) + rb")(?=[\s>/])", rb"<\1div", page, flags=re.I)


def without(page, name):
    for _ in range(3):
        page = ATTRIBUTE[name].sub(rb"\1", page)
    return page


def worsened(page, gold, random):
    """Less telling markup: names, landmarks and statements lost at random."""
    if random.random() < 0.5:
        page = without(without(page, b"class"), b"id")
    elif random.random() < 0.5:
        page = without(page, b"id")
    if random.random() < 0.5:
        page = renamed(page, [b"article", b"main", b"section"])
    if random.random() < 0.5:
        page = renamed(page, [b"nav", b"header", b"footer", b"aside", b"figcaption"])
    if random.random() < 0.5:
        page = without(without(page, b"itemprop"), b"role")
    if random.random() < 0.5:
        page = LINKED_DATA.sub(b"", page)
    if random.random() < 0.3:
        page = DESCRIPTION.sub(b"", page)
    return page, gold


def text_of(source):
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", source.decode("utf-8", "replace"))).split())


def words(text):
    return " ".join(WORD.findall(text.lower()))


def gold_paragraphs(page, gold):
    """Matches of the paragraphs that stand in the gold text, in order of the page."""
    known = words(gold)
    found, end = [], 0
    for match in PARAGRAPH.finditer(page):
        text = words(text_of(match.group(1)))
        if len(text) > 25 and match.start() >= end and text in known:
            found.append(match)
            end = match.end()
    return found


def last_run(page, paragraphs, random, limit):
    """The last 1 to `limit` gold paragraphs that stand right behind each other, or some in the middle."""
    if len(paragraphs) < 3:
        return []
    last = len(paragraphs) - 1 if random.random() < 0.75 else random.randrange(1, len(paragraphs))
    first, wanted = last, random.randint(1, limit)
    while last - first + 1 < wanted and first > 1:
        between = page[paragraphs[first - 1].end():paragraphs[first].start()]
        if not BETWEEN.fullmatch(between):
            break
        first -= 1
    return paragraphs[first:last + 1]


def pieces(source, random):
    """A paragraph's text cut into items: sentences, or runs of some words."""
    text = text_of(source)
    sentences = re.split(r"(?<=[.!?。؟])\s+", text)
    if len(sentences) > 1 and random.random() < 0.6:
        return sentences
    parts, size = text.split(), random.randint(3, 9)
    return [" ".join(parts[i:i + size]) for i in range(0, len(parts), size)]


def escaped(text):
    return html.escape(text, quote=False)


def linked(text, random):
    return f'<a href="/{random.randint(100, 99999)}">{escaped(text)}</a>'


def listed(run, random):
    items = [item for match in run for item in (
        pieces(match.group(1), random) if len(run) < 3 else [text_of(match.group(1))])]
    tag = random.choice(["ul", "ul", "ol"])
    links = random.random() < 0.25
    return f"<{tag}>" + "".join(
        f"<li>{linked(item, random) if links else escaped(item)}</li>" for item in items) + f"</{tag}>"


def tabled(run, random):
    columns = random.randint(2, 4)
    links = random.random() < 0.2
    cells = [item for match in run for item in pieces(match.group(1), random)]
    rows = [cells[i:i + columns] for i in range(0, len(cells), columns)]
    first = (lambda c: linked(c, random)) if links else escaped
    return "<table><tbody>" + "".join(
        "<tr>" + "".join(f"<td>{first(c) if i == 0 else escaped(c)}</td>" for i, c in enumerate(row)) + "</tr>"
        for row in rows) + "</tbody></table>"


def quoted(run, random):
    inner = "".join(f"<p>{escaped(text_of(m.group(1)))}</p>" for m in run)
    return "<blockquote>" + (inner if random.random() < 0.6 else escaped(" ".join(text_of(m.group(1)) for m in run))) + "</blockquote>"


def coded(run, random):
    return "<pre>" + "\n".join(escaped(item) for match in run for item in pieces(match.group(1), random)) + "</pre>"


def defined(run, random):
    items = [item for match in run for item in pieces(match.group(1), random)]
    pairs = [(" ".join(i.split()[:3]), " ".join(i.split()[3:])) for i in items]
    return "<dl>" + "".join(f"<dt>{escaped(t)}</dt>" + (f"<dd>{escaped(d)}</dd>" if d else "") for t, d in pairs) + "</dl>"


FORMS = [listed, listed, tabled, tabled, quoted, coded, defined]


def structured(page, gold, random):
    """The article's last paragraphs (or some in its middle) as a list, table, quote, code or definitions."""
    run = last_run(page, gold_paragraphs(page, gold), random, 4)
    if not run:
        return None
    form = random.choice(FORMS)(run, random).encode()
    return page[:run[0].start()] + form + page[run[-1].end():], gold


def lengthened(page, gold, random, donors):
    """The article with 40 to 1,200 more paragraphs, as other articles of the fold have them."""
    paragraphs = gold_paragraphs(page, gold)
    if len(paragraphs) < 3 or not donors:
        return None
    place = random.randrange(1, len(paragraphs))
    opening = re.match(rb"<p[^<>]*>", paragraphs[place].group(0), re.I).group(0)
    texts = [random.choice(donors) for _ in range(int(40 * 30 ** random.random()))]
    headed = random.random() < 0.3
    added = "".join(
        (f"<h3>{escaped(' '.join(text.split()[:6]))}</h3>" if headed and random.random() < 0.3 else "")
        + opening.decode("utf-8", "replace") + escaped(text) + "</p>\n" for text in texts)
    cut = paragraphs[place].start()
    added_text = text_of(added.encode())
    before = gold_place(gold, text_of(paragraphs[place].group(1)))
    return page[:cut] + added.encode() + page[cut:], gold[:before] + "\n" + added_text + "\n" + gold[before:]


def gold_place(gold, paragraph):
    """Where a paragraph begins in the gold text, by its first words; the end where that is not found."""
    head = [re.escape(word) for word in WORD.findall(paragraph)[:6]]
    found = re.search(r"\W+".join(head), gold)
    return found.start() if found else len(gold)
