/// Byte classes of ASCII.
package enum ASCII {
    /// Whether HTML calls it white space.
    @inline(__always)
    package static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }

    @inline(__always)
    package static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    package static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    @inline(__always)
    package static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

    @inline(__always)
    package static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// A copy without blanks at both ends.
    package static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
        while let last = bytes.last, isBlank(last) { bytes.removeLast() }
        return bytes
    }

    /// A text without spaces, tabs and line ends of any kind at both ends.
    package static func trimmedText(_ text: String) -> String {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last else { return text }
        if !isSpace(first) && !isSpace(last) { return text }
        guard let start = bytes.firstIndex(where: { !isSpace($0) }),
            let end = bytes.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(text[start...end])
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

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
