internal import GRDB
package import PipelineKit

extension Catalog {
    /// A listing beside what the state knows.
    package struct Comparison: Sendable {
        /// New and changed inputs, in the order of the listing.
        package var toRead: [SourceItem] = []
        package var counts = ListingCounts()
        /// Inputs that are gone from the source.
        package var removed: [String] = []

        /// Known inputs with the size and time they had, which prove nothing: their digest must tell.
        package var doubtful: [Doubt] = []
        /// Changed inputs that may only have grown, with how far they were read; in `toRead` as well.
        package var larger: [Doubt] = []

        package init() {}

        /// An input and what is known of its content.
        package struct Doubt: Sendable {
            package var item: SourceItem
            package var sha256: String
            package var readTo: Int
        }
    }

    /// A time of writing this close before the listing proves nothing: a later write may leave the same time.
    ///
    /// Two seconds is the coarsest time stamp of a file system in use (FAT's).
    private static let clockGrain = 2_000_000_000

    static func isDoubtful(modified: Int, sha256: String, listedAt: Int) -> Bool {
        modified <= 0 || modified > listedAt - clockGrain || sha256.isEmpty
    }

    fileprivate struct Known {
        var path: String
        var bytes: Int
        var modified: Int
        var sha256: String
        var readTo: Int
        var isDoubtful: Bool
        var isRemoved: Bool
    }

    /// Compares a listing with the inputs known: one walk over both in the order of their paths.
    package func compare(_ items: [SourceItem]) throws(OutputError) -> Comparison {
        let order = Self.sortedByPath(items)
        var states = [Int8](repeating: 0, count: items.count)
        var comparison = Comparison()
        try read { database in
            let cursor = try Row.fetchCursor(
                database,
                sql: """
                    SELECT path, bytes, modified, sha256, read_to, is_doubtful, is_removed FROM inputs ORDER BY path
                    """)
            var known = try cursor.next().map { Known($0) }
            for index in order {
                let item = items[index]
                while let gone = known, gone.path.utf8.lexicographicallyPrecedes(item.path.utf8) {
                    if !gone.isRemoved { comparison.removed.append(gone.path) }
                    known = try cursor.next().map { Known($0) }
                }
                guard let same = known, same.path == item.path else {
                    states[index] = 1
                    continue
                }
                if same.bytes != item.bytes || same.modified != item.modified {
                    states[index] = 2
                    if same.readTo > 0, item.bytes >= same.readTo {
                        comparison.larger.append(same.doubt(item))
                    }
                } else if same.isDoubtful, item.fault == nil {
                    comparison.doubtful.append(same.doubt(item))
                }
                known = try cursor.next().map { Known($0) }
            }
            while let gone = known {
                if !gone.isRemoved { comparison.removed.append(gone.path) }
                known = try cursor.next().map { Known($0) }
            }
        }
        for (item, state) in zip(items, states) where state > 0 { comparison.toRead.append(item) }
        comparison.counts.new = states.count { $0 == 1 }
        comparison.counts.changed = states.count { $0 == 2 }
        comparison.counts.unchanged = items.count - comparison.toRead.count
        comparison.counts.removed = comparison.removed.count
        return comparison
    }

    /// Listings are sorted by raw bytes, which differ from their names as text where they are not UTF-8.
    private static func sortedByPath(_ items: [SourceItem]) -> [Int] {
        let isSorted = zip(items, items.dropFirst()).allSatisfy {
            !$1.path.utf8.lexicographicallyPrecedes($0.path.utf8)
        }
        guard !isSorted else { return Array(items.indices) }
        return items.indices.sorted { items[$0].path.utf8.lexicographicallyPrecedes(items[$1].path.utf8) }
    }

    /// Notes what a look at doubtful inputs has shown, and which inputs are gone, where there is no run to note it with.
    package func settle(_ receipts: [InputReceipt], removed: [String], listedAt: Int) throws(OutputError) {
        guard !receipts.isEmpty || !removed.isEmpty else { return }
        try write { database in
            for receipt in receipts {
                try database.execute(
                    sql: "UPDATE inputs SET is_doubtful = ? WHERE path = ?",
                    arguments: [
                        Self.isDoubtful(
                            modified: receipt.modified, sha256: receipt.sha256, listedAt: listedAt),
                        receipt.path,
                    ])
            }
            for path in removed {
                try database.execute(
                    sql: "UPDATE inputs SET is_removed = 1 WHERE path = ?", arguments: [path])
            }
        }
    }

    /// How many inputs are known, and how many of them prove nothing by size and time.
    package func inputCounts() throws(OutputError) -> (known: Int, doubtful: Int, removed: Int) {
        try read { database in
            let row = try Row.fetchOne(
                database,
                sql:
                    "SELECT count(*) AS known, total(is_doubtful) AS doubtful, total(is_removed) AS removed FROM inputs"
            )
            return (row?["known"] ?? 0, Int(row?["doubtful"] ?? 0.0), Int(row?["removed"] ?? 0.0))
        }
    }
}

extension Catalog.Known {
    fileprivate func doubt(_ item: SourceItem) -> Catalog.Comparison.Doubt {
        .init(item: item, sha256: sha256, readTo: readTo)
    }

    fileprivate init(_ row: Row) {
        self.init(
            path: row[0], bytes: row[1], modified: row[2], sha256: row[3], readTo: row[4],
            isDoubtful: row[5], isRemoved: row[6])
    }
}
