"""How often the best class is right, by logistic regression on messages held out, on pieces of them and on nonsense."""
import numpy as np

from packages import words

PRECISION = 0.97
# The threshold is that at which whole messages of so many letters and blanks are right so often.
SHORT = range(20, 40)
SIZES = (1, 2, 4, 7, 12)
SHARE = 0.35
# As in Sources/Languages/Detection/LanguageClasses.swift.
FAMILIES = ["hr-Latn bs-Latn sr-Latn", "id-Latn ms-Latn", "nb-Latn nn-Latn da-Latn", "cs-Latn sk-Latn",
            "rn-Latn rw-Latn", "gl-Latn pt-Latn", "xh-Latn zu-Latn", "tn-Latn st-Latn nso-Latn", "ast-Latn es-Latn",
            "hi-Deva mr-Deva ne-Deva"]


def close(one, other):
    return one == other or any(one in f.split() and other in f.split() for f in FAMILIES)


def samples(held_out):
    """Pieces of messages with their language and whether they are whole; with no language what is no text."""
    rng = np.random.default_rng(11)
    found = []
    for language, message in held_out:
        own = words(message)
        for size in sorted({*SIZES, len(own)}):
            if 0 < size <= len(own) and rng.random() < SHARE:
                at = int(rng.integers(0, len(own) - size + 1))
                found.append((language, own[at:at + size], size == len(own)))
    pool = [w for _, ws, _ in found[:60000:7] for w in ws]
    letters = list("abcdefghijklmnopqrstuvwxyz")
    for _ in range(len(found) // 32):
        count = int(rng.integers(2, 14))
        found.append((None, [pool[int(i)] for i in rng.integers(0, len(pool), count)], False))
        made = ["".join(rng.choice(letters, int(rng.integers(2, 9)))) for _ in range(count)]
        found.append((None, made, False))
    return found


def rows(held_out, fits, script_of):
    """Features of the logistic model, whether the best class was right, the lead over other families, and what is short."""
    by_script = {}
    for language, own, is_whole in samples(held_out):
        script = script_of(own[0])
        if script in fits and script != "Hani":
            own = [w for w in own if script_of(w) == script]
            by_script.setdefault(script, []).append((language, own, is_whole))
    x, y, outer, short = [], [], [], []
    for script, found in sorted(by_script.items()):
        fit = fits[script]
        languages = {n.split("-")[0] for n in fit.names}
        found = [s for s in found if s[0] is None or s[0] in languages]
        z, groups, known = fit.score([own for _, own, _ in found])
        order = np.argsort(-z, axis=1, kind="stable")
        at = np.arange(len(found))
        root = np.sqrt(np.maximum(1, known))
        lead = (z[at, order[:, 0]] - z[at, order[:, 1]]) / root
        x.append(np.stack([np.ones(len(found)), np.minimum(lead, 12), known / np.maximum(1, groups),
                           np.sqrt(np.minimum(groups, 400)) / 20], 1))
        best = [fit.names[i].split("-")[0] for i in order[:, 0]]
        y.append(np.array([b == s[0] for b, s in zip(best, found)], float))
        family = np.array([[close(a, b) for b in fit.names] for a in fit.names])
        others = np.where(family[order[:, 0]], -np.inf, z).max(axis=1)
        outer.append(np.minimum((z[at, order[:, 0]] - others) / root, 12))
        short.append(np.array([is_whole and sum(map(len, own)) + len(own) in SHORT for _, own, is_whole in found]))
    return np.concatenate(x), np.concatenate(y), np.concatenate(outer), np.concatenate(short)


def fit(held_out, fits, script_of):
    """[bias, lead, known, length, threshold]"""
    x, y, outer, short = rows(held_out, fits, script_of)
    w = np.zeros(4)
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - 1e-3 * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(4)
        w += np.linalg.solve(hessian, gradient)
    w = np.round(w, 3)
    family = x.copy()
    family[:, 1] = outer
    p = 1 / (1 + np.exp(-family @ w))
    own = 1 / (1 + np.exp(-x @ w))
    for threshold in np.arange(0.3, 0.99, 0.01):
        answered = short & (p >= threshold) & (own >= 0.3)
        if y[answered].mean() >= PRECISION:
            break
    print(f"{len(y)} samples, {y.mean():.3f} right; {w}, threshold {threshold:.2f} answers {answered.sum() / short.sum():.3f} "
          f"of the short ones")
    return [*map(float, w), float(round(threshold, 2))]
