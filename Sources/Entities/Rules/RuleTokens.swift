internal import TextKit

/// Tokens as numbers, words and marks, for the rules on dates and amounts.
struct RuleTokens {
    let tokens: [Token]
    let bytes: [UInt8]

    var count: Int { tokens.count }

    func lower(_ index: Int) -> UInt64 { tokens.indices.contains(index) ? tokens[index].lowerHash : 0 }

    func traits(_ index: Int) -> TokenTraits { tokens.indices.contains(index) ? tokens[index].traits : [] }

    func isJoined(_ index: Int) -> Bool {
        tokens.indices.contains(index) && !tokens[index].traits.contains(.spaceBefore)
    }

    /// The token's bytes.
    func text(_ index: Int) -> ArraySlice<UInt8> {
        guard tokens.indices.contains(index) else { return [] }
        return bytes[Int(tokens[index].start)..<Int(tokens[index].end)]
    }

    /// An integer of at most nine digits that is the whole token, except for letters after it.
    func integer(_ index: Int) -> (value: Int, digits: Int, suffix: ArraySlice<UInt8>)? {
        guard traits(index).contains(.digit) else { return nil }
        let text = text(index)
        let digits = text.prefix(while: ASCII.isDigit)
        guard digits.count <= 9, let value = DecimalDigits.value(digits) else { return nil }
        return (value, digits.count, text[digits.endIndex...])
    }
}
