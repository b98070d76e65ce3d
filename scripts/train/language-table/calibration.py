"""How often the best class is right: logistic regression on what is held out, and on what is in no language of the table."""
import collections

import numpy as np

import outsiders
from packages import words

PRECISION = 0.97
# The lower threshold is that at which whole messages of so many letters and blanks are right so often.
SHORT = range(20, 40)
SIZES = (1, 2, 4, 7, 12)
SHARE = 0.35
THRESHOLD = 0.5
# Beyond this a group's score does not make text likelier; the loss hardly differs from 0.7 to 1.
TYPICAL = 0.8
# How much a sample of each kind weighs. With more of what is no text, sentences of news are told less often.
WEIGHTS = {"held out": 1, "drawn": 1, "left out": 0.1, "outside": 0.3, "names": 0.1, "nonsense": 0.3}
# As in Sources/Languages/Detection/LanguageClasses.swift.
FAMILIES = ["hr-Latn bs-Latn sr-Latn", "id-Latn ms-Latn", "nb-Latn nn-Latn da-Latn", "cs-Latn sk-Latn",
            "rn-Latn rw-Latn", "gl-Latn pt-Latn", "xh-Latn zu-Latn", "tn-Latn st-Latn nso-Latn", "ast-Latn es-Latn",
            "hi-Deva mr-Deva ne-Deva"]


def close(one, other):
    return one == other or any(one in f.split() and other in f.split() for f in FAMILIES)


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
        self.x, self.family, self.right, self.weight, self.short = [], [], [], [], []

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
        x, family = self.features(fit, [own for _, own, _ in samples], z.astype(float), groups, known)
        best = [fit.names[i].split("-")[0] for i in z.argmax(axis=1)]
        self.x.append(x)
        self.family.append(family)
        self.right.append(np.array([b == s[0] and not without for b, s in zip(best, samples)], float))
        self.weight.append(np.full(len(samples), WEIGHTS[kind]))
        self.short.append(np.array([s[2] and not without for s in samples]))
        print(f"  {script} {kind}: {len(samples)}, {self.right[-1].mean():.3f} right", flush=True)

    def features(self, fit, documents, z, groups, known):
        """As in Sources/Languages/Detection/Calibration.swift: of the best class alone, and with those close to it."""
        best = z.argmax(axis=1)
        top = z[np.arange(len(z)), best]
        likelihood = np.exp(-np.minimum((top[:, None] - z) / np.sqrt(np.maximum(1, known))[:, None], 40))
        is_close = np.array([[close(a, b) for b in fit.names] for a in fit.names])[best]
        inside, outside = (likelihood * is_close).sum(axis=1), (likelihood * ~is_close).sum(axis=1)
        own = -np.log(np.maximum(1e-6, likelihood.sum(axis=1) - 1))
        family = np.log(inside) - np.log(np.maximum(1e-6, outside))
        typical = np.array([self.measures.typical[n] for n in fit.names])[best]
        typicality = np.clip(top / np.maximum(1, groups) / typical, 0, TYPICAL)
        size = np.sqrt(np.minimum(groups, 400)) / 20
        rest = [known / np.maximum(1, groups), typicality, size, typicality * size]
        rows = [np.stack([np.ones(len(z)), np.minimum(p, 8), *rest], 1) for p in (own, family)]
        return rows

    def gathered(self):
        return (np.concatenate(c) for c in (self.x, self.family, self.right, self.weight, self.short))


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


def fit(fits, measures, held_out, drawn, script_of):
    """[six weights, threshold, threshold of short texts]"""
    x, family, y, weight, short = gather(fits, measures, held_out, drawn, script_of)
    w = regression(x, y, weight)
    own, of_family = (1 / (1 + np.exp(-rows @ w)) for rows in (x, family))
    short = short.astype(bool)
    for threshold in np.arange(THRESHOLD, 0.99, 0.01):
        answered = short & (of_family >= threshold) & (own >= THRESHOLD)
        if y[answered].mean() >= PRECISION:
            break
    print(f"{len(y)} samples, {y.mean():.3f} right; {w}, threshold {threshold:.2f} answers {answered.sum() / short.sum():.3f} "
          f"of the short ones")
    return [*map(float, w), THRESHOLD, float(round(threshold, 2))]
