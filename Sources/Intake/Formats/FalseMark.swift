internal import Markup
internal import TextKit

/// A mark of UTF-16 before a text that has one byte for most characters: UTF-8, Latin-1, windows-1251 and their like.
///
/// Read as UTF-16, such a text becomes Chinese characters that nobody wrote.
enum FalseMark {
    private static let window = 1024
    private static let leastBytes = 16
    /// Of a hundred bytes of text, those that are no sign beyond ASCII; of UTF-16 without zeros about sixty are such by chance.
    private static let leastPlain = 85
    /// In UTF-16 a blank has a zero beside it, so that other text with a blank in forty bytes is rare.
    private static let bytesOfBlank = 40

    /// How many bytes of such a mark a text begins with: two or none.
    static func length(_ bytes: ArraySlice<UInt8>) -> Int {
        guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else { return 0 }
        let wrong = WrongMark.length(bytes)
        return wrong > 0 ? wrong : isNarrow(bytes.prefix(window).dropFirst(2)) ? 2 : 0
    }

    /// Whether even and odd places look alike, with blanks and without control characters.
    private static func isNarrow(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count >= leastBytes, !text.contains(where: isControl),
            text.count(where: ASCII.isSpace) * bytesOfBlank >= text.count
        else { return false }
        return [0, 1].allSatisfy { parity in
            let half = text.indices.filter { $0 & 1 == parity }
            return half.count { isPlain(text[$0]) } * 100 >= half.count * leastPlain
        }
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && !ASCII.isSpace(byte) || byte == 0x7F
    }

    /// Bytes from 0xC0 are letters in the encodings of one byte.
    private static func isPlain(_ byte: UInt8) -> Bool { byte < 0x80 || byte >= 0xC0 }
}
