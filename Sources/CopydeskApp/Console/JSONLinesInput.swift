internal import Files
package import JSON
internal import PipelineKit

/// Reads JSON Lines for the single-step commands.
package enum JSONLinesInput {
    /// The objects of a file; "-" is standard input.
    ///
    /// - Throws: `MalformedInput` with the line of the first row that is not a JSON object.
    package static func rows(_ path: String) throws -> [JSONValue] {
        let bytes = path == "-" ? try FileSystem.readStandardInput() : try FileSystem.read(path)
        return try bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().compactMap {
            index, line in
            guard line.contains(where: { $0 > 0x20 }) else { return nil }
            return try row(Array(line), path: path, number: index + 1)
        }
    }

    /// Longer rows are refused.
    private static let maximumRow = 256 << 20

    /// Calls `body` for every object of a file, one after the other; "-" is standard input.
    ///
    /// - Throws: `MalformedInput` with the line of the first row that is not a JSON object.
    static func forEachRow(_ path: String, _ body: (JSONValue) throws -> Void) throws {
        let file =
            path == "-" ? FileHandle.standardInput() : try FileSystem.openToRead(Array(path.utf8))
        var rest: [UInt8] = []
        var number = 0
        func take(_ line: ArraySlice<UInt8>) throws {
            number += 1
            guard line.contains(where: { $0 > 0x20 }) else { return }
            try body(try row(Array(line), path: path, number: number))
        }
        while true {
            let chunk = try file.read(upTo: 1 << 20)
            if chunk.isEmpty { break }
            var start = 0
            while let end = chunk[start...].firstIndex(of: 0x0A) {
                if rest.isEmpty {
                    try take(chunk[start..<end])
                } else {
                    rest += chunk[start..<end]
                    try take(rest[...])
                    rest = []
                }
                start = end + 1
            }
            rest += chunk[start...]
            guard rest.count <= maximumRow else {
                throw MalformedInput(path: path, line: number + 1, "is longer than 256 MiB")
            }
        }
        if !rest.isEmpty { try take(rest[...]) }
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
