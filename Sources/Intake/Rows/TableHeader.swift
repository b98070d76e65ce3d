internal import JSON
internal import Markup
internal import TextKit

/// The names of a table's columns.
struct TableHeader: Sendable {
    private let names: [String]
    private let delimiter: UInt8

    /// Reads the first row; the delimiter is the one that occurs most.
    init(_ row: [UInt8]) {
        let text = SourceText(row).utf8
        let candidates: [UInt8] = [0x2C, 0x09, 0x3B, 0x7C]
        let counts = candidates.map { candidate in text.count { $0 == candidate } }
        let best = counts.firstIndex(of: counts.max() ?? 0) ?? 0
        delimiter = candidates[best]
        names = Self.cells(text, delimiter).map { ASCII.trimmedText($0).lowercased() }
    }

    /// A row as an object; cells without a column are left out.
    func object(_ row: [UInt8]) -> JSONValue {
        .object(
            zip(names, Self.cells(row, delimiter)).map { JSONValue.Member(key: $0, value: .string($1)) })
    }

    /// The cells; a quote that is never closed takes the rest of the row.
    private static func cells(_ row: [UInt8], _ delimiter: UInt8) -> [String] {
        CSVRow.fields(of: CSVRow.withoutLineEnd(row[...]), separator: delimiter).fields
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
