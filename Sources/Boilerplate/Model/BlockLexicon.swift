internal import Files
internal import TextKit

/// Trained weights of the words of a block, of its neighbours and of the classes around it.
///
/// Words are hashed into tables of small numbers, so that the tables stay small however many words there are and a
/// word costs one lookup. A sum is divided by the root of the number of words, so that long and short blocks are
/// comparable.
struct BlockLexicon: Sendable {
    /// Bits of an index.
    static let bits: UInt64 = 17
    /// The three tables, in the order of the features.
    enum Table: Int, CaseIterable { case text, around, path }

    /// Weights of all tables in units of `scale`, one table after the other.
    private var weights: MappedArray<Int8>
    private var scale: Double

    /// A lexicon without weights.
    init() {
        weights = MappedArray([])
        scale = 0
    }

    /// Weights of all tables in units of `scale`; nil if they are too few or too many.
    init?(_ weights: MappedArray<Int8>, scale: Double) {
        guard weights.count == Table.allCases.count << Int(Self.bits), scale > 0, scale < 1 else {
            return nil
        }
        (self.weights, self.scale) = (weights, scale)
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
