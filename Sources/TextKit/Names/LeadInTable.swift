/// Words that introduce a byline, by first byte, so that a few comparisons rule out most texts.
package struct LeadInTable {
    /// All words in one array, grouped by first byte.
    private var letters: [UInt8] = []
    private var words: [Range<Int>] = []
    /// Where the words of each first byte start in `words`.
    private var starts: [Int] = []

    /// Takes words in lower case.
    init(_ words: [String]) {
        var forms: Set<[UInt8]> = []
        for word in words {
            for form in [word, word.prefix(1).uppercased() + word.dropFirst(), word.uppercased()] {
                forms.insert(form.utf8.map(ASCII.lowercased))
            }
        }
        let sorted = forms.sorted { $0.lexicographicallyPrecedes($1) }
        for first in UInt8.min...UInt8.max {
            starts.append(self.words.count)
            for form in sorted where form.first == first {
                self.words.append(letters.count..<letters.count + form.count)
                letters += form
            }
        }
        starts.append(self.words.count)
    }

    /// Whether a text starts with one of the words, or is itself the start of one.
    ///
    /// May only miss a capital inside a word of another script.
    package func mayStart(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first else { return false }
        let bucket = Int(ASCII.lowercased(first))
        for index in starts[bucket]..<starts[bucket + 1] where agree(words[index], text) { return true }
        return false
    }

    private func agree(_ word: Range<Int>, _ text: ArraySlice<UInt8>) -> Bool {
        var place = text.startIndex
        for index in word {
            guard place < text.endIndex else { return true }
            guard ASCII.lowercased(text[place]) == letters[index] else { return false }
            place += 1
        }
        return true
    }
}
