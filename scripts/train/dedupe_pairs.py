"""Makes pairs of texts that are hard to tell apart: copies that differ much, and other news that looks alike.

    dedupe_pairs.py --out FILE [--seed N] [--each N] [--stories FILE.jsonl]

The texts come from data/labels/dedupe, or from the rows of --stories (`text`, `lang`), which then stay where they are. A row of
the answer is a pair: kind, copy, language, and two documents. Each label is given twice: by how the pair was made, and by a
count of what each text has of its own (`check`); pairs of which both do not agree are left out, and counted on standard error.
Same arguments, same bytes.
"""
import argparse
import collections
import json
import os
import random
import re
import sys

FOLDER = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))) + "/data/labels/dedupe"
FIRST = ("Ada Ben Cora Dario Edith Femi Greta Hamid Iris Jonas Kezia Leo Mara Nils Olive Pavel Quinn Rosa Samir Thea Ugo Vera Wim Xenia "
         "Yusuf Zoe Agnes Boris Clara Dmitri Elif Frank Gloria Hugo Ines Jack Karin Luc Mina Noel").split()
BEGIN = "Al Bar Cran Dor El Fen Gar Hal Is Jor Kel Lan Mor Nor Os Pel Quen Ras Sten Tor Ul Ver Wal Yar Zel Brim Clay Drum Frost Glen".split()
MIDDLE = ["", "", "a", "e", "ing", "er", "o", "an", "den", "low", "mar"]
END = ["ton", "wick", "ford", "by", "stead", "haven", "well", "mouth", "dale", "burg", "field", "sund", "nes", "holm", "minster"]
NAME = ["son", "man", "er", "ley", "ov", "ini", "ski", "ard", "sen", "well", "croft", "etti", "berg", "more", "stock", "vale"]
FIRMS = ["Works", "Holdings", "Shipping", "Foods", "Energy", "Trust", "Systems", "Brothers", "Rail", "Glass", "Mills", "Capital", "Water"]
DAYS = {"en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
        "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(), "fr": "lundi mardi mercredi jeudi vendredi".split(),
        "es": "lunes martes miércoles jueves viernes".split(), "ru": "понедельник вторник среду четверг пятницу".split(),
        "zh": "星期一 星期二 星期三 星期四 星期五".split(), "ja": "月曜日 火曜日 水曜日 木曜日 金曜日".split(),
        "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة".split()}
SCRIPTS = {"ru": ("Анна Борис Вера Глеб Дарья Егор Зоя Илья Кира Лев".split(), "Гор Бел Кам Лес Мор Нов Пет Руд Сос Тих".split(), "ов ский енко ин ев".split()),
           "zh": (list("王李张刘陈杨赵黄周吴"), list("江海山石林河云松南平"), list("州城川安宁阳口庄")),
           "ja": (list("佐高田中山小井木村森"), list("青白北南東西松竹上大"), list("市浜崎野島岡津原")),
           "ar": ("سامي ليلى كريم هدى نادر سلمى فريد رانيا".split(), "ال ن م ح س ر".split(), "ماري جدي صالح كريم واحة نهر".split())}
WORDS = {"said": "told reporters", "destroyed": "wrecked", "because": "since", "more than": "over", "about": "some", "town": "place", "asked": "called on",
         "people": "residents", "began": "started", "killed": "wiped out", "found": "discovered", "wants": "plans", "last year": "a year ago",
         "next month": "in four weeks", "will": "is to", "first": "initial", "after": "following", "house": "building", "almost": "nearly", "would": "was to",
         "took": "lasted", "old": "ageing", "new": "planned", "has been": "was", "decision": "step", "money": "funds", "paid": "financed",
         "come": "arrive", "hopes": "expects", "works": "factory", "closed": "shut", "the county": "local authorities", "bring": "carry"}
HOUSES = [f"{a}{b}.example" for a in ("north", "bay", "valley", "royal", "daily", "coast", "hill", "river") for b in ("post", "star", "echo", "courier", "news")]
AGENCIES = ["AP", "Reuters", "dpa", "AFP", "PA"]
UNSPACED = ("zh", "ja")


