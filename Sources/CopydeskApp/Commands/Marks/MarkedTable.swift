internal import DatasetIO
internal import Files
internal import JSON
internal import PipelineKit
internal import TextKit

/// Files of marks: JSON Lines, or a table with a header and commas or semicolons, as spreadsheets save it.
enum MarkedTable {
    /// A table with a header of all fields, its texts safe to open in a spreadsheet.
    static func bytes(of rows: [[String]]) -> [UInt8] {
        var bytes: [UInt8] = []
        for row in [MarkField.names] + rows {
            for (index, text) in row.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                CSVSink.appendQuoted(text.utf8, guarded: true, to: &bytes)
            }
            bytes += [0x0D, 0x0A]
        }
        return bytes
    }

    /// A row with its place, for messages.
    struct Row {
        var line: Int
        var value: JSONValue
    }

    /// The rows of a file of either form.
    ///
    /// - Throws: `MalformedInput` where a column is unknown or missing, or a row has cells of no column.
    static func rows(_ path: String) throws -> [Row] {
        let bytes = try FileSystem.read(path)
        guard bytes.contains(where: { $0 > 0x20 }) else { throw MalformedInput(path: path, "has no rows") }
        guard bytes.first(where: { $0 > 0x20 }) != UInt8(ascii: "{") else { return try jsonRows(path) }
        var rows = CSVRow.split(bytes)[...]
        guard let header = rows.popFirst() else { return [] }
        let separator = self.separator(of: header)
        let names = try names(header, separator, path)
        var line = lineCount(header)
        var result: [Row] = []
        for row in rows {
            let start = line + 1
            line += lineCount(row)
            let content = CSVRow.withoutLineEnd(row)
            guard !content.isEmpty else { continue }
            let (cells, isClosed) = CSVRow.fields(of: content, separator: separator)
            guard isClosed else { throw MalformedInput(path: path, line: start, "a quote is not closed") }
            guard cells.count <= names.count else {
                throw MalformedInput(
                    path: path, line: start, "has \(cells.count) cells for \(names.count) columns")
            }
            result.append(Row(line: start, value: value(names, cells)))
        }
        return result
    }

    private static func value(_ names: [String], _ cells: [[UInt8]]) -> JSONValue {
        .object(
            zip(names, cells).map { name, cell in
                let text = RowCells.unguarded(String(decoding: cell, as: UTF8.self))
                let isNumber = [MarkField.linkDensity, .position, .score].contains { $0.rawValue == name }
                return .init(key: name, value: isNumber ? .number(text) : .string(text))
            })
    }

    private static func lineCount(_ row: ArraySlice<UInt8>) -> Int { max(1, row.count { $0 == 0x0A }) }

    /// Spreadsheets of some countries write semicolons.
    private static func separator(of header: ArraySlice<UInt8>) -> UInt8 {
        let semicolon = UInt8(ascii: ";")
        return header.contains(UInt8(ascii: ",")) || !header.contains(semicolon)
            ? UInt8(ascii: ",") : semicolon
    }

    private static func names(
        _ header: ArraySlice<UInt8>, _ separator: UInt8, _ path: String
    ) throws -> [String] {
        let content = ByteOrderMark.removed(CSVRow.withoutLineEnd(header))
        let names = CSVRow.fields(of: content, separator: separator).fields
            .map { String(decoding: $0, as: UTF8.self) }
        if let needed = MarkField.needed.first(where: { !names.contains($0.rawValue) }) {
            let hint = NearestName.hint(needed.rawValue, among: names)
            throw MalformedInput(path: path, line: 1, "has no column '\(needed.rawValue)'\(hint)")
        }
        return names
    }

    private static func jsonRows(_ path: String) throws -> [Row] {
        var rows: [Row] = []
        try JSONLinesInput.forEachNumberedRow(path) { rows.append(Row(line: $1, value: $0)) }
        return rows
    }
}
