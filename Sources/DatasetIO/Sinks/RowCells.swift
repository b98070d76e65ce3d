internal import JSON
internal import PipelineKit
internal import TextKit

/// Rows of `articles_csv` as the rows of `articles` that they stand for, and back.
package enum RowCells {
    /// Columns of every version keep their kind of cell.
    private static let fields = Dictionary(
        uniqueKeysWithValues: RecordSchema.columns(with: Set(RecordSchema.OptionalField.allCases))
            .map { ($0.name, $0.field) })

    /// The names in a header.
    static func names(_ header: ArraySlice<UInt8>) -> [String] {
        CSVRow.fields(of: CSVRow.withoutLineEnd(header)).fields.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The row that cells of these names stand for; nil if there are more or fewer, or one holds no JSON that should.
    static func row(_ bytes: ArraySlice<UInt8>, names: [String]) -> JSONValue? {
        let cells = CSVCells(separator: UInt8(ascii: ",")).texts(of: Array(CSVRow.withoutLineEnd(bytes)))
            .cells
        guard cells.count == names.count else { return nil }
        var members: [JSONValue.Member] = []
        for (name, cell) in zip(names, cells) {
            guard let value = value(cell, of: fields[name]) else { return nil }
            members.append(.init(key: name, value: value))
        }
        return .object(members)
    }

    /// The value of a cell: an empty one without quotes is null.
    private static func value(_ cell: (text: [UInt8], isQuoted: Bool), of field: Field?) -> JSONValue? {
        switch field?.shape {
        case .list, .sorted, .object: return try? JSONParser.parse(cell.text)
        case .integer, .number: return .number(String(decoding: cell.text, as: UTF8.self))
        case .string, .boolean, nil:
            let isNull = cell.text.isEmpty && !cell.isQuoted
            return isNull ? .null : .string(String(decoding: cell.text, as: UTF8.self))
        }
    }

    /// The row without the apostrophes that the option `guardFormulas` has put before texts.
    static func unguarded(_ row: JSONValue) -> JSONValue {
        .object(
            (row.members ?? []).map { member in
                guard case .string(let text) = member.value else { return member }
                return .init(key: member.key, value: .string(unguarded(text)))
            })
    }

    /// A text without the apostrophe that the option `guardFormulas` has put before it.
    package static func unguarded(_ text: String) -> String {
        let bytes = text.utf8
        guard bytes.first == UInt8(ascii: "'"), let second = bytes.dropFirst().first,
            CSVSink.formulaSigns.contains(second)
        else { return text }
        return String(decoding: bytes.dropFirst(), as: UTF8.self)
    }

    /// A row of these columns with its line end.
    static func bytes(
        _ row: JSONValue, columns: [RecordSchema.Column], guardsFormulas: Bool = false
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, column) in columns.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(
                row[column.name] ?? .null, isJSON: column.field.isJSONInCSV, guarded: guardsFormulas,
                to: &bytes)
        }
        return bytes + [0x0D, 0x0A]
    }

    private static func append(_ value: JSONValue, isJSON: Bool, guarded: Bool, to bytes: inout [UInt8]) {
        var writer = JSONWriter()
        switch value {
        case .null where !isJSON: return
        case .number(let digits) where !isJSON: bytes += Array(digits.utf8)
        case .string(let text) where !isJSON: CSVSink.appendQuoted(text.utf8, guarded: guarded, to: &bytes)
        default:
            writer.value(value)
            CSVSink.appendQuoted(writer.bytes, guarded: false, to: &bytes)
        }
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

extension JSONValue {
    /// A line of JSON Lines.
    var line: [UInt8] {
        var writer = JSONWriter()
        writer.value(self)
        writer.newline()
        return writer.bytes
    }
}
