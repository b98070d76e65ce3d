internal import TextKit

/// A list of words to find in class names and short texts by one pass over their bytes.
struct ByteWords: Sendable {
    private let words: [[UInt8]]
    /// The words of each first byte, as ranges of `words`.
    private let starts: [UInt16]
    /// Whether a word starts with a byte, in either case; for most bytes none does.
    private let firsts: [Bool]

    /// Takes words in lower case.
    init(_ words: [String]) {
        self.words = words.map { Array($0.utf8) }.filter { !$0.isEmpty }
            .sorted { ($0[0], $0.count) < ($1[0], $1.count) }
        var starts = [UInt16](repeating: 0, count: 257)
        for word in self.words { starts[Int(word[0]) + 1] += 1 }
        for byte in 1..<257 { starts[byte] += starts[byte - 1] }
        self.starts = starts
        let leads = Set(self.words.map { $0[0] })
        firsts = (0...UInt8.max).map { leads.contains(ASCII.lowercased($0)) }
    }

    /// Whether one of the words occurs in `bytes`, ignoring ASCII case.
    func occurs(in bytes: ArraySlice<UInt8>) -> Bool {
        for place in bytes.indices where firsts[Int(bytes[place])] {
            let first = Int(ASCII.lowercased(bytes[place]))
            let candidates = starts[first]..<starts[first + 1]
            let rest = bytes[place...]
            for index in candidates where ASCII.starts(rest, with: words[Int(index)]) { return true }
        }
        return false
    }
}
