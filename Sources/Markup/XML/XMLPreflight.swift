internal import TextKit

/// Checks the bytes of a document before they are parsed.
enum XMLPreflight {
    /// A start tag longer than this is not one: libxml2 compares each attribute with all before it.
    private static let longestTag = 1 << 14

    /// Where the document begins after a byte order mark, blanks and the XML declaration.
    ///
    /// The declaration is skipped because its encoding is no longer that of the bytes.
    static func contentStart(_ bytes: [UInt8]) -> Int {
        var position = ByteOrderMark.length(bytes)
        position = skipBlanks(bytes, from: position)
        guard isDeclaration(bytes, at: position) else { return position }
        let limit = min(bytes.count, position + 1024)
        var end = position + 5
        while end + 1 < limit {
            if bytes[end] == UInt8(ascii: "?") && bytes[end + 1] == UInt8(ascii: ">") {
                return skipBlanks(bytes, from: end + 2)
            }
            end += 1
        }
        return position
    }

    static func skipBlanks(_ bytes: [UInt8], from start: Int) -> Int {
        var position = start
        while position < bytes.count, ASCII.isXMLBlank(bytes[position]) { position += 1 }
        return position
    }

    static func isDeclaration(_ bytes: [UInt8], at position: Int) -> Bool {
        position + 5 < bytes.count && bytes[position...].starts(with: "<?xml".utf8)
            && ASCII.isXMLBlank(bytes[position + 5])
    }

    /// Whether libxml2 can be given the bytes as they are.
    ///
    /// That is without a document type, character references that only browsers understand, and monstrous tags.
    /// It may still find them ill-formed.
    static func isPlain(_ bytes: [UInt8]) -> Bool {
        var position = contentStart(bytes)
        guard position < bytes.count, bytes[position] == UInt8(ascii: "<") else { return false }
        guard hasSoundDeclaration(bytes, before: position) else { return false }
        var tagStart: Int?
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "<"):
                if isDoctype(bytes, at: position) { return false }
                tagStart = position
            case UInt8(ascii: ">"):
                if let tagStart, position - tagStart > longestTag, !isSection(bytes, at: tagStart) {
                    return false
                }
                tagStart = nil
            case UInt8(ascii: "&"):
                if isC1Reference(bytes, at: position) { return false }
            default: break
            }
            position += 1
        }
        return true
    }

    /// Whether the declaration, if there is one, comes first and has blanks between its parts.
    static func hasSoundDeclaration(_ bytes: [UInt8], before end: Int) -> Bool {
        let start = ByteOrderMark.length(bytes)
        let first = skipBlanks(bytes, from: start)
        guard first < end else { return true }
        guard first == start else { return false }
        var quote: UInt8 = 0
        for index in first..<end {
            let byte = bytes[index]
            if quote != 0 {
                if byte == quote {
                    quote = 0
                    guard index + 1 < end, ASCII.isXMLBlank(bytes[index + 1]) || bytes[index + 1] == 0x3F
                    else {
                        return false
                    }
                }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
        }
        return true
    }

    /// `<!` other than a comment or a CDATA section.
    private static func isDoctype(_ bytes: [UInt8], at position: Int) -> Bool {
        guard position + 2 < bytes.count, bytes[position + 1] == UInt8(ascii: "!") else { return false }
        return bytes[position + 2] | 0x20 == UInt8(ascii: "d")
            || bytes[position + 2] | 0x20 == UInt8(ascii: "e")
    }

    private static func isSection(_ bytes: [UInt8], at position: Int) -> Bool {
        position + 1 < bytes.count
            && (bytes[position + 1] == UInt8(ascii: "!") || bytes[position + 1] == UInt8(ascii: "?"))
    }

    private static func isC1Reference(_ bytes: [UInt8], at position: Int) -> Bool {
        guard position + 4 < bytes.count, bytes[position + 1] == UInt8(ascii: "#") else { return false }
        guard let reference = NumericReference.read(bytes, at: position) else { return false }
        return (0x80...0x9F).contains(reference.code)
    }
}
