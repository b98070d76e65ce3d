internal import GRDB

/// Adds rows of a run to a table, unless one that counts says the same: a feed says the same every night.
struct NewRows {
    typealias Value = any DatabaseValueConvertible

    private let statement: Statement
    private let run: Int64

    /// `key` are the columns that tell rows apart, `values` the others.
    init(_ table: String, key: [String], values: [String] = [], run: Int64, _ database: Database) throws {
        self.run = run
        let columns = (key + values + ["run"]).joined(separator: ", ")
        let marks = (key + values).map { _ in "?, " }.joined()
        let isKnown = key.map { "\(table).\($0) = ?" }.joined(separator: " AND ")
        statement = try database.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO \(table) (\(columns)) SELECT \(marks)? WHERE NOT EXISTS (
                    SELECT 1 FROM \(table) JOIN runs ON runs.number = \(table).run
                    WHERE \(isKnown) AND \(CatalogRun.countsEarlier))
                """)
    }

    func insert(_ key: Value..., with values: [Value] = []) throws {
        let row: [Value?] = key + values + [run] + key + [run, RunScope.changes.rawValue]
        try statement.execute(arguments: StatementArguments(row))
    }
}
