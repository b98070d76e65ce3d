internal import CCatalog
internal import Files
internal import GRDB
internal import GRDBSQLite

/// The checksum in every page of the catalog, by which what a disk has altered is told instead of believed.
///
/// A checksum for each row would not do: a row whose key was altered is not found, and nobody would look at it.
enum CheckedPages {
    /// Has databases opened with checks from now on.
    static func begin() throws {
        try require(copydesk_check_pages())
    }

    /// Sees to it that a database which is new, or written anew, has room for checksums.
    static func reserve(in database: Database) throws {
        var count = Int32(COPYDESK_CHECKSUM_BYTES)
        try require(
            unsafe sqlite3_file_control(
                database.sqliteConnection, "main", SQLITE_FCNTL_RESERVE_BYTES, &count))
    }

    /// Writes a database of an earlier version anew, with checksums.
    static func introduce(in queue: DatabaseQueue) throws {
        guard try !hasRoom(queue.path) else { return }
        try queue.writeWithoutTransaction(rewrite)
    }

    private static func rewrite(_ database: Database) throws {
        // In this mode alone the size of what a page holds can change.
        try database.execute(sql: "PRAGMA journal_mode = DELETE")
        try database.execute(sql: "VACUUM")
        try database.execute(sql: "PRAGMA journal_mode = WAL")
    }

    /// Marks a database that has room for checksums as one that has them.
    static let mark = "PRAGMA application_id = \(COPYDESK_APPLICATION_ID)"

    /// Whether the pages of a file have room, by what its first one says.
    private static func hasRoom(_ path: String) throws -> Bool {
        let header = try FileSystem.openToRead(Array(path.utf8)).read(at: 0, count: 72)
        guard header.count == 72 else { return true }
        let mark = header[68...].reduce(0) { $0 << 8 | Int($1) }
        return header[20] == COPYDESK_CHECKSUM_BYTES || mark == Int(COPYDESK_APPLICATION_ID)
    }

    /// Whether an error says that what the file holds was not written so: a page without its checksum, or no database.
    static func isDamage(_ error: DatabaseError) -> Bool {
        [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
            || error.extendedResultCode == ResultCode(rawValue: SQLITE_IOERR | 32 << 8)
    }

    /// Reads every page of a database.
    ///
    /// - Throws: `DatabaseError` if one of them is damaged.
    static func prove(_ database: Database) throws {
        let problems = try String.fetchAll(database, sql: "PRAGMA quick_check(1)")
        guard problems == ["ok"] else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: problems.first)
        }
    }

    private static func require(_ code: Int32) throws {
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
}