class Names:
    """Draws what a story's slots stand for, each once."""
    def __init__(self, rng, lang, known=None):
        self.rng, self.lang, self.values = rng, lang, dict(known or {})

    def word(self):
        return self.rng.choice(BEGIN) + self.rng.choice(MIDDLE) + self.rng.choice(END)

    def make(self, letter):
        rng, lang = self.rng, self.lang
        if lang in SCRIPTS and letter in "PT":
            first, begin, end = SCRIPTS[lang]
            if letter == "T":
                return rng.choice(begin) + (rng.choice(begin) if lang in UNSPACED else "") + rng.choice(end)
            blank = "" if lang in UNSPACED else " "
            return rng.choice(first) + blank + rng.choice(begin) + rng.choice(end)
        if letter == "P":
            return rng.choice(FIRST) + " " + rng.choice(BEGIN) + rng.choice(MIDDLE) + rng.choice(NAME)
        if letter == "O":
            return self.word() + " " + rng.choice(FIRMS)
        return self.word()

    def fill(self, text):
        while (found := re.search(r"\{([^{}]*\|[^{}]*)\}", text)):
            text = text[:found.start()] + self.rng.choice(found[1].split("|")) + text[found.end():]
        text = re.sub(r"<N(\d+):(-?\d+)-(-?\d+)>", lambda slot: self.value("N" + slot[1], lambda: str(self.rng.randint(int(slot[2]), int(slot[3])))), text)
        for _ in range(2):
            text = re.sub(r"<V:([^:]*?)>(?=[^>]*(<|$))", lambda slot: self.rng.choice(slot[1].split("/")), text)
        return re.sub(r"<([PSTOWD])(\d?)>", lambda slot: self.slot(*slot.groups()), text)

    def value(self, key, make):
        if key not in self.values:
            self.values[key] = make()
        return self.values[key]

    def slot(self, letter, number):
        if letter == "D":
            return self.value("D", lambda: self.rng.choice(DAYS[self.lang]))
        if letter == "S":
            return self.slot("P", number).split()[-1]
        return self.value(letter + number, lambda: self.make(letter))


def sections(name):
    """The parts of a seed file: a heading and its lines."""
    parts = []
    for line in open(f"{FOLDER}/{name}.txt", encoding="utf-8"):
        if line.startswith("== "):
            parts.append((line[3:].strip(), []))
        elif line.strip() and not line.startswith("# "):
            parts[-1][1].append(line.strip())
    return parts


class Texts:
    """Stories, forms and blocks, each with names drawn anew."""
    def __init__(self, stories=None):
        self.pool = stories
        self.topics = {}
        for heading, lines in sections("stories-en") + sections("stories-other"):
            topic, title = heading.split(" | ")
            lang = topic.split("/")[0] if "/" in topic else "en"
            self.topics.setdefault(lang, []).append((topic, title, lines))
        self.forms = collections.defaultdict(list)
        for heading, lines in sections("forms"):
            kind, title = heading.split(" | ")
            self.forms[kind].append((title, lines))
        self.blocks = collections.defaultdict(list)
        for kind, lines in sections("blocks"):
            self.blocks[kind].append(lines)
        self.languages = ["en"] * 12 + ["de", "de", "fr", "es", "ru", "zh", "zh", "ja", "ar"]

    def language(self, rng, least=1):
        choices = self.languages if self.pool is None else list(self.pool)
        return rng.choice([lang for lang in choices if self.pool is not None or len(self.topics[lang]) >= least])

    def stories(self, rng, lang, count, known=None):
        """Several stories of different topics."""
        if self.pool is not None:
            return [(title, list(lines)) for title, lines in rng.sample(self.pool[lang], count)]
        result = []
        for topic, title, lines in rng.sample(self.topics[lang], count):
            names = Names(rng, lang, known)
            result.append((names.fill(title), [names.fill(line) for line in lines]))
        return result

    def form(self, rng, kind, count=2):
        title, lines = rng.choice(self.forms[kind])
        lang = {"Das": "de", "Pol": "de", "Rés": "fr", "Núm": "es", "<T1": "en"}.get(title[:3], "en")
        lang = "zh" if kind == "天气" else "de" if "Zahlen" in title else lang
        result, known = [], {}
        for _ in range(count):
            names = Names(rng, lang, known)
            result.append((names.fill(title), [names.fill(line) for line in lines]))
            # A house reports from one town, or on one day, as often as not.
            known = {key: value for key, value in names.values.items() if key in ("T1", "D", "O1") and rng.random() < 0.35}
        return lang, result

    def block(self, rng, kind, known=None):
        names = Names(rng, "en", known)
        return [names.fill(line) for line in rng.choice(self.blocks[kind])]


