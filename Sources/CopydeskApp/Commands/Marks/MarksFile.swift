internal import Boilerplate
internal import JSON
internal import PipelineKit

/// The marks of a file, by source.
struct MarksFile {
    private(set) var sources: [String: [MarkedBlock]] = [:]
    /// Rows that nobody has marked.
    private(set) var unmarked = 0

    /// Reads all rows, and says of every one that is no mark its line, the column and what was expected.
    ///
    /// - Throws: `MalformedInput` if there is any.
    init(_ path: String) throws {
        var problems: [MalformedInput] = []
        for row in try MarkedTable.rows(path) {
            do {
                try take(row, path)
            } catch let problem as MalformedInput {
                problems.append(problem)
            }
        }
        guard !problems.isEmpty else { return }
        for problem in problems.prefix(Self.mostProblems) { Console.log("copydesk: \(problem.message)") }
        let rows = problems.count == 1 ? "1 row is no mark" : "\(problems.count) rows are no marks"
        throw MalformedInput(path: path, "\(rows); nothing was learnt")
    }

    /// More problems are only counted.
    private static let mostProblems = 20

    private mutating func take(_ row: MarkedTable.Row, _ path: String) throws {
        func refuse(_ field: MarkField, _ problem: String) -> MalformedInput {
            MalformedInput(path: path, line: row.line, "column '\(field.rawValue)': \(problem)")
        }
        let given = row.value[MarkField.mark.rawValue]?.string ?? ""
        let name = given.split(separator: " ").joined().lowercased()
        guard !name.isEmpty else {
            unmarked += 1
            return
        }
        guard let mark = Mark(rawValue: name) else {
            let hint = NearestName.hint(name, among: Mark.allCases.map(\.rawValue))
            throw refuse(.mark, "'\(given)' is no mark; expected keep or remove\(hint)")
        }
        for field in MarkField.needed where (row.value[field.rawValue]?.string ?? "").isEmpty {
            throw refuse(field, "is empty")
        }
        guard let block = BlockRow(row.value), let source = row.value[MarkField.source.rawValue]?.string
        else { throw refuse(.text, "is empty") }
        let document = row.value[MarkField.input.rawValue]?.string ?? ""
        sources[source, default: []].append(
            MarkedBlock(row: block, goes: mark == .remove, document: document))
    }
}
