internal import TextKit

extension ByteScanner {
    /// Reads text up to the next `<`.
    mutating func text() {
        if parserInput.isEmpty && !ASCII.isBlank(input[position]) { openBody() }
        if open.count(of: .pre) > 0 || !takePlainText() { copyText() }
    }

    /// Reads text that can stay in place; false if more than the blanks at its ends has to change.
    private mutating func takePlainText() -> Bool {
        let isAfterBlank = textRun.count == 1 && textRun.start == blankPlace
        guard textRun.count == 0 || isAfterBlank else { return false }
        let first = ByteSearch.endOfBlanks(in: input, from: position)
        if first == input.count || input[first] == UInt8(ascii: "<") {
            textRun = (blankPlace, 1, false)
            position = first
            return true
        }
        let end = ByteSearch.endOfPlainText(in: input, first..<input.count)
        let next = ByteSearch.endOfBlanks(in: input, from: end)
        guard next == input.count || input[next] == UInt8(ascii: "<") else { return false }
        // Before the text are blanks, or the end of a comment or the like: no other text contains that byte.
        let start = isAfterBlank || first > position ? first - 1 : first
        if start < first && texts[start] != 0x20 { texts[start] = 0x20 }
        var stop = end
        if next > end && input[end - 1] != 0x20 {
            texts[end] = 0x20
            stop += 1
        }
        textRun = (start, stop - start, false)
        position = next
        return true
    }

    /// Moves the text so far to where it can grow.
    mutating func copyRun() {
        guard !textRun.isCopied else { return }
        let start = texts.count
        if textRun.count > 0 {
            texts.append(contentsOf: Array(texts[textRun.start..<textRun.start + textRun.count]))
        }
        textRun = (start, textRun.count, true)
    }

    private mutating func copyText() {
        copyRun()
        while position < input.count && input[position] != UInt8(ascii: "<") { copyPiece() }
        textRun.count = texts.count - textRun.start
    }

    /// Bytes that the text loop must handle: blanks, controls, `&` and `<`.
    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x21 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == 0x7F
    }

    private mutating func copyPiece() {
        let start = position
        var end = start
        while end < input.count && !Self.isSpecial(input[end]) { end += 1 }
        position = end
        if end > start { texts.append(contentsOf: input[start..<end]) }
        guard end < input.count else { return }
        switch input[end] {
        case UInt8(ascii: "<"): return
        case UInt8(ascii: "&"): reference(end: input.count, inAttribute: false)
        case let byte where ASCII.isBlank(byte): blanks()
        default: position += 1
        }
    }

    private mutating func blanks() {
        if open.count(of: .pre) > 0 {
            preformattedBlank()
            return
        }
        position = ByteSearch.endOfBlanks(in: input, from: position)
        if texts.count == textRun.start || texts[texts.count - 1] != 0x20 { texts.append(0x20) }
    }

    private mutating func preformattedBlank() {
        let byte = input[position]
        position += 1
        if byte == 0x0D {
            if position < input.count && input[position] == 0x0A { return }
            texts.append(0x0A)
        } else {
            texts.append(byte)
        }
    }

    /// Decodes a reference.
    mutating func reference(end: Int, inAttribute: Bool) {
        let start = texts.count
        position = HTMLEntities.appendReference(
            in: input[..<end], at: position, inAttribute: inAttribute, to: &texts)
        guard texts.count == start + 1 else { return }
        switch texts[start] {
        case let byte where ASCII.isBlank(byte):
            if open.count(of: .pre) == 0 { texts[start] = 0x20 }
        case 0..<0x20, 0x7F: texts.removeLast()
        default: break
        }
    }

    /// Hands over the text since the last tag, or a single blank if it is only blanks.
    mutating func endRun() {
        defer { textRun = (0, 0, false) }
        guard textRun.count > 0 else { return }
        guard textRun.count == 1, texts[textRun.start] == 0x20, open.count(of: .pre) == 0 else {
            parserInput.text(textRun.start, textRun.count)
            return
        }
        if textRun.isCopied { texts.removeLast() }
        parserInput.blank(isInBody: seenSkeleton.contains(.body))
    }
}
