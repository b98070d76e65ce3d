internal import Files
internal import Models
internal import TextKit

/// The commonest words of each class: what running text has, and lists of names have not.
struct CommonWords: Sendable {
    /// Hashes, in order within each class.
    private let hashes: MappedArray<UInt32>
    /// Where the words of each class begin, and behind the last one those of the filler "lorem ipsum" and of names in scripts
    /// without capitals.
    private let starts: [UInt32]
    /// Of each class: what a common word adds to the evidence of running text, what another word does, and how much score a
    /// group of its own text has.
    private let measures: [Float]

    /// Reads sections 4, 5 and 6; nil if they do not fit together.
    init?(_ flat: FlatFile, classes: Int) throws(ResourceError) {
        measures = try flat.section(4, of: Float.self).values
        starts = try flat.section(5, of: UInt32.self).values
        hashes = try flat.section(6, of: UInt32.self)
        guard measures.count == 3 * classes, measures.allSatisfy(\.isFinite), starts.count == classes + 3,
            starts.first == 0, starts.last.map(Int.init) == hashes.count,
            zip(starts, starts.dropFirst()).allSatisfy(<=)
        else { return nil }
    }

    /// How many of the words are common ones of a class; filler stands behind the last class, and names behind that.
    func count(_ words: ArraySlice<UInt32>, of classNumber: Int) -> Int {
        words.reduce(0) { $0 + (contains($1, classNumber) ? 1 : 0) }
    }

    /// The logarithm of how much likelier so many common words are in text than in a list of names.
    func evidence(common: Int, of words: Int, _ classNumber: Int) -> Double {
        Double(common) * Double(measures[3 * classNumber])
            + Double(words - common) * Double(measures[3 * classNumber + 1])
    }

    /// The score of a group in text of a class.
    func typicalScore(_ classNumber: Int) -> Double { Double(measures[3 * classNumber + 2]) }

    private func contains(_ hash: UInt32, _ classNumber: Int) -> Bool {
        (Int(starts[classNumber])..<Int(starts[classNumber + 1])).holds(hash) { hashes[$0] }
    }
}
