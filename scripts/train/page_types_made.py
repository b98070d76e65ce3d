"""Pages of types that the labelled sets have few of, made by a seeded program in the frames of scripts/eval/structures.py.

They train and never judge. Articles stand in the same frames, short ones and such with more teasers than text among them, so
that what is learnt is what a page holds and not what is around it. All words are the program's own.
"""
import html
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "eval"))
import structures
from structures import FRAMES, KINDS, MENU, PEOPLE, PLACES, Writer, p

MONTHS = "January February March April May June July August September October November December".split()
HANDLES = "tidewatcher oldmill42 gull_on_roof quarryman kx88 nettle harbourcat slowtrain lampman rivet".split()
THINGS = "wool blanket|hand lantern|oak bench|tin kettle|rain cape|leather satchel|brass compass|folding stool|bread knife|sea chart".split("|")
SHOP_WORDS = [("Add to cart", "In stock", "Quantity"), ("Buy now", "Free shipping", "Size guide"), ("In den Warenkorb", "Auf Lager", "Menge"),
              ("Ajouter au panier", "En stock", "Quantité"), ("Añadir al carrito", "Envío", "Cantidad"), ("Dodaj do koszyka", "Dostępny", "Ilość")]
MISSING = [("Page not found", "Sorry, the page that you were looking for does not exist or has been moved.", "You can go back to the front page or use the search."),
           ("404 Not Found", "We cannot find that page.", "Try the search, or begin at the front page."),
           ("Error 404", "The address may have been typed wrongly, or the story has been taken down.", ""),
           ("Seite nicht gefunden", "Die gewünschte Seite gibt es nicht mehr oder sie ist umgezogen.", "Nutzen Sie bitte die Suche."),
           ("Page introuvable", "La page que vous cherchez n'existe pas ou a été déplacée.", "Revenez à la page d'accueil."),
           ("Página no encontrada", "La página que busca no existe o ha cambiado de dirección.", "Vuelva a la portada."),
           ("Страница не найдена", "Страница удалена или никогда не существовала.", "Вернитесь на главную страницу."),
           ("Pagina niet gevonden", "Deze pagina bestaat niet meer of is verplaatst.", "Ga terug naar de voorpagina.")]


def day(w):
    return f"{w.random.randint(1, 28)} {w.pick(MONTHS)} {w.random.randint(2015, 2026)}"


def place(w):
    return f"/{w.pick(['i', 'news', 'story', 'p'])}/{w.random.randint(100, 99999)}"


def card_h2(w):
    return (f'<article class="post"><h2 class="entry-title"><a href="{place(w)}">{w.teaser()}</a></h2><p class="entry-meta">{day(w)} by {w.pick(PEOPLE)}</p>'
            f'<div class="entry-summary"><p>{w.sentence()}</p><a class="more-link" href="{place(w)}">Read more</a></div></article>')


def card_li(w):
    return f'<li><h3><a href="{place(w)}">{w.teaser()}</a></h3><p>{w.sentence()}</p></li>'


def card_picture(w):
    return f'<div class="card"><a href="{place(w)}"><img src="/t.jpg" alt=""><span class="card-title">{w.teaser()}</span></a><time>{day(w)}</time></div>'


def card_plain(w):
    return f'<div><div><a href="{place(w)}">{w.teaser()}</a></div><div>{w.sentence()}</div><div>{day(w)}</div></div>'


def card_long(w):
    return f'<div class="item"><h3><a href="{place(w)}">{w.headline()}</a></h3><p>{w.paragraph(2, 3)} …</p><p class="meta">{w.pick(PEOPLE)} | {day(w)}</p></div>'


def card_line(w):
    return f'<p><a href="{place(w)}">{w.teaser()}</a> – {day(w)}</p>'


def card_row(w):
    return f'<tr><td>{day(w)}</td><td><a href="{place(w)}">{w.teaser()}</a></td></tr>'


CARDS = [card_h2, card_li, card_picture, card_plain, card_long, card_line]


