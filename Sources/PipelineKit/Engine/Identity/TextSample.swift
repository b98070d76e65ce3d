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
    /// The same of numbers in digits: what a pattern fills anew and an editor seldom touches.
    var figures: [UInt16] = []

    static let sentenceCount = 16
    private static let sentenceWords = 4
    static let figureCount = 24

    init(words: Int = 0, hashes: [UInt32] = [], sentences: [UInt32] = []) {
        self.words = words
        self.hashes = hashes
        self.sentences = sentences
    }

    /// Samples a text.
    init(of text: String) {
        var window: (UInt64, UInt64) = (0, 0)
        var limit = UInt32.max
        var candidates: [UInt32] = []
        var ends: [UInt32] = []
        var numbers: Set<UInt16> = []
        var sentence: (hash: UInt64, words: Int) = (0, 0)
        WordHashes.forEach(
            in: text,
            endSentence: {
                if sentence.words >= Self.sentenceWords {
                    ends.append(UInt32(truncatingIfNeeded: sentence.hash >> 32))
                }
                sentence = (0, 0)
            }
        ) { word, isNumber in
            words += 1
            if isNumber { numbers.insert(UInt16(truncatingIfNeeded: WordHash.mix(word, 0) >> 48)) }
            sentence = (WordHash.mix(sentence.hash, word), sentence.words + 1)
            let hash = UInt32(truncatingIfNeeded: WordHash.mix(WordHash.mix(window.0, window.1), word) >> 32)
            window = (window.1, word)
            guard words > 2, hash < limit else { return }
            candidates.append(hash)
            if candidates.count == Self.size * 8 {
                candidates = Self.smallest(candidates)
                limit = candidates.last ?? .max
            }
        }
        // A text of one or two words has no sequence; its end stands for it.
        if words > 0, words < 3 {
            candidates = [UInt32(truncatingIfNeeded: WordHash.mix(window.0, window.1) >> 32)]
        }
        hashes = Self.smallest(candidates)
        sentences = Self.smallest(ends, Self.sentenceCount)
        figures = Array(numbers.sorted().prefix(Self.figureCount))
    }

    private static func smallest(_ hashes: [UInt32], _ count: Int = size) -> [UInt32] {
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
        /// Common ones among both samples.
        var shared = 0
        /// The same of whole sentences.
        var sharedSentences = 0
        var sentenceResemblance = 0.0
        /// Share of the shorter text's sentences that stand in the longer word for word.
        var keptSentences = 0.0
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
        likeness.resemblance = Double(count) / Double(total)
        let (short, long) = (Double(min(words, other.words)), Double(max(words, other.words)))
        likeness.containment = Self.containment(likeness.resemblance, short, long)
        let whole = Self.shared(sentences, other.sentences, Self.sentenceCount)
        likeness.sharedSentences = whole.count
        likeness.sentenceResemblance = Double(whole.count) / Double(max(1, whole.of))
        let fewest = min(sentences.count, other.sentences.count)
        let isWhole = max(sentences.count, other.sentences.count) < Self.sentenceCount
        likeness.keptSentences =
            isWhole
            ? Double(whole.count) / Double(max(1, fewest))
            : Self.containment(likeness.sentenceResemblance, short, long)
        return likeness
    }

    private static func containment(_ resemblance: Double, _ short: Double, _ long: Double) -> Double {
        min(1, resemblance * (short + long) / ((1 + resemblance) * max(1, short)))
    }

    /// Whether more figures of one have been exchanged for others than both have in common.
    func hasOtherFigures(than other: TextSample) -> Bool {
        let (own, their) = (Set(figures), Set(other.figures))
        let isFull = max(own.count, their.count) == Self.figureCount
        let limit = isFull ? min(figures.last ?? .max, other.figures.last ?? .max) : .max
        let common = own.intersection(their).count { $0 <= limit }
        return min(
            own.subtracting(their).count { $0 <= limit }, their.subtracting(own).count { $0 <= limit })
            > common
    }
}

/// The words of a text as hashes: runs of letters and digits without case; ideographs, kana and letters of scripts
/// without blanks one each.
enum WordHashes {
    /// Calls `body` with each word's hash and whether it is all digits, and `endSentence` behind the last of each sentence
    /// and line.
    static func forEach(
        in text: String, endSentence: () -> Void = {}, _ body: (UInt64, Bool) -> Void
    ) {
        let bytes = text.utf8.span
        var (place, hash, isNumber) = (0, WordHash.basis, true)
        func end() {
            if hash != WordHash.basis { body(hash, isNumber) }
            (hash, isNumber) = (WordHash.basis, true)
        }
        while place < bytes.count {
            let byte = bytes[place]
            if byte < 0x80 {
                place += 1
                if ASCII.isAlphanumeric(byte) {
                    hash = WordHash.step(hash, UInt32(ASCII.lowercased(byte)))
                    isNumber = isNumber && ASCII.isDigit(byte)
                } else if byte != 0x27 {
                    end()
                    if isSentenceEnd(byte) { endSentence() }
                }
                continue
            }
            let (scalar, length) = UTF8Scalars.decodeWide(bytes, at: place)
            place += length
            switch kind(scalar) {
            case .letter: (hash, isNumber) = (WordHash.step(hash, LetterCase.lower(scalar)), false)
            case .word:
                end()
                body(WordHash.step(WordHash.basis, scalar), false)
            case .joiner: continue
            case .other:
                end()
                if sentenceEnds.contains(scalar) { endSentence() }
            }
        }
        end()
        endSentence()
    }

    private static func isSentenceEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") || byte == 0x0A
    }

    /// Those of Chinese and Japanese; in scripts that end sentences by other signs a paragraph counts as one.
    private static let sentenceEnds: Set<UInt32> = [0x3002, 0xFF01, 0xFF0E, 0xFF1F]

    private enum Kind { case letter, word, joiner, other }

    private static func kind(_ scalar: UInt32) -> Kind {
        switch scalar {
        case 0x2018, 0x2019, 0x200B...0x200F, 0xAD: .joiner
        case 0x80...0xA9, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBF, 0xD7, 0xF7, 0x2000...0x206F, 0x3000...0x3004,
            0x3008...0x3020, 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFFFD:
            .other
        default: UnsegmentedScripts.contains(scalar) ? .word : .letter
        }
    }
}
