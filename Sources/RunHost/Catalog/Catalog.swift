internal import Files
package import GRDB
package import PipelineKit

/// What Copydesk keeps between runs, in `state/catalog.sqlite`: inputs read, records published, runs.
///
/// Write-ahead logging lets `status` read while a run writes; `synchronous=FULL` puts every commit on disk.
package final class Catalog: Sendable {
    /// A published run.
    package struct Run: Sendable, Equatable {
        package var id: String
        /// Name of the generation of stage state written with it.
        package var generation: String
        package var finished: String
        package var documents = 0
        package var articles = 0
        package var duplicates = 0
        package var quarantined = 0
        package var kind = RunKind.run
    }

    package let queue: DatabaseQueue
    package let path: String

    /// Opens the catalog in an existing state folder; creates or migrates it where needed.
    ///
    /// Where the folder is mounted read-only it can be read all the same.
    ///
    /// - Throws: `OutputError` if it cannot be opened, or is of a later version.
    package init(folder: String) throws(OutputError) {
        let path = "\(folder)/catalog.sqlite"
        self.path = path
        let isReadOnly = FileSystem.exists(path) && FileSystem.isOnReadOnlyMedium(folder)
        queue = try Self.attempt(path) {
            try isReadOnly ? Self.openToRead(path) : Self.open(path)
        }
    }

    static func open(_ path: String) throws -> DatabaseQueue {
        try CheckedPages.begin()
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(30)
        configuration.prepareDatabase { database in
            try CheckedPages.reserve(in: database)
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        // Set last: with write-ahead logging GRDB sets it to NORMAL once a connection is prepared, which after a power cut left
        // datasets of a run that no catalog knew to be prepared.
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try refuseLater(queue, path)
        try CheckedPages.introduce(in: queue)
        try CatalogSchema.migrator.migrate(queue)
        return queue
    }

    /// Nobody can change the file while it is read, so that it needs neither locks nor a log beside it.
    private static func openToRead(_ path: String) throws -> DatabaseQueue {
        try CheckedPages.begin()
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try refuseLater(queue, path)
        guard try queue.read(CatalogSchema.migrator.hasCompletedMigrations) else {
            throw OutputError(
                kind: .cannotCreate, path: path,
                message: "\(path) is of an earlier version and cannot be written to bring it forward")
        }
        return queue
    }

    private static func refuseLater(_ queue: DatabaseQueue, _ path: String) throws {
        guard try queue.read(CatalogSchema.migrator.hasBeenSuperseded) else { return }
        throw OutputError(
            kind: .cannotCreate, path: path,
            message: "\(path) was written by a later version of copydesk")
    }

    /// Converts a database error to an `OutputError`.
    static func attempt<Result>(_ path: String, _ body: () throws -> Result) throws(OutputError) -> Result {
        do {
            return try body()
        } catch let error as OutputError {
            throw error
        } catch let error as DatabaseError {
            let isRefused = [ResultCode.SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH].contains(
                error.resultCode)
            throw OutputError(
                kind: isRefused ? .cannotCreate : .failed, path: path, message: "\(path): \(message(error))")
        } catch {
            throw OutputError(kind: .failed, path: path, message: "\(path): \(error)")
        }
    }

    private static func message(_ error: DatabaseError) -> String {
        if CheckedPages.isDamage(error) { return corrupt }
        return error.resultCode == .SQLITE_FULL
            ? "no space left on the device" : error.message ?? "\(error.resultCode)"
    }

    private static let corrupt = "the catalog is damaged; run with --full, which begins a new one"

    func write<Result>(_ body: (Database) throws -> Result) throws(OutputError) -> Result {
        try Self.attempt(path) { try queue.write(body) }
    }

    func read<Result>(_ body: (Database) throws -> Result) throws(OutputError) -> Result {
        try Self.attempt(path) { try queue.read(body) }
    }

    // MARK: Runs

    /// Published runs, oldest first.
    package func runs() throws(OutputError) -> [Run] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM runs WHERE state = 'published' ORDER BY number")
                .map(Run.init)
        }
    }

    /// Completes or discards what an interrupted run left.
    ///
    /// A prepared run counts if the dataset has a manifest with its digest: exchanging the folders publishes.
    /// Returns whether it found a run that was published but not recorded as such.
    @discardableResult
    package func repair(manifestDigest: (String) -> String?) throws(OutputError) -> Bool {
        let unfinished = try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM runs WHERE state <> 'published'")
                .map {
                    (
                        number: $0["number"] as Int64, id: $0["id"] as String,
                        digest: $0["manifest_digest"] as String
                    )
                }
        }
        try endPruning { manifestDigest($0) != nil }
        var isPublished = false
        for run in unfinished {
            let isInDataset = !run.digest.isEmpty && manifestDigest(Self.folderName(run.id)) == run.digest
            try write { database in
                if isInDataset {
                    try CatalogRun.commit(run.number, database)
                } else {
                    try CatalogRun.discard(run.number, database)
                }
            }
            isPublished = isPublished || isInDataset
        }
        return isPublished
    }

    /// Withdraws the records of pruned runs; their inputs stay known, or they would be read again.
    ///
    /// The runs are noted before the dataset changes and deleted after, so that an interruption is repaired.
    package func beginPruning(_ runs: Set<String>) throws(OutputError) {
        try set("pruning", runs.sorted().joined(separator: "\n"))
    }

    /// How many articles the dataset has, whatever the number of their revisions.
    package func articleCount() throws(OutputError) -> Int {
        try read { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT count(DISTINCT records.id) FROM records JOIN runs ON runs.number = records.run
                    WHERE runs.state = 'published' AND is_withdrawn = 0
                    """) ?? 0
        }
    }

    /// The articles of which no other run has a row, as they leave the view, by id.
    package func articles(onlyIn runs: Set<String>) throws(OutputError) -> [ArticleChange] {
        let names = runs.sorted()
        let places = names.map { _ in "?" }.joined(separator: ", ")
        return try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT records.id AS id, max(revision) AS revision, cluster,
                        total(runs.id NOT IN (\(places))) AS others
                    FROM records JOIN runs ON runs.number = records.run
                    WHERE runs.state = 'published' AND is_withdrawn = 0
                    GROUP BY records.id HAVING others = 0 ORDER BY records.id
                    """, arguments: StatementArguments(names)
            ).map {
                ArticleChange(
                    id: $0["id"], operation: .withdraw, revision: $0["revision"], clusterID: $0["cluster"])
            }
        }
    }

    /// Completes a pruning if the dataset no longer has its runs.
    package func endPruning(isInDataset: (String) -> Bool) throws(OutputError) {
        guard let runs = try setting("pruning")?.split(separator: "\n").map(String.init) else { return }
        if !runs.contains(where: isInDataset) { try write { try Self.withdraw(runs, $0) } }
        try set("pruning", nil)
    }

    /// Deletes runs, whose articles stay known: one that comes back goes on counting its revisions.
    private static func withdraw(_ runs: [String], _ database: Database) throws {
        let places = runs.map { _ in "?" }.joined(separator: ", ")
        let gone = "run IN (SELECT number FROM runs WHERE id IN (\(places)))"
        let kept = "(SELECT max(number) FROM runs WHERE id NOT IN (\(places)))"
        let arguments = StatementArguments(runs + runs)
        try database.execute(
            sql: "UPDATE records SET is_withdrawn = 1, run = \(kept) WHERE \(gone)", arguments: arguments)
        for table in CatalogSchema.tablesOfRuns {
            try database.execute(
                sql: "UPDATE OR REPLACE \(table) SET run = \(kept) WHERE \(gone)", arguments: arguments)
        }
        try database.execute(
            sql: "DELETE FROM runs WHERE id IN (\(places))", arguments: StatementArguments(runs))
    }

    /// The name of a run's folders: a full run may reuse an id while the old run still counts.
    static func folderName(_ id: String) -> String {
        id.firstIndex(of: "~").map { String(id[..<$0]) } ?? id
    }

    // MARK: Settings

    /// A setting kept for the next run; nil if there is none.
    package func setting(_ name: String) throws(OutputError) -> String? {
        try read {
            try String.fetchOne($0, sql: "SELECT value FROM settings WHERE name = ?", arguments: [name])
        }
    }

    /// Keeps a setting for the next run; nil deletes it.
    package func set(_ name: String, _ value: String?) throws(OutputError) {
        try write { database in
            try database.execute(
                sql: value == nil
                    ? "DELETE FROM settings WHERE name = ?"
                    : "REPLACE INTO settings (name, value) VALUES (?, ?)",
                arguments: value.map { [name, $0] } ?? [name])
        }
    }
}

extension Catalog.Run {
    init(_ row: Row) {
        self.init(
            id: Catalog.folderName(row["id"]), generation: row["generation"],
            finished: row["finished"], documents: row["documents"], articles: row["articles"],
            duplicates: row["duplicates"], quarantined: row["quarantined"],
            kind: RunKind(rawValue: row["kind"]) ?? .run)
    }
}