def cards(w, low=5, high=24):
    card = w.pick(CARDS + [card_row])
    made = [card(w) for _ in range(w.random.randint(low, high))]
    if card is card_row:
        return [f"<table>{''.join(made)}</table>"]
    return [f"<ul>{''.join(made)}</ul>"] if card is card_li else made


def pages(w):
    return w.pick(["", '<div class="pagination"><a href="?page=2">2</a> <a href="?page=3">3</a> <a href="?page=2">Next</a></div>',
                   '<nav class="pager"><a href="/page/2">Older posts</a></nav>'])


def topic(w):
    lead = [p(w.sentence())] if w.random.random() < .4 else []
    return w.pick(PLACES + ["Inventions", "Politics", "Transport"]), lead + cards(w) + [pages(w)]


def author(w):
    who = w.pick(PEOPLE)
    life = [f"{who} writes about {w.pick(['the sea', 'courts', 'railways', 'schools'])} and lives in {w.pick(PLACES)}.", w.sentence()]
    return who, [f'<p class="bio">{" ".join(life[:w.random.randint(1, 2)])}</p>', f"<h2>{w.pick(['Latest stories', 'Articles', 'More by ' + who])}</h2>"] + cards(w, 4, 16) + [pages(w)]


def search(w):
    word = w.pick(PLACES)
    form = f'<form action="/search"><input type="search" name="q"><button>Search</button></form>'
    return w.pick([f"Search results for “{word}”", f"Results: {word}", f"Search: {word}"]), [form, p(f"{w.random.randint(3, 400)} results")] + cards(w) + [pages(w)]


def front(w):
    parts = []
    for name in w.random.sample(["Region", "Culture", "Sport", "Economy", "Opinion", "Weather"], w.random.randint(2, 5)):
        parts += [f"<h2>{name}</h2>"] + cards(w, 3, 8)
    return "The Lowmoor Post", parts


def missing(w):
    title, first, second = w.pick(MISSING)
    parts = [p(first)] + ([p(second)] if second and w.random.random() < .7 else [])
    if w.random.random() < .5:
        parts += ["<h2>Popular now</h2>"] + cards(w, 4, 8)
    return title, parts


def tag(w):
    word = w.pick(["harbour", "trams", "winter", "schools", "floods"])
    title = w.pick(["Tag: {}", "Topic: {}", "Category: {}", "#{}", "Schlagwort: {}", "Étiquette : {}", "Etiqueta: {}"]).format(word)
    return title, cards(w, 3, 20) + [pages(w)]


def month(w):
    title = f"{w.pick(['', 'Archives: ', 'Archiv: ', 'Archivo: '])}{w.pick(MONTHS)} {w.random.randint(2015, 2026)}"
    return title, cards(w, 3, 30) + [pages(w)]


def blog(w):
    """A front that holds whole posts."""
    parts, form = [], w.pick(["article", "div"])
    for _ in range(w.random.randint(3, 9)):
        text = "".join(p(w.paragraph()) for _ in range(w.random.randint(1, 4)))
        parts.append(f'<{form} class="{w.pick(["post", "entry", "b-1"])}"><h2><a href="{place(w)}">{w.teaser()}</a></h2>'
                     f'<div>{day(w)}{w.pick(["", " by " + w.pick(PEOPLE)])}</div>{text}<a href="{place(w)}#c">{w.random.randint(0, 40)} comments</a></{form}>')
    return w.pick(["Notes from the quay", "Blog", "The Lowmoor Post"]), parts + [pages(w)]


def uneven(w):
    """One story told at length above the teasers of the others."""
    first = f'<div class="lead"><h2><a href="{place(w)}">{w.headline()}</a></h2>{"".join(p(w.paragraph()) for _ in range(w.random.randint(1, 3)))}</div>'
    return w.pick(PLACES + ["Transport", "Culture"]), [first] + cards(w, 4, 16) + [pages(w)]


def notice(w):
    """A few undated lines, with teasers of other pages below them."""
    said = [p(w.paragraph(1, 3)) for _ in range(w.random.randint(1, 3))]
    return None, said + (cards(w, 3, 14) if w.random.random() < .6 else [])