def sentences(paragraph):
    return [part for part in re.split(r"(?<=[.!?。！？])\s*(?=[^\s”“»\"’])", paragraph) if part]


def joined(lang, parts):
    return ("" if lang in UNSPACED else " ").join(parts)


def substitute(rng, text, rate):
    """Words of a house's own."""
    for word in rng.sample(sorted(WORDS), len(WORDS)):
        if rng.random() < rate:
            text = re.sub(rf"\b{word}\b", WORDS[word], text, count=1)
    return text


def rewrite(rng, lang, paragraph, rate=0.25):
    """The same facts in another order: clauses change places, some small words go or are replaced."""
    clauses = [part.strip(" .。") for part in re.split(r"(?<=[,;，、；:]) ?|(?<= )(?=and |und |et |y |и |that |dass |que |что |because |after )", paragraph) if part.strip(" .。")]
    rng.shuffle(clauses)
    if lang in UNSPACED:
        text = "，".join(clause.strip("，、") for clause in clauses)
        return "".join(char for char in text if char.isdigit() or rng.random() > rate * 0.6) + "。"
    words = substitute(rng, " ".join(clauses), 0.7).split()
    small = [word for word in words if word.islower() and len(word) < 6] or ["the"]
    out = []
    for word in words:
        draw = rng.random()
        if word.islower() and draw < rate * 0.5:
            continue
        out.append(rng.choice(small) if word.islower() and draw < rate else word)
        if rng.random() < rate * 0.3:
            out.append(rng.choice(small))
    return " ".join(out).rstrip(",") + "."


def edited(rng, lang, paragraphs, rate):
    """Drops sentences, uses other words, joins or changes the order of paragraphs as an editor does."""
    result = []
    for number, paragraph in enumerate(paragraphs):
        kept = [part for part in sentences(paragraph) if number == 0 or rng.random() > rate]
        if kept:
            result.append(substitute(rng, joined(lang, kept), rate) if lang == "en" else joined(lang, kept))
    if len(result) > 4 and rng.random() < 0.5:
        place = rng.randrange(1, len(result) - 1)
        result[place], result[place + 1] = result[place + 1], result[place]
    return result


def typos(rng, lang, paragraphs, rate):
    """Words left out, doubled, or in another spelling."""
    def word(text):
        draw = rng.random()
        if draw > rate or any(char.isdigit() for char in text):
            return [text]
        return [] if draw < rate / 3 else [text, text] if draw < rate / 2 else [text[:-1] + text[-1] * 2]
    split = list if lang in UNSPACED else str.split
    return [("" if lang in UNSPACED else " ").join(part for text in split(paragraph) for part in word(text)) for paragraph in paragraphs]


def renumbered(rng, text, share):
    return re.sub(r"\d+", lambda found: str(int(found[0]) + rng.randint(1, 9)) if len(found[0]) < 6 and rng.random() < share else found[0], text)


# Look-alikes: two documents of different news.

def follow_up(texts, rng):
    lang = texts.language(rng, 2)
    names = Names(rng, lang)
    known = {key: names.slot(key[0], key[1]) for key in ("T1", "P1") if rng.random() < 0.7}
    first, second = texts.stories(rng, lang, 2, known)
    background = sorted(rng.sample(range(1, len(first[1])), min(len(first[1]) - 1, rng.randint(2, 4))))
    own = second[1][:rng.randint(3, 5)]
    shared = [first[1][place] for place in background]
    if rng.random() < 0.3:
        own[len(own) - 1:len(own) - 1] = shared
    else:
        own += shared
    return lang, first, (second[0], own)


