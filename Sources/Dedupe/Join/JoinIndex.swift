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

    /// The addresses of a record in canonical form; insignificant differences between two of them are removed.
    static func addresses(of record: borrowing Record) -> [String] {
        // A link that several entries share joins none of them to its page.
        if record.kind == .feedEntry, record.identity.address == nil { return [] }
        // The first one is canonical since the end of its document.
        let canonical = [record.canonicalURL, record.url.flatMap { WebAddress($0) }?.canonical]
        var addresses: [String] = []
        for case let address? in canonical {
            let bare = String(withoutScheme(address))
            if !addresses.contains(bare) { addresses.append(bare) }
        }
        return addresses
    }

    private static func key(_ address: String) -> UInt64 { XXH3.hash(Array(address.utf8)) }

    /// Feeds often keep http where the page has moved to https.
    private static func withoutScheme(_ address: String) -> Substring {
        address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
    }

    mutating func add(entry record: borrowing Record, at place: RecordPosition) {
        for address in Self.addresses(of: record) {
            entries.append(Entry(key: Self.key(address), place: place))
        }
    }

    mutating func add(page record: borrowing Record) {
        pages += Self.addresses(of: record).map(Self.key)
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
    func hasPage(_ addresses: [String]) -> Bool {
        addresses.contains { Self.contains(pages, Self.key($0)) }
    }

    /// Places of the entries that refer to one of the addresses, in source order.
    func places(_ addresses: [String]) -> [RecordPosition] {
        var places: [RecordPosition] = []
        for key in addresses.map(Self.key) {
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
