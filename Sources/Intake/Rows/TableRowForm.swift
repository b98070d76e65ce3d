internal import TextKit

/// What the rows of one table have in common, by the names of its columns and by its first good rows.
///
/// A quote that is not closed swallows the rows behind it, often with the right number of cells: this tells that a line within a
/// cell is a row of its own.
struct TableRowForm: Sendable {
    /// What a cell is by its bytes.
    enum Kind: Sendable { case empty, address, number, quoted, text }

    private enum Column {
        case unknown
        case known(Kind)
        case varied
    }

    private var columns: [Column]
    private var rows = 0
    /// As many rows tell how a table is written.
    private static let mostRows = 32

    var learnsMore: Bool { rows < Self.mostRows }

    init(names: [String]) {
        columns = names.map { ScrapeMapping.addressNames.contains($0) ? .known(.address) : .unknown }
    }

    mutating func learn(_ kinds: [Kind]) {
        rows += 1
        for (index, kind) in kinds.prefix(columns.count).enumerated() where kind != .empty {
            switch columns[index] {
            case .unknown: columns[index] = .known(kind)
            case .known(let known) where known != kind: columns[index] = .varied
            default: break
            }
        }
    }

    /// How much speaks for cells being those of a row, or nil if one is of another kind than its column.
    ///
    /// Prose may have a number where the rows have one, but hardly an address.
    func likeness(of kinds: some Sequence<Kind>) -> Int? {
        var likeness = 0
        for (column, kind) in zip(columns, kinds) {
            guard case .known(let known) = column, known != .text else { continue }
            if kind == known { likeness += known == .address ? 2 : 1 } else if kind != .empty { return nil }
        }
        return likeness
    }

    /// What a cell is.
    static func kind(of cell: CSVCells.Cell, from start: Int, in bytes: [UInt8]) -> Kind {
        let text = ASCII.trimmed(bytes[cell.quoted ?? start..<cell.end], of: ASCII.isSpace)
        guard let first = text.first else { return .empty }
        if ASCII.starts(text, with: Array("http".utf8)), text.prefix(8).contains(UInt8(ascii: ":")) {
            return .address
        }
        let isNumber = ASCII.isDigit(first) && text.count <= 32 && text.allSatisfy { !isOfText($0) }
        return isNumber ? .number : cell.quoted == nil ? .text : .quoted
    }

    /// Whether a byte is in no number and no date: "2026-05-12T08:00:00Z" has two letters.
    private static func isOfText(_ byte: UInt8) -> Bool {
        !ASCII.isDigit(byte) && !"-+:./, TZ".utf8.contains(byte)
    }
}
