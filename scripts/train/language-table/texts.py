"""Running text that packages carry: messages of Django, Kolibri and pdf.js, samples of cld2's test."""
import ast
import collections
import glob
import json
import re

from packages import CLD2, PDFJS, X

MARKUP = re.compile(r"%\([a-z_]+\)[a-z]|%[a-z]|\{[^}]*\}|<[^>]+>|https?://\S+|&[a-z]+;")
NESTED = re.compile(r"\{[^{}]*(\{[^{}]*\}[^{}]*)*\}")
# Languages of which other packages have nothing or too little. The sample in Serbian shares a line with a measuring set.
SAMPLED = "ceb su co to ny ia os ku yi sd bo ti dz rn bh".split()
# Languages of which pdf.js alone has text, and those of which other packages have word lists without any.
FROM_PDFJS = "szl sco sc fur rm an lij ltg".split()
# Serbian is written letter for letter in two alphabets.
SERBIAN = dict(zip("абвгдђежзијклмнопрстћуфхцчшљњџ", [*"abvgdđežzijklmnoprstćufhcčš", "lj", "nj", "dž"]))
CODES = {"bh": "bho", "iw": "he", "jw": "jv", "no": "nb", "kmr": "ku", "tw": "ak"}


def messages(path):
    """The translations of a gettext catalogue, without its head."""
    found, current, is_translation = [], "", False
    for line in open(path, encoding="utf8"):
        line = line.strip()
        if line.startswith("msgstr"):
            if current:
                found.append(current)
            current, is_translation = "", True
            line = line[line.index('"'):] if '"' in line else ""
        elif not line or line.startswith(("msgid", "#", "msgctxt")):
            if current:
                found.append(current)
            current, is_translation = "", False
        if is_translation and line.startswith('"'):
            try:
                current += ast.literal_eval(line)
            except (SyntaxError, ValueError):
                pass
    if current:
        found.append(current)
    return found[1:] if found and ("Content-Type" in found[0] or "Project-Id" in found[0]) else found


def viewer(code):
    """The messages of a Fluent file of pdf.js, without what is put in place of variables."""
    found = []
    for line in open(f"{PDFJS}{code}/viewer.ftl", encoding="utf8"):
        line = line.rstrip()
        message = re.match(r"(?:\s+\.)?[\w-]+ = ?(.*)", line)
        if message:
            found.append(message.group(1))
        elif line.startswith(" ") and found:
            found[-1] += " " + re.sub(r"^\s*\*?\[\w+\]", "", line)
    return [re.sub(r"[{}]", " ", re.sub(r"\{[^{}]*\}", " ", m)).strip() for m in found]


def is_text(text):
    return sum(c.isalpha() for c in text) >= 3


def load():
    """code as the package writes it -> source -> texts"""
    out = collections.defaultdict(lambda: collections.defaultdict(list))
    for path in sorted(glob.glob(X + "django/django/**/locale/*/LC_MESSAGES/*.po", recursive=True)):
        code = path.split("/locale/")[1].split("/")[0]
        out[code]["django"] += [MARKUP.sub(" ", m) for m in messages(path)]
    for path in sorted(glob.glob(X + "kolibri/kolibri/locale/*/LC_MESSAGES/*.json")):
        code = path.split("/locale/")[1].split("/")[0]
        values = json.load(open(path, encoding="utf8")).values()
        out[code]["kolibri"] += [MARKUP.sub(" ", NESTED.sub(" ", v)) for v in values if isinstance(v, str)]
    for code in FROM_PDFJS:
        out[code]["pdfjs"] = viewer(code)
    for line in open(CLD2, encoding="utf8", errors="replace"):
        match = re.match(r'const char\*\s+kTeststr_([a-zA-Z_0-9]+?)\s*=\s*(".*");', line)
        if match and "\\x" not in line and match.group(1).split("_")[0] in SAMPLED:
            out[match.group(1)]["cld2"] = [ast.literal_eval(match.group(2))]
    out["en"].pop("django", None)
    return {code: {s: [t for t in v if is_text(t)] for s, v in d.items()} for code, d in out.items()}


def language(code):
    code = code.split("_")[0]
    return CODES.get(code, code)


def is_language(code):
    return not ("zz" in code or code in ("xx_Bugi", "xx_Goth", "version", "tlh_Latn", "fr_en_Latn", "sit_NP")
                or code.startswith("en_") and code != "en_Latn")