def crowd(w):
    """An article above very many links."""
    others = "".join(f'<li><a href="{place(w)}">{w.teaser()}</a></li>' for _ in range(w.random.randint(15, 50)))
    return None, lines(w) + [f"<div><h3>{w.pick(['Related', 'Latest news', 'Most read'])}</h3><ul>{others}</ul></div>"]


def recipe(w):
    needed = "".join(f"<li>{w.random.randint(1, 9)} {w.pick(['spoons of', 'cups of', 'slices of'])} {w.pick(['flour', 'rye bread', 'plums', 'butter', 'kale'])}</li>" for _ in range(6))
    steps = "".join(f"<li>{w.sentence()}</li>" for _ in range(w.random.randint(3, 8)))
    return None, [p(w.paragraph()), f"<h2>Ingredients</h2><ul>{needed}</ul><h2>Method</h2><ol>{steps}</ol>"] + (cards(w, 3, 12) if w.random.random() < .5 else [])


def product(w):
    name, (buy, stock, many) = w.pick(THINGS).capitalize(), w.pick(SHOP_WORDS)
    price = w.pick(["{}.00 €", "${}.00", "£{}.50", "{} kr", "{},90 zł"]).format(w.random.randint(5, 900))
    facts = "".join(f"<li>{w.pick(['Weight', 'Height', 'Material', 'Colour'])}: {w.random.randint(2, 90)}</li>" for _ in range(w.random.randint(2, 6)))
    parts = [f'<p class="price">{price}</p>', f"<label>{many}</label><input type=number><button>{buy}</button>", p(stock), p(w.paragraph(1, 3)), f"<ul>{facts}</ul>"]
    if w.random.random() < .5:
        parts += ["<h3>Reviews</h3>"] + [f'<div class="review"><b>{w.pick(HANDLES)}</b><p>{w.sentence()}</p></div>' for _ in range(w.random.randint(1, 5))]
    others = "".join(f'<div class="card"><a href="{place(w)}">{w.pick(THINGS)}</a><span>{w.random.randint(5, 90)}.00 €</span></div>' for _ in range(4))
    return name, parts + [f"<div>{others}</div>"]


def posts(w, low, high):
    parts, tag = [], w.pick(["div", "li", "article", "tr"])
    for _ in range(w.random.randint(low, high)):
        said = "".join(p(w.paragraph(1, 3)) for _ in range(w.random.randint(1, 2)))
        parts.append(w.pick(['<{t} class="post"><div class="user">{u}</div><div class="date">{d}</div><div class="content">{s}</div><a href="#">{r}</a></{t}>',
                             '<{t} class="message"><b>{u}</b> <small>Posts: {n}</small><div>{s}</div><span>{d}</span> <a href="#">{r}</a></{t}>'])
                     .format(t="div" if tag == "tr" else tag, u=w.pick(HANDLES), d=day(w), s=said, n=w.random.randint(1, 3000), r=w.pick(["Reply", "Quote", "Antworten", "Répondre", "Responder"])))
    return parts


def thread(w):
    return f"{w.pick(['Does anybody know', 'Problem with', 'Question about'])} {w.pick(OBJECTS)}", posts(w, 3, 15)


OBJECTS = structures.OBJECTS


def article(w):
    return None, [p(w.paragraph()) for _ in range(w.random.randint(2, 12))]


def crowded(w):
    more = f"<section><h2>More stories</h2>{''.join(cards(w, 5, 16))}</section>"
    return None, lines(w) + [more]


def structured(w):
    parts, _ = KINDS[w.pick(["list", "links", "table", "quote", "code", "definitions"])](w)
    return None, [p(w.paragraph()) for _ in range(w.random.randint(2, 7))] + parts


def roundup(w):
    parts = [p(w.paragraph())]
    for _ in range(w.random.randint(4, 12)):
        title = w.teaser()
        linked = f'<a href="{place(w)}">{title}</a>'
        parts += [f"<h2>{w.pick([title, linked])}</h2>", p(w.paragraph(1, 3))]
    return None, parts


