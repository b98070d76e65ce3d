@_spi(_Unicode) internal import Swift

/// NFC, the form in which text is written.
package enum CanonicalText {
    /// The text in Normalization Form C.
    ///
    /// Nearly all news is in NFC already, which one pass over the scalars confirms; the rest is normalised.
    package static func nfc(_ text: String) -> String {
        if isPlain(text.utf8.span) || text.unicodeScalars.allSatisfy(isInert) { return text }
        var composed = ""
        composed.reserveCapacity(text.utf8.count)
        composed.unicodeScalars.append(contentsOf: MarkOrder.applied(to: text)._nfc)
        return composed
    }

    /// Its letters and digits alone, without case and accents: names that differ in nothing else are one.
    package static func bareLetters(_ text: some StringProtocol) -> String {
        var letters = ""
        for scalar in String(text)._nfd
        where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            letters.unicodeScalars.append(scalar)
        }
        return letters.lowercased()
    }

    /// Whether a text has only scalars below U+0300 and the quotes, dashes and signs of Latin text.
    private static func isPlain(_ text: borrowing Span<UInt8>) -> Bool {
        // Lead bytes from 0xCC on start higher scalars; of the block at E2 80 the first two are not inert.
        var before: (UInt8, UInt8) = (0, 0)
        for index in text.indices {
            let byte = text[index]
            if byte >= 0xCC && byte != 0xE2 { return false }
            if before.0 == 0xE2 && (before.1 != 0x80 || byte < 0x82) { return false }
            before = (before.1, byte)
        }
        return true
    }

    /// Whether a scalar is its own composed form and never joins one before it (UAX #15, section 9).
    ///
    /// Ranges, not tables: scalars outside of them are normalised, which is slower but never wrong.
    private static func isInert(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x300: true
        case 0x3A3...0x3CE, 0x400...0x482, 0x48A...0x52F, 0x531...0x590: true
        case 0x5D0...0x5EA, 0x620...0x64A, 0x660...0x66F: true
        case 0x1E00...0x1EF9, 0x2002...0x2069, 0x20A0...0x20BF, 0x2100...0x2125, 0x2190...0x219B: true
        case 0x2500...0x27BF, 0x3000...0x3029, 0x3041...0x3096, 0x30A0...0x30FF, 0x4E00...0x9FFF: true
        case 0xAC00...0xD7A3, 0xFF01...0xFFEF, 0x1F300...0x1FAFF: true
        default: false
        }
    }
}
