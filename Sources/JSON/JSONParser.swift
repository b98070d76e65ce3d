internal import TextKit

/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, Sendable, Equatable {
    package var message: String
    /// Offset of the offending byte.
    package var offset: Int
    /// One-based line and column of that byte.
    package var line: Int
    package var column: Int
}

/// RFC 8259 over UTF-8 bytes, without recursion limits that a hostile file could reach.
///
/// Lenient mode also accepts what saved pages and exports really contain: raw control characters in strings, trailing
/// commas, `NaN`, `Infinity` and `undefined`, which are null, and text after the value. Lone surrogates become U+FFFD in
/// both modes.
package struct JSONParser: ~Copyable {
    /// Deeper than any real document; recursive descent must stop before the stack overflows.
    package static let maximumDepth = 512

    private let bytes: [UInt8]
    private let lenient: Bool
    private var position = 0

    private init(_ bytes: [UInt8], lenient: Bool) {
        self.bytes = bytes
        self.lenient = lenient
    }

    /// Parses one JSON text.
    ///
    /// - Throws: `JSONSyntaxError` with the place of the first fault.
    package static func parse(_ bytes: [UInt8], lenient: Bool = false) throws(JSONSyntaxError) -> JSONValue {
        var parser = JSONParser(bytes, lenient: lenient)
        parser.position = ByteOrderMark.length(bytes)
        parser.skipBlanks()
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        if !lenient && parser.position < bytes.count { throw parser.fault("text after the value") }
        return value
    }

    private func fault(_ message: String, at offset: Int? = nil) -> JSONSyntaxError {
        let place = min(offset ?? position, bytes.count)
        var line = 1
        var column = 1
        for byte in bytes[..<place] {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return JSONSyntaxError(message: message, offset: place, line: line, column: column)
    }

    private mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        guard depth < Self.maximumDepth else { throw fault("nested deeper than \(Self.maximumDepth)") }
        guard let byte = current else { throw fault("unexpected end of text") }
        switch byte {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            if lenient, bytes[position...].starts(with: "-Infinity".utf8) {
                return try literal("-Infinity", .null)
            }
            return try number()
        case UInt8(ascii: "N") where lenient: return try literal("NaN", .null)
        case UInt8(ascii: "I") where lenient: return try literal("Infinity", .null)
        case UInt8(ascii: "u") where lenient: return try literal("undefined", .null)
        default: throw fault("unexpected character")
        }
    }

    private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONSyntaxError)
        -> JSONValue
    {
        let expected = Array(word.description.utf8)
        guard bytes[position...].starts(with: expected) else { throw fault("unexpected character") }
        position += expected.count
        return value
    }

    private mutating func digits() -> Int {
        let start = position
        while let byte = current, ASCII.isDigit(byte) { position += 1 }
        return position - start
    }

    private mutating func number() throws(JSONSyntaxError) -> JSONValue {
        let start = position
        if current == UInt8(ascii: "-") { position += 1 }
        let leadingZero = current == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0 && !(leadingZero && whole > 1) else { throw fault("malformed number", at: start) }
        if current == UInt8(ascii: ".") {
            position += 1
            guard digits() > 0 else { throw fault("malformed number", at: start) }
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            guard digits() > 0 else { throw fault("malformed number", at: start) }
        }
        return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        position += 1
        var values: [JSONValue] = []
        skipBlanks()
        while current != UInt8(ascii: "]") {
            values.append(try value(depth: depth + 1))
            try separator(closing: UInt8(ascii: "]"))
        }
        position += 1
        return .array(values)
    }

    private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        position += 1
        var members: [JSONValue.Member] = []
        skipBlanks()
        while current != UInt8(ascii: "}") {
            guard current == UInt8(ascii: "\"") else {
                throw fault(current == nil ? "unexpected end of text" : "expected a quoted key")
            }
            let key = try string()
            skipBlanks()
            guard current == UInt8(ascii: ":") else { throw fault("expected ':' after the key '\(key)'") }
            position += 1
            skipBlanks()
            members.append(JSONValue.Member(key: key, value: try value(depth: depth + 1)))
            try separator(closing: UInt8(ascii: "}"))
        }
        position += 1
        return .object(members)
    }

    /// Consumes the comma between two members, or stops before the closing bracket.
    private mutating func separator(closing: UInt8) throws(JSONSyntaxError) {
        skipBlanks()
        if current == closing { return }
        guard current == UInt8(ascii: ",") else {
            throw fault(current == nil ? "unexpected end of text" : "expected ',' or a closing bracket")
        }
        let comma = position
        position += 1
        skipBlanks()
        if current == closing && !lenient { throw fault("trailing comma", at: comma) }
    }

    private mutating func string() throws(JSONSyntaxError) -> String {
        position += 1
        let start = position
        // Empty until the first escape: most strings are copied once, straight from the input.
        var decoded: [UInt8] = []
        var hasEscapes = false
        while true {
            let plain = position
            position = endOfPlainText()
            if hasEscapes { decoded.append(contentsOf: bytes[plain..<position]) }
            guard let byte = current else { break }
            switch byte {
            case UInt8(ascii: "\""):
                defer { position += 1 }
                if hasEscapes { return String(decoding: decoded, as: UTF8.self) }
                return String(decoding: bytes[start..<position], as: UTF8.self)
            case UInt8(ascii: "\\"):
                if !hasEscapes { decoded.append(contentsOf: bytes[start..<position]) }
                hasEscapes = true
                try escape(into: &decoded)
            default:
                guard lenient else { throw fault("control character in a string") }
                if hasEscapes { decoded.append(byte) }
                position += 1
            }
        }
        throw fault("unterminated string", at: start - 1)
    }

    /// The end of the bytes that a string contains unescaped.
    private func endOfPlainText() -> Int {
        let text = bytes.span
        var place = position
        while place < text.count {
            let byte = text[place]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            place &+= 1
        }
        return place
    }

    private mutating func escape(into buffer: inout [UInt8]) throws(JSONSyntaxError) {
        position += 1
        guard let byte = current else { throw fault("unterminated string") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(byte)
        case UInt8(ascii: "b"): buffer.append(0x08)
        case UInt8(ascii: "f"): buffer.append(0x0C)
        case UInt8(ascii: "n"): buffer.append(0x0A)
        case UInt8(ascii: "r"): buffer.append(0x0D)
        case UInt8(ascii: "t"): buffer.append(0x09)
        case UInt8(ascii: "u"):
            let scalar = try unicodeEscape()
            UTF8Scalars.append(scalar.value, to: &buffer)
        default:
            guard lenient else { throw fault("unknown escape", at: position - 2) }
            buffer.append(byte)
        }
    }

    private mutating func unicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let high = try fourHexDigits()
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard high < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { return "\u{FFFD}" }
        let resume = position
        position += 2
        let low = try fourHexDigits()
        guard let scalar = UTF8Scalars.scalar(high: high, low: low) else {
            position = resume
            return "\u{FFFD}"
        }
        return Unicode.Scalar(scalar) ?? "\u{FFFD}"
    }

    private mutating func fourHexDigits() throws(JSONSyntaxError) -> UInt32 {
        guard position + 4 <= bytes.count,
            let value = Hexadecimal.value(bytes[position..<position + 4])
        else { throw fault("malformed \\u escape") }
        position += 4
        return UInt32(truncatingIfNeeded: value)
    }
}
