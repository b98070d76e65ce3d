#!/usr/bin/env python3
"""Whole structures: pages made by a seeded program, and how many of them Copydesk keeps whole.

    scripts/eval/structures.py [--pages N] [--seed S] [--program .build/release/copydesk] [--kind KIND ...] [--keep DIR]

For each kind N articles are written into twelve frames as content systems make them: with a final list, list of links,
table, quote, code, or definition list behind the last paragraph, and long ones (150 to 1,500 paragraphs, live blogs of 150
posts). Behind every article stand teasers, tags, a biography and a foot that must not come in. An article is whole if
each of its lines is in the text and no line of the frame is. Words, names and sentences are the program's own.
"""
import argparse
import html
import json
import os
import random
import re
import subprocess
import tempfile

PLACES = ("Arlen Borran Castermouth Dunmere Eastry Farrow Glimsby Harrowgate Inverlea Joltham Kestrel Lowmoor Merrin "
          "Norwell Oakhurst Pellworm Quarrington Ravensea Stellin Tamworth Ulmen Verrin Westray Yarrow").split()
PEOPLE = ("Ada Brandt|Ben Okafor|Clara Whitlock|Dmitri Hale|Edith Moreau|Farid Nasser|Greta Lindqvist|Hugo Barros|"
          "Iris Calder|Jonas Weir|Kaya Demir|Lena Forsberg|Marek Dvorak|Nadia Rahal|Oskar Pryce|Petra Novak").split("|")
SUBJECTS = ("the harbour board|the county council|a team of engineers|the ferry company|the water authority|"
            "the school committee|local fishermen|the regional court|the museum's trustees|the bus drivers' union|"
            "two independent auditors|the owners of the mill").split("|")
VERBS = ("approved|delayed|questioned|defended|published|withdrew|reviewed|paid for|opened|closed|measured|rebuilt").split("|")
OBJECTS = ("the plan for a second bridge|a report on the state of the sea wall|the budget for winter roads|"
           "the survey of the old quarry|a contract for new trams|the list of protected trees|the rules for night flights|"
           "the sale of the grain store|the repair of the northern lock|a study of the river's salt").split("|")
TAILS = ("after a meeting that lasted until midnight|although nobody had asked for it|for the third time this year|"
         "and promised figures before the autumn|because the old one had cracked in the frost|"
         "which surprised most of those who attended|without saying what it would cost|in spite of a warning from {who}|"
         "while repairs in {place} went on|as {who} had proposed in spring").split("|")
SAYINGS = ("We have waited long enough for an answer|Nobody told us what the drills had found|It is cheaper to mend it now|"
           "The numbers do not add up, and they never did|I would rather walk than trust that railing|"
           "You can hear the timber move at high tide").split("|")


