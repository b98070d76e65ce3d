"""Which words belong to which class: a language in a script."""
import collections
import json
import os
import pickle

import brotli
import regex

import texts
import wordlists
from packages import LINGUA, TOPWORDS, WORK, words

SCRIPTS = {"Latn": "Latin", "Cyrl": "Cyrillic", "Arab": "Arabic", "Deva": "Devanagari", "Beng": "Bengali",
           "Hebr": "Hebrew", "Ethi": "Ethiopic", "Tibt": "Tibetan"}
IN_SCRIPT = {"Cyrl": "ru uk bg be sr mk kk ky mn tg tt ba uz os", "Arab": "ar fa ur ps ug sd ckb",
             "Deva": "hi mr ne sa gom bho", "Beng": "bn as", "Hebr": "he yi", "Ethi": "am ti", "Tibt": "bo dz"}
NOT_LATIN = set(("ru uk bg be mk kk ky mn tg tt ba ar fa ur ps ug sd ckb hi mr ne sa gom bho bn as am ti he yi bo dz el "
                 "ka hy ko th lo km my si ta te kn ml gu pa or dv zh ja yue os").split())
# Classes of py3langid that are no language of news, or dialects of one; and those that have another code here.
LEFT_OUT = set("zxx arz ary hbo grc ext gcf gcr guw wuu uzs sdh ace bcl".split())
RENAMED = {"no": "nb", "gug": "gn", "kik": "ki", "fuv": "ff"}
# lingua cuts words at combining marks.
NOT_FROM_LINGUA = set("hi mr bn yo ne".split())
DICTIONARIES = {"bod": "bo", "ceb": "ceb", "cos": "co", "sun": "su", "ton": "to", "snd": "sd", "yid": "yi"}
# Languages of which there is so little that nothing is held out.
ALL_TEXTS = set("ceb su co to ny ast hsb dsb ia os ckb yi sd bo ti dz szl sco sc fur rm bho an lij ltg".split())
TEXTS_ALONE = set("ny ast hsb dsb ia os ckb szl sco sc fur rm bho".split())
# Rundi is written as Rwanda is but for these letters.
RUNDI = [("njy", "nj"), ("jy", "j"), ("by", "vy"), ("cy", "c"), ("shy", "sh")]
RUNDI_WORDS = {"cyangwa": "canke", "cyane": "cane", "byose": "vyose"}


def scripts_of(language):
    latin = [] if language in NOT_LATIN else ["Latn"]
    return latin + [s for s, languages in IN_SCRIPT.items() if language in languages.split()]


