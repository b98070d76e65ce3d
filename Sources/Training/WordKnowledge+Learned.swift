internal import Entities
internal import Models
internal import TextKit

extension WordKnowledge {
    /// What a language's own texts show: which words are written in lower case, and which of those stand inside names.
    ///
    /// Words that are only seen with a capital are left out, or a model would learn the names of its texts as known.
    init(learnedFrom corpus: TrainingCorpus, style: NameStyle, words limit: Int) {
        var counts: [UInt64: LetterCounts] = [:]
        for document in corpus.documents { LetterCounts.count(document, into: &counts) }
        let known = counts.filter { $0.value.lower >= 2 }
            .sorted { $0.value.lower != $1.value.lower ? $0.value.lower > $1.value.lower : $0.key < $1.key }
        self.init(
            capitalisation: WordTable(
                known.prefix(style.contains(.caseless) ? 0 : limit).map { ($0.key, $0.value.bucket) },
                valueBits: Self.capitalisationBits),
            clusters: WordTable([], valueBits: Self.clusterBits), parents: [],
            inner: WordTable(
                counts.filter { $0.value.isInner }.keys.sorted().map { ($0, 1) }, valueBits: Self.innerBits),
            style: style)
    }
}

/// How often a word is written with and without a capital.
private struct LetterCounts {
    var lower = 0
    var upper = 0
    var isInner = false

    /// 0 never … 4 mostly capitalised.
    var bucket: UInt32 {
        let share = Double(upper) / Double(upper + lower)
        return share < 0.02 ? 0 : share < 0.1 ? 1 : share < 0.3 ? 2 : share < 0.6 ? 3 : 4
    }

    /// Counts the words of a document; a capital at a sentence's beginning says nothing.
    static func count(_ document: TrainingCorpus.Document, into counts: inout [UInt64: LetterCounts]) {
        for (index, token) in document.tokens.enumerated()
        where !token.traits.isDisjoint(with: [.upper, .lower]) {
            let isLower = !token.traits.contains(.upper)
            guard isLower || !token.traits.contains(.sentenceStart) else { continue }
            counts[token.lowerHash, default: LetterCounts()].lower += isLower ? 1 : 0
            counts[token.lowerHash, default: LetterCounts()].upper += isLower ? 0 : 1
            if isLower, document.labels[index] != 0 {
                counts[token.lowerHash, default: LetterCounts()].isInner = true
            }
        }
    }
}
