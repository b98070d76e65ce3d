internal import TextKit

/// The words of a text and samples of its sequences of three and of its sentences: the smallest hashes (Broder 1997).
///
/// Two texts share about as many of their samples as they share of all. Sequences tell how much is common; sentences,
/// how it is spread: an editor leaves most as they are, a pattern that is filled anew changes something in each.
struct TextSample: Sendable, Equatable {
    /// With 32, an estimate of .2 has a standard error of .07: enough to tell an edited text from another one.
    static let size = 32

    /// Words of the text.
    private(set) var words = 0
    /// The smallest hashes, ascending, each once.
    private(set) var hashes: [UInt32] = []
    /// The same of whole sentences; those of three words and fewer say nothing.
    private(set) var sentences: [UInt32] = []
    /// How many words each of these has, up to 255; none in states that were written before these were counted.
    var lengths: [UInt8] = []
    /// The same of numbers: what a pattern fills anew and an editor seldom touches.
    var figures: [UInt16] = []
    /// The same of words with a capital; the lowest bit says that one stands inside of a sentence, where it is a name.
    var names: [UInt32] = []

    static let sentenceCount = 16
    static let factCount = 24

    init(words: Int = 0, hashes: [UInt32] = [], sentences: [UInt32] = []) {
        self.words = words
        self.hashes = hashes
        self.sentences = sentences
    }

    /// Samples a text.
    init(of text: String) {
        let sampler = WordHashes.read(text, by: TextSampler())
        words = sampler.words
        hashes = Self.smallest(sampler.sequences)
        let kept = sampler.sentences.sorted { $0.key < $1.key }.prefix(Self.sentenceCount)
        (sentences, lengths) = (kept.map(\.key), kept.map(\.value))
        figures = Array(sampler.figures.sorted().prefix(Self.factCount))
        names = Array(sampler.names.map { $0.key | ($0.value ? 1 : 0) }.sorted().prefix(Self.factCount))
    }

    /// The smallest, ascending, each once.
    static func smallest(_ hashes: [UInt32], _ count: Int = size) -> [UInt32] {
        var kept: [UInt32] = []
        for hash in hashes.sorted() where kept.last != hash {
            kept.append(hash)
            if kept.count == count { break }
        }
        return kept
    }

    /// How many hashes two samples share, of how many, as far as both are complete: a sample that is not full has all.
    private static func shared(_ left: [UInt32], _ right: [UInt32], _ size: Int) -> (count: Int, of: Int) {
        let limit = min(end(left, size), end(right, size))
        var (own, their, count, seen) = (0, 0, 0, 0)
        while own < left.count || their < right.count {
            let first = own < left.count ? left[own] : .max
            let second = their < right.count ? right[their] : .max
            guard min(first, second) <= limit else { break }
            if first == second { count += 1 }
            if first <= second { own += 1 }
            if second <= first { their += 1 }
            seen += 1
        }
        return (count, seen)
    }

    private static func end(_ sample: [UInt32], _ size: Int) -> UInt32 {
        sample.count < size ? .max : sample[size - 1]
    }

    /// What two texts have in common.
    struct Likeness {
        /// Share of all sequences that are in both.
        var resemblance = 0.0
        /// Share of the shorter text's sequences that are in the longer.
        var containment = 0.0
        /// Whether the shorter stands in the longer as a whole; told of short texts alone, whose samples have all.
        var isContained = false
        /// Whether the samples show nothing of the shorter text that the longer has not.
        var seemsContained = false
        /// Common ones among both samples.
        var shared = 0
        /// The same of whole sentences.
        var sharedSentences = 0
        var sentenceResemblance = 0.0
        /// Share of the shorter text's sentences that stand in the longer word for word.
        var keptSentences = 0.0
        /// Share of the shorter text's sequences beside whole common sentences that are in the longer.
        var ownContainment = 0.0
        /// What these are of the shorter text.
        var ownShare = 1.0
    }

    /// Estimates what the texts have in common.
    func likeness(to other: TextSample) -> Likeness {
        var likeness = Likeness()
        let (count, total) = Self.shared(hashes, other.hashes, Self.size)
        guard count > 0 else { return likeness }
        likeness.shared = count
        likeness.isContained =
            max(hashes.count, other.hashes.count) < Self.size
            && count == min(hashes.count, other.hashes.count)
        let limit = min(Self.end(hashes, Self.size), Self.end(other.hashes, Self.size))
        likeness.seemsContained =
            count == (words <= other.words ? hashes : other.hashes).count { $0 <= limit }
        likeness.resemblance = Double(count) / Double(total)
        let (short, long) = (Double(min(words, other.words)), Double(max(words, other.words)))
        likeness.containment = Self.containment(likeness.resemblance, short, long)
        compareSentences(with: other, &likeness)
        let common = commonWords(with: other, likeness)
        likeness.ownContainment = Self.ownContainment(likeness.containment, short, commonWords: common)
        likeness.ownShare = max(0, short - common) / max(1, short)
        return likeness
    }

    private func compareSentences(with other: TextSample, _ likeness: inout Likeness) {
        let whole = Self.shared(sentences, other.sentences, Self.sentenceCount)
        likeness.sharedSentences = whole.count
        likeness.sentenceResemblance = Double(whole.count) / Double(max(1, whole.of))
        let fewest = min(sentences.count, other.sentences.count)
        let isWhole = max(sentences.count, other.sentences.count) < Self.sentenceCount
        let (short, long) = (Double(min(words, other.words)), Double(max(words, other.words)))
        likeness.keptSentences =
            isWhole
            ? Double(whole.count) / Double(max(1, fewest))
            : Self.containment(likeness.sentenceResemblance, short, long)
    }

