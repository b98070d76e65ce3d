internal import TextKit

/// How the rows of somebody's table are cut: RFC 4180, and what spreadsheets and scripts make of it.
///
/// Where the plain reading of quotes does not give as many cells as the header has, or swallows other rows, other readings of
/// the same bytes are tried.
struct TableGrammar: Sendable {
    /// A row as read: where it ends, and how.
    struct Row {
        var end: Int
        var reading: CSVReading
        var cells = 0
        /// Whether the cells behind those of the header are empty.
        var hasOnlyEmptyExtras = true
        var isClosed = true
        /// Whether a quoted cell has quotes inside that are not doubled.
        var isLoose = false
        /// Where the cell begins that is not closed.
        var unclosedAt: Int?
        /// Why it is not used.
        var problem: String?

        func fits(_ columns: Int) -> Bool { isClosed && cells == columns }
    }

    private static let readings: [CSVReading] = [
        [], .spaced, .bare, .line, [.line, .bare], .indented, [.indented, .line],
    ]
    /// Comma, tab, semicolon, bar, caret, tilde, and the separator of units that ASCII has.
    static let separators: [UInt8] = [0x2C, 0x09, 0x3B, 0x7C, 0x5E, 0x7E, unitSeparator]
    static let unitSeparator: UInt8 = 0x1F
    static let recordSeparator: UInt8 = 0x1E

    private(set) var cells: CSVCells
    /// Cells of the header; nil while the header is read.
    private var columns: Int?
    /// How rows look.
    private var form = TableRowForm(names: [])
    /// How often a quote seemed to be closed by another row's; after some, a quoted cell ends on its line, or reading
    /// takes quadratic time.
    private var failures = 0
    private static let mostFailures = 256

    /// Whether lines end with a carriage return and a line feed, so that one without the other may be in a cell.
    private let hasReturns: Bool

    init(separator: UInt8, hasReturns: Bool = false) {
        cells = CSVCells(separator: separator)
        self.hasReturns = hasReturns
    }

    /// Goes on behind the header.
    mutating func begin(names: [String]) {
        columns = names.count
        form = TableRowForm(names: names)
    }

    /// The row that begins at a place; nil if more bytes are needed to tell, and there are some.
    mutating func row(in bytes: [UInt8], from start: Int, isAtEnd: Bool) -> Row? {
        let first = scan(bytes, from: start, failures > Self.mostFailures ? .line : [])
        guard isAtEnd || first.isClosed && first.end < bytes.count else { return nil }
        guard let columns else { return first }
        if let joined = joined(first, in: bytes, from: start, columns) {
            return joined.end < bytes.count || isAtEnd ? joined : nil
        }
        if let from = first.unclosedAt { cells.unclosed = (from, bytes.count) }
        let swallowed = swallowedRow(in: first, bytes, start, columns)
        if let fitting = fitting(first, bytes, start, columns, before: swallowed) {
            if form.learnsMore { form.learn(kinds(bytes, from: start, fitting.reading)) }
            if fitting.end < first.end { failures += 1 }
            return fitting
        }
        let isShort = first.isClosed && (first.cells < columns || first.hasOnlyEmptyExtras)
        if isShort, swallowed == nil { return first }
        return bad(first, bytes, start, columns, before: swallowed)
    }

    /// A row that a line feed within a cell without quotes seems to end, where lines end with a return as well.
    private func joined(_ first: Row, in bytes: [UInt8], from start: Int, _ columns: Int) -> Row? {
        let isShort = hasReturns && first.isClosed && first.cells < columns && first.end - start >= 2
        guard isShort, first.end < bytes.count, bytes[first.end - 2] != 0x0D else { return nil }
        let row = scan(bytes, from: start, .returns)
        return row.fits(columns) ? row : nil
    }

    /// What is no row, up to the next one.
    private func bad(
        _ first: Row, _ bytes: [UInt8], _ start: Int, _ columns: Int, before swallowed: Int?
    ) -> Row {
        let hasMore = first.isClosed && swallowed == nil
        let problem =
            hasMore
            ? "\(first.cells) cells where the header has \(columns)"
            : "a quoted cell is not closed: the row is cut off, or its quotes do not match"
        let isOneLine = first.isClosed && first.end == Self.lineEnd(bytes, start)
        let end = swallowed ?? (isOneLine ? first.end : resumption(bytes, start, columns))
        return Row(end: end, reading: [], problem: problem)
    }

