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

    /// Hashes of what an entry of a feed may be named by in `input.member`.
    private struct MemberNames {
        var guid: UInt64?
        var url: UInt64?

        init(_ row: JSONValue) {
            guid = row["guid"]?.string.map { XXH3.hash(Array($0.utf8)) }
            url = row["url"]?.string.map { XXH3.hash(Array($0.utf8)) }
        }

        func share(with other: MemberNames) -> Bool {
            guid != nil && guid == other.guid || url != nil && url == other.url
        }
    }

    private var outcomes: [UInt64: String] = [:]
    /// Members of containers that are articles, with what names each.
    private var members: [UInt64: MemberNames] = [:]
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

    /// Only whole files are told apart by their `input` alone: entries of a feed may share the guid that names them.
    private mutating func repetition(
        _ row: JSONValue, _ input: JSONValue, _ path: String, of table: String
    ) -> String? {
        guard input["member"] == .null else { return memberRepetition(row, input, of: table) }
        if table == "quarantine", !faults.insert(Self.hash(row)).inserted { return "is there twice" }
        guard let other = outcomes.updateValue(table, forKey: Self.hash(input)) else { return nil }
        // One file may have several faults.
        if table == other { return table == "quarantine" ? nil : "'\(path)' is there twice" }
        return "'\(path)' is in \(other), too: a document ends in one table"
    }

    /// Two articles of one member are two entries that a feed gives the same guid or, without one, the same link.
    private mutating func memberRepetition(
        _ row: JSONValue, _ input: JSONValue, of table: String
    ) -> String? {
        guard table.hasPrefix("articles") else { return nil }
        let names = MemberNames(row)
        guard let other = members.updateValue(names, forKey: Self.hash(input)), !names.share(with: other)
        else { return nil }
        return "'\(input["member"]?.string ?? "")' of '\(input["path"]?.string ?? "")' is there twice"
    }

    private static func hash(_ value: JSONValue) -> UInt64 {
        var writer = JSONWriter()
        writer.value(value)
        return XXH3.hash(writer.bytes)
    }
}
