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
        let magnitude = String(scaled.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - magnitude.utf8.count)) + magnitude
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

    private static let hexadecimal = Array("0123456789abcdef".utf8)

    /// Quotes text.
    ///
    /// U+2028, U+2029 and U+0085 are escaped, because readers that split lines the Unicode way
    /// would else see more lines than there are rows.
    private mutating func appendQuoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var pendingC2 = false
        var pendingE2 = 0
        for byte in text.utf8 {
            if pendingC2 {
                pendingC2 = false
                if byte == 0x85 {
                    bytes.removeLast()
                    bytes.append(contentsOf: "\\u0085".utf8)
                    continue
                }
            }
            if pendingE2 == 1 {
                pendingE2 = byte == 0x80 ? 2 : 0
            } else if pendingE2 == 2 {
                pendingE2 = 0
                if byte == 0xA8 || byte == 0xA9 {
                    bytes.removeLast(2)
                    bytes.append(contentsOf: (byte == 0xA8 ? "\\u2028" : "\\u2029").utf8)
                    continue
                }
            }
            appendEscaped(byte)
            pendingC2 = byte == 0xC2
            if byte == 0xE2 { pendingE2 = 1 }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
        case UInt8(ascii: "\\"): bytes.append(contentsOf: [byte, byte])
        case 0x0A: bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
        case 0x0D: bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "r")])
        case 0x09: bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
        case 0..<0x20, 0x7F:
            bytes.append(contentsOf: "\\u00".utf8)
            bytes.append(Self.hexadecimal[Int(byte >> 4)])
            bytes.append(Self.hexadecimal[Int(byte & 15)])
        default: bytes.append(byte)
        }
    }
}
