/// What a word, number or ideograph of a text looked like before it was folded.
package struct TokenTraits: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// It holds a digit.
    package static let number = TokenTraits(rawValue: 1)
    /// It began with a capital.
    package static let capitalised = TokenTraits(rawValue: 2)
    /// It starts a sentence or a line, where a capital is insignificant.
    package static let opening = TokenTraits(rawValue: 4)
    /// It is one character of a script written without blanks.
    package static let ideograph = TokenTraits(rawValue: 8)
    /// It has fewer than three characters.
    package static let short = TokenTraits(rawValue: 16)
    /// It is a word of a script that has no capitals.
    package static let uncased = TokenTraits(rawValue: 32)
}
