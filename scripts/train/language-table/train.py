"""Trains the table of languages: train.py WORK OUTPUT, as scripts/train/languages calls it."""
import hashlib
import multiprocessing
import os
import pickle
import struct
import sys

import numpy as np
import regex
import xxhash

import calibration
import norms
import outsiders
from classes import SCRIPTS, Classes
from fitting import Fit
from measures import FILLER, Measures, commonest, drawn
from packages import WORK

LINES, WAYS = 22_700, 16
MAGIC, VERSION = 0x4C444331, 3
# Groups to choose from, places of three pairs to keep, documents to draw.
PLANS = {"Latn": (700_000, 212_000, 2_400_000), "Cyrl": (250_000, 50_000, 900_000), "Arab": (100_000, 12_000, 300_000),
         "Deva": (80_000, 12_000, 300_000), "Beng": (30_000, 3_000, 80_000), "Hebr": (30_000, 3_000, 80_000),
         "Ethi": (40_000, 4_000, 100_000), "Tibt": (20_000, 1_500, 60_000), "Hani": (8_000, 6_000, 120_000)}
# How often a class is drawn: rare languages less, so that they do not take the words of their neighbours;
# those that are told apart by few words more.
RARE = set("szl sco sc fur rm bho an vec lij wa vo ltg crh kab ki gn ia ast hsb dsb co to ff se ny su gom sa os dz yi".split())
MEDIUM = set("ht jv oc br fo fy gd mg rw rn nso qu ku uz tk mt lb ceb tg ba tt zhHant sd ckb".split())
OFTEN = {"bs-Latn": 4, "hr-Latn": 4, "sr-Latn": 4, "nb-Latn": 2, "nn-Latn": 1.5, "da-Latn": 1.5, "es-Latn": 1.5,
         "ca-Latn": 1.5, "pt-Latn": 1.2, "cs-Latn": 1.5, "sk-Latn": 1.5, "id-Latn": 1.5, "ms-Latn": 1.5, "pcm-Latn": 1.5,
         "fr-Latn": 1.5, "de-Latn": 1.5, "it-Latn": 1.5, "sr-Cyrl": 2, "mk-Cyrl": 1.5, "ru-Cyrl": 2, "uk-Cyrl": 1.5}


def prior(name):
    language = name.split("-")[0]
    often = OFTEN.get(name, 1)
    return often * (0.3 if language in RARE or name == "uz-Cyrl" else 0.5 if language in MEDIUM else 1)


