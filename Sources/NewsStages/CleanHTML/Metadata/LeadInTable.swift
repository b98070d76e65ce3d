internal import Markup

/// Words that lead into a byline, by first byte, so that most texts are ruled out by a few comparisons.
struct LeadInTable {
    private var buckets: [[[UInt8]]] = Array(repeating: [], count: 256)

    /// Takes words in lower case.
    init(_ words: [String]) {
        for word in words {
            for form in Set([word, word.prefix(1).uppercased() + word.dropFirst(), word.uppercased()]) {
                let bytes = form.utf8.map(ASCII.lowercased)
                if let first = bytes.first { buckets[Int(first)].append(bytes) }
            }
        }
    }

    /// Whether a text starts with one of the words, or is itself the start of one.
    ///
    /// Only a capital inside a word of another script may be overlooked.
    func mayStart(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first else { return false }
        return buckets[Int(ASCII.lowercased(first))].contains { Self.agree($0, text) }
    }

    private static func agree(_ word: [UInt8], _ text: ArraySlice<UInt8>) -> Bool {
        var place = text.startIndex
        for byte in word {
            guard place < text.endIndex else { return true }
            guard ASCII.lowercased(text[place]) == byte else { return false }
            place += 1
        }
        return true
    }
}
