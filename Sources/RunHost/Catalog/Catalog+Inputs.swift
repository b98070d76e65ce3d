internal import GRDB
package import PipelineKit

extension Catalog {
    /// A listing compared with what the state records.
    package struct Comparison: Sendable {
        /// New and changed inputs, in the order of the listing.
        package var toRead: [SourceItem] = []
        package var counts = ListingCounts()
        /// Inputs that are gone from the source.
        package var removed: [String] = []

        /// Known inputs of which only the content decides: of the same size and another time, or of a time that proves
        /// nothing.
        package var unverified: [Unverified] = []
        /// Changed inputs that may only have grown, with the offset they were read to; also in `toRead`.
        package var grown: [Unverified] = []

        package init() {}

        /// What there is to read where nothing is known: everything is new.
        init(allOf source: any DocumentSource, limit: Int? = nil) throws {
            var skipped: [String: Int] = [:]
            toRead = try source.list(where: { _ in true }, skipped: { skipped[$0, default: 0] += 1 })
            toRead = Array(toRead.prefix(limit ?? .max))
            (counts.new, counts.skipped) = (toRead.count, skipped)
        }

        /// An input and what the state records of its content.
        package struct Unverified: Sendable {
            package var item: SourceItem
            package var fingerprint: InputFingerprint
            package var endOffset: Int?
        }
    }

    /// A modification time this close to the listing proves nothing: a later write may leave the same time.
    ///
    /// Two seconds is the coarsest timestamp of any file system in use (FAT).
    private static let timestampResolution = 2_000_000_000

    static func isUnverified(_ receipt: InputReceipt, listedAt: Int) -> Bool {
        isDoubtful(receipt.modified, listedAt: listedAt) || receipt.fingerprint == .unreadable
    }

    /// Whether a time of change proves nothing.
    static func isDoubtful(_ modified: Int?, listedAt: Int) -> Bool {
        guard let modified, modified > 0 else { return true }
        return modified > listedAt - timestampResolution
    }

    /// Compares a source's listing with the known inputs by merging both in the order of their paths.
    ///
    /// - Throws: `SourceError` if the source cannot be listed, `OutputError` if the catalog cannot be read.
    package func compare(_ source: any DocumentSource) throws -> Comparison {
        var failure: (any Error)?
        let comparison = try read { database in
            var merge = try ListingMerge(database)
            var skipped: [String: Int] = [:]
            do {
                let items = try source.list(
                    where: { try merge.isWanted($0) }, skipped: { skipped[$0, default: 0] += 1 })
                var comparison = try merge.end(items)
                comparison.counts.skipped = skipped
                return comparison
            } catch let error as SourceError {
                failure = error
                return Comparison()
            }
        }
        if let failure { throw failure }
        return comparison
    }

    /// Records unverified inputs that proved unchanged, and inputs that are gone, if no run records them.
    package func settle(_ receipts: [InputReceipt], removed: [String], listedAt: Int) throws(OutputError) {
        guard !receipts.isEmpty || !removed.isEmpty else { return }
        try write { database in
            for receipt in receipts {
                try database.execute(
                    sql: "UPDATE inputs SET modified = ?, is_unverified = ? WHERE path = ?",
                    arguments: [
                        receipt.modified, Self.isUnverified(receipt, listedAt: listedAt), receipt.path,
                    ])
            }
            for path in removed {
                try database.execute(
                    sql: "UPDATE inputs SET is_removed = 1 WHERE path = ?", arguments: [path])
            }
        }
    }

    /// How many inputs are known, how many of them are unverified, and how many are gone.
    package func inputCounts() throws(OutputError) -> (known: Int, unverified: Int, removed: Int) {
        try read { database in
            let row = try Row.fetchOne(
                database,
                sql:
                    "SELECT count(*) AS known, total(is_unverified) AS unverified, total(is_removed) AS removed FROM inputs"
            )
            return (row?["known"] ?? 0, Int(row?["unverified"] ?? 0.0), Int(row?["removed"] ?? 0.0))
        }
    }
}
