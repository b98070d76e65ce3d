internal import GRDB
internal import GRDBSQLite
internal import PipelineKit
internal import TextKit

/// The known inputs in the order of their paths, straight from SQLite, because every run reads all of them.
///
/// A row of GRDB costs several times as much as a stat call, which matters for a million inputs.
struct KnownInputs {
    /// What the catalog keeps of one input.
    struct Input {
        var path: String
        var bytes: Int
        var modified: Int?
        var fingerprint: InputFingerprint
        var endOffset: Int?
        var isUnverified: Bool
        var isRemoved: Bool
    }

    private static let columns = "path, bytes, modified, is_unverified, is_removed, read_to, fingerprint"

    private let statement: Statement
    private(set) var isAtEnd = false

    /// Starts at the first input.
    init(_ database: Database) throws {
        statement = try database.makeStatement(sql: "SELECT \(Self.columns) FROM inputs ORDER BY path")
        try advance(database)
    }

    /// One input by its path.
    static func input(_ path: String, _ database: Database) throws -> Input? {
        let sql = "SELECT \(columns) FROM inputs WHERE path = ?"
        return try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [path]).map { row in
            Input(
                path: row[0], bytes: row[1], modified: row[2],
                fingerprint: InputFingerprint(encoded: row[6]), endOffset: row[5],
                isUnverified: row[3],
                isRemoved: row[4])
        }
    }

    /// Advances to the next input.
    mutating func advance(_ database: Database) throws {
        let code = unsafe sqlite3_step(statement.sqliteStatement)
        isAtEnd = code == SQLITE_DONE
        guard isAtEnd || code == SQLITE_ROW else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code),
                message: unsafe String(cString: sqlite3_errmsg(database.sqliteConnection)))
        }
    }

    /// Below zero if its path sorts before the other, zero if it is the same, above zero if it sorts after.
    func order(against other: [UInt8]) -> Int {
        let count = Int(unsafe sqlite3_column_bytes(statement.sqliteStatement, 0))
        guard let text = unsafe sqlite3_column_text(statement.sqliteStatement, 0) else { return -1 }
        return unsafe ByteSearch.order(of: UnsafeRawBufferPointer(start: text, count: count), against: other)
    }

    /// Whether size and time match and prove that the content is unchanged.
    func provesUnchanged(bytes: Int, modified: Int?) -> Bool {
        number(1) == bytes && known(2) == modified && number(3) == 0
    }

    var isRemoved: Bool { number(4) != 0 }

    /// The current row.
    var input: Input {
        Input(
            path: text(0), bytes: number(1), modified: known(2),
            fingerprint: InputFingerprint(encoded: text(6)),
            endOffset: known(5), isUnverified: number(3) != 0, isRemoved: number(4) != 0)
    }

    /// A number, or nil for null.
    private func known(_ column: Int32) -> Int? {
        unsafe sqlite3_column_type(statement.sqliteStatement, column) == SQLITE_NULL ? nil : number(column)
    }

    private func number(_ column: Int32) -> Int {
        Int(unsafe sqlite3_column_int64(statement.sqliteStatement, column))
    }

    private func text(_ column: Int32) -> String {
        unsafe sqlite3_column_text(statement.sqliteStatement, column).map { unsafe String(cString: $0) } ?? ""
    }
}
