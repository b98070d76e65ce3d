internal import Markup

/// Counts which blocks come back on other documents of the same source.
///
/// Pass one observes every document, pass two asks for verdicts; neither order nor the split over workers changes
/// an answer. Memory is bounded per source: the `documentLimit` documents with the smallest hashes are a fair sample
/// that every worker draws alike, and of each at most `blockLimit` blocks of 24 bytes are kept, so a source costs at
/// most 3 MB however many documents it has.
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
    package static let documentLimit = 1024
    package static let blockLimit = 128

    /// What a verdict says about one block.
    package struct Verdict: Sendable, Equatable {
        package var isRepeated: Bool
        /// On how many sampled documents the block stands, this one included.
        package var documents: Int
        /// How many documents of the source were sampled.
        package var sampled: Int
    }

    private var sources: [String: SourceSample] = [:]
    private var counts: [String: SourceCounts] = [:]

    package init() {}

    /// Takes note of one document's blocks; observing a document twice is the same as once.
    package mutating func observe(source: String, blocks: [String]) {
        let keys = BlockKeys.all(of: blocks, limit: Self.blockLimit)
        guard !keys.isEmpty else { return }
        counts[source] = nil
        sources[source, default: SourceSample()].insert(SampledDocument(keys))
    }

    /// Adds what another worker or an earlier run has observed.
    package mutating func merge(_ other: Repetition) {
        for (source, sample) in other.sources {
            counts[source] = nil
            for document in sample.documents { sources[source, default: SourceSample()].insert(document) }
        }
    }

    /// All that was observed, for the state; the same observations give the same bytes.
    package func encoded() -> [UInt8] {
        var writer = JSONWriter()
        writer.object {
            for source in sources.keys.sorted() {
                $0.key(source)
                $0.array { list in
                    for document in sources[source]?.documents ?? [] { document.write(to: &list) }
                }
            }
        }
        return writer.bytes
    }

    /// Reads what `encoded` wrote; anything else is an empty table.
    package init(decoding bytes: [UInt8]) {
        // A state of another version only loses counts, which the next runs collect again.
        guard let value = try? JSONParser.parse(bytes) else { return }
        for member in value.members ?? [] {
            for row in member.value.elements ?? [] {
                guard let document = SampledDocument(row) else { continue }
                sources[member.key, default: SourceSample()].insert(document)
            }
        }
    }

    /// Counts once what all verdicts need; call it between the passes.
    package mutating func finish() {
        for (source, sample) in sources where counts[source] == nil { counts[source] = SourceCounts(sample) }
    }

    /// Whether a block is the source's rather than the article's.
    ///
    /// Call `finish` before.
    package func verdict(source: String, block: String) -> Verdict {
        guard let counts = counts[source], let keys = BlockKeys(block) else {
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
private struct SourceSample: Sendable {
    /// Ascending by hash, each once.
    private(set) var documents: [SampledDocument] = []

    mutating func insert(_ document: SampledDocument) {
        var low = 0
        var high = documents.count
        while low < high {
            let middle = (low + high) / 2
            if documents[middle].hash < document.hash { low = middle + 1 } else { high = middle }
        }
        if low < documents.count && documents[low].hash == document.hash { return }
        guard low < Repetition.documentLimit else { return }
        documents.insert(document, at: low)
        if documents.count > Repetition.documentLimit { documents.removeLast() }
    }
}

private struct SampledDocument: Sendable {
    var hash: UInt64
    var keys: [BlockKeys]

    init(_ keys: [BlockKeys]) {
        self.keys = keys
        var sum: UInt64 = 0
        for key in keys { sum = sum &+ StableHash.mixed(key.exact) }
        hash = StableHash.mixed(sum)
    }

    func write(to list: inout JSONWriter) {
        list.array {
            for key in keys {
                for number in [key.exact, key.near, key.other, UInt64(key.bytes)] {
                    $0.string(String(number, radix: 36))
                }
            }
        }
    }

    init?(_ row: JSONValue) {
        let numbers = (row.elements ?? []).compactMap { $0.string.flatMap { UInt64($0, radix: 36) } }
        guard !numbers.isEmpty, numbers.count.isMultiple(of: 4) else { return nil }
        self.init(
            stride(from: 0, to: numbers.count, by: 4).map {
                BlockKeys(
                    exact: numbers[$0], near: numbers[$0 + 1], other: numbers[$0 + 2],
                    bytes: Int(truncatingIfNeeded: numbers[$0 + 3] & 0xFFFF_FFFF))
            })
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

/// A block as three numbers: its normalised text, and two minima over its shingles.
private struct BlockKeys: Sendable {
    var exact: UInt64
    var near: UInt64
    var other: UInt64
    var bytes: Int

    /// Words of a shingle; three survive a changed date or name elsewhere in the block.
    private static let shingle = 3
    private static let maximumBytes = 6000

    init(exact: UInt64, near: UInt64, other: UInt64, bytes: Int) {
        self.exact = exact
        self.near = near
        self.other = other
        self.bytes = bytes
    }

    static func all(of blocks: [String], limit: Int) -> [BlockKeys] {
        var seen: Set<UInt64> = []
        var result: [BlockKeys] = []
        for block in blocks {
            guard let keys = BlockKeys(block), seen.insert(keys.exact).inserted else { continue }
            result.append(keys)
        }
        guard result.count > limit else { return result }
        return Array(result.sorted { $0.exact < $1.exact }.prefix(limit))
    }

    /// Case, marks and digits do not count: "Subscribe (12,345 readers)" is one block every day.
    init?(_ text: String) {
        var folded: [UInt8] = []
        TextFolding.fold(text.utf8.span, into: &folded, limit: Self.maximumBytes)
        var words: [UInt64] = []
        var hash = StableHash.start
        var length = 0
        var letters = 0
        for byte in folded + [0x20] {
            if byte &- 0x61 < 26 || byte >= 0x80 {
                hash = StableHash.step(hash, byte)
                length += 1
                letters += 1
            } else if length > 0 {
                words.append(hash)
                hash = StableHash.start
                length = 0
            }
        }
        guard !words.isEmpty else { return nil }
        bytes = letters
        exact = StableHash.combined(words[...])
        near = .max
        other = .max
        for start in 0...max(0, words.count - Self.shingle) {
            let value = StableHash.combined(words[start..<min(words.count, start + Self.shingle)])
            near = min(near, StableHash.mixed(value))
            other = min(other, StableHash.mixed(value ^ 0x9E37_79B9_7F4A_7C15))
        }
    }
}

/// Hashes that are the same in every process and on every machine.
private enum StableHash {
    static let start: UInt64 = 0xcbf2_9ce4_8422_2325

    static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

    static func mixed(_ value: UInt64) -> UInt64 {
        var value = (value ^ value >> 33) &* 0xff51_afd7_ed55_8ccd
        value = (value ^ value >> 33) &* 0xc4ce_b9fe_1a85_ec53
        return value ^ value >> 33
    }

    static func combined(_ words: ArraySlice<UInt64>) -> UInt64 {
        var hash = start
        for word in words { hash = mixed(hash ^ word) &* 0x100_0000_01b3 }
        return mixed(hash)
    }
}