def with_block(kind, where, least=3, most=6):
    def make(texts, rng):
        block = texts.block(rng, kind)
        first, second = texts.stories(rng, "en", 2)
        def document(story):
            own = story[1][:rng.randint(least, most)]
            lines = block if rng.random() < 0.8 else block[:max(1, len(block) - 1)]
            if where == "between":
                return own[:2] + lines + own[2:]
            return lines + own if where == "before" else own + lines
        return "en", (first[0], document(first)), (second[0], document(second))
    return make


def release(texts, rng):
    names = Names(rng, "en")
    known = {"O1": names.make("O"), "T1": names.make("T")}
    block = texts.block(rng, "company", known)
    documents = []
    if rng.random() < 0.5:
        stories = texts.stories(rng, "en", 2, known)
    else:
        stories = [texts.form(rng, rng.choice(["appointment", "earnings"]), 1)[1][0] for _ in range(2)]
        if stories[0][1][-1] == stories[1][1][-1]:
            stories[1] = texts.stories(rng, "en", 1, known)[0]
    for title, lines in stories:
        own = [line.replace("The council", known["O1"], 1) for line in lines[:rng.randint(2, 3)]]
        documents.append((title, own + block))
    return "en", documents[0], documents[1]


def questions(texts, rng):
    asked = texts.block(rng, "questions")
    intro = Names(rng, "en").fill("Before the vote we put the same questions to all who stand in <T1>. Today we print the answers of one of them. No answer was shortened.")
    close = "The vote is next month. Polling stations are open from seven in the morning until ten at night, and voters need a document with a photograph."
    documents = []
    people = [Names(rng, "en").make("P") for _ in range(2)]
    stories = texts.stories(rng, "en", 2)
    for person, story in zip(people, stories):
        answers = [part for line in story[1] for part in sentences(line)]
        rng.shuffle(answers)
        lines = [intro.replace("one of them", person)]
        for number, question in enumerate(asked):
            lines += [question, joined("en", answers[number * 2:number * 2 + rng.randint(1, 2)])]
        documents.append((f"Five questions to {person}", lines + [close]))
    return "en", documents[0], documents[1]


def local_ends(texts, rng):
    lang = texts.language(rng, 3)
    story, one, two = texts.stories(rng, lang, 3)
    lead = story[1][:rng.randint(1, 2)]
    return lang, (story[0], lead + one[1][:rng.randint(3, 6)]), (story[0] if rng.random() < 0.5 else two[0], lead + two[1][:rng.randint(3, 6)])


def same_quotes(texts, rng):
    lang = texts.language(rng, 3)
    source, one, two = texts.stories(rng, lang, 3)
    quotes = [line for line in source[1] if line[0] in "“„«\"‘"][:2] or source[1][2:4]
    def document(story):
        own = story[1][:rng.randint(3, 5)]
        place = rng.randint(1, len(own))
        return story[0], own[:place] + quotes + own[place:]
    return lang, document(one), document(two)


def digest(least, most, parts):
    def make(texts, rng):
        lang = texts.language(rng, 3)
        count = min(rng.randint(*parts), 3 if texts.pool is None and lang != "en" else 9)
        stories = texts.stories(rng, lang, count)
        mixed = [line for story in stories for line in story[1][:rng.randint(least, most)]]
        story = stories[rng.randrange(len(stories))]
        return lang, (rng.choice(["In brief", "The morning at a glance", "What else happened", "Overview"]), mixed), story
    return make


def correction(texts, rng):
    lang = texts.language(rng)
    title, lines = texts.stories(rng, "en" if texts.pool is None else lang, 1)[0]
    notice = ["Correction: in an article under the headline above we made a mistake, for which we ask readers to forgive us.",
              "We wrote: " + lines[0], "This is wrong in one point. " + rng.choice(["The sum is half as large", "The man named has not held the office since spring", "The vote was taken a week earlier", "The company was not asked"])
              + ", as the press office pointed out on the same day. The article has been taken from our pages until it has been checked.",
              "Mistakes can be reported to the readers' editor at any time. All corrections are collected in one place and stay there."]
    return lang, ("Correction", notice), (title, lines)


