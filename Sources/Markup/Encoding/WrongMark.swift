/// A mark of UTF-16 before a text that is UTF-8: what it says is false, and believing it would lose the text.
package enum WrongMark {
    /// How much of a text is looked at, and the least that decides: kana in UTF-16 can be ASCII by chance for a few words.
    private static let window = 1024
    private static let leastBytes = 32

    /// How many bytes of such a mark a text begins with: two or none.
    package static func length(_ bytes: ArraySlice<UInt8>) -> Int {
        guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else { return 0 }
        let text = Array(bytes.prefix(window).dropFirst(2))
        guard text.count >= leastBytes, !text.contains(where: isForeign) else { return 0 }
        // The window may end within a character.
        let invalid = UTF8Repair.firstInvalidByte(in: text) ?? text.count
        return invalid + 3 >= text.count ? 2 : 0
    }

    /// Zeros and controls, which UTF-16 has for blanks, line ends and most alphabets, and text in UTF-8 has not.
    private static func isForeign(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D && byte != 0x1E
    }
}
