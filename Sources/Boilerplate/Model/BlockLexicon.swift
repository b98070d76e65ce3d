internal import TextKit

/// Trained weights of the words of a block, of its neighbours and of the classes around it.
///
/// Words are hashed into one table of small numbers each, so that the tables stay small however many words there are
/// and a word costs one look. A sum is divided by the root of the number of words, which makes long and short blocks
/// comparable.
struct BlockLexicon: Sendable {
    /// Bits of an index.
    static let bits: UInt64 = 15
    /// The three tables, in the order of the features.
    enum Table: Int, CaseIterable { case text, around, path }

    /// Weights of all tables in units of `scale`, one table after the other.
    private var weights: [Int8]
    private var scale: Double

    /// A lexicon without weights.
    init() {
        weights = []
        scale = 0
    }

    /// Weights as two hexadecimal digits each; nil if they are too few or malformed.
    init?(hex: String, scale: Double) {
        let digits = Array(hex.utf8)
        guard digits.count == 2 * Table.allCases.count << Int(Self.bits), scale > 0, scale < 1 else {
            return nil
        }
        weights = []
        weights.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let weight = Hexadecimal.byte(digits[index], digits[index + 1]) else { return nil }
            weights.append(Int8(bitPattern: weight))
        }
        self.scale = scale
    }

    /// The weight of an index in a table.
    func weight(_ index: Int, _ table: Table) -> Int {
        weights.isEmpty ? 0 : Int(weights[table.rawValue << Int(Self.bits) + index])
    }

    /// A sum of weights as a feature.
    func value(sum: Int, count: Int) -> Double {
        count == 0 ? 0 : Double(sum) * scale / Double(count).squareRoot()
    }
}

/// Sums of weights over one block: for itself, and as a neighbour of other blocks.
struct LexiconSums: Sendable {
    var text = 0
    var textCount = 0
    var asPrevious = 0
    var asNext = 0
    var aroundCount = 0
}

extension BlockLexicon {
    /// The sums of weights of a folded text.
    func sums(_ folded: Span<UInt8>) -> LexiconSums {
        var sums = LexiconSums()
        guard !weights.isEmpty else { return sums }
        BlockWords.walk(folded) { index in
            sums.text += weight(index, .text)
            sums.textCount += 1
        } around: { asPrevious, asNext in
            sums.asPrevious += weight(asPrevious, .around)
            sums.asNext += weight(asNext, .around)
            sums.aroundCount += 1
        }
        return sums
    }

    /// The weight of the names in a normalised path.
    func pathValue(_ path: [UInt8]) -> Double {
        guard !weights.isEmpty else { return 0 }
        var sum = 0
        var count = 0
        BlockWords.path(path) { index in
            sum += weight(index, .path)
            count += 1
        }
        return value(sum: sum, count: count)
    }
}

/// Splits folded text into words, marks and pairs of both, as numbers.
enum BlockWords {
    /// Words of a block that are used; its beginning is enough.
    private static let limit = 64
    /// Words of a neighbour that are used.
    private static let aroundLimit = 20
    private static let aroundBytes = 200

    private static func index(_ hash: UInt64, _ salt: UInt64) -> Int {
        var value = (hash ^ salt) &* 0x9E37_79B9_7F4A_7C15
        value ^= value >> 29
        value = value &* 0xbf58_476d_1ce4_e5b9
        return Int(value >> (64 - BlockLexicon.bits))
    }

    /// Walks over a folded text.
    ///
    /// `text` gets the number of each word and pair, `around` those of the first words as words of the last
    /// and of the next block.
    static func walk(
        _ folded: Span<UInt8>, text: (Int) -> Void, around: (_ asPrevious: Int, _ asNext: Int) -> Void
    ) {
        var previous = FNV1a64.basis
        var words = 0
        var place = 0
        while place < folded.count, words < limit {
            let (end, hash) = word(folded, at: place)
            guard hash != 0 else {
                place = end
                continue
            }
            text(index(hash, 1))
            text(index(previous &* 31 ^ hash, 2))
            if words < aroundLimit && end <= aroundBytes {
                around(index(hash, 3), index(hash, 4))
            }
            previous = hash
            words += 1
            place = end
        }
        if words > 0 { text(index(previous &* 31 ^ 7, 2)) }
    }

    /// The word, number or mark at a place, with its end; 0 for a blank.
    private static func word(_ text: Span<UInt8>, at start: Int) -> (end: Int, hash: UInt64) {
        let first = text[start]
        var end = start + 1
        guard first > 0x20 else { return (end, 0) }
        if first &- 0x30 < 10 {
            while end < text.count && text[end] &- 0x30 < 10 { end += 1 }
            return (end, FNV1a64.basis ^ UInt64(min(end - start, 4)) &* FNV1a64.prime)
        }
        var hash = FNV1a64.step(FNV1a64.basis, first)
        // Scripts without blanks give one word for each sign; pairs add the context.
        let isSign = first >= 0xE2
        guard first >= 0x80 || first &- 0x61 < 26 else { return (end, hash) }
        while end < text.count {
            let byte = text[end]
            let goesOn = isSign ? byte & 0xC0 == 0x80 : byte >= 0x80 && byte < 0xE2 || byte &- 0x61 < 26
            guard goesOn else { break }
            hash = FNV1a64.step(hash, byte)
            end += 1
        }
        return (end, hash)
    }

    // MARK: Paths

    /// Elements of a path that are used, from the block's own outwards.
    private static let reach = 5

    /// The numbers of the words of a path's element names, classes and ids, each with its distance.
    static func path(_ folded: [UInt8], _ each: (Int) -> Void) {
        var distance = 0
        var end = folded.count
        var isTag = false
        while end > 0, distance < reach {
            var start = end
            while start > 0 && folded[start - 1] &- 0x61 < 26 { start -= 1 }
            let before = start > 0 ? folded[start - 1] : UInt8(ascii: ">")
            isTag = before == UInt8(ascii: ">")
            if end - start > 2 || (isTag && end > start) {
                let hash = folded[start..<end].reduce(FNV1a64.basis) { FNV1a64.step($0, $1) }
                let zone: UInt64 = distance == 0 ? 8 : distance < 3 ? 16 : 24
                each(index(hash, zone + (isTag ? 1 : 2)))
            }
            if isTag { distance += 1 }
            end = start - 1
        }
    }
}
