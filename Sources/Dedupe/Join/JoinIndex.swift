internal import PipelineKit
internal import TextKit

/// Which feed entries refer to which pages: 16 bytes for each address of an entry, 8 for one of a page.
struct JoinIndex: Sendable {
    private struct Entry: Sendable {
        var key: UInt64
        var place: RecordPosition
    }

    private var entries: [Entry] = []
    private var pages: [UInt64] = []
    /// Hashes of the pages' ids.
    private var articles: [UInt64] = []

    /// The addresses at which a record and those about it meet, as hashes.
    static func addresses(of record: borrowing Record) -> [UInt64] {
        record.attachments[IdentityEvidence.self]?.links ?? []
    }

    private static func key(_ id: String) -> UInt64 { XXH3.hash(Array(id.utf8)) }

    mutating func add(entry record: borrowing Record, at place: RecordPosition) {
        for address in Self.addresses(of: record) {
            entries.append(Entry(key: address, place: place))
        }
    }

    mutating func add(page record: borrowing Record) {
        pages += Self.addresses(of: record)
        if let ids = record.ids { articles.append(Self.key(ids.article)) }
    }

    /// Whether one of the pages is the article that an entry with a text of its own is.
    func hasArticle(of record: borrowing Record) -> Bool {
        record.ids.map { Self.contains(articles, Self.key($0.article)) } ?? true
    }

    /// Sorts, so that lookups need no more memory; entries without a page are dropped.
    mutating func conclude() {
        pages.sort()
        articles.sort()
        entries.removeAll { !Self.contains(pages, $0.key) }
        entries.sort { ($0.key, $0.place) < ($1.key, $1.place) }
    }

    /// Whether a page has one of the addresses.
    func hasPage(_ addresses: [UInt64]) -> Bool {
        addresses.contains { Self.contains(pages, $0) }
    }

    /// Places of the entries that refer to one of the addresses, in source order.
    func places(_ addresses: [UInt64]) -> [RecordPosition] {
        var places: [RecordPosition] = []
        for key in addresses {
            var index = entries.indices.partitioningIndex { entries[$0].key >= key }
            while index < entries.count, entries[index].key == key {
                if !places.contains(entries[index].place) { places.append(entries[index].place) }
                index += 1
                // One address in thousands of snapshots of a feed: the first ones are enough.
                if places.count == Self.maximumEntries { break }
            }
        }
        return places.sorted()
    }

    private static let maximumEntries = 8

    private static func contains(_ keys: [UInt64], _ key: UInt64) -> Bool {
        let index = keys.indices.partitioningIndex { keys[$0] >= key }
        return index < keys.count && keys[index] == key
    }
}
