/// Kind and folded form of one byte, enough for most text without decoding.
struct ByteFold: Sendable {
    static let letter: UInt8 = 0
    static let blank: UInt8 = 1
    static let capital: UInt8 = 2
    static let digit: UInt8 = 3
    static let dropped: UInt8 = 4
    /// A separator that may be inside a number, or start a sentence.
    static let stop: UInt8 = 5
    /// Part of a longer scalar, or the start of a character reference.
    static let other: UInt8 = 6

    var kind = ByteFold.other
    var letter: UInt8 = 0
    var opensSentence = false

    static let table: [ByteFold] = (0..<256).map { byte in
        guard byte < 0x80, byte != 0x26 else { return ByteFold() }
        let fold = ScalarFold.table[byte]
        let letter = UInt8(truncatingIfNeeded: fold.first)
        return switch fold.kind {
        case .letter: ByteFold(kind: ByteFold.letter, letter: letter)
        case .capital: ByteFold(kind: capital, letter: letter)
        case .digit: ByteFold(kind: digit, letter: letter)
        case .dropped: ByteFold(kind: dropped)
        case .sentenceEnd, .lineBreak: ByteFold(kind: stop, opensSentence: true)
        default: ByteFold(kind: byte == 0x2C ? stop : blank)
        }
    }
}
