internal import Files
package import JSON
internal import PipelineKit

/// Reads JSON Lines for the single-step commands.
package enum JSONLinesInput {
    /// The objects of a file; "-" is standard input.
    ///
    /// - Throws: `MalformedInput` with the line of the first row that is not a JSON object.
    package static func rows(_ path: String) throws -> [JSONValue] {
        var rows: [JSONValue] = []
        try forEachRow(path) { rows.append($0) }
        return rows
    }

    /// Longer rows are refused.
    private static let maximumRow = 256 << 20

    /// Calls `body` for every object of a file, one after the other; "-" is standard input.
    ///
    /// - Throws: `MalformedInput` with the line of the first row that is not a JSON object.
    static func forEachRow(_ path: String, _ body: (JSONValue) throws -> Void) throws {
        try forEachNumberedRow(path) { row, _ in try body(row) }
    }

    /// The same with the number of each row's line.
    static func forEachNumberedRow(
        _ path: String, _ body: (JSONValue, _ line: Int) throws -> Void
    ) throws {
        try forEachLine(path) { try body(row($0, path: path, number: $1), $1) }
    }

    /// Calls `body` for every object of a file, and `refuse` for every row that is none or that `body` refuses.
    ///
    /// - Throws: `MalformedInput` for a row that is too long to go on behind it; what `body` throws beside `MalformedInput`.
    static func forEachRow(
        _ path: String, refuse: (MalformedInput) -> Void, _ body: (JSONValue, _ line: Int) throws -> Void
    ) throws {
        try forEachLine(path) { line, number in
            do {
                try body(row(line, path: path, number: number), number)
            } catch let refused as MalformedInput {
                refuse(refused)
            }
        }
    }

    private static func forEachLine(_ path: String, _ body: ([UInt8], _ number: Int) throws -> Void) throws {
        let file = path == "-" ? FileHandle.standardInput() : try FileSystem.openToRead(Array(path.utf8))
        var lines = LineReader(file)
        var number = 0
        while let line = try lines.next(upTo: maximumRow) {
            number += 1
            guard line.count <= maximumRow else {
                throw MalformedInput(path: path, line: number, "is longer than 256 MiB")
            }
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            try body(Array(line), number)
        }
    }

    private static func row(_ line: [UInt8], path: String, number: Int) throws -> JSONValue {
        let problem: String
        do throws(JSONSyntaxError) {
            let value = try JSONParser.parse(line)
            if value.members != nil { return value }
            problem = "is not a JSON object"
        } catch {
            problem = "column \(error.column): \(error.message)"
        }
        throw MalformedInput(path: path, line: number, problem)
    }

    /// Identifiers may be numbers in foreign files; their digits are kept.
    static func id(_ row: JSONValue, field: String = "id") -> String { row[field]?.scalarText ?? "" }
}
