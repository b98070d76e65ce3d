internal import Markup
internal import TextKit

/// Character references that survive in plain text when a feed was escaped twice.
enum EscapedReference {
    /// Longest reference, so that a lone ampersand costs bounded lookahead.
    private static let maximumLength = 10

    /// The scalar that a reference at an ampersand encodes, and its length in bytes.
    ///
    /// An unknown name counts as a blank; an ampersand without a reference as itself.
    static func scan(_ bytes: Span<UInt8>, at start: Int) -> (scalar: UInt32, length: Int) {
        var text = [UInt8(ascii: "&")]
        var position = start + 1
        while position < bytes.count, position - start <= maximumLength, isNameByte(bytes[position]) {
            text.append(bytes[position])
            position += 1
        }
        guard text.count > 1, position < bytes.count, bytes[position] == UInt8(ascii: ";") else {
            return (0x26, 1)
        }
        return (scalar(text), position + 1 - start)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "#") || ASCII.isAlphanumeric(byte)
    }

    private static func scalar(_ reference: [UInt8]) -> UInt32 {
        guard reference[1] == UInt8(ascii: "#") else {
            return named[String(decoding: reference.dropFirst(), as: UTF8.self)] ?? 0x20
        }
        guard let numeric = NumericReference.read(reference, at: 0), numeric.end == reference.count,
            numeric.code < 0x110000
        else { return 0x20 }
        return numeric.code
    }

    /// The names that matter to tokens: apostrophes and accented letters are part of a word.
    private static let named: [String: UInt32] = [
        "amp": 0x26, "apos": 0x27, "rsquo": 0x27, "lsquo": 0x27, "shy": 0xAD, "zwnj": 0x200C, "zwj": 0x200D,
        "hellip": 0x2026, "aacute": 0xE1, "agrave": 0xE0, "acirc": 0xE2, "auml": 0xE4, "atilde": 0xE3,
        "aring": 0xE5, "aelig": 0xE6, "ccedil": 0xE7, "eacute": 0xE9, "egrave": 0xE8, "ecirc": 0xEA,
        "euml": 0xEB, "iacute": 0xED, "igrave": 0xEC, "icirc": 0xEE, "iuml": 0xEF, "ntilde": 0xF1,
        "oacute": 0xF3, "ograve": 0xF2, "ocirc": 0xF4, "ouml": 0xF6, "otilde": 0xF5, "oslash": 0xF8,
        "uacute": 0xFA, "ugrave": 0xF9, "ucirc": 0xFB, "uuml": 0xFC, "yacute": 0xFD, "yuml": 0xFF,
        "szlig": 0xDF, "oelig": 0x153, "scaron": 0x161,
    ]
}
