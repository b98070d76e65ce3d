/// SplitMix64: the same numbers for the same seed on every machine.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Text that exercises escapes: quotes, controls, separators, astral characters.
    package mutating func text(maximumLength: Int = 40) -> String {
        let pieces = [
            "a", "Z", "ß", "é", "漢", "😀", "\"", "\\", "\n", "\r\n", ",", ";", "=", "\t", "\u{1}", "\u{2028}",
            "\u{2029}", "\u{85}", "\u{200B}", " ", "</a>", "\u{7F}", "e\u{301}",
        ]
        return (0..<Int.random(in: 0...maximumLength, using: &self)).map { _ in
            pieces.randomElement(using: &self) ?? ""
        }.joined()
    }
}
