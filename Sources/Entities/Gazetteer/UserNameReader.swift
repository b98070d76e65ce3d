internal import JSON
internal import PipelineKit
internal import TextKit

/// Reads the lines of one file of names.
struct UserNameReader {
    private enum Format {
        case json
        case table(separator: UInt8)
    }

    /// Why a line does not define a name.
    struct Problem: Error {
        var message: String
    }

    private static let columns = ["name", "type", "id", "aliases", "case"]

    private let file: EntityTaggerOptions.NameFile
    private let format: Format
    /// The columns of a table, once its header is read.
    private var header: [String]?

    /// Nil for a file whose extension is not of a known format.
    init?(_ file: EntityTaggerOptions.NameFile) {
        self.file = file
        switch file.path.split(separator: ".").last?.lowercased() {
        case "jsonl"?, "ndjson"?: format = .json
        case "csv"?: format = .table(separator: 0x2C)
        case "tsv"?: format = .table(separator: 0x09)
        default: return nil
        }
    }

    /// The name of a line; nil for an empty line and for the header.
    ///
    /// - Throws: `Problem` where the line is malformed.
    mutating func row(_ line: ArraySlice<UInt8>) throws(Problem) -> UserNameRow? {
        let line = ByteOrderMark.removed(line.last == 0x0D ? line.dropLast() : line)
        guard line.contains(where: { $0 != 0x20 }) else { return nil }
        switch format {
        case .json: return try row(json: line)
        case .table(let separator):
            let (fields, isClosed) = CSVRow.fields(of: line, separator: separator)
            guard isClosed else { throw Problem(message: "has an unterminated quoted field") }
            guard let header else {
                try readHeader(fields)
                return nil
            }
            return try row(fields, header)
        }
    }

    private mutating func readHeader(_ fields: [[UInt8]]) throws(Problem) {
        let names = fields.map { String(decoding: $0, as: UTF8.self).lowercased() }
        header = names
        for name in names where !Self.columns.contains(name) {
            throw Problem(message: "unknown column '\(name)'" + NearestName.hint(name, among: Self.columns))
        }
        guard names.contains("name") else { throw Problem(message: "the header lacks the column 'name'") }
    }

    private func row(_ fields: [[UInt8]], _ header: [String]) throws(Problem) -> UserNameRow {
        guard fields.count <= header.count else {
            throw Problem(message: "has \(fields.count) fields; the header has \(header.count)")
        }
        var values: [String: [UInt8]] = [:]
        for (name, field) in zip(header, fields) { values[name] = field }
        return try row(
            name: values["name"] ?? [], type: values["type"].map { String(decoding: $0, as: UTF8.self) },
            id: values["id"] ?? [], aliases: (values["aliases"] ?? []).split(separator: 0x7C).map(Array.init),
            caseRule: values["case"].map { String(decoding: $0, as: UTF8.self) })
    }

    private func row(json line: ArraySlice<UInt8>) throws(Problem) -> UserNameRow {
        let value: JSONValue
        do throws(JSONSyntaxError) {
            value = try JSONParser.parse(Array(line))
        } catch {
            throw Problem(message: "is not valid JSON: \(error.message)")
        }
        for member in value.members ?? [] where !Self.columns.contains(member.key) {
            throw Problem(
                message: "unknown key '\(member.key)'" + NearestName.hint(member.key, among: Self.columns))
        }
        return try row(
            name: Array((value["name"]?.string ?? "").utf8), type: value["type"]?.string,
            id: Array((value["id"]?.string ?? "").utf8),
            aliases: (value["aliases"]?.elements ?? []).compactMap { $0.string.map { Array($0.utf8) } },
            caseRule: value["case"]?.string)
    }

    private func row(
        name: [UInt8], type: String?, id: [UInt8], aliases: [[UInt8]], caseRule: String?
    ) throws(Problem) -> UserNameRow {
        guard !name.isEmpty else { throw Problem(message: "has no name") }
        var row = UserNameRow(name: name, type: file.type, id: id, aliases: aliases, caseRule: file.caseRule)
        if let type, !type.isEmpty {
            guard let known = EntityType(rawValue: type) else {
                throw Problem(
                    message: "unknown type '\(type)'"
                        + NearestName.hint(type, among: EntityType.allCases.map(\.rawValue)))
            }
            row.type = known
        }
        if let caseRule, !caseRule.isEmpty {
            guard let known = EntityTaggerOptions.CaseRule(rawValue: caseRule) else {
                throw Problem(
                    message: "unknown case rule '\(caseRule)'; valid rules are capital, exact and ignore")
            }
            row.caseRule = known
        }
        return row
    }
}
