"""How often the best class is right: how often it is among the languages of the table, times how often a text is in one of them.

Two logistic regressions: one on what is held out, one on that against what is in no language of the table.
"""
import collections

import numpy as np

import norms
import outsiders
from packages import words

# What is right less often is not told.
THRESHOLD = 0.22
# Of texts of under 40 characters 97 of 100 must be right: of messages held out .967 are from here on, as printed below, and .97 of sentences.
THRESHOLD_OF_SHORT = 0.67
SHORT = range(20, 40)
SIZES = (1, 2, 4, 7, 12)
SHARE = 0.35
# Beyond this a group's score does not make text likelier; the loss hardly differs from 0.7 to 1.
TYPICAL = 0.8
# How much a sample of each kind weighs. With more of what is no text, sentences of news are told less often.
WEIGHTS = {"held out": 1, "drawn": 1, "left out": 0.1, "outside": 0.3, "names": 0.1, "nonsense": 0.3}


def held_out_samples(held_out):
    """Pieces of messages, and messages put together, with their language and whether they are a whole short one."""
    rng = np.random.default_rng(11)
    before = {}
    for language, message in held_out:
        own = words(message)
        for size in sorted({*SIZES, len(own)}):
            if 0 < size <= len(own) and rng.random() < SHARE:
                at = int(rng.integers(0, len(own) - size + 1))
                yield language, own[at:at + size], size == len(own)
        joined = before.get(language, []) + own
        if len(joined) >= int(rng.integers(20, 60)):
            yield language, joined, False
            joined = []
        before[language] = joined


def nonsense(pool, count):
    rng = np.random.default_rng(12)
    letters = list("abcdefghijklmnopqrstuvwxyz")
    for number in range(count):
        size = int(rng.integers(2, 14))
        if number % 2:
            yield [pool[int(i)] for i in rng.integers(0, len(pool), size)]
        else:
            yield ["".join(rng.choice(letters, int(rng.integers(2, 9)))) for _ in range(size)]


class Samples:
    """Rows of features with whether the best class was right."""

    def __init__(self, fits, measures, script_of):
        self.fits, self.measures, self.script_of = fits, measures, script_of
        self.norms = {n.split("-")[0]: norms.NAMES[0].split("-")[0] for n in norms.NAMES}
        self.among, self.text, self.right, self.is_text, self.weight, self.short = [], [], [], [], [], []

    def add(self, kind, script, samples, without=False):
        """Samples are (language or None, words, whether whole and short); `without` takes the language out of the table."""
        fit = self.fits[script]
        samples = [s for s in samples if s[1]]
        if not samples:
            return
        z, groups, known = fit.score([own for _, own, _ in samples])
        if without:
            for row, (language, _, _) in enumerate(samples):
                z[row, [n.split("-")[0] == language for n in fit.names]] = -1e9
        among, text = self.features(fit, z.astype(float), groups, known)
        best = [self.named(fit.names[i]) for i in z.argmax(axis=1)]
        self.among.append(among)
        self.text.append(text)
        self.is_text.append(np.full(len(samples), kind in ("held out", "drawn")))
        self.right.append(np.array([b == self.named(s[0]) and not without for b, s in zip(best, samples)], float))
        self.weight.append(np.full(len(samples), WEIGHTS[kind]))
        self.short.append(np.array([s[2] and not without for s in samples]))
        print(f"  {script} {kind}: {len(samples)}, {self.right[-1].mean():.3f} right", flush=True)

    def named(self, name):
        """The language of a class; norms of one language count as one, since the detector shares that out by their words."""
        language = name and name.split("-")[0]
        return self.norms.get(language, language)

    def as_one(self, fit, z, root):
        """The score of norms together in the place of the best one of them."""
        own = [i for i, n in enumerate(fit.names) if n in norms.NAMES]
        if not own:
            return z
        z, most = z.copy(), z[:, own].max(axis=1)
        best = np.array(own)[z[:, own].argmax(axis=1)]
        together = most + root * np.log(np.exp((z[:, own] - most[:, None]) / root[:, None]).sum(axis=1))
        z[:, own] = -1e9
        z[np.arange(len(z)), best] = together
        return z

    def features(self, fit, z, groups, known):
        """As in Sources/Languages/Detection/Calibration.swift."""
        z = self.as_one(fit, z, np.sqrt(np.maximum(1, known)))
        best = z.argmax(axis=1)
        row = np.arange(len(z))
        root = np.sqrt(np.maximum(1, known))
        top = z[row, best]
        deficits = np.minimum((top[:, None] - z) / root[:, None], 40)
        posterior = -np.log(np.maximum(1e-6, np.exp(-deficits).sum(axis=1) - 1))
        deficits[row, best] = 40
        typical = np.array([self.measures.typical[n] for n in fit.names])[best]
        typicality = np.clip(top / np.maximum(1, groups) / typical, 0, TYPICAL)
        size = np.sqrt(np.minimum(groups, 400)) / 20
        one, share = np.ones(len(z)), known / np.maximum(1, groups)
        among = [one, np.minimum(posterior, 8), np.minimum(deficits.min(axis=1), 12), share, size]
        return np.stack(among, 1), np.stack([one, share, size, typicality, typicality * size], 1)

    def gathered(self):
        columns = self.among, self.text, self.right, self.is_text, self.weight, self.short
        return (np.concatenate(c) for c in columns)


