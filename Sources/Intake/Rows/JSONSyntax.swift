/// Whether the signs outside of strings can be those of an object, told one by one.
///
/// A torn row goes on as text of the next one: its quotes then open what they should close, and words stand where none may.
/// What the lenient parser accepts is not broken.
struct JSONSyntax {
    private(set) var isBroken = false
    private var last: UInt8 = 0
    /// The open brackets, the innermost as the lowest bit: one for an array.
    private var arrays: UInt64 = 0
    private var depth = 0
    /// Whether the bits have not sufficed.
    private var isTooDeep = false

    mutating func take(_ byte: UInt8) {
        if !isBroken { isBroken = !fits(byte) }
        count(byte)
        last = byte
    }

    private func fits(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""): "{[,:".utf8.contains(last)
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth == 0 || "[,:".utf8.contains(last)
        case UInt8(ascii: "}"): isTooDeep || arrays & 1 == 0
        case UInt8(ascii: "]"): isTooDeep || arrays & 1 == 1
        case UInt8(ascii: ":"): last == UInt8(ascii: "\"")
        case UInt8(ascii: ","): true
        default: !"\"{}]".utf8.contains(last)
        }
    }

    private mutating func count(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            depth += 1
            isTooDeep = isTooDeep || depth > UInt64.bitWidth
            arrays = arrays << 1 | (byte == UInt8(ascii: "[") ? 1 : 0)
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            depth -= 1
            arrays >>= 1
        default: break
        }
    }
}