class Writer:
    """Sentences from a seeded source."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, of):
        return self.random.choice(of)

    def sentence(self):
        tail = self.pick(TAILS).format(who=self.pick(PEOPLE), place=self.pick(PLACES))
        subject = self.pick(SUBJECTS)
        forms = [
            f"{subject[0].upper()}{subject[1:]} in {self.pick(PLACES)} {self.pick(VERBS)} {self.pick(OBJECTS)} {tail}.",
            f"“{self.pick(SAYINGS)},” said {self.pick(PEOPLE)}, who lives in {self.pick(PLACES)}.",
            f"In {self.random.randint(1950, 2020)}, {subject} {self.pick(VERBS)} {self.pick(OBJECTS)}, {tail}.",
            f"{self.pick(PEOPLE)} of {subject} put the cost at {self.random.randint(2, 900)},000 crowns, {tail}.",
        ]
        return self.pick(forms)

    def paragraph(self, low=2, high=4):
        return " ".join(self.sentence() for _ in range(self.random.randint(low, high)))

    def headline(self):
        return f"{self.pick(PLACES)}: {self.pick(SUBJECTS)} {self.pick(VERBS)} {self.pick(OBJECTS)}"[:90].strip()

    def teaser(self):
        return f"{self.pick(PEOPLE)} {self.pick(VERBS)} {self.pick(OBJECTS)} in {self.pick(PLACES)}"

    def item(self):
        forms = [
            f"{self.pick(PLACES)}: {self.random.randint(2, 60)} houses without power",
            f"{self.pick(OBJECTS).capitalize()}, {self.pick(VERBS)} in {self.random.randint(1990, 2024)}",
            f"{self.pick(PEOPLE)}, {self.pick(PLACES)}",
            f"Bring {self.pick(['boots', 'a lamp', 'warm clothes', 'water', 'a map'])} to {self.pick(PLACES)}",
            self.sentence(),
        ]
        return self.pick(forms)


def p(text):
    return f"<p>{html.escape(text, quote=False)}</p>"


def final_list(w):
    items = [w.item() for _ in range(w.random.randint(3, 8))]
    tag = w.pick(["ul", "ol"])
    lead = "What the inspectors want mended first:"
    return [p(lead), f"<{tag}>" + "".join(f"<li>{html.escape(i, quote=False)}</li>" for i in items) + f"</{tag}>"], [lead] + items


def final_links(w):
    places = w.random.sample(PLACES, w.random.randint(3, 6))
    items = [f"{place} for the {w.pick(['ferry pier', 'valley line', 'coastal tram', 'night bus'])}" for place in places]
    lead = "From Saturday these stops are served again:"
    body = "".join(f'<li><a href="/stops/{w.random.randint(1, 999)}">{i}</a></li>' for i in items)
    return [p(lead), f"<ul>{body}</ul>"], [lead] + items


def final_table(w):
    rows = [[w.pick(PLACES), f"{w.random.randint(4, 23):02}:{w.random.randint(0, 59):02}", str(w.random.randint(2, 990))]
            for _ in range(w.random.randint(3, 9))]
    head = ["Place", "Measured at", "Depth in centimetres"]
    lead = "The readings of the night in full:"
    body = "<tr>" + "".join(f"<th>{h}</th>" for h in head) + "</tr>"
    body += "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    if w.random.random() < .5:
        body = f"<tbody>{body}</tbody>"
    return [p(lead), f"<table>{body}</table>"], [lead] + [cell for row in rows for cell in row] + head


def final_quote(w):
    lines = [w.paragraph(1, 3) for _ in range(w.random.randint(1, 2))]
    inner = "".join(map(p, lines)) if w.random.random() < .6 else html.escape(" ".join(lines), quote=False)
    return [f"<blockquote>{inner}</blockquote>"], lines


def final_code(w):
    lines = [f"{w.random.randint(0, 23):02}{w.random.randint(0, 59):02} {w.pick(PLACES).upper()} LEVEL {w.random.randint(1, 9)}.{w.random.randint(0, 9)} "
             f"{w.pick(['RISING', 'FALLING', 'STEADY'])}" for _ in range(w.random.randint(2, 8))]
    lead = "The gauge sent its last lines in plain text:"
    return [p(lead), "<pre>" + "\n".join(lines) + "</pre>"], [lead] + lines


def final_definitions(w):
    pairs = [(w.pick(PLACES), w.item()) for _ in range(w.random.randint(3, 6))]
    lead = "The gates and what they hold back:"
    body = "".join(f"<dt>{t}</dt><dd>{html.escape(d, quote=False)}</dd>" for t, d in pairs)
    return [p(lead), f"<dl>{body}</dl>"], [lead] + [part for pair in pairs for part in pair]


def long_article(w):
    lines = [w.paragraph() for _ in range(w.pick([150, 250, 300, 600, 900, 1500]))]
    return [p(line) for line in lines], lines


def live_blog(w):
    parts, lines = [], []
    for _ in range(150):
        title, text = w.headline(), [w.paragraph(1, 3) for _ in range(w.random.randint(1, 2))]
        parts.append(f"<div class=\"post\"><span>{w.random.randint(0, 23):02}:{w.random.randint(0, 59):02}</span><h3>{title}</h3>"
                     + "".join(map(p, text)) + "</div>")
        lines += [title] + text
    return parts, lines


KINDS = {"list": final_list, "links": final_links, "table": final_table, "quote": final_quote, "code": final_code,
         "definitions": final_definitions, "long": long_article, "live": live_blog}


def teasers(w, tag, marks, number=4):
    lines = [w.teaser() for _ in range(number)]
    inner = "".join(f'<li><a href="/{w.random.randint(1000, 9999)}">{line}</a></li>' for line in lines)
    return f"<{tag} {marks}><h3>More from the region</h3><ul>{inner}</ul></{tag}>", lines


MENU = '<a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a> <a href="/culture">Culture</a>'


def cms(article, footer, inner, deck=True):
    """A frame from markup with the places {h} {d} {by} {body} {more} {tags}."""
    def frame(w, title, deck_line, author, body):
        more, lines = teasers(w, *footer)
        tags = "".join(f'<a href="/tag/{t.lower()}" rel="tag">{t}</a> ' for t in w.random.sample(PLACES, 3))
        filled = article.format(h=title, d=deck_line if deck else "", by=author, body=inner.join(body), more=more, tags=tags)
        return filled, lines
    return frame


FRAMES = {
    "blog": cms('<div id="page"><header id="masthead"><nav class="main-navigation">' + MENU + '</nav></header><main id="main"><article class="post type-post">'
                '<header class="entry-header"><h1 class="entry-title">{h}</h1><div class="entry-meta">By <a rel="author" href="/a">{by}</a></div></header>'
                '<div class="entry-content"><p>{d}</p>{body}</div><footer class="entry-footer">Tagged {tags}</footer></article>{more}</main>'
                '<footer class="site-footer">© The Lowmoor Post</footer></div>', ("section", 'class="related-posts"'), "\n"),
    "hashed": cms('<div id="__next"><div class="_1kq"><nav class="x9a">' + MENU + '</nav></div><main><div class="css-8ui2"><h1 class="css-k1">{h}</h1>'
                  '<div class="css-b7">{by}</div><section name="articleBody" class="css-r7"><div class="css-s9"><p class="css-p">{d}</p>{body}</div></section></div>'
                  '<div class="css-zz">{more}</div></main><footer class="css-ff">Privacy Terms Contact</footer></div>', ("div", 'class="css-more1"'), ""),
    "tables": cms('<table width="900"><tr><td colspan="2">' + MENU + '</td></tr><tr><td width="160"><a href="/a">Archive</a><br><a href="/m">Masthead</a></td>'
                  '<td><font size="5"><b>{h}</b></font><br><i>by {by}</i><p>{d}</p>{body}<hr>{more}</td></tr><tr><td colspan="2">Copyright The Eastry Gazette</td></tr></table>',
                  ("div", 'align="center"'), "\n"),
    "amp": cms('<header class="amp-header">' + MENU + '</header><article class="amp-wp-article"><header><h1 class="amp-wp-title">{h}</h1><div class="amp-wp-meta">{by}</div></header>'
               '<div class="amp-wp-article-content"><p>{d}</p>{body}</div><footer class="amp-wp-article-footer">{tags}</footer></article>{more}', ("div", 'class="amp-related"'), "\n"),
    "bare": cms("<h1>{h}</h1><p>{by}</p><p>{d}</p>{body}<hr>{more}<p><a href=\"/\">Back to the front page</a></p>", ("div", ""), "\n"),
    "paper": cms('<div class="wrapper"><div class="topbar">' + MENU + '</div><div class="grid"><div class="col-main"><div class="article"><h1 class="article__title">{h}</h1>'
                 '<p class="article__lead">{d}</p><div class="article__author">{by}</div><div class="article__body">{body}</div><div class="article__tags">{tags}</div></div></div>'
                 '<aside class="col-side"><h4>Most read</h4><ol><li><a href="/1">Storm closes the pier</a></li><li><a href="/2">Choir wins in Merrin</a></li></ol></aside></div>{more}'
                 '<div class="foot">Imprint Data protection</div></div>', ("div", 'class="more-articles"'), "\n"),
    "soup": cms('<div id="c1"><div id="c2">' + MENU + '</div><div id="c3"><div><div><h1>{h}</h1></div><div>{by}</div><div><div><p>{d}</p></div><div>{body}</div></div></div></div><div id="c4">{more}</div></div>',
                ("div", 'id="c5"'), ""),
    "sections": cms('<div class="root"><nav>' + MENU + '</nav><article><div><section><h1>{h}</h1><h2>{d}</h2><div>{by} · 6 min read</div>{body}</section></div></article><div class="js-postActions">{tags}</div>{more}</div>',
                    ("section", 'class="streamItems"'), "\n"),
    "microdata": cms('<header role="banner">' + MENU + '</header><div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{h}</h1><p itemprop="description">{d}</p>'
                     '<span itemprop="author">{by}</span><div itemprop="articleBody">{body}</div></div><div role="complementary">{more}</div><footer role="contentinfo">Contact Jobs</footer>', ("div", 'class="teaserlist"'), "\n"),
    "columns": cms('<div class="container"><div class="row"><div class="col-md-12">' + MENU + '</div></div><div class="row"><div class="col-md-8"><h2 class="title">{h}</h2><small>{by}</small>'
                   '<div class="text-block"><p class="intro">{d}</p>{body}</div></div><div class="col-md-4">{more}</div></div></div>', ("div", 'class="panel"'), "\n"),
    "wire": cms('<div class="page"><ul class="menu"><li>' + MENU + '</li></ul><div class="story"><div class="story-head"><h1>{h}</h1><span class="dateline">{by}</span></div><div class="story-text"><p>{d}</p>{body}</div>'
                '<div class="story-foot">{tags}</div></div><div class="also">{more}</div></div>', ("div", 'class="also-list"'), ""),
    "components": cms('<div data-component="nav">' + MENU + '</div><main><article><div data-component="headline-block"><h1>{h}</h1></div><div data-component="byline-block">{by}</div>'
                      '<div data-component="text-block"><p>{d}</p></div><div data-component="text-block">{body}</div><div data-component="tags">{tags}</div></article><div data-component="links-block">{more}</div></main>',
                      ("div", 'data-component="links-grid"'), '</div><div data-component="text-block">'),
}


def page(kind, frame, seed):
    w = Writer(f"{kind}-{frame}-{seed}")
    title, deck, author = w.headline(), w.sentence(), w.pick(PEOPLE)
    lines = [w.paragraph() for _ in range(w.random.randint(3, 9))]
    parts, more = KINDS[kind](w)
    body = [p(line) for line in lines] + parts
    inner, outside = FRAMES[frame](w, title, deck, author, body)
    source = (f"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title} | The Lowmoor Post</title>"
              f"</head><body>{inner}</body></html>")
    return source, lines + more, outside


def squeezed(text):
    return re.sub(r"[\s|]+", " ", text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--program", default=".build/release/copydesk")
    parser.add_argument("--data", default="data")
    parser.add_argument("--kind", nargs="*", default=list(KINDS))
    parser.add_argument("--keep", help="folder for the pages that are not whole")
    a = parser.parse_args()
    worst = 1.0
    for kind in a.kind:
        whole, reasons, total = 0, {}, a.pages if kind not in ("long", "live") else max(12, a.pages // 8)
        with tempfile.TemporaryDirectory() as folder:
            made = []
            for number in range(total):
                frame = list(FRAMES)[number % len(FRAMES)]
                source, lines, outside = page(kind, frame, a.seed * 1000 + number)
                made.append((f"{folder}/{number:04}-{frame}.html", frame, lines, outside, source))
                open(made[-1][0], "w").write(source)
            command = [os.path.abspath(a.program), "extract", "--without", "tag-entities", "--data", a.data, "--"] + [m[0] for m in made]
            output = subprocess.run(command, capture_output=True, text=True).stdout
            texts = [squeezed(json.loads(line).get("text") or "") for line in output.splitlines()]
            assert len(texts) == len(made), (len(texts), len(made))
            for text, (path, frame, lines, outside, source) in zip(texts, made):
                lost = [line for line in lines if squeezed(line) not in text]
                leaked = [line for line in outside if line in text]
                whole += not lost and not leaked
                if lost or leaked:
                    key = f"{frame}{' lost' if lost else ''}{' leaked' if leaked else ''}"
                    reasons[key] = reasons.get(key, 0) + 1
                    if a.keep:
                        os.makedirs(a.keep, exist_ok=True)
                        open(f"{a.keep}/{kind}-{os.path.basename(path)}", "w").write(source)
        worst = min(worst, whole / total)
        print(f"{kind:12} {whole}/{total}  " + " ".join(f"{k}:{v}" for k, v in sorted(reasons.items())), flush=True)
    print(f"worst {worst:.3f}")


if __name__ == "__main__":
    main()
