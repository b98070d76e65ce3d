/// Looks at the bytes of a document before the parser does.
enum XMLPreflight {
    /// A start tag longer than this is not one: libxml2 compares each attribute with all before it.
    private static let longestTag = 1 << 14

    /// Where the document begins after a byte order mark, blanks and the XML declaration.
    ///
    /// The declaration is skipped because its encoding is no longer that of the bytes.
    static func contentStart(_ bytes: [UInt8]) -> Int {
        var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
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
        while position < bytes.count, isBlank(bytes[position]) { position += 1 }
        return position
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    static func isDeclaration(_ bytes: [UInt8], at position: Int) -> Bool {
        position + 5 < bytes.count && bytes[position...].starts(with: "<?xml".utf8)
            && isBlank(bytes[position + 5])
    }

    /// Whether libxml2 may have the bytes as they are.
    ///
    /// That is without a document type, character references that only browsers understand, and monstrous tags.
    /// It may still find them ill-formed.
    static func isPlain(_ bytes: [UInt8]) -> Bool {
        var position = contentStart(bytes)
        guard position < bytes.count, bytes[position] == UInt8(ascii: "<") else { return false }
        guard hasSoundDeclaration(bytes, before: position) else { return false }
        var tagStart = -1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "<"):
                if isDoctype(bytes, at: position) { return false }
                tagStart = position
            case UInt8(ascii: ">"):
                if tagStart >= 0 && position - tagStart > longestTag && !isSection(bytes, at: tagStart) {
                    return false
                }
                tagStart = -1
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
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = skipBlanks(bytes, from: start)
        guard first < end else { return true }
        guard first == start else { return false }
        var quote: UInt8 = 0
        for index in first..<end {
            let byte = bytes[index]
            if quote != 0 {
                if byte == quote {
                    quote = 0
                    guard index + 1 < end, isBlank(bytes[index + 1]) || bytes[index + 1] == 0x3F else {
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
        guard let reference = CharacterReference.numeric(bytes, at: position) else { return false }
        return (0x80...0x9F).contains(reference.code)
    }
}

/// A numeric character reference, `&#…;`.
package struct CharacterReference {
    package var code: UInt32
    /// The offset after it.
    package var end: Int

    /// Reads the reference whose ampersand is at `position`; the semicolon may be missing.
    package static func numeric(_ bytes: [UInt8], at position: Int) -> CharacterReference? {
        var cursor = position + 2
        guard cursor < bytes.count, bytes[position + 1] == UInt8(ascii: "#") else { return nil }
        let isHexadecimal = bytes[cursor] | 0x20 == UInt8(ascii: "x")
        if isHexadecimal { cursor += 1 }
        let first = cursor
        var code: UInt32 = 0
        while cursor < bytes.count, let digit = digit(bytes[cursor], isHexadecimal: isHexadecimal) {
            code = min(code * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
            cursor += 1
        }
        guard cursor > first else { return nil }
        if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ";") { cursor += 1 }
        return CharacterReference(code: code, end: cursor)
    }

    private static func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46 where isHexadecimal: UInt32(byte - 0x41) + 10
        case 0x61...0x66 where isHexadecimal: UInt32(byte - 0x61) + 10
        default: nil
        }
    }

    /// The character meant, as browsers read it: C1 controls are windows-1252; nil for what XML forbids.
    package var scalar: Unicode.Scalar? {
        switch code {
        case 0x09, 0x0A, 0x0D: Unicode.Scalar(code)
        case 0..<0x20, 0xFFFE, 0xFFFF: nil
        case 0x80...0x9F: Unicode.Scalar(Self.windows1252[Int(code) - 0x80])
        default: Unicode.Scalar(code)
        }
    }

    private static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
        0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
        0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
