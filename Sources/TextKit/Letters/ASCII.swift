/// Byte classes of ASCII.
@usableFromInline
package enum ASCII {
    /// Whether HTML calls it white space.
    @inlinable @inline(__always)
    package static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }

    /// Whether XML calls it white space, which has no form feed there.
    @inlinable @inline(__always)
    package static func isXMLBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }

    /// Whether C calls it a space: a blank, or a vertical tab.
    @inlinable @inline(__always)
    package static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    /// Whether it is a space or one of the controls before it.
    @inlinable @inline(__always)
    package static func isSpaceOrControl(_ byte: UInt8) -> Bool { byte <= 0x20 }

    @inlinable @inline(__always)
    package static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inlinable @inline(__always)
    package static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

    @inlinable @inline(__always)
    package static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

    @inlinable @inline(__always)
    package static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    @inlinable @inline(__always)
    package static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

    @inlinable @inline(__always)
    package static func lowercased(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }

    /// The bytes without blanks of one kind at both ends.
    package static func trimmed(
        _ bytes: ArraySlice<UInt8>, of isBlank: (UInt8) -> Bool = isBlank
    ) -> ArraySlice<UInt8> {
        guard let first = bytes.firstIndex(where: { !isBlank($0) }),
            let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return bytes.suffix(0) }
        return bytes[first...last]
    }

    /// A text without spaces, tabs and line ends of any kind at both ends.
    package static func trimmedText(_ text: String) -> String {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last, isSpace(first) || isSpace(last) else {
            return text
        }
        guard let start = bytes.firstIndex(where: { !isSpace($0) }),
            let end = bytes.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(text[start...end])
    }

    /// Whether `bytes` is `word` (lower-case ASCII) in any case.
    package static func equals(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
        let word = word.description.utf8
        return bytes.count == word.count && zip(bytes, word).allSatisfy { lowercased($0) == $1 }
    }

    /// Whether `bytes` starts with `word` (lower-case ASCII) in any case.
    package static func starts(_ bytes: ArraySlice<UInt8>, with word: [UInt8]) -> Bool {
        bytes.count >= word.count && matches(bytes, at: bytes.startIndex, word)
    }

    /// Whether `bytes` holds `word` (lower-case ASCII) in any case.
    package static func contains(_ bytes: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
        guard let first = word.first, bytes.count >= word.count else { return false }
        var start = bytes.startIndex
        let last = bytes.endIndex - word.count
        while start <= last {
            if lowercased(bytes[start]) == first && matches(bytes, at: start, word) { return true }
            start += 1
        }
        return false
    }

    private static func matches(_ bytes: ArraySlice<UInt8>, at start: Int, _ word: [UInt8]) -> Bool {
        for offset in word.indices where lowercased(bytes[start + offset]) != word[offset] { return false }
        return true
    }
}
