internal import TextKit

/// The documents of one source that are counted.
struct SourceSample: Sendable {
    /// Ascending by hash, each once.
    private(set) var documents: [SampledDocument] = []

    /// Adds a document if it belongs to the sample; returns by how many blocks the sample has grown.
    mutating func insert(_ document: SampledDocument, limit: Int) -> Int {
        let place = documents.indices.partitioningIndex { documents[$0].hash >= document.hash }
        if place < documents.count && documents[place].hash == document.hash { return 0 }
        guard place < limit else { return 0 }
        documents.insert(document, at: place)
        return document.keys.count - shrink(to: limit)
    }

    /// Keeps the documents with the smallest hashes; returns how many blocks were dropped.
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