def preview(texts, rng):
    story = next(part for part in texts.topics["en"] if part[0] == "match")
    names = Names(rng, "en")
    lines = [names.fill(line) for line in story[2]]
    other = Names(rng, "en", {key: value for key, value in names.values.items() if key in ("T1", "T2", "N6", "N7")})
    before = [other.fill("<T1> and <T2> meet on <D> for a place in the last eight of the cup, and both coaches speak of the match of the year."),
              other.fill("<P3> is back after <N11:3-19> weeks and may play from the start. <P4> has a sore knee and will be asked on the morning of the match."),
              other.fill("“Whoever is afraid has lost already,” said the captain of <T2>, who grew up in <T1> and still has his dentist there."),
              other.fill("The police expect <N12:900-9000> visitors and close <W1> Street from noon. Whoever has no ticket should stay at home, they say.")]
    return "en", (names.fill(story[1]), lines), (other.fill("<T1> against <T2>: what you need to know"), before + lines[6:])


def translation(texts, rng):
    pairs = [("council", "es/puente"), ("council", "ru/мост"), ("rail", "de/bahn"), ("museum", "fr/musée"), ("hospital", "fr/hôpital"), ("farm", "es/helada"), ("council", "zh/bridge"), ("rail", "ja/rail")]
    one, other = rng.choice(pairs)
    by_topic = {part[0]: part for parts in texts.topics.values() for part in parts}
    names = Names(rng, "en")
    first = (names.fill(by_topic[one][1]), [names.fill(line) for line in by_topic[one][2]])
    names.lang = other.split("/")[0]
    return "en", first, (names.fill(by_topic[other][1]), [names.fill(line) for line in by_topic[other][2]])


def same_wording(texts, rng):
    lang = texts.language(rng)
    topic, title, lines = rng.choice(texts.topics[lang])
    documents, chosen = [], sorted(rng.sample(range(len(lines)), min(len(lines), rng.randint(5, 8))))
    for _ in range(2):
        names = Names(rng, lang)
        documents.append((names.fill(title), [names.fill(lines[place]) for place in chosen]))
    return lang, documents[0], documents[1]


def form(kind):
    def make(texts, rng):
        lang, (first, second) = texts.form(rng, kind)
        return lang, first, second
    return make


# Copies: two documents of one piece of news.

def story(texts, rng):
    lang = texts.language(rng)
    return lang, texts.stories(rng, lang, 1)[0]


def other_headline(texts, rng, lang, lines):
    """A headline of the same news: words of the lead, or of a later paragraph."""
    source = lines[0] if rng.random() < 0.7 else rng.choice(lines)
    clauses = [part for part in re.split(r"[,;:，。]", source) if len(part) > 8] or [source]
    clause = rng.choice(clauses).strip(" .“”„«»")
    return clause[:24] if lang in UNSPACED else " ".join(clause.split()[:rng.randint(6, 11)])


def new_lead(texts, rng):
    lang, (title, lines) = story(texts, rng)
    count = 1 if rng.random() < 0.75 or len(lines) < 6 else 2
    lead = [rewrite(rng, lang, line) for line in lines[:count]]
    return lang, (title, lines), (other_headline(texts, rng, lang, lines), lead + edited(rng, lang, lines, 0.05)[count:])


def third(texts, rng):
    lang, (title, lines) = story(texts, rng)
    keep = max(2, round(len(lines) * rng.uniform(0.28, 0.42)))
    if rng.random() < 0.6:
        cut = lines[:keep]
    else:
        cut = [lines[0]] + [lines[place] for place in sorted(rng.sample(range(1, len(lines)), keep - 1))]
    return lang, (title, lines), (other_headline(texts, rng, lang, lines), cut)


def third_new_lead(texts, rng):
    lang, (title, lines) = story(texts, rng)
    keep = max(4, round(len(lines) * rng.uniform(0.4, 0.6)))
    return lang, (title, lines), (other_headline(texts, rng, lang, lines), [rewrite(rng, lang, lines[0], 0.15)] + lines[1:keep])


def byline(texts, rng):
    lang, (title, lines) = story(texts, rng)
    names = Names(rng, "en")
    head = rng.choice(["By <P1>, <T1> bureau", "<P1> reports from <T1>", "From our correspondent <P1> in <T1>"])
    copy = [names.fill(head)] + [names.make("T").upper() + f" ({rng.choice(AGENCIES)}) - " + lines[0]] + typos(rng, lang, lines[1:], 0.04)
    return lang, (title, lines), (other_headline(texts, rng, lang, lines), copy)


