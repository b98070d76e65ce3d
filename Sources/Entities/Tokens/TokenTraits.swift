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
