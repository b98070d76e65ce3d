internal import TextKit

/// Words between two quotation marks of one paragraph.
struct QuotedStretch {
    /// The tokens between the marks.
    var words: Range<Int>
    /// The marks' tokens.
    var opening: Int { words.lowerBound - 1 }
    var closing: Int { words.upperBound }

    /// An opening mark and those that may close it.
    private static let pairs: [UInt64: Set<UInt64>] = [
        hash("“"): [hash("”"), hash("“"), hash("\"")], hash("„"): [hash("“"), hash("”"), hash("\"")],
        hash("«"): [hash("»")], hash("»"): [hash("«")], hash("\""): [hash("\"")],
        hash("‘"): [hash("’"), hash("'")], hash("'"): [hash("'")], hash("‚"): [hash("‘")],
        hash("‹"): [hash("›")],
    ]
    /// Marks that are apostrophes as well: they open only before a word and close only behind a mark of the sentence.
    private static let single: Set<UInt64> = [hash("‘"), hash("'"), hash("‚"), hash("‹")]
    private static let stops: Set<UInt64> = WordHash.set(". , ! ? …")

    static func hash(_ mark: String) -> UInt64 { WordHash.of(mark) }

    /// All stretches of a text in order, none within another.
    static func all(_ tokens: [Token]) -> [QuotedStretch] {
        var found: [QuotedStretch] = []
        var index = 0
        while index < tokens.count {
            if let closing = closing(of: index, tokens) {
                found.append(QuotedStretch(words: index + 1..<closing))
                index = closing
            }
            index += 1
        }
        return found
    }

    /// The mark that closes the one at `index`; nil where that opens nothing, or the paragraph ends before.
    private static func closing(of index: Int, _ tokens: [Token]) -> Int? {
        guard tokens[index].traits.contains(.symbol), let closers = pairs[tokens[index].hash],
            opens(index, tokens)
        else { return nil }
        let isSingle = single.contains(tokens[index].hash)
        for end in index + 1..<tokens.count {
            if tokens[end].traits.contains(.lineStart) { return nil }
            guard closers.contains(tokens[end].hash), !isSingle || stops.contains(tokens[end - 1].hash) else {
                continue
            }
            return end > index + 1 ? end : nil
        }
        return nil
    }

    /// Whether a mark stands before words and not behind them: 6" is a measure.
    private static func opens(_ index: Int, _ tokens: [Token]) -> Bool {
        guard index + 1 < tokens.count, tokens[index + 1].hash != tokens[index].hash else { return false }
        let isFree =
            tokens[index].traits.contains(.spaceBefore) || tokens[index].traits.contains(.lineStart)
            || index == 0 || tokens[index - 1].traits.contains(.symbol)
        let isBeforeWord = !tokens[index + 1].traits.contains(.spaceBefore)
        let isGuillemet = tokens[index].hash == hash("«") || tokens[index].hash == hash("»")
        return (isFree || tokens[index].hash == hash("„")) && (isBeforeWord || isGuillemet)
    }
}