def houses(texts, rng):
    lang, (title, lines) = story(texts, rng)
    documents = []
    for _ in range(2):
        own = edited(rng, lang, lines, rng.uniform(0.08, 0.22))
        if rng.random() < 0.4:
            own[0] = rewrite(rng, lang, own[0], 0.12)
        documents.append((other_headline(texts, rng, lang, lines), own))
    return lang, documents[0], documents[1]


def added_quotes(texts, rng):
    lang = texts.language(rng, 2)
    (title, lines), other = texts.stories(rng, lang, 2)
    added = [line for line in other[1] if line[0] in "“„«\"‘"][:2] or other[1][2:3]
    names = Names(rng, lang)
    if lang == "en":
        added.append(names.fill(rng.choice(["<P3>, who lives nearby, said that nobody had expected it. “We had been told the contrary in <N31:2005-2022>,” <S3> said.",
                                           "“It was about time,” said <P3> of <O3>. “We have <N31:20-900> letters about it.”"])))
    place = rng.randint(2, len(lines))
    return lang, (title, lines), (other_headline(texts, rng, lang, lines), lines[:place] + added + lines[place:])


def update(texts, rng):
    lang, (title, lines) = story(texts, rng)
    newer = [renumbered(rng, line, 0.35) for line in lines]
    if rng.random() < 0.5:
        newer[0] = rewrite(rng, lang, newer[0], 0.1)
    if rng.random() < 0.5 and lang == "en":
        newer.insert(1, Names(rng, "en").fill(rng.choice(["In the evening the figures were corrected once more; the final count is expected within <N41:2-9> days.",
                                                          "<P5>, who speaks for the authorities, gave the new figures at noon and said that they were not final."])))
    return lang, (title, lines), (title if rng.random() < 0.5 else other_headline(texts, rng, lang, lines), newer)


def reordered(texts, rng):
    lang, (title, lines) = story(texts, rng)
    rest = lines[1:]
    rng.shuffle(rest)
    place = rng.randint(0, 2)
    return lang, (title, lines), (other_headline(texts, rng, lang, lines), typos(rng, lang, rest[:place] + [lines[0]] + rest[place:], 0.02))


def framed(texts, rng):
    lang, (title, lines) = story(texts, rng)
    def document(own):
        lines = texts.block(rng, rng.choice(["promotion", "ende", "promotion"]))
        return rng.sample(lines, min(len(lines), rng.randint(0, 2))) + own + rng.sample(lines, min(len(lines), rng.randint(1, 3)))
    keep = max(4, round(len(lines) * rng.uniform(0.6, 1)))
    return lang, (title, document(lines)), (other_headline(texts, rng, lang, lines), document(lines[:keep]))


def word_edits(texts, rng):
    lang, (title, lines) = story(texts, rng)
    return lang, (title, lines), (title, typos(rng, lang, lines, rng.uniform(0.08, 0.22)))


def corrected(texts, rng):
    lang, (title, lines) = story(texts, rng)
    fixed = [renumbered(rng, line, 0.1) for line in lines]
    note = rng.choice(["Correction: an earlier version of this article named a wrong sum.", "This article was changed at noon to add a missing name.", "Clarification: the age of one of those involved was corrected."])
    return lang, (title, lines), (title, fixed + [note] if rng.random() < 0.7 else [note] + fixed)


def brief(texts, rng):
    lang, (title, lines) = story(texts, rng)
    own = lines[:2]
    return lang, (title, own), (other_headline(texts, rng, lang, lines), typos(rng, lang, own, 0.05))


# Kinds that need the seeds' forms or blocks are left out where the stories are others'.
GENERAL = {"follow-up": follow_up, "local ends": local_ends, "same quotes": same_quotes, "round-up": digest(2, 4, (2, 3)),
           "newsletter": digest(1, 1, (4, 8)), "fact box": with_block("box", "after"), "series": with_block("introduction", "before"),
           "serial": with_block("so far", "before", 3, 5), "live blog": with_block("live", "between"), "background": with_block("background", "after")}
