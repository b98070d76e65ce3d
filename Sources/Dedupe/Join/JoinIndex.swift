internal import PipelineKit
internal import TextKit

/// Which feed entries refer to which pages: 16 bytes for each address of an entry, 8 for one of a page and for its id; until
/// the first pass ends, 56 for each entry besides.
struct JoinIndex: Sendable {
    private struct Entry: Sendable {
        var key: UInt64
        var place: RecordPosition
    }

    private var entries: [Entry] = []
    private var pages = Pages()
    /// What crawlers kept of pages as browsers showed them; they stand in for those that are missing.
    private var renderings = Pages()

    /// Addresses of pages, and hashes of their ids.
    private struct Pages: Sendable {
        var addresses: [UInt64] = []
        var articles: [UInt64] = []

        mutating func add(_ record: borrowing Record) {
            addresses += JoinIndex.addresses(of: record)
            if let ids = record.ids { articles.append(JoinIndex.key(ids.article)) }
        }

        mutating func sort() {
            addresses.sort()
            articles.sort()
        }

        func hold(_ address: UInt64) -> Bool { JoinIndex.contains(addresses, address) }

        /// Whether one of them may be the page of an entry that tells the story of an article; of any where none is named.
        func tell(_ article: UInt64?) -> Bool { article.map { JoinIndex.contains(articles, $0) } ?? true }
    }

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

    /// An entry as it was observed, until it is known which pages there are.
    private struct Observed: Sendable {
        var number: Int
        var kind: EntryKind
        var addresses: Range<Int>
        var article: UInt64?
    }

    private var observed: [Observed] = []

    /// Notes that the record with this number among all observed is an entry whose addresses were added last.
    mutating func observe(entry record: borrowing Record, number: Int, addressesFrom start: Int) {
        if record.isRendering { renderings.add(record) }
        observed.append(
            Observed(
                number: number, kind: EntryKind(record), addresses: start..<entries.count,
                article: record.ids.map { Self.key($0.article) }))
    }

    /// How many addresses of entries there are.
    var addressCount: Int { entries.count }

    mutating func add(page record: borrowing Record) {
        pages.add(record)
    }

    /// Sorts, so that lookups need no more memory; entries without a page are dropped.
    ///
    /// Gives the numbers of the observed entries that `isDropped`, told whether there is a page, decides against.
    mutating func conclude(isDropped: (EntryKind, Bool) -> Bool) -> [Int] {
        pages.sort()
        renderings.sort()
        let dropped = observed.filter { isDropped($0.kind, hasPage(for: $0)) }.map(\.number)
        observed = []
        removeWithoutPage()
        return dropped
    }

    /// Whether there is a page for an entry: at one of its addresses, and of its article where it tells a story of its own.
    func hasPage(for entry: borrowing Record, _ kind: EntryKind) -> Bool {
        hasPage(kind, article: entry.ids.map { Self.key($0.article) }, Self.addresses(of: entry))
    }

    private func hasPage(for entry: Observed) -> Bool {
        hasPage(entry.kind, article: entry.article, entries[entry.addresses].lazy.map(\.key))
    }

    private func hasPage(
        _ kind: EntryKind, article: UInt64?, _ addresses: some Sequence<UInt64>
    ) -> Bool {
        let article = kind.contains(.tellsOwnStory) ? article : nil
        if pages.tell(article), addresses.contains(where: pages.hold) { return true }
        guard !kind.contains(.rendering), renderings.tell(article) else { return false }
        return addresses.contains { renderings.hold($0) && !pages.hold($0) }
    }

    private mutating func removeWithoutPage() {
        entries.removeAll { !pages.hold($0.key) && !renderings.hold($0.key) }
        entries.sort { ($0.key, $0.place) < ($1.key, $1.place) }
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
        keys.indices.holds(key) { keys[$0] }
    }
}

/// What an entry is to the page at its address.
struct EntryKind: OptionSet, Sendable {
    let rawValue: UInt8

    static let reference = EntryKind(rawValue: 1)
    static let rendering = EntryKind(rawValue: 2)
    static let summary = EntryKind(rawValue: 4)
    /// It has a text that may be that of another article than the page at its link.
    static let tellsOwnStory = EntryKind(rawValue: 8)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ record: borrowing Record) {
        self = []
        if record.isReference { insert(.reference) }
        if record.isRendering { insert(.rendering) }
        if record.isSummary { insert(.summary) }
        if isEmpty { insert(.tellsOwnStory) }
    }
}