class Classes:
    def __init__(self):
        self.words = collections.defaultdict(dict)
        self.held_out = []
        self.fits = {s: regex.compile(rf"[\p{{{p}}}\p{{M}}\p{{Inherited}}]+").fullmatch for s, p in SCRIPTS.items()}
        self.texts = texts.load()
        self.add_models()
        self.add_texts()
        self.add_rundi()
        self.add_serbian()
        self.add_han()

    def add(self, language, source, counts, least=300):
        for script in scripts_of(language):
            own = {w: float(v) for w, v in counts.items() if v > 0 and self.fits[script](w)}
            if sum(own.values()) > 0.08 * sum(counts.values()) and len(own) > least:
                known = self.words[f"{language}-{script}"].setdefault(source, {})
                for word, value in own.items():
                    known[word] = known.get(word, 0) + value

    def add_models(self):
        for code in sorted(c for c in os.listdir(LINGUA) if len(c) == 2 and c not in NOT_FROM_LINGUA):
            self.add(code, "lingua", cached("lingua." + code, lambda: wordlists.lingua(code) or {}))
        for name in sorted(n for n in os.listdir(TOPWORDS) if n.startswith("topwords")):
            code = name.split("-")[1].split(".")[0]
            self.add(RENAMED.get(code, code), "topwords", wordlists.topwords(code))
        model = wordlists.Py3langid()
        for column, code in enumerate(model.classes):
            if code not in LEFT_OUT:
                self.add(RENAMED.get(code, code), "py3langid",
                         cached(f"py3langid.{column}", lambda: model.words(column)))
        for name, language in DICTIONARIES.items():
            self.add(language, "dictionary", cached("dictionary." + name, lambda: wordlists.dictionary(name)))

    def add_texts(self):
        """Every second message; the others calibrate."""
        counts = collections.defaultdict(collections.Counter)
        for code in sorted(filter(texts.is_language, self.texts)):
            language = texts.language(code)
            for source, messages in sorted(self.texts[code].items()):
                keeps_all = source == "cld2" or language in ALL_TEXTS
                for message in messages if keeps_all else messages[::2]:
                    counts[language].update(words(message))
                if not keeps_all:
                    self.held_out += [(language, m) for m in messages[1::2]]
        for language, count in sorted(counts.items()):
            for script in scripts_of(language):
                own = {w: float(v) for w, v in count.items() if self.fits[script](w)}
                name = f"{language}-{script}"
                enough = 20 < len(own) if language in ALL_TEXTS else sum(own.values()) > 600
                if enough and (name in self.words or language in TEXTS_ALONE):
                    self.words[name]["texts"] = own

    def add_rundi(self):
        counts = collections.Counter()
        for word, value in self.words["rw-Latn"]["py3langid"].items():
            for before, after in RUNDI:
                word = word.replace(before, after) if word not in RUNDI_WORDS else word
            counts[RUNDI_WORDS.get(word, word)] += value
        sample = collections.Counter(w for t in self.texts["rn_Latn"]["cld2"] for w in words(t))
        self.words["rn-Latn"] = {"rule": dict(counts), "texts": {w: float(v) for w, v in sample.items()}}

    def add_serbian(self):
        """Lists of news have one of the two alphabets of Serbian."""
        letters = texts.SERBIAN
        for source in ("lingua", "topwords"):
            known = self.words["sr-Cyrl"][source].items()
            latin = {"".join(letters.get(c, "") for c in w): v for w, v in known if all(c in letters for c in w)}
            self.words["sr-Latn"][source] = latin

    def add_han(self):
        """Characters one by one: "zhHant" is Chinese in traditional characters."""
        is_han = regex.compile(r"\p{Han}").fullmatch

        def add(name, source, counts):
            self.words[name + "-Hani"][source] = {c: float(v) for c, v in counts.items() if is_han(c)}

        def letters(*codes):
            return collections.Counter(c for k in codes for ts in self.texts.get(k, {}).values() for t in ts for c in t)

        def unigrams(code):
            grams = json.loads(brotli.decompress(open(f"{LINGUA}{code}/unigrams.json.br", "rb").read()))["ngrams"]
            return {g: int(f.split("/")[0]) / int(f.split("/")[1]) for f, gs in grams.items() for g in gs.split(" ")}

        def drawn(code):
            model = wordlists.Py3langid()
            counts = cached("han." + code, lambda: model.words(model.classes.index(code)))
            return collections.Counter({c: sum(v for w, v in counts.items() for x in w if x == c)
                                        for c in {x for w in counts for x in w}})

        add("zh", "profile", wordlists.profile("zh-cn"))
        add("zh", "texts", letters("zh_Hans"))
        add("zhHant", "profile", wordlists.profile("zh-tw"))
        add("zhHant", "texts", letters("zh_Hant"))
        add("yue", "py3langid", drawn("yue"))
        add("ja", "profile", wordlists.profile("ja"))
        add("ja", "lingua", unigrams("ja"))


def cached(name, make):
    path = f"{WORK}/{name}.pickle"
    if not os.path.exists(path):
        with open(path + ".part", "wb") as file:
            pickle.dump(dict(make()), file)
        os.rename(path + ".part", path)
    with open(path, "rb") as file:
        return pickle.load(file)
