internal import JSON
internal import Markup
internal import TextKit

/// The names of a table's columns.
struct TableHeader: Sendable {
    let names: [String]
    private let grammar: TableGrammar
    var separator: UInt8 { grammar.cells.separator }

    init(_ row: [UInt8], _ grammar: TableGrammar) {
        self.grammar = grammar
        names = Self.names(in: SourceText(row).utf8, grammar)
    }

    /// A line without byte order marks and zeros, wherever they stand: files that were put together have them between names,
    /// and a name that nobody sees to be another would cost the column.
    private static func withoutMarks(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard line.contains(where: { $0 == 0 || $0 == 0xEF }) else { return line }
        var text: [UInt8] = []
        var rest = line
        while let byte = rest.first {
            let isMark = byte == 0xEF && rest.starts(with: mark)
            if !isMark, byte != 0 { text.append(byte) }
            rest = rest.dropFirst(isMark ? mark.count : 1)
        }
        return text[...]
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func names(in row: [UInt8], _ grammar: TableGrammar) -> [String] {
        grammar.texts(of: Array(withoutMarks(row[...])), []).map { ASCII.trimmedText($0).lowercased() }
    }

    /// A row as an object; cells without a column are left out.
    func object(_ row: [UInt8], _ reading: CSVReading) -> JSONValue {
        .object(
            zip(names, grammar.texts(of: row, reading)).map {
                JSONValue.Member(key: $0, value: .string($1))
            })
    }

    /// Whether a row is the header once more, as tables have it that were put together from several.
    func isRepeated(_ row: [UInt8]) -> Bool { Self.names(in: row, grammar) == names }

    /// The names of another table that begins with a row: known names alone, one of them a text's, in another order or of
    /// other columns.
    func changed(by row: [UInt8], names known: ScrapeMapping.ColumnNames) -> TableHeader? {
        guard row.count < 1 << 10 else { return nil }
        let header = TableHeader(row, grammar)
        let stated = header.names.filter { !$0.isEmpty }
        guard header.names != names, stated.count >= 2, Set(stated).count == stated.count,
            stated.contains(where: known.texts.contains),
            stated.allSatisfy({ known.all.contains($0) || names.contains($0) })
        else { return nil }
        return header
    }

    // MARK: Finding it

    /// Where the line of names begins, and what separates them.
    struct Place {
        var start: Int
        var separator: UInt8
    }

    /// How far the line of names is looked for: remarks, a title and empty lines may stand before it.
    static let window = 1 << 14
    private static let mostLines = 40

    /// The line of names in the beginning of a table: the first that has the name of a text beside others.
    ///
    /// `isNamed` says that the file's name is a table's, so that two names are enough.
    static func find(
        in head: ArraySlice<UInt8>, isNamed: Bool, names known: ScrapeMapping.ColumnNames = .usual
    ) -> Place? {
        var stated: UInt8?
        for (index, line) in lines(of: head).prefix(mostLines).enumerated() {
            if index == 0 { stated = statedSeparator(line) }
            let isFirst = index == (stated == nil ? 0 : 1)
            let separators = stated.map { [$0] } ?? TableGrammar.separators
            for separator in separators {
                let names = columnNames(line, separator)
                let isEnough = names.count >= 3 || isNamed && names.count >= 2
                guard isEnough, names.contains(where: known.texts.contains), isFirst || isSure(names, known)
                else {
                    continue
                }
                if isNamed || names.allSatisfy({ $0.utf8.count < 40 && !$0.contains(".") }) {
                    return Place(start: line.startIndex, separator: separator)
                }
            }
        }
        return nil
    }

    /// Below a first line of another kind all names are short, and two are known.
    private static func isSure(_ names: [String], _ known: ScrapeMapping.ColumnNames) -> Bool {
        names.allSatisfy { $0.utf8.count < 40 }
            && names.count(where: known.all.contains) >= 2
    }

    private static func lines(of head: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        head.prefix(window).split { $0 == 0x0A || $0 == 0x0D || $0 == TableGrammar.recordSeparator }
    }

    private static func columnNames(_ line: ArraySlice<UInt8>, _ separator: UInt8) -> [String] {
        withoutMarks(line).split(separator: separator).map {
            String(decoding: $0.filter { $0 != CSVCells.quote }, as: UTF8.self).lowercased()
                .split(separator: " ").joined(separator: " ")
        }
    }

    /// The separator that a first line names for Excel ("sep=;"); nil for a line of another kind.
    static func statedSeparator(_ line: ArraySlice<UInt8>) -> UInt8? {
        let text = ByteOrderMark.removed(
            ASCII.trimmed(line, of: { $0 == 0x0A || $0 == 0x0D || $0 == CSVCells.quote }))
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