SEEDED = {"release": release, "questions": questions, "correction": correction, "preview": preview, "translation": translation,
          "same wording": same_wording}
COPIES = {"new lead": new_lead, "cut to a third": third, "cut, new lead": third_new_lead, "byline and headline": byline, "houses": houses,
          "added quotes": added_quotes, "update": update, "reordered": reordered, "framed": framed, "word edits": word_edits,
          "corrected": corrected, "brief": brief}


def units(lang, lines):
    text = " ".join(lines)
    words = re.findall(r"\w", text) if lang in UNSPACED else re.findall(r"\w+", text)
    return [" ".join(words[place:place + 3]) for place in range(len(words) - 2)], set(
        re.findall(r"\d+", text) if lang in UNSPACED else re.findall(r"\d+|(?<=[\w,] )[A-ZА-ЯÄÖÜ]\w\w+", text))


def check(kind, lang, first, second):
    """What the count says: a copy, other news, or nothing."""
    (one, facts), (other, others) = units(lang, first), units(lang, second)
    if not one or not other:
        return None
    common = set(one) & set(other)
    own = [sum(unit not in common for unit in side) / len(side) for side in (one, other)]
    new = [len(facts - others), len(others - facts)]
    if min(own) < 0.12 and (min(new) < 4 or min(new) < 0.3 * min(len(facts), len(others))):
        return True
    if min(own) > 0.2 and (min(new) >= 4 or min(own) > 0.5):
        return False
    return None


def document(rng, lang, part, house):
    day = rng.randint(1, 28)
    return {"url": f"https://www.{house}/{rng.getrandbits(40):x}", "date": f"2025-{rng.randint(1, 12):02}-{day:02}", "title": part[0],
            "text": "\n\n".join(part[1])}


def pair(texts, kinds, kind, copy, number, seed):
    rng = random.Random(f"{seed} {kind} {number}")
    lang, first, second = kinds[kind](texts, rng)
    one = rng.choice(HOUSES)
    other = one if rng.random() < (0.2 if copy else 0.6) else rng.choice(HOUSES)
    # In a run both come in any order, so neither is always the first.
    documents = [document(rng, lang, first, one), document(rng, lang, second, other)]
    if rng.random() < 0.5:
        documents.reverse()
    return {"kind": kind, "copy": copy, "lang": lang, "documents": documents}, check(kind, lang, first[1], second[1])


def own_stories(path):
    """Rows of a file as stories by language: paragraphs of at most some sentences."""
    pool = collections.defaultdict(list)
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        lang = row.get("lang") or "en"
        parts = [part.strip() for part in re.split(r"\n+", row["text"]) if part.strip()]
        title, lines = parts[0][:90], []
        for part in parts[1:] or parts:
            found = sentences(part)
            for start in range(0, len(found), 3):
                lines.append(joined(lang, found[start:start + 3]))
        if 6 <= len(lines) <= 25 and 600 < len(row["text"]) < 8000:
            pool[lang].append((title, lines))
    return {lang: rows for lang, rows in pool.items() if len(rows) > 60}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--each", type=int, default=50)
    arguments.add_argument("--stories")
    options = arguments.parse_args()
    texts = Texts(own_stories(options.stories) if options.stories else None)
    alike = dict(GENERAL) if options.stories else {**GENERAL, **SEEDED, **{kind: form(kind) for kind in texts.forms}}
    counts = collections.Counter()
    with open(options.out, "w", encoding="utf-8") as out:
        for copy, kinds, each in ((False, alike, options.each), (True, COPIES, round(options.each * len(alike) / len(COPIES)))):
            for kind in kinds:
                for number in range(each):
                    row, checked = pair(texts, kinds, kind, copy, number, options.seed)
                    # What the count cannot tell keeps its label: a new lead is what it was made as.
                    counts[(copy, "agree" if checked == copy else "silent" if checked is None else "against")] += 1
                    if checked is None or checked == copy or kind in ("round-up", "newsletter", "correction"):
                        out.write(json.dumps({"id": f"{kind}/{number}", **row}, ensure_ascii=False) + "\n")
    print(dict(counts), file=sys.stderr)


main()