    private static func lineEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        min(ByteSearch.first(0x0A, in: bytes, from: start) + 1, bytes.count)
    }

    /// The first reading that gives a cell for each column and swallows no other row.
    private func fitting(
        _ first: Row, _ bytes: [UInt8], _ start: Int, _ columns: Int, before swallowed: Int?
    ) -> Row? {
        let fits = first.fits(columns) && swallowed == nil
        // A stray quote at the start of a cell is closed by the next row's, as it seems.
        let isSuspicious = first.isLoose && first.end > Self.lineEnd(bytes, start)
        if fits && !isSuspicious { return first }
        // A row that ends before another is read by itself: only a reading by lines sees the same in it then.
        let readings = fits ? [.line] : Self.readings.filter { swallowed == nil || $0.contains(.line) }
        for reading in readings where !reading.isEmpty {
            let row = scan(bytes, from: start, reading)
            guard row.fits(columns), row.end <= swallowed ?? .max else { continue }
            let isShorter = row.end < first.end || !first.isClosed
            if !isShorter || row.end == swallowed || isRow(bytes, at: row.end, columns) { return row }
        }
        return fits ? first : nil
    }

    /// Whether a row begins at a place, or the file ends there as files end: then what stands before it is not torn.
    private func isRow(_ bytes: [UInt8], at start: Int, _ columns: Int) -> Bool {
        guard start < bytes.count else { return bytes.last == 0x0A }
        return [[], .line].contains { (reading: CSVReading) in
            scan(bytes, from: start, reading).fits(columns)
        }
    }

    // MARK: Rows within a cell

    /// Where a row begins within the lines that were taken for one; nil if there is none.
    ///
    /// A text that is quoted as it should be may have a line with as many commas: what makes it a row then is an address in its
    /// place, or two other cells in theirs.
    private func swallowedRow(in first: Row, _ bytes: [UInt8], _ start: Int, _ columns: Int) -> Int? {
        let isSound = first.fits(columns) && !first.isLoose
        var line = Self.lineEnd(bytes, start)
        while line < first.end {
            if let likeness = likeness(bytes, at: line, columns) {
                let isSpaced = likeness == 0 && hasSpacedCells(bytes, at: line)
                if isSound ? likeness >= 2 : !isSpaced { return line }
            }
            line = Self.lineEnd(bytes, line)
        }
        return nil
    }

    /// Behind a bad row, the first line that is a row by itself or begins one; else the end.
    private func resumption(_ bytes: [UInt8], _ start: Int, _ columns: Int) -> Int {
        var position = start
        while position < bytes.count {
            position = Self.lineEnd(bytes, position)
            if position < bytes.count, likeness(bytes, at: position, columns) != nil { return position }
        }
        return bytes.count
    }

    /// How much speaks for a line being a row, or the beginning of one whose last cell goes on; nil if it is none.
    private func likeness(_ bytes: [UInt8], at start: Int, _ columns: Int) -> Int? {
        var kinds: [TableRowForm.Kind] = []
        var opening: Int?
        eachCell(bytes, from: start, .line) { cell, place in
            let isOpen = cell.quoted == nil && place < bytes.count && bytes[place] == CSVCells.quote
            if isOpen, opening == nil { opening = kinds.count }
            kinds.append(TableRowForm.kind(of: cell, from: place, in: bytes))
        }
        if kinds.count == columns, let likeness = form.likeness(of: kinds) { return likeness }
        // Without a separator in its first line a cell that goes on makes the number right, and is none of its kind.
        if kinds.count == columns, opening != columns - 1 { return nil }
        guard let opening, opening > 0, opening < columns,
            let likeness = form.likeness(of: kinds[..<opening]), likeness > 0
        else { return nil }
        return likeness
    }

    /// Whether separators are followed by blanks, as commas in a sentence are.
    private func hasSpacedCells(_ bytes: [UInt8], at start: Int) -> Bool {
        let line = bytes[start..<Self.lineEnd(bytes, start)]
        return zip(line, line.dropFirst()).contains { $0 == cells.separator && $1 == 0x20 }
    }

    private func kinds(_ bytes: [UInt8], from start: Int, _ reading: CSVReading) -> [TableRowForm.Kind] {
        var kinds: [TableRowForm.Kind] = []
        eachCell(bytes, from: start, reading) { cell, place in
            kinds.append(TableRowForm.kind(of: cell, from: place, in: bytes))
        }
        return kinds
    }

    // MARK: Cells

    private func eachCell(
        _ bytes: [UInt8], from start: Int, _ reading: CSVReading, _ take: (CSVCells.Cell, Int) -> Void
    ) {
        var position = start
        while true {
            let cell = cells.cell(in: bytes, from: position, reading)
            take(cell, position)
            guard cell.end < bytes.count, bytes[cell.end] == cells.separator else { return }
            position = cell.end + 1
        }
    }

    private func scan(_ bytes: [UInt8], from start: Int, _ reading: CSVReading) -> Row {
        var row = Row(end: start, reading: reading)
        var position = start
        while true {
            let cell = cells.cell(in: bytes, from: position, reading)
            row.cells += 1
            row.isClosed = row.isClosed && cell.isClosed
            row.isLoose = row.isLoose || cell.isLoose
            if !cell.isClosed { row.unclosedAt = position }
            if row.cells > columns ?? .max, cell.end > position { row.hasOnlyEmptyExtras = false }
            guard cell.end < bytes.count, bytes[cell.end] == cells.separator else {
                row.end = Self.lineEnd(bytes, cell.end)
                return row
            }
            position = cell.end + 1
        }
    }

    /// The texts of a row's cells.
    func texts(of row: [UInt8], _ reading: CSVReading) -> [String] {
        cells.texts(of: Array(CSVRow.withoutLineEnd(row[...])), reading).cells
            .map { String(decoding: $0.text, as: UTF8.self) }
    }
}
