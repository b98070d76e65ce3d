"""Chooses letter groups for the classes of one script and fits their weights."""
import ctypes

import numpy as np

from kernel import kernel, pointer

# News weighs most; a dictionary has no frequencies, messages of programs are another kind of text.
SOURCE_WEIGHTS = {"lingua": 3.0, "topwords": 1.0, "py3langid": 1.0, "dictionary": 0.1, "texts": 0.4, "rule": 1.0,
                  "profile": 1.0}
# Close languages differ less than the subjects of their encyclopedias do: there news weighs twice as much.
CLOSE = {"bs-Latn", "hr-Latn", "sr-Latn", "nb-Latn", "nn-Latn", "da-Latn"}
MOST_WORDS = 80_000
LEAST_PROBABILITY = 3e-6
SMOOTHING = 2e-6
CANDIDATES = 10
DRAWN_WORDS = 60_000
SIZES = {"Hani": (3, 3, 0)}


def source_weight(name, source):
    return SOURCE_WEIGHTS[source] * (2 if source == "lingua" and name in CLOSE else 1)


def hashes(words, sizes):
    scalars = np.frombuffer("".join(words).encode("utf-32-le"), np.uint32)
    first = np.zeros(len(words) + 1, np.int32)
    first[1:] = np.cumsum([len(w) for w in words])
    out = np.zeros(int((first[-1] + 2 * len(words)) * (sizes[1] - sizes[0] + 1) + 3 * len(words) + 1000), np.uint64)
    outfirst = np.zeros(len(words) + 1, np.int32)
    count = kernel.groups(pointer(scalars), pointer(first), len(words), *sizes, pointer(out), pointer(outfirst))
    return out[:count], outfirst


def starts(sorted_ids, count):
    return np.searchsorted(sorted_ids, np.arange(count + 1))


