/// One piece of a text that may be a date.
package enum DateToken: Equatable {
    /// Digits of any script, their value (at most 18 digits), and how many.
    case number(Int, digits: Int)
    /// Letters in lower case; East Asian characters are one token each.
    case word(String)
    /// A sign, ASCII where there is an ASCII form of it.
    case sign(Unicode.Scalar)

    package var number: Int? {
        guard case .number(let value, _) = self else { return nil }
        return value
    }

    package var word: String? {
        guard case .word(let word) = self else { return nil }
        return word
    }
}
