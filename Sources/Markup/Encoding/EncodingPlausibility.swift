internal import TextKit

/// Whether a text that could be decoded reads like one: what a label says of the wrong alphabet decodes without a fault.
enum EncodingPlausibility {
    /// Whether the letters' case is turned round, as it is where KOI8 is read as windows-1251 or the other way: "пТЙЧЕФ".
    ///
    /// Sound text has hardly a capital behind a small letter; text in capitals has no small one before them.
    static func hasSwappedCase(_ utf8: [UInt8]) -> Bool {
        var (before, rising, capitals, small) = (LetterCase?.none, 0, 0, 0)
        for place in utf8.indices where utf8[place] & 0xC0 != 0x80 {
            let letter = cyrillic(utf8, at: place)
            if letter == .capital { capitals += 1 }
            if letter == .small { small += 1 }
            if before == .small, letter == .capital { rising += 1 }
            before = letter
        }
        return rising >= 2 && capitals > 3 * small
    }

    private enum LetterCase { case small, capital }

    /// U+0410 to U+044F, which both encodings have.
    private static func cyrillic(_ utf8: [UInt8], at place: Int) -> LetterCase? {
        guard place + 1 < utf8.count else { return nil }
        switch (utf8[place], utf8[place + 1]) {
        case (0xD0, 0x90...0xAF): return .capital
        case (0xD0, 0xB0...0xBF), (0xD1, 0x80...0x8F): return .small
        default: return nil
        }
    }

    /// Whether a sixth of the characters are kana, which no other encoding's text gives by chance.
    static func hasKana(_ utf8: [UInt8]) -> Bool {
        var (kana, wide) = (0, 0)
        for place in utf8.indices where utf8[place] >= 0xE0 && place + 2 < utf8.count {
            wide += 1
            if utf8[place] == 0xE3, (0x81...0x83).contains(utf8[place + 1]) { kana += 1 }
        }
        return kana >= 8 && kana * 6 >= wide
    }

    /// What texts are written in that are read in the other one of the pair.
    static func counterpart(of name: String) -> String? {
        name.hasPrefix("koi8") ? "windows-1251" : name == "windows-1251" ? "koi8-r" : nil
    }
}