def gather(fits, measures, held_out, drawn, script_of):
    by_script = collections.defaultdict(list)
    for language, own, is_whole in held_out_samples(held_out):
        script = script_of(own[0])
        if script in fits and script != "Hani":
            own = [w for w in own if script_of(w) == script]
            by_script[script].append((language, own, is_whole and sum(map(len, own)) + len(own) in SHORT))
    samples = Samples(fits, measures, script_of)
    rng = np.random.default_rng(13)
    for script, found in by_script.items():
        languages = {n.split("-")[0] for n in fits[script].names}
        own = [s for s in found if s[0] in languages]
        samples.add("held out", script, own)
        texts = [(n.split("-")[0], d, False) for n in fits[script].names for s, d in drawn[n] if s != "texts"]
        samples.add("drawn", script, texts)
        if len(languages) > 3:
            samples.add("left out", script, [s for s in own if rng.random() < 0.15], without=True)
        outside = [(None, piece, False) for piece in outsiders.texts(script, languages, script_of)]
        samples.add("outside", script, outside + [(None, s[1], False) for s in found if s[0] in outsiders.MESSAGES])
    latin = [w for _, ws, _ in by_script["Latn"][:60000:7] for w in ws]
    samples.add("nonsense", "Latn", [(None, d, False) for d in nonsense(latin, 2200)])
    samples.add("names", "Latn", [(None, d, False) for d in outsiders.names(4000, script_of)])
    return samples.gathered()


def regression(x, y, weight):
    w = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (weight * (y - p)) - 1e-2 * w
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + 1e-2 * np.eye(len(w))
        w += np.linalg.solve(hessian, gradient)
    return np.round(w, 3)


def probability(x, w):
    return 1 / (1 + np.exp(-x @ w))


def fit(fits, measures, held_out, drawn, script_of):
    """Five weights of each regression, the threshold, and the one of the first regression for short texts."""
    among, text, y, is_text, weight, short = gather(fits, measures, held_out, drawn, script_of)
    first = regression(among[is_text], y[is_text], weight[is_text])
    second = regression(text, is_text.astype(float), weight)
    right_among = probability(among, first)
    answered = short.astype(bool) & (right_among >= THRESHOLD_OF_SHORT) & (right_among * probability(text, second) >= THRESHOLD)
    print(f"{len(y)} samples, {y.mean():.3f} right; {first}, {second}; {answered.sum() / short.sum():.3f} of the short ones are "
          f"told, {y[answered].mean():.3f} of these right")
    return [*map(float, first), *map(float, second), THRESHOLD, THRESHOLD_OF_SHORT]
