internal import TextKit

/// Tells a table in plain text by its rows, where no header does: it is no article, and must not become one.
enum TableText {
    static func isNamed(_ fileExtension: String?) -> Bool {
        fileExtension == "csv" || fileExtension == "tsv" || fileExtension == "tab"
    }

    private static let window = 1 << 16
    private static let mostRows = 200

    /// Whether nearly all rows have the same number of cells, whose separators no blank follows as in a sentence.
    static func isTable(_ text: [UInt8], isNamed: Bool) -> Bool {
        let head = Array(text.prefix(window))
        return TableGrammar.separators.contains { isTable(head, separator: $0, isNamed: isNamed) }
    }

    private static func isTable(_ head: [UInt8], separator: UInt8, isNamed: Bool) -> Bool {
        let rows = rows(of: head, separator: separator)
        let counts = Dictionary(grouping: rows, by: \.kinds.count).mapValues(\.count)
        // Of two numbers that are as frequent the larger one: the other is that of remarks.
        guard let cells = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key,
            cells >= (isNamed ? 2 : 3)
        else { return false }
        // A title and remarks may stand above.
        let table = rows.drop { $0.kinds.count != cells }
        let alike = table.filter { $0.kinds.count == cells }
        let hasAddress = (0..<cells).contains { column in alike.allSatisfy { $0.kinds[column] == .address } }
        let isEnough =
            alike.count >= 3 || hasAddress && (isNamed || alike.count >= 2) || isNamed && cells >= 3
        let spaced = alike.reduce(0) { $0 + $1.spaced }
        return isEnough && alike.count * 10 >= table.count * 9 && table.count * 2 >= rows.count
            && spaced * 5 < alike.count * (cells - 1)
    }

    /// Whether a cell may be an article's address or text: one of numbers, names and moments has no three blanks.
    static func mayHoldTexts(_ text: [UInt8]) -> Bool {
        text.prefix(window).split(separator: 0x0A).contains { line in
            line.firstRange(of: "://".utf8) != nil || line.count { $0 == 0x20 } >= 3
        }
    }

    private struct Row {
        var kinds: [TableRowForm.Kind]
        /// How many separators are followed by a blank.
        var spaced = 0
    }

    private static func rows(of head: [UInt8], separator: UInt8) -> [Row] {
        let cells = CSVCells(separator: separator)
        var rows: [Row] = []
        var position = 0
        while position < head.count, rows.count < mostRows {
            let (row, end) = row(in: head, from: position, cells)
            if row.kinds != [.empty] { rows.append(row) }
            position = end
        }
        return rows
    }

    private static func row(in head: [UInt8], from start: Int, _ cells: CSVCells) -> (row: Row, end: Int) {
        var row = Row(kinds: [])
        var position = start
        while true {
            let cell = cells.cell(in: head, from: position, [])
            row.kinds.append(TableRowForm.kind(of: cell, from: position, in: head))
            guard cell.end < head.count, head[cell.end] == cells.separator else { return (row, cell.end + 1) }
            position = cell.end + 1
            if position < head.count, head[position] == 0x20 { row.spaced += 1 }
        }
    }
}
