internal import DatasetIO
internal import Markup
internal import PipelineKit

/// Reads JSON Lines for the single-step commands.
enum JSONLinesInput {
    /// The objects of a file; "-" is standard input.
    ///
    /// - Throws: `SourceError` with the line of the first row that is no JSON object.
    static func rows(_ path: String) throws -> [JSONValue] {
        let bytes = path == "-" ? try FileSystem.readStandardInput() : try FileSystem.read(path)
        return try bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().compactMap {
            index, line in
            guard line.contains(where: { $0 > 0x20 }) else { return nil }
            return try row(Array(line), path: path, number: index + 1)
        }
    }

    private static func row(_ line: [UInt8], path: String, number: Int) throws -> JSONValue {
        let problem: String
        do throws(JSONSyntaxError) {
            let value = try JSONParser.parse(line)
            if value.members != nil { return value }
            problem = "is no object"
        } catch {
            problem = "column \(error.column): \(error.message)"
        }
        throw SourceError(path: path, message: "\(path): line \(number): \(problem)")
    }

    /// Identifiers may be numbers in other people's files; they keep their digits.
    static func id(_ row: JSONValue, field: String = "id") -> String { row[field]?.scalarText ?? "" }
}
