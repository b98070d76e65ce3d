internal import PipelineKit

/// Counts which blocks recur in other documents of the same source.
///
/// Pass one observes every document, pass two asks for verdicts; neither order nor the split over workers changes
/// a verdict. Memory is bounded: a source's documents with the smallest hashes are a fair sample that every
/// worker draws alike, and of each document at most `blockLimit` blocks are kept. Where all sources have more
/// than `blockBudget` blocks in total, each sample is halved, which does not depend on the order.
package struct Repetition: Sendable {
    /// A block in this many sampled documents is the source's, not the article's.
    ///
    /// A dateline or a standing phrase ("contributed to this report") is in fewer, or not a separate block.
    package var minimumDocuments = 5
    /// It must also be in at least this share of the source's sampled documents.
    package var minimumShare = 0.04
    /// Factor of documents that near-exact repeats need.
    private static let nearFactor = 2
    /// Shorter blocks (names, places, "Sport") recur by chance and need four times the share.
    private static let shortBytes = 24
    /// Documents sampled of one source, while there is room.
    package static let documentLimit = 1024
    package static let blockLimit = 128
    /// Blocks of all sources together, at 32 bytes each.
    package static let standardBudget = 4 << 20

    /// The verdict on one block.
    package struct Verdict: Sendable, Equatable {
        package var isRepeated: Bool
        /// How many sampled documents contain the block, including this one.
        package var documents: Int
        /// How many documents of the source were sampled.
        package var sampled: Int
    }

    private(set) var sources: [String: SourceSample] = [:]
    private var counts: [String: SourceCounts] = [:]
    private let blockBudget: Int
    /// Blocks currently in the samples.
    private var held = 0
    /// Documents currently sampled of each source.
    private(set) var limit = Self.documentLimit

    package init(blockBudget: Int = Self.standardBudget) { self.blockBudget = blockBudget }

    /// Counts one document's blocks; observing a document twice is the same as once.
    mutating func observe(source: String, keys: [BlockKeys]) {
        let keys = BlockKeys.sample(of: keys, limit: Self.blockLimit)
        if !keys.isEmpty { insert(SampledDocument(keys), source) }
    }

    mutating func insert(_ document: SampledDocument, _ source: String) {
        counts[source] = nil
        held += sources[source, default: SourceSample()].insert(document, limit: limit)
        while held > blockBudget && limit > 1 {
            limit /= 2
            counts = [:]
            for key in Array(sources.keys) { held -= sources[key]?.shrink(to: limit) ?? 0 }
        }
    }

    /// Limits the samples to those of another table.
    mutating func lower(limit: Int) { self.limit = max(1, min(self.limit, limit)) }

    /// Computes the counts that verdicts need; call it between the passes.
    package mutating func finish() {
        for (source, sample) in sources where counts[source] == nil { counts[source] = SourceCounts(sample) }
    }

    /// Whether a block is the source's rather than the article's; nil is one without a word.
    ///
    /// Call `finish` before.
    func verdict(source: String, keys: BlockKeys?) -> Verdict {
        guard let counts = counts[source], let keys else {
            return Verdict(isRepeated: false, documents: 0, sampled: 0)
        }
        let exact = counts.exact[keys.exact] ?? 0
        let near = min(counts.near[keys.near] ?? 0, counts.near[keys.other] ?? 0)
        var needed = max(minimumDocuments, Int((minimumShare * Double(counts.total)).rounded(.up)))
        if keys.bytes < Self.shortBytes { needed *= 4 }
        let isRepeated = exact >= needed || near >= needed * Self.nearFactor
        return Verdict(isRepeated: isRepeated, documents: max(exact, near), sampled: counts.total)
    }
}

/// How many different documents each block is in.
///
/// Copies of one article (updates, syndication) share their rarest block; they count once, or a story that is
/// published ten times would look like boilerplate.
private struct SourceCounts: Sendable {
    var exact: [UInt64: Int] = [:]
    var near: [UInt64: Int] = [:]
    var total = 0

    init(_ sample: SourceSample) {
        var raw: [UInt64: Int] = [:]
        for document in sample.documents { for key in document.keys { raw[key.exact, default: 0] += 1 } }
        var stories: Set<UInt64> = []
        for document in sample.documents {
            let rarest = document.keys.min {
                (raw[$0.exact] ?? 0, $0.exact) < (raw[$1.exact] ?? 0, $1.exact)
            }
            guard let rarest, stories.insert(rarest.exact).inserted else { continue }
            total += 1
            for key in document.keys { exact[key.exact, default: 0] += 1 }
            for hash in Set(document.keys.flatMap { [$0.near, $0.other] }) { near[hash, default: 0] += 1 }
        }
    }
}
