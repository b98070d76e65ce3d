/// A word, number or mark of a text.
struct Token {
    /// First byte in the text and one past the last.
    var start: Int32
    var end: Int32
    /// The same in Unicode scalars: what the dataset shows.
    var scalarStart: Int32
    var scalarEnd: Int32
    var hash: UInt64
    /// Of the lower-cased token.
    var lowerHash: UInt64
    /// Of "Xxx", "XX", "d-": the token with letters and digits generalised, runs cut at two.
    var shape: UInt32
    var traits: TokenTraits

    var scalarCount: Int { Int(scalarEnd - scalarStart) }
    var isCapitalised: Bool { !traits.isDisjoint(with: [.initialUpper, .allUpper]) }
}

/// What the tokenizer saw in a token.
struct TokenTraits: OptionSet {
    let rawValue: UInt16

    static let initialUpper = TokenTraits(rawValue: 1)
    /// Two letters or more, all upper case.
    static let allUpper = TokenTraits(rawValue: 2)
    static let digit = TokenTraits(rawValue: 4)
    static let lower = TokenTraits(rawValue: 8)
    /// An upper-case letter anywhere.
    static let upper = TokenTraits(rawValue: 16)
    static let spaceBefore = TokenTraits(rawValue: 32)
    static let lineStart = TokenTraits(rawValue: 64)
    static let sentenceStart = TokenTraits(rawValue: 128)
    /// No letter and no digit.
    static let symbol = TokenTraits(rawValue: 256)
    static let syllable = TokenTraits(rawValue: 512)
    /// A known abbreviation, initials or a single initial with its full stop.
    static let abbreviation = TokenTraits(rawValue: 1024)
}