def live(w):
    return None, ["".join(f'<div class="post"><time>{w.random.randint(0, 23):02}:{w.random.randint(0, 59):02}</time><h3>{w.teaser()}</h3>{p(w.paragraph(1, 3))}</div>'
                          for _ in range(w.random.randint(6, 30)))]


def reviewed(w):
    facts = "".join(f"<li>{w.pick(['Price', 'Weight', 'Range'])}: ${w.random.randint(20, 900)}</li>" for _ in range(3))
    return None, [p(w.paragraph()) for _ in range(w.random.randint(4, 9))] + [f"<ul>{facts}</ul>", p(w.paragraph())]


def commented(w):
    said = "".join(f'<li class="comment"><b>{w.pick(HANDLES)}</b><p>{w.sentence()}</p><a href="#">Reply</a></li>' for _ in range(w.random.randint(3, 15)))
    below = f"<ol>{said}</ol>" if w.random.random() < .4 else "".join(posts(w, 1, 8))
    return None, lines(w) + [f'<div {w.pick(["id=comments", "class=comments", ""])}><h3>Comments</h3>{below}</div>']


def lines(w):
    """Paragraphs of one to three sentences."""
    return [p(w.paragraph(1, 3)) for _ in range(w.random.randint(3, 10))]


MADE = {"listing": [topic, topic, author, author, search, front, missing, missing, tag, month, blog, uneven], "product": [product], "forum": [thread],
        "article": [article, article, crowded, crowded, crowded, structured, roundup, live, reviewed, commented, commented, commented,
                    notice, notice, crowd, crowd, recipe]}
PER_MAKER = 40


def address(w, kind, title):
    """Where a page of the kind would stand."""
    slug = "-".join(title.lower().replace(",", "").replace(":", "").split())
    return {"article": w.pick([f"{w.random.randint(2015, 2026)}/03/{slug}", f"news/{slug}", f"news/{w.random.randint(100, 99999)}"]),
            "product": w.pick([f"products/{slug}", f"p/{w.random.randint(100, 99999)}"]), "forum": f"threads/{slug}.{w.random.randint(1, 999)}",
            "listing": w.pick([f"tag/{slug}", f"category/{slug}", slug, f"{slug}/", ""])}[kind]


def head(w, kind, title):
    parts = [f"<title>{html.escape(title)} | The Lowmoor Post</title>"]
    if w.random.random() < .6:
        parts.append(f'<link rel="canonical" href="https://lowmoor.example/{address(w, kind, title)}">')
    if w.random.random() < .5:
        stated = {"article": "article", "product": w.pick(["product", "website"])}.get(kind, "website")
        parts.append(f'<meta property="og:type" content="{stated}">')
    if w.random.random() < .4:
        node = {"article": {"@type": "NewsArticle", "headline": title, "datePublished": "2025-03-04"}, "product": {"@type": "Product", "name": title},
                "forum": {"@type": "DiscussionForumPosting", "headline": title}, "listing": {"@type": w.pick(["CollectionPage", "WebPage"]), "name": title}}[kind]
        parts.append(f'<script type="application/ld+json">{json.dumps(node)}</script>')
    return "".join(parts)


def make(kind, maker, number):
    w = Writer(f"types-{maker.__name__}-{number}")
    title, body = maker(w)
    title = title or w.headline()
    frame = FRAMES[list(FRAMES)[number % len(FRAMES)]]
    by = f"{w.pick(PEOPLE)}" if kind == "article" else ""
    inner, _ = frame(w, html.escape(title), w.sentence() if kind == "article" and w.random.random() < .6 else "", by, body)
    return f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{head(w, kind, title)}</head><body>{inner}</body></html>"


def write(folder):
    """(kind, path) of every page, written into a folder."""
    os.makedirs(folder, exist_ok=True)
    for kind, makers in MADE.items():
        for place_, maker in enumerate(makers):
            for number in range(PER_MAKER):
                path = f"{folder}/{kind}-{place_}-{number}.html"
                with open(path, "w", encoding="utf-8") as file:
                    file.write(make(kind, maker, place_ * 1000 + number))
                yield kind, path