    /// Words of the shorter text that stand in whole sentences which both have.
    private func commonWords(with other: TextSample, _ likeness: Likeness) -> Double {
        let (short, long) = words <= other.words ? (self, other) : (other, self)
        guard short.sentences.count < Self.sentenceCount, short.lengths.count == short.sentences.count else {
            return likeness.keptSentences * Double(short.words)
        }
        let common = Set(long.sentences)
        return zip(short.sentences, short.lengths).reduce(0) { sum, sentence in
            common.contains(sentence.0) ? sum + Double(sentence.1) : sum
        }
    }

    /// A sequence ends at each word but the first two.
    private static func ownContainment(_ containment: Double, _ words: Double, commonWords: Double) -> Double
    {
        let (all, rest) = (words - 2, words - 2 - commonWords)
        return rest < 1 ? 0 : max(0, containment * all - commonWords) / rest
    }

    private static func containment(_ resemblance: Double, _ short: Double, _ long: Double) -> Double {
        min(1, resemblance * (short + long) / ((1 + resemblance) * max(1, short)))
    }

    /// How many of the samples' facts stand in one text alone, in the other alone, and in both.
    struct Exchange {
        var own = 0
        var their = 0
        var common = 0

        /// So many were exchanged for others.
        var exchanged: Int { min(own, their) }

        /// Of two kinds of facts together: a number may stand where the other text has a name.
        static func + (left: Exchange, right: Exchange) -> Exchange {
            Exchange(
                own: left.own + right.own, their: left.their + right.their, common: left.common + right.common
            )
        }
    }

    func exchangedFigures(with other: TextSample) -> Exchange { Self.exchange(figures, other.figures) }

    /// Of words with a capital; those that only begin sentences count as exchanged, but prove nothing where both have them.
    func exchangedNames(with other: TextSample) -> Exchange {
        let isName = { (name: UInt32) in name & 1 == 1 }
        let proofs = Set((names + other.names).filter(isName).map { $0 >> 1 })
        return Self.exchange(names.map { $0 >> 1 }, other.names.map { $0 >> 1 }, proves: proofs.contains)
    }

    static func exchange<Fact: FixedWidthInteger>(
        _ left: [Fact], _ right: [Fact], proves: (Fact) -> Bool = { _ in true }
    ) -> Exchange {
        let limit = min(end(left), end(right))
        let (own, their) = (Set(left.filter { $0 <= limit }), Set(right.filter { $0 <= limit }))
        return Exchange(
            own: own.subtracting(their).count, their: their.subtracting(own).count,
            common: own.intersection(their).count(where: proves))
    }

    /// Up to where a sample of facts is complete.
    private static func end<Fact: FixedWidthInteger>(_ sample: [Fact]) -> Fact {
        sample.count < factCount ? .max : sample.last ?? .max
    }

    /// Whether it has words with capitals: scripts without them do not tell a name from another word.
    var hasCapitals: Bool { !names.isEmpty }
}

/// Collects what is sampled of a text.
private struct TextSampler: WordReader {
    private static let sentenceWords = 4

    private(set) var words = 0
    private(set) var sequences: [UInt32] = []
    /// Hashes of the sentences, with the number of their words.
    private(set) var sentences: [UInt32: UInt8] = [:]
    private(set) var figures: Set<UInt16> = []
    /// Words with a capital, the lowest bit empty, and whether one was seen inside of a sentence.
    private(set) var names: [UInt32: Bool] = [:]
    private var window: (UInt64, UInt64) = (0, 0)
    private var limit = UInt32.max
    private var sentence: (hash: UInt64, words: Int) = (0, 0)

    mutating func word(_ hash: UInt64, isCapital: Bool) {
        words += 1
        if isCapital {
            let name = UInt32(truncatingIfNeeded: WordHash.mix(hash, 0) >> 32) & ~1
            names[name] = names[name] == true || sentence.words > 0
        }
        sentence = (WordHash.mix(sentence.hash, hash), sentence.words + 1)
        add(UInt32(truncatingIfNeeded: WordHash.mix(WordHash.mix(window.0, window.1), hash) >> 32))
        window = (window.1, hash)
    }

    /// A text of one or two words has no sequence; its end stands for it.
    private mutating func add(_ sequence: UInt32) {
        if words == 3 { sequences = [] }
        guard sequence < limit else { return }
        sequences.append(sequence)
        if words < 3 { sequences = [sequence] }
        guard sequences.count == TextSample.size * 8 else { return }
        sequences = TextSample.smallest(sequences)
        limit = sequences.last ?? .max
    }

    mutating func figure(_ hash: UInt64) {
        figures.insert(UInt16(truncatingIfNeeded: WordHash.mix(hash, 0) >> 48))
    }

    /// Sentences of three words and fewer say nothing.
    mutating func endSentence() {
        if sentence.words >= Self.sentenceWords {
            sentences[UInt32(truncatingIfNeeded: sentence.hash >> 32)] = UInt8(clamping: sentence.words)
        }
        sentence = (0, 0)
    }
}
