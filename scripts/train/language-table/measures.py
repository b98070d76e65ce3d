"""What running text in a class has: its commonest words, and how much score a group of letters brings."""
import collections
import heapq

import numpy as np

from fitting import source_weight

# The commonest words that make up this part of text, but no more than so many.
COVERED, MOST = 0.3, 120
# Lists of names have so many words that are common ones of the language they look like ("de", "la", "of").
IN_NAMES = 0.04
# Real text has 0.8 of what is counted: measured on messages of languages of which no messages were trained.
IN_TEXT, LEAST_IN_TEXT, MOST_IN_TEXT = 0.8, 0.08, 0.35
# The score of a group in real text by that in drawn text, where no model of news was trained: the median of languages whose held-out
# messages are of a kind that was not trained either (fy 0.42, tt 0.48, kab 0.70, lb 0.71).
REAL = 0.6
LEAST = 1e-3
DRAWN_SIZES, DRAWN_OF_SIZE = (6, 12, 30), 20
# Cicero as typesetters garble him.
FILLER = """
lorem ipsum dolor sit amet consectetur consetetur adipiscing adipisici sadipscing elit elitr sed do diam nonumy eirmod
eiusmod tempor invidunt incididunt ut labore et dolore magna aliqua aliquam erat volutpat enim ad minim veniam quis nostrud
exercitation ullamco laboris nisi aliquip ex ea commodo consequat duis aute irure in reprehenderit voluptate velit esse cillum
eu fugiat nulla pariatur excepteur sint occaecat cupidatat non proident sunt culpa qui officia deserunt mollit anim id est
laborum at vero eos accusam justo duo dolores rebum stet clita kasd gubergren no sea takimata sanctus autem vel eum iriure
hendrerit vulputate molestie illum feugiat facilisis accumsan iusto odio dignissim blandit praesent luptatum zzril delenit augue
feugait nam liber cum soluta nobis eleifend option congue nihil imperdiet doming placerat facer possim assum vivamus mauris
pellentesque habitant morbi tristique senectus netus malesuada fames ac turpis egestas vestibulum tortor quam ultricies eget
donec libero suspendisse potenti curabitur faucibus pulvinar sapien ligula massa viverra ornare lectus nunc sollicitudin sagittis
phasellus fermentum integer bibendum maecenas nec ante luctus ultrices posuere cubilia curae proin pharetra nullam varius
laoreet rutrum aenean metus dapibus porta vehicula cras purus mattis etiam rhoncus lacinia fusce dictum quisque urna sem risus
gravida orci lobortis interdum nibh scelerisque convallis a elementum condimentum dui iaculis euismod ullamcorper
""".split()


def commonest(words):
    """class -> its commonest words with their share of text"""
    found = {}
    for name, sources in sorted(words.items()):
        total = sum(source_weight(name, s) for s in sources)
        sums = collections.Counter()
        for source, counts in sorted(sources.items()):
            if source == "dictionary":
                continue
            all_counts = sum(counts.values())
            for word, value in heapq.nsmallest(600, counts.items(), key=lambda x: (-x[1], x[0])):
                sums[word] += value / all_counts * source_weight(name, source) / total
        covered, found[name] = 0.0, []
        for word, share in sorted(sums.items(), key=lambda x: (-x[1], x[0]))[:MOST]:
            if covered >= COVERED:
                break
            found[name].append((word, share))
            covered += share
    return found


def drawn(words):
    """class -> documents drawn from its lists, with their source"""
    rng = np.random.default_rng(3)
    found = {}
    for name, sources in sorted(words.items()):
        found[name] = []
        for source, counts in sorted(sources.items()):
            if source == "dictionary":
                continue
            own = list(counts)
            sums = np.cumsum(np.fromiter(counts.values(), np.float64, len(own)))
            for size in DRAWN_SIZES:
                for _ in range(DRAWN_OF_SIZE):
                    places = np.minimum(np.searchsorted(sums, rng.random(size) * sums[-1]), len(own) - 1)
                    found[name].append((source, [own[i] for i in places]))
    return found


class Measures:
    """Of each class its common words, what they and other words add to the evidence of text, and the score of a group."""

    def __init__(self, fits, commonest, drawn):
        self.words, self.common, self.other, self.typical = {}, {}, {}, {}
        for script, fit in fits.items():
            for number, name in enumerate(fit.names):
                self.measure(name, [] if script == "Hani" else commonest[name])
                # Han characters are looked up one by one, so a text of names is as typical as another.
                self.typical[name] = LEAST if script == "Hani" else self.score_of_group(fit, number, drawn[name])

    def measure(self, name, common):
        self.words[name] = sorted({w for w, _ in common})
        share = min(max(sum(s for _, s in common) * IN_TEXT, LEAST_IN_TEXT), MOST_IN_TEXT)
        self.common[name] = float(np.log(share / IN_NAMES)) if common else 0.0
        self.other[name] = float(np.log((1 - share) / (1 - IN_NAMES))) if common else 0.0

    @staticmethod
    def score_of_group(fit, number, documents):
        documents = [(s, d) for s, d in documents if d]
        if not documents:
            return 1.0
        z, groups, _ = fit.score([d for _, d in documents])
        ratio = z[:, number] / np.maximum(1, groups)
        is_news = any(s == "lingua" for s, _ in documents)
        return float(np.median(ratio[len(ratio) // 3:])) * (1 if is_news else REAL)
