internal import JSON
internal import Markup
internal import TextKit

/// The names of a table's columns.
struct TableHeader: Sendable {
    private let names: [String]
    private let grammar: TableGrammar

    init(_ row: [UInt8], _ grammar: TableGrammar) {
        self.grammar = grammar
        names = grammar.cells(of: SourceText(row).utf8, []).map { ASCII.trimmedText($0).lowercased() }
    }

    var columns: Int { names.count }

    /// A row as an object; cells without a column are left out.
    func object(_ row: [UInt8], _ reading: TableGrammar.Reading) -> JSONValue {
        .object(
            zip(names, grammar.cells(of: row, reading)).map {
                JSONValue.Member(key: $0, value: .string($1))
            })
    }

    /// Whether a row is the header once more, as tables have it that were put together from several.
    func isRepeated(_ row: [UInt8]) -> Bool {
        grammar.cells(of: row, []).map { ASCII.trimmedText($0).lowercased() } == names
    }

    /// The separator that a first line names for Excel ("sep=;"); nil for a line of another kind.
    static func statedSeparator(_ line: ArraySlice<UInt8>) -> UInt8? {
        let text = ByteOrderMark.removed(
            ASCII.trimmed(line, of: { $0 == 0x0A || $0 == 0x0D || $0 == TableGrammar.quote }))
        guard text.count == 5, ASCII.starts(text, with: Array("sep=".utf8)) else { return nil }
        return text.last
    }

    /// The separator that occurs most in the line of names.
    static func likeliestSeparator(_ line: ArraySlice<UInt8>) -> UInt8 {
        let candidates = TableGrammar.separators
        let counts = candidates.map { candidate in line.count { $0 == candidate } }
        return candidates[counts.firstIndex(of: counts.max() ?? 0) ?? 0]
    }
}
