"""Words by which Bosnian, Croatian and Serbian in Latin letters are told apart: how they are spelled, and what is named otherwise.

The words come from the lists of the three classes, those of news and encyclopedias; this file says only which of them are pairs, and
what begins with what. What is no pair (names, subjects of news) is not looked at.
"""
import re

import numpy as np

import texts
from packages import words as words_of

NAMES = ["bs-Latn", "hr-Latn", "sr-Latn"]
SHARES = {"lingua": 0.5, "topwords": 0.4, "py3langid": 0.1}
# Norms by their first letters, letters in words of them, and what stands there in words of the others.
PAIRS = [("hb", "ije", "e", "s"), ("hb", "je", "e", "s"), ("h", "europ", "evrop", "bs"), ("h", "opć", "opšt", "s"),
         ("h", "tko", "ko", "bs"), ("h", "irati", "ovati", "bs"), ("h", "iran", "ovan", "bs"), ("h", "iran", "isan", "bs"),
         ("h", "ira", "uje", "bs"), ("hb", "h", "v", "s"), ("hb", "h", "", "s"), ("h", "kem", "hem", "bs"),
         ("h", "točk", "tačk", "bs"), ("h", "jun", "on", "bs")]
# Beginnings of words; one of up to three letters is a word.
BEGINNINGS = {
    "h": """tko netko nitko svatko itko tjed tisuć siječnj siječanj veljač ožujk ožujak travnj svibnj svibanj lipnj lipanj srpnj
         srpanj kolovoz rujn rujan listopad studen prosinc prosinac tvrtk tijekom sustav uvjet gospodarstv znanost znanstven sveučiliš
         priopć nazoč izvješ proračun ravnatelj nogomet glazb tisak tiskovn veleposlan obitelj promidžb zrakoplov poduzeć uporab
         vojarn postroj čimbenik dužnosnik rajčic kazališ vlak kolodvor glasnogovor djelatnik odvjetni uhićen natječaj županij općin
         redatelj skladatelj športsk stoljeć desetljeć tečaj kruh izbornik""".split(),
    "bs": """ko neko niko svako iko šta sedmic hiljad januar februar mart april maj juni juli august avgust septembr oktobr
          novembr decembr firm tokom sistem uslov privred nauč univerzitet saopć saopšt prisut budžet direktor fudbal muzik štamp
          ambasador porodic upotreb avion preduzeć fabrik voz aerodrom kasarn faktor zvaničn vakcin pozorišt portparol advokat uhapš
          hapš konkurs reditelj kompozitor takođe evrop hljeb hleb vijek vek decenij kurs berz selektor meč istorij historij""".split()}
# Rarer words are drawn by chance; a pair turns round by e^1.2 at least, a beginning by e.
LEAST, SMOOTHING, TURN, LEAD, MOST = 4e-7, 1e-6, 1.2, 1.0, 2.0
UNIT = 1 / 60


class Norms:
    """Words with a weight for each norm, the logarithm of how common they are in it."""

    def __init__(self, words):
        self.p = [self.mixed(words[name]) for name in NAMES]
        self.known = sorted(set().union(*self.p))
        found = self.pairs() | self.beginnings()
        self.weights = {w: self.weight(w) for w in sorted(found)}
        print(f"{len(self.weights)} words of norms")

    @staticmethod
    def mixed(sources):
        mixed = {}
        for source, share in SHARES.items():
            total = sum(sources[source].values())
            for word, value in sources[source].items():
                mixed[word] = mixed.get(word, 0) + share * value / total
        return mixed

    def of(self, word, norm):
        return self.p["bhs".index(norm)].get(word, 0)

    def lead(self, word, norm, other):
        return np.log((self.of(word, norm) + SMOOTHING) / (self.of(word, other) + SMOOTHING))

    def is_common(self, word, norms):
        return max(self.of(word, n) for n in norms) >= LEAST

    def pairs(self):
        """Words that turn into one of the others when letters are replaced, where each is the commoner one in its norms."""
        found = set()
        for norms, letters, there, others in PAIRS:
            for word in self.known:
                if len(word) < 3 or letters not in word or not self.is_common(word, norms):
                    continue
                for match in re.finditer(letters, word):
                    other = word[:match.start()] + there + word[match.end():]
                    if len(other) > 1 and self.is_common(other, others) and self.turns(word, other, norms, others):
                        found |= {word, other}
        return found

    def turns(self, word, other, norms, others):
        ends = [(n, o, TURN if (n, o) == (norms[0], others[-1]) else 0.6 * TURN) for n in norms for o in others]
        return all(self.lead(word, n, o) > least and self.lead(other, n, o) < -least for n, o, least in ends)

    def beginnings(self):
        found = set()
        for norms, beginnings in BEGINNINGS.items():
            others = set("bhs") - set(norms)
            for word in self.known:
                if self.is_common(word, norms) and any(word == b if len(b) < 4 else word.startswith(b) for b in beginnings):
                    if all(self.lead(word, n, o) > LEAD for n in norms for o in others):
                        found.add(word)
        return found

    def weight(self, word):
        odds = np.log(np.array([self.of(word, n) for n in "bhs"]) + SMOOTHING)
        return np.rint(np.clip(odds - odds.mean(), -MOST, MOST) / UNIT).astype(np.int8)

    def sums(self, documents):
        none = np.zeros(len(NAMES))
        return np.array([sum((self.weights[w] for w in own if w in self.weights), none) for own in documents])


def held_out_documents(held_out, script_of):
    """Messages with the number of their norm, alone and some together; those of pdf.js have trained nothing of these."""
    rng = np.random.default_rng(15)
    found = []
    for number, name in enumerate(NAMES):
        language = name.split("-")[0]
        messages = [words_of(m) for known, m in held_out if known == language]
        messages += [in_latin(words_of(m)) for m in texts.viewer(language)]
        messages = [m for m in messages if len(m) > 3 and all(script_of(w) == "Latn" for w in m)]
        joined = [sum((messages[int(i)] for i in rng.integers(0, len(messages), int(rng.integers(2, 6)))), [])
                  for _ in range(len(messages))]
        found += [(m, number) for m in messages + joined]
    return found


def in_latin(words):
    return ["".join(texts.SERBIAN.get(c, c) for c in w) for w in words]


def fit(groups, words, norms):
    """What evidence of groups and a unit of words are worth, and what each norm has before any, by descent on documents that weigh
    the same in all norms."""
    weight = (1 / np.bincount(norms))[norms]
    weight /= weight.sum()
    worths, before = np.array([0.5, 0.5 * UNIT]), np.zeros(len(NAMES))
    scale = np.array([1.0, UNIT**2])
    for _ in range(3000):
        s = worths[0] * groups + worths[1] * words + before
        p = np.exp(s - s.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        p[np.arange(len(norms)), norms] -= 1
        p *= weight[:, None]
        worths -= 0.3 * scale * np.array([(p * groups).sum(), (p * words).sum()])
        before -= 0.3 * p.sum(axis=0)
    print(f"of norms groups are worth {worths[0]:.3f}, words {worths[1] / UNIT:.3f}, and before them {before.round(3)}")
    return [round(float(worths[0]), 3), round(float(worths[1]), 5), *(round(float(b), 3) for b in before)]
