"""Writes the flat files that hold trained weights; Sources/Models/FlatFile.swift reads them and says how they are laid out."""
import ctypes
import hashlib
import struct

import numpy

ALIGNMENT = 64
LIBRARY = ctypes.CDLL("libxxhash.so.0")
LIBRARY.XXH3_64bits.restype = ctypes.c_uint64
LIBRARY.XXH3_64bits.argtypes = [ctypes.c_char_p, ctypes.c_size_t]


def write(path, magic, version, sections):
    """Lays out sections, each bytes or a little-endian array."""
    sections = [section if isinstance(section, bytes) else section.tobytes() for section in sections]
    first, table, body = 64 + 16 * len(sections), b"", b""
    for section in sections:
        body += bytes(-(first + len(body)) % ALIGNMENT)
        table += struct.pack("<QQ", first + len(body), len(section))
        body += section
    body = table + body
    words = struct.unpack(">8I", hashlib.sha256(body).digest())
    with open(path, "wb") as file:
        file.write(magic + struct.pack("<3IQ8I2I", version, len(sections), 0, LIBRARY.XXH3_64bits(body, len(body)), *words, 0, 0))
        file.write(body)


def trees(number, features, trees, base, probe=0, floor=-numpy.inf):
    """The sections of boosted trees; Sources/Models/TreeNodes.swift says what is in them.

    A tree is its tests (feature, threshold, left, right), its leaves and what each test means, which may be empty. A
    negative link is the complement of a leaf's number; `number` is the type of all that is no link.
    """
    tests = [test for nodes, _, _ in trees for test in nodes]
    return [
        numpy.array([features, probe] + [len(nodes) for nodes, _, _ in trees], "<u4"), numpy.array([base, floor], number),
        numpy.array([(test[0], test[2], test[3]) for test in tests], "<i2"), numpy.array([test[1] for test in tests], number),
        numpy.array([leaf for _, leaves, _ in trees for leaf in leaves], number),
        numpy.array([mean for _, _, means in trees for mean in means], number)]
