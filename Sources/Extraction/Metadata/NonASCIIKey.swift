internal import TextKit

/// Letters and digits in lower case of texts beyond ASCII, by their UTF-8, as far as Latin and Cyrillic texts need it.
///
/// The standard library's tables give the same, fifty times slower.
enum NonASCIIKey {
    /// The key of a text, or nil if it has a scalar that only the tables know.
    static func of(_ text: some Collection<UInt8>) -> [UInt8]? {
        var key: [UInt8] = []
        key.reserveCapacity(text.count)
        var bytes = text.makeIterator()
        while let lead = bytes.next() {
            switch lead {
            case 0x30...0x39, 0x61...0x7A: key.append(lead)
            case 0x41...0x5A: key.append(lead | 0x20)
            case 0..<0x80: break
            case 0xC2, 0xC3, 0xD0, 0xD1:
                guard appendPair(lead, bytes.next() ?? 0, to: &key) else { return nil }
            case 0xE2:
                // Quotes, dashes and blanks; superscript digits and letters follow them in the block.
                guard bytes.next() == 0x80, bytes.next() != nil else { return nil }
            default: return nil
            }
        }
        return key
    }

    /// Handles a scalar of two bytes: the second half of Latin-1, or a letter of Russian or its relatives.
    private static func appendPair(_ lead: UInt8, _ next: UInt8, to key: inout [UInt8]) -> Bool {
        switch (lead, next) {
        case (0xC2, 0xA0...0xA9), (0xC2, 0xAB...0xB1), (0xC2, 0xB4), (0xC2, 0xB6...0xB8), (0xC2, 0xBB),
            (0xC2, 0xBF), (0xC3, 0x97), (0xC3, 0xB7):
            break
        case (0xC3, 0x80...0xBF), (0xD0, 0x80...0xBF), (0xD1, 0x80...0x9F):
            let small = LetterCase.lower(UInt32(lead & 0x1F) << 6 | UInt32(next & 0x3F))
            key += [UInt8(0xC0 | small >> 6), UInt8(0x80 | small & 0x3F)]
        default: return false
        }
        return true
    }
}
