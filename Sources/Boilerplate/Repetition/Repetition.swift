internal import PipelineKit
internal import TextKit

/// Counts which blocks come back on other documents of the same source.
///
/// Pass one observes every document, pass two asks for verdicts; neither order nor the split over workers changes
/// an answer. Memory is bounded: of each source the documents with the smallest hashes are a fair sample that every
/// worker draws alike, and of each document at most `blockLimit` blocks are kept. Where all sources together hold more
/// than `blockBudget` blocks, the sample of each is halved, which depends on what was seen and not on when.
package struct Repetition: Sendable {
    /// A block on so many sampled documents is the source's, not the article's.
    ///
    /// A dateline or a standing phrase ("contributed to this report") stands on fewer, or is no block of its own.
    package var minimumDocuments = 5
    /// And on at least this share of the source's sampled documents.
    package var minimumShare = 0.04
    /// Near-exact repeats need twice as many.
    private static let nearFactor = 2
    /// Shorter blocks (names, places, "Sport") come back by chance and need four times the share.
    private static let shortBytes = 24
    /// Documents sampled of one source, while there is room.
    package static let documentLimit = 1024
    package static let blockLimit = 128
    /// Blocks of all sources together, at 32 bytes each.
    package static let standardBudget = 4 << 20

    /// What a verdict says about one block.
    package struct Verdict: Sendable, Equatable {
        package var isRepeated: Bool
        /// On how many sampled documents the block stands, this one included.
        package var documents: Int
        /// How many documents of the source were sampled.
        package var sampled: Int
    }

    private(set) var sources: [String: SourceSample] = [:]
    private var counts: [String: SourceCounts] = [:]
    private let blockBudget: Int
    /// Blocks that the samples hold now.
    private var held = 0
    /// Documents sampled of each source now.
    private(set) var limit = Self.documentLimit

    package init(blockBudget: Int = Self.standardBudget) { self.blockBudget = blockBudget }

    /// Takes note of one document's blocks; observing a document twice is the same as once.
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

    /// Samples no more documents of a source than another table did.
    mutating func lower(limit: Int) { self.limit = max(1, min(self.limit, limit)) }

    /// Counts once what all verdicts need; call it between the passes.
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

/// The documents of one source that are counted.
struct SourceSample: Sendable {
    /// Ascending by hash, each once.
    private(set) var documents: [SampledDocument] = []

    /// Adds a document if it belongs to the sample; answers by how many blocks the sample has grown.
    mutating func insert(_ document: SampledDocument, limit: Int) -> Int {
        let place = documents.indices.partitioningIndex { documents[$0].hash >= document.hash }
        if place < documents.count && documents[place].hash == document.hash { return 0 }
        guard place < limit else { return 0 }
        documents.insert(document, at: place)
        return document.keys.count - shrink(to: limit)
    }

    /// Leaves the documents with the smallest hashes; answers how many blocks went.
    mutating func shrink(to limit: Int) -> Int {
        var gone = 0
        while documents.count > limit { gone += documents.removeLast().keys.count }
        return gone
    }
}

/// One document of a sample.
struct SampledDocument: Sendable {
    var hash: UInt64
    var keys: [BlockKeys]

    init(_ keys: [BlockKeys]) {
        self.keys = keys
        var sum: UInt64 = 0
        for key in keys { sum = sum &+ StableHash.mixed(key.exact) }
        hash = StableHash.mixed(sum)
    }
}

/// How many different documents each block stands on.
///
/// Copies of one article (updates, syndication) share their rarest block; they count once, or a story that is
/// published ten times would look like furniture.
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
