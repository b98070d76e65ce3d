"""How often the best class is right, by logistic regression on messages held out, on parts of them and on nonsense."""
import numpy as np

from packages import words

PRECISION = 0.97
SHORT = 40
# As in Sources/Languages/Detection/LanguageClasses.swift.
FAMILIES = ["hr-Latn bs-Latn sr-Latn", "id-Latn ms-Latn", "nb-Latn nn-Latn da-Latn", "cs-Latn sk-Latn",
            "rn-Latn rw-Latn", "gl-Latn pt-Latn", "xh-Latn zu-Latn", "tn-Latn st-Latn nso-Latn", "ast-Latn es-Latn",
            "hi-Deva mr-Deva ne-Deva"]


def samples(held_out):
    """Pieces of messages with their language, and with none what is no text: words of many languages, mere letters."""
    rng = np.random.default_rng(11)
    found = []
    for language, message in held_out:
        own = words(message)
        if not own:
            continue
        for size in (1, 2, 4, 7, 12, len(own)):
            if size <= len(own) and rng.random() < 0.35:
                at = int(rng.integers(0, len(own) - size + 1))
                found.append((language, own[at:at + size]))
    pool = [w for _, ws in found[:60000:7] for w in ws]
    letters = list("abcdefghijklmnopqrstuvwxyz")
    for _ in range(len(found) // 32):
        count = int(rng.integers(2, 14))
        found.append((None, [pool[int(i)] for i in rng.integers(0, len(pool), count)]))
        made = ["".join(rng.choice(letters, int(rng.integers(2, 9)))) for _ in range(count)]
        found.append((None, made))
    return found


def rows(held_out, fits, script_of):
    """Features of the logistic model, whether the best class was right, the lead over other families, and what is short."""
    by_script = {}
    for language, own in samples(held_out):
        script = script_of(own[0])
        if script in fits and script != "Hani" and all(script_of(w) == script for w in own):
            by_script.setdefault(script, []).append((language, own))
    x, y, outer, short = [], [], [], []
    for script, found in sorted(by_script.items()):
        fit = fits[script]
        languages = {n.split("-")[0] for n in fit.names}
        found = [s for s in found if s[0] is None or s[0] in languages]
        z, groups, known = fit.score([own for _, own in found])
        order = np.argsort(-z, axis=1, kind="stable")
        at = np.arange(len(found))
        lead = (z[at, order[:, 0]] - z[at, order[:, 1]]) / np.sqrt(np.maximum(1, known))
        share = known / np.maximum(1, groups)
        x.append(np.stack([np.ones(len(found)), np.minimum(lead, 12), share,
                           np.sqrt(np.minimum(groups, 400)) / 20], 1))
        best = [fit.names[i].split("-")[0] for i in order[:, 0]]
        y.append(np.array([b == language for b, (language, _) in zip(best, found)], float))
        family = np.array([[close(a, b) for b in fit.names] for a in fit.names])
        others = np.where(family[order[:, 0]], -np.inf, z).max(axis=1)
        outer.append(np.minimum((z[at, order[:, 0]] - others) / np.sqrt(np.maximum(1, known)), 12))
        short.append(np.array([language is not None and len(own) > 1 and sum(map(len, own)) + len(own) < SHORT
                               for language, own in found]))
    return np.concatenate(x), np.concatenate(y), np.concatenate(outer), np.concatenate(short)


def close(one, other):
    return one == other or any(one in f.split() and other in f.split() for f in FAMILIES)


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
    for threshold in np.arange(0.3, 0.99, 0.01):
        answered = short & (p >= threshold)
        if y[answered].mean() >= PRECISION:
            break
    print(f"calibration {w}, threshold {threshold:.2f}: short ones answered {answered.sum() / short.sum():.3f}, "
          f"of all right {y.mean():.3f}")
    return [*map(float, w), float(round(threshold, 2))]
