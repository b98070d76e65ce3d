internal import TextKit

/// The evidence as sets of word hashes, to compare blocks with.
struct EvidenceIndex {
    private(set) var titles: [NumberedKeys<UInt32>] = []
    private var descriptions: [NumberedKeys<UInt32>] = []
    private var bodyShingles = NumberedKeys<UInt32>()
    private var known = NumberedKeys<UInt32>()

    /// At most this many titles, decks and bodies each are compared; pages rarely state more.
    private static let maximumPerKind = 6

    init(_ evidence: BodyEvidence) {
        for title in evidence.titles.prefix(Self.maximumPerKind) { addTitle(Self.words(title)) }
        let descriptions = evidence.descriptions.lazy.filter { $0.utf8.count > 25 }
        for text in descriptions.prefix(Self.maximumPerKind) {
            let words = Self.words(text)
            for word in words { known.insert(word) }
            self.descriptions.append(NumberedKeys<UInt32>(words))
        }
        for body in evidence.articleBodies.prefix(Self.maximumPerKind) {
            let words = Self.words(body)
            for index in words.indices.dropLast(2) { bodyShingles.insert(Self.shingle(words[index...])) }
        }
    }

    mutating func addTitle(_ words: some Collection<UInt32>) {
        guard !words.isEmpty else { return }
        for word in words { known.insert(word) }
        titles.append(NumberedKeys<UInt32>(words))
    }

    var hasBody: Bool { !bodyShingles.isEmpty }

    /// The hashes of a text's words, tags left out.
    static func words(_ text: String) -> [UInt32] {
        var words: [UInt32] = []
        var plain: [UInt8] = []
        var inTag = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "<") { inTag = true }
            plain.append(inTag ? 0x20 : byte)
            if byte == UInt8(ascii: ">") { inTag = false }
        }
        _ = TextShape(plain[...], words: &words)
        return words
    }

    @inline(__always)
    private static func shingle(_ words: ArraySlice<UInt32>) -> UInt32 {
        let start = words.startIndex
        return ((words[start] &* 31 &+ words[start + 1]) &* 31 &+ words[start + 2]) &* 0x85EB_CA6B
    }

    /// How a block's words compare with the evidence.
    struct Match {
        /// Best overlap with a title, over the union of both.
        var title: Float = 0
        /// Best overlap with a description, over the union of both.
        var description: Float = 0
        /// Largest share of the block's words that occur in one description.
        var descriptionCoverage: Float = 0
        /// Share of the block's word triples in a stated body; nil where none is stated.
        var body: Float?
    }

    func match(_ words: ArraySlice<UInt32>) -> Match {
        var match = Match()
        if hasBody { match.body = bodyShare(words) }
        // Longer blocks are neither a title nor a deck.
        guard words.count <= 120, words.contains(where: known.contains) else { return match }
        if words.count <= 60 { match.title = titles.reduce(0) { max($0, Self.overlap(words, $1).union) } }
        for description in descriptions {
            let overlap = Self.overlap(words, description)
            match.description = max(match.description, overlap.union)
            if words.count >= 4 { match.descriptionCoverage = max(match.descriptionCoverage, overlap.share) }
        }
        return match
    }

    private static func overlap(_ words: ArraySlice<UInt32>, _ set: NumberedKeys<UInt32>) -> (
        union: Float, share: Float
    ) {
        let hits = words.count(where: set.contains)
        let shared = min(hits, set.count)
        let union = max(1, words.count + set.count - shared)
        return (Float(shared) / Float(union), Float(hits) / Float(max(1, words.count)))
    }

    private func bodyShare(_ words: ArraySlice<UInt32>) -> Float {
        guard words.count >= 3 else { return 0.5 }
        var hits = 0
        for index in words.indices.dropLast(2) where bodyShingles.contains(Self.shingle(words[index...])) {
            hits += 1
        }
        return Float(hits) / Float(words.count - 2)
    }
}
