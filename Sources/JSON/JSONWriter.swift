internal import TextKit

/// Appends JSON text to a byte buffer; the caller decides the order of keys, so the bytes are deterministic.
package struct JSONWriter: Sendable {
    package var bytes: [UInt8] = []
    /// Whether a comma is due before the next value at this level.
    private var needsComma = false

    package init() {}

    /// The text so far, for messages and tests; the buffer is always valid UTF-8.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Empties the buffer and keeps its storage.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    private mutating func beginValue() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    /// Writes `{ … }` around what `body` writes.
    package mutating func object<Failure: Error>(_ body: (inout JSONWriter) throws(Failure) -> Void)
        throws(Failure)
    {
        try enclosed(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
    }

    /// Writes `[ … ]` around what `body` writes.
    package mutating func array<Failure: Error>(_ body: (inout JSONWriter) throws(Failure) -> Void)
        throws(Failure)
    {
        try enclosed(UInt8(ascii: "["), UInt8(ascii: "]"), body)
    }

    private mutating func enclosed<Failure: Error>(
        _ opening: UInt8, _ closing: UInt8, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        beginValue()
        bytes.append(opening)
        needsComma = false
        try body(&self)
        bytes.append(closing)
        needsComma = true
    }

    /// Writes a key; exactly one value must follow.
    package mutating func key(_ name: String) {
        beginValue()
        appendQuoted(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func string(_ value: String) {
        beginValue()
        appendQuoted(value)
    }

    /// Writes a string, or null.
    package mutating func string(_ value: String?) {
        if let value { string(value) } else { null() }
    }

    package mutating func integer(_ value: Int) {
        beginValue()
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Writes an integer, or null.
    package mutating func integer(_ value: Int?) {
        if let value { integer(value) } else { null() }
    }

    /// Writes a number rounded to `decimals` places, without an exponent, so that it reads the same everywhere.
    package mutating func decimal(_ value: Double, decimals: Int = 4) {
        beginValue()
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((value * scale).rounded())
        let padded = String(scaled.magnitude, zeroPaddedTo: decimals + 1)
        var fraction = Substring(padded.suffix(decimals))
        while fraction.count > 1 && fraction.last == "0" { fraction.removeLast() }
        if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
        bytes.append(contentsOf: padded.dropLast(decimals).utf8)
        bytes.append(UInt8(ascii: "."))
        bytes.append(contentsOf: fraction.utf8)
    }

    package mutating func bool(_ value: Bool) {
        beginValue()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    package mutating func null() {
        beginValue()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a list of strings.
    package mutating func strings(_ values: [String]) {
        array { for value in values { $0.string(value) } }
    }

    /// Writes a parsed value again, members in their order.
    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let flag): bool(flag)
        case .number(let digits):
            beginValue()
            bytes.append(contentsOf: digits.utf8)
        case .string(let text): string(text)
        case .array(let values): array { for element in values { $0.value(element) } }
        case .object(let members):
            object {
                for member in members {
                    $0.key(member.key)
                    $0.value(member.value)
                }
            }
        }
    }

    /// Ends a JSON Lines row.
    package mutating func newline() {
        bytes.append(0x0A)
        needsComma = false
    }

    /// Quotes text.
    ///
    /// U+2028, U+2029 and U+0085 are escaped, because readers that split lines the Unicode way
    /// would otherwise see more lines than there are rows.
    private mutating func appendQuoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        let span = text.utf8.span
        var start = 0
        var position = 0
        while position < span.count {
            let length = Self.escapedLength(span, at: position)
            guard length > 0 else {
                position += 1
                continue
            }
            appendRun(span, start..<position)
            appendEscaped(span[position + length - 1], isLineBreak: length > 1)
            position += length
            start = position
        }
        appendRun(span, start..<span.count)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Most text needs no escape: whole runs of it are copied.
    private mutating func appendRun(_ span: Span<UInt8>, _ range: Range<Int>) {
        unsafe span.extracting(range).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    /// How many bytes at a place make one character that must be escaped, or 0.
    private static func escapedLength(_ span: Span<UInt8>, at position: Int) -> Int {
        let byte = span[position]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0..<0x20, 0x7F: return 1
        case 0xC2: return position + 1 < span.count && span[position + 1] == 0x85 ? 2 : 0
        case 0xE2:
            guard position + 2 < span.count, span[position + 1] == 0x80 else { return 0 }
            return span[position + 2] == 0xA8 || span[position + 2] == 0xA9 ? 3 : 0
        default: return 0
        }
    }

    /// Writes the escape of a character; for a line break the last byte determines which one it is.
    private mutating func appendEscaped(_ byte: UInt8, isLineBreak: Bool) {
        if isLineBreak {
            let escape = byte == 0x85 ? "\\u0085" : byte == 0xA8 ? "\\u2028" : "\\u2029"
            bytes.append(contentsOf: escape.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        default:
            bytes.append(contentsOf: "u00".utf8)
            Hexadecimal.append(byte, to: &bytes)
        }
    }
}
