/// A word, number or mark of a text.
package struct Token {
    /// First byte in the text and one past the last.
    package var start: Int32
    package var end: Int32
    /// The same in Unicode scalars, as in the dataset.
    package var scalarStart: Int32
    package var scalarEnd: Int32
    package var hash: UInt64
    /// Hash of the lower-cased token.
    package var lowerHash: UInt64
    /// Hash of "Xxx", "XX", "d-": the token with letters and digits generalised, runs cut at two.
    package var shape: UInt32
    package var traits: TokenTraits

    var scalarCount: Int { Int(scalarEnd - scalarStart) }
    var isCapitalised: Bool { !traits.isDisjoint(with: [.initialUpper, .allUpper]) }
}

/// Properties of a token, as found by the tokenizer.
package struct TokenTraits: OptionSet {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    static let initialUpper = TokenTraits(rawValue: 1)
    /// Two letters or more, all upper case.
    static let allUpper = TokenTraits(rawValue: 2)
    static let digit = TokenTraits(rawValue: 4)
    package static let lower = TokenTraits(rawValue: 8)
    /// An upper-case letter anywhere.
    package static let upper = TokenTraits(rawValue: 16)
    package static let spaceBefore = TokenTraits(rawValue: 32)
    package static let lineStart = TokenTraits(rawValue: 64)
    package static let sentenceStart = TokenTraits(rawValue: 128)
    /// No letter and no digit.
    package static let symbol = TokenTraits(rawValue: 256)
    static let syllable = TokenTraits(rawValue: 512)
    /// A known abbreviation, initials or a single initial with its full stop.
    static let abbreviation = TokenTraits(rawValue: 1024)
}