class Fit:
    """Weights of pairs of a letter group and a class."""

    def __init__(self, words, script, prior):
        self.sizes = SIZES.get(script, (3, 5, 1))
        self.names = [name for name in sorted(words) if name.endswith("-" + script)]
        self.prior = np.array([prior(name) for name in self.names])
        self.sources = []
        gathered = []
        for number, name in enumerate(self.names):
            total = sum(source_weight(name, s) for s in words[name])
            found, values = [], []
            for source, counts in sorted(words[name].items()):
                items = sorted(counts.items(), key=lambda x: (-x[1], x[0]))[:MOST_WORDS]
                p = np.array([v for _, v in items])
                p /= p.sum()
                own = [w for w, _ in items]
                self.sources.append((number, source, own, p))
                h, first = hashes(own, self.sizes)
                found.append(h)
                values.append(np.repeat(p, np.diff(first)) * source_weight(name, source) / total)
            gathered.append((number, *self.summed(np.concatenate(found), np.concatenate(values))))
        h = np.concatenate([g[1] for g in gathered])
        p = np.concatenate([g[2] for g in gathered])
        classes = np.concatenate([np.full(len(g[1]), g[0]) for g in gathered])
        self.keys, ids = np.unique(h, return_inverse=True)
        order = np.lexsort((classes, -p, ids))
        self.ids, self.p, self.classes = ids[order], p[order], classes[order].astype(np.uint8)

    @staticmethod
    def summed(h, p):
        out, sums = np.empty_like(h), np.empty_like(p)
        count = kernel.sum_equal(pointer(h), pointer(p), ctypes.c_long(len(h)), ctypes.c_double(LEAST_PROBABILITY),
                                 pointer(out), pointer(sums))
        order = np.argsort(out[:count], kind="stable")
        return out[:count][order], sums[:count][order]

    def choose(self, most):
        """The groups that tell most about the class, with the classes that they speak for; weights begin as odds."""
        count = len(self.keys)
        mean = np.bincount(self.ids, self.p, count) / len(self.names) + SMOOTHING
        gain = np.bincount(self.ids, self.p * np.abs(np.log((self.p + SMOOTHING) / mean[self.ids])), count)
        chosen = np.zeros(count, bool)
        chosen[np.argsort(-gain, kind="stable")[:most]] = True
        rank = np.arange(len(self.ids)) - starts(self.ids, count)[self.ids]
        odds = np.log((self.p + SMOOTHING) / (mean[self.ids] * 0.5 + SMOOTHING))
        kept = chosen[self.ids] & (rank < CANDIDATES) & (odds > 0.2)
        self.groups = self.keys[chosen]
        self.pairgroup = (np.cumsum(chosen) - 1)[self.ids[kept]]
        self.pairclass = self.classes[kept].copy()
        self.weight = (0.25 * odds[kept]).astype(np.float32)
        self.frequency = self.p[kept]
        self.pairfirst = starts(self.pairgroup, len(self.groups)).astype(np.int32)
        del self.ids, self.p, self.classes, self.keys

    def index(self, h):
        place = np.minimum(np.searchsorted(self.groups, h), len(self.groups) - 1)
        return np.where(self.groups[place] == h, place, -1).astype(np.int32)

    def draw(self):
        """Words of each source as drawn, from which documents are put together."""
        rng = np.random.default_rng(5)
        pool, poolfirst, features, featurefirst = [], [0], [], [np.zeros(1, np.int64)]
        words = count = 0
        self.classfirst, weights = np.zeros(len(self.names) + 1, np.int32), []
        for number in range(len(self.names)):
            own = [s for s in self.sources if s[0] == number]
            shares = np.array([source_weight(self.names[number], s[1]) for s in own])
            weights += list(np.cumsum(shares / shares.sum()))
            self.classfirst[number + 1] = self.classfirst[number] + len(own)
            for _, _, known, p in own:
                drawn = np.minimum(np.searchsorted(np.cumsum(p), rng.random(DRAWN_WORDS)), len(known) - 1)
                used, inverse = np.unique(drawn, return_inverse=True)
                h, first = hashes([known[i] for i in used], self.sizes)
                place = self.index(h)
                sums = np.concatenate([[0], np.cumsum(place >= 0)])
                features.append(place[place >= 0])
                featurefirst.append(count + sums[first[1:]])
                count += int(sums[-1])
                pool.append((inverse + words).astype(np.int32))
                words += len(used)
                poolfirst.append(poolfirst[-1] + DRAWN_WORDS)
        self.pool, self.poolfirst = np.concatenate(pool), np.array(poolfirst, np.int64)
        self.features = np.concatenate(features).astype(np.int32)
        self.featurefirst = np.concatenate(featurefirst).astype(np.int32)
        self.sourceweights = np.array(weights, np.float32)
        self.sources = []

    def train(self, documents, rate, seed):
        prior = np.cumsum(self.prior / self.prior.sum()).astype(np.float32)
        right = np.zeros(1, np.int32)
        f = ctypes.c_float
        loss = kernel.train(
            pointer(self.pool), pointer(self.poolfirst), pointer(self.classfirst), pointer(self.sourceweights),
            pointer(self.features), pointer(self.featurefirst), pointer(self.pairfirst), pointer(self.pairclass),
            pointer(self.weight), pointer(prior), len(self.names), ctypes.c_long(documents), 2, 60, f(0.1), f(rate),
            f(rate * 0.6), ctypes.c_uint64(seed), pointer(right))
        print(f"  {documents} documents: loss {loss:.4f}, right {right[0] / documents:.4f}", flush=True)

    def importance(self):
        return np.abs(self.weight) * np.sqrt(self.frequency + 1e-7)

    def prune(self, places):
        """Keeps what fits into so many places of three pairs, by importance."""
        value = self.importance()
        order = np.lexsort((self.pairclass, -value, self.pairgroup))
        ids = self.pairgroup[order]
        rank = np.arange(len(ids)) - starts(ids, len(self.groups))[ids]
        _, place = np.unique(ids.astype(np.int64) * 8 + rank // 3, return_inverse=True)
        sums = np.bincount(place, value[order])
        kept = np.zeros(len(sums), bool)
        kept[np.argsort(-sums, kind="stable")[:places]] = True
        chosen = np.sort(order[kept[place]])
        self.pairgroup, self.pairclass = self.pairgroup[chosen], self.pairclass[chosen]
        self.weight, self.frequency = self.weight[chosen].copy(), self.frequency[chosen]
        used = np.zeros(len(self.groups), bool)
        used[self.pairgroup] = True
        renumbered = np.where(used, np.cumsum(used) - 1, -1).astype(np.int32)
        self.groups, self.pairgroup = self.groups[used], renumbered[self.pairgroup]
        self.pairfirst = starts(self.pairgroup, len(self.groups)).astype(np.int32)
        features = renumbered[self.features]
        sums = np.concatenate([[0], np.cumsum(features >= 0)])
        self.featurefirst = sums[self.featurefirst].astype(np.int32)
        self.features = features[features >= 0].astype(np.int32)

    def score(self, documents):
        """Scores of documents as lists of words; how many groups each has, and how many of them are known."""
        h, first = hashes([w for d in documents for w in d], self.sizes)
        place = self.index(h)
        ends = first[np.concatenate([[0], np.cumsum([len(d) for d in documents])])].astype(np.int64)
        out = np.zeros((len(documents), len(self.names)), np.float32)
        kernel.score(pointer(place), pointer(ends), ctypes.c_long(len(documents)), pointer(self.pairfirst),
                     pointer(self.pairclass), pointer(self.weight), len(self.names), pointer(out))
        known = np.concatenate([[0], np.cumsum(place >= 0)])[ends]
        return out, np.diff(ends), np.diff(known)
