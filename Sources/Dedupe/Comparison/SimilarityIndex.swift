/// Finds the documents worth comparing: those that share several of their smallest sequence hashes.
///
/// Documents are numbered by rank, an order made from their content, so that nothing here depends on the order in
/// which they came.
struct SimilarityIndex: Sendable {
    /// Smallest hashes of a document that are looked up.
    static let keysPerDocument = 16
    /// Common keys a pair needs; one is enough for texts with fewer sequences than `shortText`.
    private static let minimumShared: UInt8 = 2
    private static let shortText = 24
    /// Neighbours taken from one posting list.
    ///
    /// Longer lists belong to boilerplate or to a very large
    /// cluster; both are served by the neighbours in rank order, which are the same in all lists of the same members.
    private static let postingCap = 48
    /// Pairs compared for one document.
    private static let verifiedCap = 40

    private let postings: [UInt32]
    private let runOfPosting: [UInt32]
    private let runStarts: [UInt32]
    /// Where the postings of a rank are: `places[offsets[rank]..<offsets[rank + 1]]`.
    private let places: [UInt32]
    private let offsets: [UInt32]
    private let isShort: [Bool]
    private let earlier: DedupeIndex
    /// Keys by rank, for looking them up among earlier documents; a key of 0 is none.
    private let keys: [UInt32]

    /// Indexes the given rows of a table; the rank of a document is its place in `rows`.
    init(_ table: SignatureTable, rows: [Int], earlier: DedupeIndex) {
        self.earlier = earlier
        self.keys = earlier.isEmpty ? [] : Self.keys(table, rows)
        var keys: [UInt64] = []
        keys.reserveCapacity(rows.count * Self.keysPerDocument)
        for (rank, row) in rows.enumerated() {
            for hash in table.sequenceSample(of: row).prefix(Self.keysPerDocument) {
                keys.append(UInt64(hash & ~0xF) << 32 | UInt64(rank))
            }
        }
        RadixSort.sortByHighHalf(&keys)
        (postings, runOfPosting, runStarts) = Self.runs(of: keys)
        keys = []
        (places, offsets) = Self.placesByRank(postings, ranks: rows.count)
        isShort = rows.map { table.headers[$0].sequences.total < Self.shortText }
    }

    private static func keys(_ table: SignatureTable, _ rows: [Int]) -> [UInt32] {
        rows.flatMap { row in
            let sample = table.sequenceSample(of: row).prefix(keysPerDocument).map { $0 & ~0xF }
            return sample + repeatElement(0, count: keysPerDocument - sample.count)
        }
    }

    /// Postings of hashes that at least two documents have; others find nothing.
    private static func runs(of keys: [UInt64]) -> ([UInt32], [UInt32], [UInt32]) {
        var postings: [UInt32] = []
        var runOfPosting: [UInt32] = []
        var runStarts: [UInt32] = []
        var start = 0
        while start < keys.count {
            var end = start + 1
            while end < keys.count, keys[end] >> 32 == keys[start] >> 32 { end += 1 }
            if end - start > 1 {
                let run = UInt32(runStarts.count)
                runStarts.append(UInt32(postings.count))
                for key in keys[start..<end] {
                    postings.append(UInt32(truncatingIfNeeded: key))
                    runOfPosting.append(run)
                }
            }
            start = end
        }
        runStarts.append(UInt32(postings.count))
        return (postings, runOfPosting, runStarts)
    }

    private static func placesByRank(_ postings: [UInt32], ranks: Int) -> ([UInt32], [UInt32]) {
        var offsets = [UInt32](repeating: 0, count: ranks + 1)
        for rank in postings { offsets[Int(rank) + 1] += 1 }
        for rank in 0..<ranks { offsets[rank + 1] += offsets[rank] }
        var next = offsets
        var places = [UInt32](repeating: 0, count: postings.count)
        for (place, rank) in postings.enumerated() {
            places[Int(next[Int(rank)])] = UInt32(place)
            next[Int(rank)] += 1
        }
        return (places, offsets)
    }

    /// Counts common keys from document to document without clearing a whole array in between.
    struct Scratch: Sendable {
        fileprivate var counts: [UInt8]
        fileprivate var touched: [UInt32] = []
        fileprivate var numbers: [UInt64] = []

        /// Scratch storage for an index of this many documents.
        init(documents: Int) { counts = [UInt8](repeating: 0, count: documents) }
    }

    /// A document worth comparing with another.
    struct Candidate: Sendable {
        /// Common keys.
        var shared: UInt8
        var document: UInt64
        /// A document of the index, by number; else one of this run, by rank.
        var isEarlier: Bool

        /// Most common keys first; earlier documents before those of this run.
        static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
            if left.shared != right.shared { return left.shared > right.shared }
            if left.isEarlier != right.isEarlier { return left.isEarlier }
            return left.document < right.document
        }
    }

    /// The documents of lower rank, and those of the index, that share most keys with one, best first.
    func candidates(of rank: Int, scratch: inout Scratch) -> ArraySlice<Candidate> {
        for place in places[Int(offsets[rank])..<Int(offsets[rank + 1])] {
            let start = max(Int(runStarts[Int(runOfPosting[Int(place)])]), Int(place) - Self.postingCap)
            for other in postings[start..<Int(place)] {
                if scratch.counts[Int(other)] == 0 { scratch.touched.append(other) }
                scratch.counts[Int(other)] += 1
            }
        }
        var candidates = enough(rank, scratch)
        for other in scratch.touched { scratch.counts[Int(other)] = 0 }
        scratch.touched.removeAll(keepingCapacity: true)
        if !earlier.isEmpty { appendEarlier(rank, &scratch, to: &candidates) }
        candidates.sort(by: Candidate.precedes)
        return candidates.prefix(Self.verifiedCap)
    }

    private func enough(_ rank: Int, _ scratch: Scratch) -> [Candidate] {
        var candidates: [Candidate] = []
        for other in scratch.touched {
            let count = scratch.counts[Int(other)]
            if count >= Self.minimumShared || isShort[rank] || isShort[Int(other)] {
                candidates.append(Candidate(shared: count, document: UInt64(other), isEarlier: false))
            }
        }
        return candidates
    }

    private func appendEarlier(_ rank: Int, _ scratch: inout Scratch, to candidates: inout [Candidate]) {
        let keys = keys[rank * Self.keysPerDocument..<(rank + 1) * Self.keysPerDocument].prefix { $0 != 0 }
        for other in earlier.neighbours(of: keys, cap: Self.postingCap, scratch: &scratch.numbers) {
            let isEnough =
                other.shared >= Self.minimumShared || isShort[rank]
                || (earlier.view(other.number)?.sequenceTotal ?? .max) < Self.shortText
            guard isEnough else { continue }
            candidates.append(
                Candidate(shared: other.shared, document: other.number, isEarlier: true))
        }
    }
}
