internal import JSON
internal import PipelineKit
internal import TextKit

/// What became of the documents of one reading: each ends in one table, and rows stand in the order of the source.
struct DocumentOutcomes {
    /// Tables whose rows are documents.
    static let tables = ["articles", "articles_csv", "duplicates", "drops", "quarantine"]

    /// A table and the stage that made the row: each pass over the documents begins anew at the first.
    private struct Pass: Hashable {
        var table: String
        var stage: String?
    }

    private var outcomes: [UInt64: String] = [:]
    private var faults: Set<UInt64> = []
    private var last: [Pass: [UInt8]] = [:]

    /// Takes the next row of a table; returns what is wrong with its place.
    mutating func take(_ row: JSONValue, of table: String) -> String? {
        guard let input = row["input"], let path = input["path"]?.string else { return nil }
        return orderFault(path, Pass(table: table, stage: row["stage"]?.string))
            ?? repetition(row, input, path, of: table)
    }

    /// A name that is not UTF-8 sorts by bytes that the path does not show.
    private mutating func orderFault(_ path: String, _ pass: Pass) -> String? {
        let bytes = Array(path.utf8)
        guard !path.contains("\\x"), !path.unicodeScalars.contains("\u{FFFD}") else { return nil }
        defer { last[pass] = bytes }
        guard let last = last[pass], bytes.lexicographicallyPrecedes(last) else { return nil }
        return "'input.path' is '\(path)', which stands before the row above it"
    }

    /// Only whole files are told apart by their `input` alone: entries of a feed may share a guid.
    private mutating func repetition(
        _ row: JSONValue, _ input: JSONValue, _ path: String, of table: String
    ) -> String? {
        guard input["member"] == .null else { return nil }
        if table == "quarantine", !faults.insert(Self.hash(row)).inserted { return "is there twice" }
        guard let other = outcomes.updateValue(table, forKey: Self.hash(input)) else { return nil }
        // One file may have several faults.
        if table == other { return table == "quarantine" ? nil : "'\(path)' is there twice" }
        return "'\(path)' is in \(other), too: a document ends in one table"
    }

    private static func hash(_ value: JSONValue) -> UInt64 {
        var writer = JSONWriter()
        writer.value(value)
        return XXH3.hash(writer.bytes)
    }
}
