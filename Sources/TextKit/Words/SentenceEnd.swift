/// The marks with which the scripts of the world end a sentence.
package enum SentenceEnd {
    /// Whether a scalar ends a sentence wherever it stands; the full stop of Latin may end an abbreviation as well.
    package static func contains(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x21, 0x2E, 0x3F, 0x589, 0x61F, 0x6D4, 0x964, 0x965, 0x104A, 0x104B, 0x1362, 0x1367, 0x17D4,
            0x2026, 0x3002,
            0xFF01, 0xFF0E, 0xFF1F:
            true
        default: false
        }
    }

    /// Whether a line ends as a sentence does, with closing quotation marks and brackets behind it or without.
    package static func isAtEnd(of line: some StringProtocol) -> Bool {
        let end = line.unicodeScalars.reversed().prefix(8).first { !closers.contains($0.value) }
        return end.map { contains($0.value) } ?? false
    }

    private static let closers: Set<UInt32> = [
        0x20, 0x22, 0x27, 0x29, 0x5D, 0x2A, 0x5F, 0xA0, 0xBB, 0x2019, 0x201C, 0x201D, 0x203A, 0x300D, 0x300F,
        0xFF09,
    ]
}
