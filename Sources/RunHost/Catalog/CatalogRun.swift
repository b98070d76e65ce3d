internal import Foundation
internal import GRDB
package import PipelineKit
internal import Synchronization

/// A run in the catalog, until it is published or discarded.
package final class CatalogRun: RunLedger {
    private struct Pending {
        var records: [Record] = []
        var documents: [KnownDocument] = []
        var listed: [UInt64] = []
        var receipts: [InputReceipt] = []

        var count: Int { records.count + documents.count + listed.count + receipts.count }
    }

    /// A record as a row of the catalog.
    private struct Record: Sendable {
        var id: String
        var revision: Int
        var url: String?
        var textDigest: String
        var cluster: String
        var likeness: [UInt8]?
        var document: UInt64?
        var statement: RecordStatement?
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
                    INSERT INTO runs (id, state, scope, generation, plan_digest) VALUES (?, 'writing', ?, ?, ?)
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
    static let countsEarlier = """
        runs.state = 'published' AND (SELECT scope FROM runs WHERE number = ?) = ?
        """

    package func published(_ id: String) throws(OutputError) -> PublishedText? {
        try catalog.read { database in
            let rows = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT revision, text_digest, likeness, document, voice, facts, is_withdrawn FROM records
                        JOIN runs ON runs.number = records.run WHERE records.id = ? AND \(Self.countsEarlier)
                        """), arguments: [id, number, RunScope.changes.rawValue])
            guard let newest = rows.max(by: { ($0["revision"] as Int) < $1["revision"] }) else { return nil }
            var text = PublishedText(
                revision: newest["revision"], textDigests: Set(rows.map { $0["text_digest"] }))
            text.newest = Self.newest(newest)
            text.isWithdrawn = newest["is_withdrawn"]
            text.statements = try statements(id, database)
            text.otherTexts = Set(try likenesses(id, database).map(\.textKey))
            return text
        }
    }

    private static func newest(_ row: Row) -> PublishedText.Newest {
        let likeness = (row["likeness"] as Data?).flatMap { ArticleLikeness(encoded: Array($0)) }
        var newest = PublishedText.Newest(digest: row["text_digest"], words: likeness?.words)
        newest.document = (row["document"] as String?).flatMap { UInt64($0) }
        newest.statement = statement(row)
        return newest
    }

    private static func statement(_ row: Row) -> RecordStatement? {
        guard let voice = (row["voice"] as UInt8?).flatMap(RecordStatement.Voice.init),
            let facts = row["facts"] as Int64?
        else { return nil }
        let page = (row["page"] as Int64?).map { UInt64(bitPattern: $0) }
        return RecordStatement(voice: voice, facts: UInt64(bitPattern: facts), page: page)
    }

    private func statements(_ id: String, _ database: Database) throws -> [RecordStatement] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT voice, facts, page FROM article_statements
                    JOIN runs ON runs.number = article_statements.run
                    WHERE article_statements.id = ? AND \(Self.countsEarlier) ORDER BY voice, facts, page
                    """), arguments: [id, number, RunScope.changes.rawValue]
        ).compactMap(Self.statement)
    }

    private func likenesses(_ id: String, _ database: Database) throws -> [ArticleLikeness] {
        try Data.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT likeness FROM article_likenesses
                    JOIN runs ON runs.number = article_likenesses.run
                    WHERE article_likenesses.id = ? AND \(Self.countsEarlier) ORDER BY likeness
                    """), arguments: [id, number, RunScope.changes.rawValue]
        ).compactMap { ArticleLikeness(encoded: Array($0)) }
    }

    package func articles(key: UInt64) throws(OutputError) -> [PublishedArticle] {
        try catalog.read { database in
            let rows = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT records.id AS id, likeness, max(revision) FROM article_keys
                        JOIN records ON records.id = article_keys.id JOIN runs ON runs.number = records.run
                        WHERE article_keys.key = ? AND likeness IS NOT NULL AND \(Self.countsEarlier)
                        GROUP BY records.id ORDER BY records.id
                        """), arguments: [Int64(bitPattern: key), number, RunScope.changes.rawValue])
            return try rows.compactMap { row -> PublishedArticle? in
                guard let likeness = ArticleLikeness(encoded: Array(row["likeness"] as Data)) else {
                    return nil
                }
                return PublishedArticle(
                    id: row["id"], likeness: likeness, others: try likenesses(row["id"], database))
            }
        }
    }

    package func hasListed(_ key: UInt64) throws(OutputError) -> Bool {
        try catalog.read { database in
            try Bool.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT EXISTS (SELECT 1 FROM listed JOIN runs ON runs.number = listed.run
                        WHERE listed.key = ? AND \(Self.countsEarlier))
                        """), arguments: [Int64(bitPattern: key), number, RunScope.changes.rawValue]) ?? false
        }
    }

    package func add(_ record: PipelineKit.Record) throws(OutputError) {
        let evidence = record.attachments[IdentityEvidence.self]
        let row = Record(
            id: record.id, revision: record.revision, url: record.url,
            textDigest: PublishedText.digest(of: record.text), cluster: record.identified.cluster,
            likeness: evidence?.likeness.encoded, document: evidence?.document, statement: evidence?.statement
        )
        try add { pending in
            pending.records.append(row)
            if let document = KnownDocument(publishing: record) { pending.documents.append(document) }
        }
    }

    package func note(_ document: KnownDocument) throws(OutputError) {
        try add { $0.documents.append(document) }
    }

    package func list(_ key: UInt64) throws(OutputError) { try add { $0.listed.append(key) } }

    package func add(_ receipt: InputReceipt) throws(OutputError) { try add { $0.receipts.append(receipt) } }

    private func add(_ change: @Sendable (inout Pending) -> Void) throws(OutputError) {
        let isFull = pending.withLock { pending in
            change(&pending)
            return pending.count >= Self.batch
        }
        if isFull { try flush() }
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
                INSERT INTO records (id, revision, run, url, text_digest, cluster, likeness, document, voice, facts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for row in rows.records {
            try record.execute(
                arguments: [
                    row.id, row.revision, number, row.url, row.textDigest, row.cluster,
                    row.likeness.map { Data($0) }, row.document.map { String($0) },
                    row.statement?.voice.rawValue, row.statement.map { Int64(bitPattern: $0.facts) },
                ])
        }
        let listed = try NewRows("listed", key: ["key"], run: number, database)
        for key in rows.listed { try listed.insert(Int64(bitPattern: key)) }
        try write(rows.documents, database)
        try write(rows.receipts, database)
    }

    private func write(_ documents: [KnownDocument], _ database: Database) throws {
        let keys = try NewRows("article_keys", key: ["key", "id"], run: number, database)
        let statements = try NewRows(
            "article_statements", key: ["id", "voice", "facts", "page"], run: number, database)
        let likenesses = try NewRows(
            "article_likenesses", key: ["id", "text"], values: ["likeness"], run: number, database)
        for document in documents {
            for key in document.keys { try keys.insert(Int64(bitPattern: key), document.id) }
            for statement in document.statements {
                try statements.insert(
                    document.id, statement.voice.rawValue, Int64(bitPattern: statement.facts),
                    Int64(bitPattern: statement.page))
            }
            for likeness in document.likenesses {
                try likenesses.insert(
                    document.id, Int64(bitPattern: likeness.textKey), with: [Data(likeness.encoded)])
            }
        }
    }

    private func write(_ receipts: [InputReceipt], _ database: Database) throws {
        let input = try database.cachedStatement(
            sql: """
                REPLACE INTO new_inputs (path, bytes, modified, fingerprint, read_to, is_unverified) VALUES (?, ?, ?, ?, ?, ?)
                """)
        for row in receipts {
            try input.execute(arguments: [
                row.path, row.bytes, row.modified, row.fingerprint.encoded, row.endOffset,
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
                    INSERT INTO runs (id, state, scope, generation, plan_digest, manifest_digest, finished, documents,
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
                REPLACE INTO inputs (path, bytes, modified, fingerprint, read_to, is_unverified)
                SELECT path, bytes, modified, fingerprint, read_to, is_unverified FROM new_inputs
                """)
        try database.execute(
            sql: "UPDATE inputs SET is_removed = 1 WHERE path IN (SELECT path FROM removed_inputs)")
        try clearPendingInputs(database)
        try database.execute(sql: "UPDATE runs SET state = 'published' WHERE number = ?", arguments: [number])
    }

    /// Deletes the rows of earlier runs that a run replaces.
    private static func replaceEarlierRuns(_ number: Int64, _ database: Database) throws {
        let scope = try String.fetchOne(
            database, sql: "SELECT scope FROM runs WHERE number = ?", arguments: [number])
        switch scope.flatMap(RunScope.init) ?? .changes {
        case .changes: return
        case .everything:
            try database.execute(sql: "DELETE FROM inputs")
            try deleteOtherRecords(number, database)
        case .upgrade: try deleteOtherRecords(number, database)
        case .snapshot:
            // Superseded revisions stay known: a touched file that holds one must not publish it again.
            try database.execute(sql: "UPDATE records SET run = ?", arguments: [number])
            for table in CatalogSchema.tablesOfRuns {
                try database.execute(sql: "UPDATE OR REPLACE \(table) SET run = ?", arguments: [number])
            }
        }
        try database.execute(sql: "DELETE FROM runs WHERE number <> ?", arguments: [number])
    }

    private static func deleteOtherRecords(_ number: Int64, _ database: Database) throws {
        for table in ["records"] + CatalogSchema.tablesOfRuns {
            try database.execute(sql: "DELETE FROM \(table) WHERE run <> ?", arguments: [number])
        }
    }

    static func discard(_ number: Int64, _ database: Database) throws {
        try clearPendingInputs(database)
        for table in ["records"] + CatalogSchema.tablesOfRuns {
            try database.execute(sql: "DELETE FROM \(table) WHERE run = ?", arguments: [number])
        }
        try database.execute(sql: "DELETE FROM runs WHERE number = ?", arguments: [number])
    }

    private static func clearPendingInputs(_ database: Database) throws {
        try database.execute(sql: "DELETE FROM new_inputs")
        try database.execute(sql: "DELETE FROM removed_inputs")
    }
}
