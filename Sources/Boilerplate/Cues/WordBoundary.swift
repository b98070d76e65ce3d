internal import TextKit

/// Where words begin and end in folded text.
enum WordBoundary {
    /// Whether the scalar at `index` is part of a word delimited by blanks.
    static func isWord(_ text: Span<UInt8>, at index: Int) -> Bool {
        guard index >= 0 && index < text.count else { return false }
        let byte = text[index]
        if byte < 0x80 { return ASCII.isAlphanumeric(byte) }
        // From E3 on stand Chinese, Japanese and Korean.
        return UTF8Scalars.startsLetter(byte) && byte < 0xE2
    }

    /// Whether the scalar that ends before `index` belongs to a word.
    static func isWord(_ text: Span<UInt8>, before index: Int) -> Bool {
        var place = index - 1
        while place > 0 && place < text.count && text[place] & 0xC0 == 0x80 && index - place < 4 {
            place -= 1
        }
        return isWord(text, at: place)
    }

    /// The text without marks, digits and pictures at both ends, to compare with exact and starting cues.
    static func core(of text: Span<UInt8>) -> Range<Int> {
        var lower = 0
        while lower < text.count && !isLetter(text[lower]) { lower += 1 }
        var upper = text.count
        while upper > lower && !isLetter(text[upper - 1]) && text[upper - 1] & 0xC0 != 0x80 { upper -= 1 }
        return lower..<upper
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        ASCII.isLower(byte) || UTF8Scalars.startsLetter(byte)
    }
}
