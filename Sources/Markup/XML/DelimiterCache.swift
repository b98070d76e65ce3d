internal import TextKit

/// The next positions of quotes and brackets, so that a missing one is searched for only once.
struct DelimiterCache {
    private var doubleQuote: Int?
    private var singleQuote: Int?
    private var bracket: Int?

    /// The first place of a quote or of ">" from `start` on; nil if there is none.
    mutating func place(of byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
        let known =
            byte == UInt8(ascii: "\"") ? doubleQuote : byte == UInt8(ascii: "'") ? singleQuote : bracket
        let found =
            known.flatMap { $0 >= start ? $0 : nil } ?? ByteSearch.first(byte, in: bytes, from: start)
        switch byte {
        case UInt8(ascii: "\""): doubleQuote = found
        case UInt8(ascii: "'"): singleQuote = found
        default: bracket = found
        }
        return found < bytes.count ? found : nil
    }
}
