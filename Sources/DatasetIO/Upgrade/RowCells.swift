internal import JSON
internal import PipelineKit
internal import TextKit

/// Rows of `articles_csv` as the rows of `articles` that they stand for, and back.
enum RowCells {
    private static let quote = UInt8(ascii: "\"")
    private static let integers: Set<String> = ["word_count", "revision"]
    private static let lists: Set<String> = ["authors", "tags", "entities", "removed", "warnings", "input"]

    /// The names in a header.
    static func names(_ header: ArraySlice<UInt8>) -> [String] {
        CSVRow.fields(of: CSVRow.withoutLineEnd(header)).fields.map { String(decoding: $0, as: UTF8.self) }
    }

    /// A row of version 1; nil if its cells are not those of the header.
    static func row(_ bytes: ArraySlice<UInt8>, names: [String]) -> JSONValue? {
        let cells = cells(of: CSVRow.withoutLineEnd(bytes))
        guard cells.count == names.count else { return nil }
        var members: [JSONValue.Member] = []
        for (name, cell) in zip(names, cells) {
            guard let value = value(cell, name: name) else { return nil }
            members.append(.init(key: name, value: value))
        }
        return .object(members)
    }

    /// The cells with their quotes: an empty one without them is null.
    private static func cells(of row: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var cells: [ArraySlice<UInt8>] = []
        var (start, isQuoted) = (row.startIndex, false)
        for position in row.indices {
            if row[position] == quote { isQuoted.toggle() }
            guard row[position] == UInt8(ascii: ","), !isQuoted else { continue }
            cells.append(row[start..<position])
            start = position + 1
        }
        return cells + [row[start...]]
    }

    private static func value(_ cell: ArraySlice<UInt8>, name: String) -> JSONValue? {
        let content = CSVRow.fields(of: cell).fields.first ?? []
        if integers.contains(name) { return .number(String(decoding: content, as: UTF8.self)) }
        if lists.contains(name) { return try? JSONParser.parse(content) }
        return cell.isEmpty ? .null : .string(String(decoding: content, as: UTF8.self))
    }

    /// A text without the apostrophe that the option `guardFormulas` has put before it.
    static func unguarded(_ text: String) -> String {
        let bytes = text.utf8
        guard bytes.first == UInt8(ascii: "'"), let second = bytes.dropFirst().first,
            "=+-@\t\r".utf8.contains(second)
        else { return text }
        return String(text.dropFirst())
    }

    /// A row of these columns with its line end.
    static func bytes(_ row: JSONValue, columns: [RecordSchema.Column]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, column) in columns.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(row[column.name] ?? .null, isJSON: column.field.isJSONInCSV, to: &bytes)
        }
        return bytes + [0x0D, 0x0A]
    }

    private static func append(_ value: JSONValue, isJSON: Bool, to bytes: inout [UInt8]) {
        var writer = JSONWriter()
        switch value {
        case .null where !isJSON: return
        case .number(let digits) where !isJSON: bytes += Array(digits.utf8)
        case .string(let text) where !isJSON: appendQuoted(Array(text.utf8), to: &bytes)
        default:
            writer.value(value)
            appendQuoted(writer.bytes, to: &bytes)
        }
    }

    private static func appendQuoted(_ text: [UInt8], to bytes: inout [UInt8]) {
        bytes.append(quote)
        for byte in text {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }
}

extension Field {
    /// Whether its CSV cell holds JSON.
    fileprivate var isJSONInCSV: Bool {
        switch shape {
        case .string, .integer, .number, .boolean: false
        case .list, .sorted, .object: true
        }
    }
}