def fitted(words, script):
    groups, places, documents = PLANS[script]
    fit = Fit(words, script, prior)
    print(script, len(fit.names), "classes", len(fit.keys), "groups", flush=True)
    fit.choose(groups)
    fit.draw()
    for step in range(4):
        fit.train(documents // 4, 0.5 * 0.6**step, step + 1)
    fit.prune(places)
    for step in range(4):
        fit.train(documents // 4, 0.25 * 0.5**step, step + 11)
    return fit


def places(fit, base, unit):
    """Hash, three packed pairs and importance of each place."""
    value = fit.importance()
    order = np.lexsort((fit.pairclass, -value, fit.pairgroup))
    ids = fit.pairgroup[order]
    rank = np.arange(len(ids)) - np.searchsorted(ids, np.arange(len(fit.groups)))[ids]
    quantised = np.clip(np.rint(fit.weight / unit), -127, 127).astype(np.int64)
    packed = (fit.pairclass.astype(np.int64) + base | (quantised & 0xFF) << 8)[order]
    keys, place = np.unique(ids.astype(np.int64) * 8 + rank // 3, return_inverse=True)
    pairs = np.zeros((len(keys), 3), np.int64)
    pairs[place, rank % 3] = packed
    return fit.groups[keys // 8], pairs, np.bincount(place, value[order])


def common_words(names, measures, people):
    """Three measures of each class; where its common words begin; their hashes, and behind the last class those of filler and names."""
    numbers = [(measures.common[n], measures.other[n], measures.typical[n]) for n in names]
    lists = [sorted(whole_words(measures.words[n])) for n in names] + [sorted(whole_words(FILLER)), sorted(whole_words(people))]
    starts = np.concatenate([[0], np.cumsum([len(own) for own in lists])])
    return [np.array(numbers, np.float32).tobytes(), starts.astype(np.uint32).tobytes(),
            np.array([h for own in lists for h in own], np.uint32).tobytes()]


def norm_words(names, known, worths):
    """Classes of the norms, hashes of their words in order, weights of each, and what both kinds of evidence are worth."""
    ordered = sorted(((whole_word(w) >> 32, weights) for w, weights in known.weights.items()), key=lambda entry: entry[0])
    return [np.array([names.index(n) for n in norms.NAMES], np.uint32).tobytes(),
            np.array([h for h, _ in ordered], np.uint32).tobytes(),
            np.array([w for _, w in ordered], np.int8).tobytes(), np.array(worths, np.float32).tobytes()]


def whole_words(words):
    """The upper halves of hashes of whole words, as the reader keeps them: see Sources/Languages/Detection/LetterGroups.swift."""
    return {whole_word(w) >> 32 for w in words}


def whole_word(word):
    mask = (1 << 64) - 1
    hash64 = 7
    for scalar in map(ord, word[:60]):
        product = (hash64 + scalar) * 0x9E3779B97F4A7C15 & mask
        hash64 = product ^ product >> 31
    hash64 = hash64 + 99 & mask
    hash64 ^= hash64 >> 32
    hash64 = hash64 * 0xD6E8FEB86659FD93 & mask
    return hash64 ^ hash64 >> 29 | 1


def laid_out(fits, constants, measures, people, known, worths):
    """The sections of the table: see Sources/Languages/Detection/LanguageTable.swift."""
    unit = max(float(np.quantile(np.abs(f.weight), 0.9995)) for f in fits.values()) / 127
    names, parts = [], []
    for fit in fits.values():
        parts.append(places(fit, len(names), unit))
        names += fit.names
    h, pairs, value = (np.concatenate(column) for column in zip(*parts))
    line = ((h >> np.uint64(32)) * np.uint64(LINES) >> np.uint64(32)).astype(np.int64)
    fingerprint = np.maximum(1, h >> np.uint64(16) & np.uint64(0xFFFF)).astype(np.uint16)
    order = np.lexsort((h, -value, line))
    way = np.arange(len(line)) - np.searchsorted(line[order], np.arange(LINES))[line[order]]
    order, way = order[way < WAYS], way[way < WAYS]
    print(f"{len(names)} classes, {len(order)} of {len(h)} places, unit {unit:.5f}")
    fingerprints, all_pairs = np.zeros((LINES, WAYS), np.uint16), np.zeros((LINES, WAYS, 3), np.uint16)
    fingerprints[line[order], way] = fingerprint[order]
    all_pairs[line[order], way] = pairs[order].astype(np.uint16)
    head = np.array([unit, *constants], np.float32)
    return ["\n".join(names).encode(), fingerprints.tobytes(), all_pairs.tobytes(), head.tobytes(),
            *common_words(names, measures, people), *norm_words(names, known, worths)]


def flat_file(sections):
    """A file as Sources/Models/FlatFile.swift lays it out."""
    first = 64 + len(sections) * 16
    table, body = [], b""
    for section in sections:
        body += b"\0" * ((64 - (first + len(body)) % 64) % 64)
        table += [first + len(body), len(section)]
        body += section
    body = struct.pack(f"<{len(table)}Q", *table) + body
    digest = struct.unpack(">8I", hashlib.sha256(body).digest())
    hash64 = xxhash.xxh3_64_intdigest(body)
    return struct.pack("<16I", MAGIC, VERSION, len(sections), 0, hash64 & 0xFFFFFFFF, hash64 >> 32, *digest, 0, 0) + body


def main():
    classes = Classes()
    finish(classes.words, classes.held_out, all_fitted(classes.words), sys.argv[2])


def all_fitted(words):
    """The fits of all scripts, which know nothing of each other: each in a process of its own, the longest first."""
    found = {}
    with multiprocessing.get_context("fork").Pool(len(os.sched_getaffinity(0)), keep, [words]) as pool:
        for script, path in zip(PLANS, pool.map(kept, PLANS, chunksize=1)):
            with open(path, "rb") as file:
                found[script] = pickle.load(file)
    return found


def keep(words):
    global WORDS
    WORDS = words


def kept(script):
    path = f"{WORK}/fit.{script}.pickle"
    if not os.path.exists(path):
        fit = fitted(WORDS, script)
        with open(path + ".part", "wb") as file:
            pickle.dump(fit, file)
        os.rename(path + ".part", path)
    return path


def finish(words, held_out, fits, output):
    """Calibrates fitted classes and writes the table."""
    patterns = {s: regex.compile(rf"\p{{{p}}}").match for s, p in SCRIPTS.items()}

    def script_of(word):
        return next((s for s, match in patterns.items() if match(word)), None)

    documents = drawn(words)
    measures = Measures(fits, commonest(words), documents)
    constants = calibration.fit(fits, measures, held_out, documents, script_of)
    known = norms.Norms(words)
    worths = worths_of_norms(fits["Latn"], known, norms.held_out_documents(held_out, script_of))
    with open(output, "wb") as file:
        file.write(flat_file(laid_out(fits, constants, measures, outsiders.people(script_of), known, worths)))


def worths_of_norms(fit, known, documents):
    own = [d for d, _ in documents]
    z, _, groups = fit.score(own)
    evidence = z[:, [fit.names.index(n) for n in norms.NAMES]] / np.sqrt(np.maximum(1, groups))[:, None]
    return norms.fit(evidence, known.sums(own), np.array([number for _, number in documents]))


if __name__ == "__main__":
    main()
