internal import Foundation
internal import GRDB
package import PipelineKit
internal import Synchronization

/// A run in the catalog, until it is published or discarded.
package final class CatalogRun: RunLedger {
    private struct Pending {
        var records: [Record] = []
        var receipts: [InputReceipt] = []
    }

    /// A record as a row of the catalog.
    private struct Record: Sendable {
        var id: String
        var revision: Int
        var url: String?
        var textDigest: String
        var cluster: String
        var keys: [UInt64]
        var likeness: [UInt8]?
        var document: String
    }

    /// Rows go to the catalog in transactions of this many: each costs an fsync.
    private static let batch = 5000

    private let catalog: Catalog
    private let number: Int64
    /// When the inputs were listed: changes to files written just before may not show in size and time.
    private let listedAt: Int
    private let pending = Mutex(Pending())

    /// Records that a run begins.
    ///
    /// - Throws: `OutputError` if the catalog cannot be written, or already has a run of this name.
    package init(
        _ catalog: Catalog, runID: String, generation: String, planDigest: String, scope: RunScope,
        listedAt: Int
    ) throws(OutputError) {
        self.catalog = catalog
        self.listedAt = listedAt
        number = try catalog.write { database in
            let name = try Self.freeName(runID, scope, catalog.path, database)
            try database.execute(
                sql: """
                    INSERT INTO runs (id, state, replaces_all, generation, plan_digest) VALUES (?, 'writing', ?, ?, ?)
                    """,
                arguments: [name, scope.rawValue, generation, planDigest])
            return database.lastInsertedRowID
        }
    }

    /// The name of the run's row: a full run may have the id of a run that it replaces.
    private static func freeName(
        _ runID: String, _ scope: RunScope, _ path: String, _ database: Database
    ) throws -> String {
        let taken = try String.fetchSet(database, sql: "SELECT id FROM runs")
        guard taken.contains(runID) else { return runID }
        guard scope == .everything else {
            throw OutputError(
                kind: .cannotCreate, path: path,
                message: "run '\(runID)' already exists; choose another --run-id")
        }
        var count = 2
        while taken.contains("\(runID)~\(count)") { count += 1 }
        return "\(runID)~\(count)"
    }

    /// The condition that earlier runs count, for a query with this run's number and the scope as arguments.
    private static let countsEarlier = """
        runs.state = 'published' AND (SELECT replaces_all FROM runs WHERE number = ?) = ?
        """

    package func published(_ id: String) throws(OutputError) -> PublishedText? {
        let rows = try catalog.read { database in
            try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT revision, text_digest, likeness, document FROM records JOIN runs ON runs.number = records.run
                        WHERE records.id = ? AND \(Self.countsEarlier)
                        """), arguments: [id, number, RunScope.changes.rawValue]
            ).map {
                (
                    revision: $0["revision"] as Int, digest: $0["text_digest"] as String,
                    likeness: $0["likeness"] as Data?, document: $0["document"] as String?
                )
            }
        }
        guard let newest = rows.max(by: { $0.revision < $1.revision }) else { return nil }
        var text = PublishedText(revision: newest.revision, textDigests: Set(rows.map(\.digest)))
        let likeness = newest.likeness.flatMap { ArticleLikeness(encoded: Array($0)) }
        text.newest = (newest.digest, likeness?.words, newest.document)
        return text
    }

    package func articles(key: UInt64) throws(OutputError) -> [PublishedArticle] {
        let rows = try catalog.read { database in
            try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT records.id AS id, likeness, max(revision) FROM article_keys
                        JOIN records ON records.id = article_keys.id JOIN runs ON runs.number = records.run
                        WHERE article_keys.key = ? AND likeness IS NOT NULL AND \(Self.countsEarlier)
                        GROUP BY records.id ORDER BY records.id
                        """), arguments: [Int64(bitPattern: key), number, RunScope.changes.rawValue]
            ).map { (id: $0["id"] as String, likeness: $0["likeness"] as Data) }
        }
        return rows.compactMap { row in
            ArticleLikeness(encoded: Array(row.likeness)).map { PublishedArticle(id: row.id, likeness: $0) }
        }
    }

    package func add(_ record: PipelineKit.Record) throws(OutputError) {
        let evidence = record.attachments[IdentityEvidence.self]
        let row = Record(
            id: record.id, revision: record.revision, url: record.url,
            textDigest: PublishedText.digest(of: record.text), cluster: record.identified.cluster,
            keys: evidence?.keys ?? [], likeness: evidence?.likeness.encoded,
            document: PublishedText.document(of: record))
        if pending.withLock({
            $0.records.append(row)
            return $0.records.count >= Self.batch
        }) {
            try flush()
        }
    }

    package func add(_ receipt: InputReceipt) throws(OutputError) {
        if pending.withLock({
            $0.receipts.append(receipt)
            return $0.receipts.count >= Self.batch
        }) {
            try flush()
        }
    }

    private func flush() throws(OutputError) {
        let rows = pending.withLock { pending in
            defer { pending = Pending() }
            return pending
        }
        try catalog.write { try write(rows, $0) }
    }

    private func write(_ rows: Pending, _ database: Database) throws {
        let record = try database.cachedStatement(
            sql: """
                INSERT INTO records (id, revision, run, url, text_digest, cluster, likeness, document)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        let key = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO article_keys (key, id, run) VALUES (?, ?, ?)")
        for row in rows.records {
            try record.execute(
                arguments: [
                    row.id, row.revision, number, row.url, row.textDigest, row.cluster,
                    row.likeness.map { Data($0) }, row.document,
                ])
            for value in row.keys { try key.execute(arguments: [Int64(bitPattern: value), row.id, number]) }
        }
        let input = try database.cachedStatement(
            sql: """
                REPLACE INTO new_inputs (path, bytes, modified, sha256, read_to, is_doubtful) VALUES (?, ?, ?, ?, ?, ?)
                """)
        for row in rows.receipts {
            try input.execute(arguments: [
                row.path, row.bytes, row.modified ?? 0, row.fingerprint.encoded, row.endOffset ?? 0,
                Catalog.isUnverified(row, listedAt: listedAt),
            ])
        }
    }

    /// Records that inputs are gone from the source.
    package func addRemoved(_ paths: [String]) throws(OutputError) {
        try catalog.write { database in
            let statement = try database.cachedStatement(sql: "REPLACE INTO removed_inputs (path) VALUES (?)")
            for path in paths { try statement.execute(arguments: [path]) }
        }
    }

    package func prepare(_ report: RunReport, manifestDigest: String) throws(OutputError) {
        let rows = pending.withLock { pending in
            defer { pending = Pending() }
            return pending
        }
        try catalog.write { database in
            try write(rows, database)
            try database.execute(
                sql: """
                    UPDATE runs SET state = 'prepared', manifest_digest = ?, finished = ?, documents = ?, articles = ?,
                        duplicates = ?, quarantined = ?, kind = ? WHERE number = ?
                    """,
                arguments: [
                    manifestDigest, report.finished, report.documents, report.articles, report.duplicates,
                    report.quarantinedTotal, report.kind.rawValue, number,
                ])
        }
    }

    package func commit() throws(OutputError) {
        try catalog.write { try Self.commit(number, $0) }
    }

    package func discard() {
        // Rows that remain belong to no published run; the next start removes them.
        try? catalog.write { try Self.discard(number, $0) }
    }

    // MARK: Steps

    /// Records that maintenance is about to publish a run; it counts once the dataset has its manifest.
    package static func prepare(
        _ catalog: Catalog, report: RunReport, scope: RunScope, generation: String, manifestDigest: String
    ) throws(OutputError) {
        try catalog.write { database in
            try database.execute(
                sql: """
                    INSERT INTO runs (id, state, replaces_all, generation, plan_digest, manifest_digest, finished, documents,
                        articles, duplicates, quarantined, kind) VALUES (?, 'prepared', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    report.runID, scope.rawValue, generation, report.planDigest, manifestDigest,
                    report.finished,
                    report.documents, report.articles, report.duplicates, report.quarantinedTotal,
                    report.kind.rawValue,
                ])
        }
    }

    static func commit(_ number: Int64, _ database: Database) throws {
        try replaceEarlierRuns(number, database)
        try database.execute(
            sql: """
                REPLACE INTO inputs (path, bytes, modified, sha256, read_to, is_doubtful)
                SELECT path, bytes, modified, sha256, read_to, is_doubtful FROM new_inputs
                """)
        try database.execute(
            sql: "UPDATE inputs SET is_removed = 1 WHERE path IN (SELECT path FROM removed_inputs)")
        try clearPendingInputs(database)
        try database.execute(sql: "UPDATE runs SET state = 'published' WHERE number = ?", arguments: [number])
    }

    /// Deletes the rows of earlier runs that a run replaces.
    private static func replaceEarlierRuns(_ number: Int64, _ database: Database) throws {
        let scope = try Int.fetchOne(
            database, sql: "SELECT replaces_all FROM runs WHERE number = ?", arguments: [number])
        switch scope.flatMap(RunScope.init) ?? .changes {
        case .changes: return
        case .everything:
            try database.execute(sql: "DELETE FROM inputs")
            try deleteOtherRecords(number, database)
        case .upgrade: try deleteOtherRecords(number, database)
        case .snapshot:
            // Superseded revisions stay known: a touched file that holds one must not publish it again.
            try database.execute(sql: "UPDATE records SET run = ?", arguments: [number])
            try database.execute(sql: "UPDATE OR REPLACE article_keys SET run = ?", arguments: [number])
        }
        try database.execute(sql: "DELETE FROM runs WHERE number <> ?", arguments: [number])
    }

    private static func deleteOtherRecords(_ number: Int64, _ database: Database) throws {
        try database.execute(sql: "DELETE FROM records WHERE run <> ?", arguments: [number])
        try database.execute(sql: "DELETE FROM article_keys WHERE run <> ?", arguments: [number])
    }

    static func discard(_ number: Int64, _ database: Database) throws {
        try clearPendingInputs(database)
        try database.execute(sql: "DELETE FROM records WHERE run = ?", arguments: [number])
        try database.execute(sql: "DELETE FROM article_keys WHERE run = ?", arguments: [number])
        try database.execute(sql: "DELETE FROM runs WHERE number = ?", arguments: [number])
    }

    private static func clearPendingInputs(_ database: Database) throws {
        try database.execute(sql: "DELETE FROM new_inputs")
        try database.execute(sql: "DELETE FROM removed_inputs")
    }
}
