internal import TextKit

/// How the rows of somebody's table are cut: RFC 4180, and what spreadsheets and scripts make of it.
///
/// A quote opens a cell only at its start, and closes it only before a separator or the end of a row; any other quote is
/// text. Where that does not give as many cells as the header has, other readings of the same bytes are tried.
struct TableGrammar: Sendable {
    /// One way to read quotes.
    struct Reading: OptionSet, Sendable {
        let rawValue: UInt8
        /// A closing quote is not followed by a separator and a blank, which is how a sentence goes on.
        static let spaced = Reading(rawValue: 1)
        /// A cell with a quote inside that is not doubled is not quoted at all.
        static let bare = Reading(rawValue: 2)
        /// A quoted cell ends on its line.
        static let line = Reading(rawValue: 4)
        /// Blanks before an opening quote do not count.
        static let indented = Reading(rawValue: 8)
    }

    /// A row as read: where it ends, and how.
    struct Row {
        var end: Int
        var reading: Reading
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
    }

    private static let readings: [Reading] = [
        [], .spaced, .bare, .line, [.line, .bare], .indented, [.indented, .line],
    ]
    static let quote = UInt8(ascii: "\"")
    /// Comma, tab, semicolon and bar.
    static let separators: [UInt8] = [0x2C, 0x09, 0x3B, 0x7C]

    let separator: UInt8
    /// Cells of the header; nil while the header is read.
    var columns: Int?
    /// How rows begin that were read well.
    private var opening: [UInt8]?
    /// From where on no quote closes a cell in a buffer of that size: quotes that never close are looked for once.
    private var unclosed: (from: Int, count: Int)?
    /// How often a quote seemed to be closed by another row's; after some, a quoted cell ends on its line, or reading
    /// takes quadratic time.
    private var failures = 0
    private static let mostFailures = 256

    init(separator: UInt8) { self.separator = separator }

    /// The row that begins at a place; nil if more bytes are needed to tell, and there are some.
    mutating func row(in bytes: [UInt8], from start: Int, isAtEnd: Bool) -> Row? {
        let first = scan(
            bytes, from: start, isAtEnd: isAtEnd, failures > Self.mostFailures ? .line : [])
        guard isAtEnd || first.isClosed && first.end < bytes.count else { return nil }
        guard let columns else { return first }
        if let from = first.unclosedAt { unclosed = (from, bytes.count) }
        if let fitting = fitting(first, bytes, start, columns) {
            opening = opening ?? Self.shape(bytes[start...])
            if fitting.end < first.end { failures += 1 }
            return fitting
        }
        if first.isClosed && (first.cells < columns || first.hasOnlyEmptyExtras) { return first }
        let problem =
            first.isClosed
            ? "\(first.cells) cells where the header has \(columns)"
            : "a quoted cell is not closed: the row is cut off, or its quotes do not match"
        let isOneLine = first.isClosed && first.end == Self.lineEnd(bytes, start)
        return Row(
            end: isOneLine ? first.end : resumption(bytes, start, columns), reading: [], problem: problem)
    }

    private static func lineEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        min(ByteSearch.first(0x0A, in: bytes, from: start) + 1, bytes.count)
    }

    /// The first reading that gives a cell for each column.
    private func fitting(_ first: Row, _ bytes: [UInt8], _ start: Int, _ columns: Int) -> Row? {
        let fits = first.isClosed && first.cells == columns
        // A stray quote at the start of a cell is closed by the next row's, as it seems.
        let isSuspicious = first.isLoose && first.end > Self.lineEnd(bytes, start)
        if fits && !isSuspicious { return first }
        for reading in fits ? [.line] : Self.readings.dropFirst() {
            let row = scan(bytes, from: start, isAtEnd: true, reading)
            guard row.isClosed, row.cells == columns else { continue }
            let isShorter = row.end < first.end || !first.isClosed
            if !isShorter || isRow(bytes, at: row.end, columns) { return row }
        }
        return fits ? first : nil
    }

    /// Whether a row begins at a place, or the file ends there as files end: then what stands before it is not torn.
    private func isRow(_ bytes: [UInt8], at start: Int, _ columns: Int) -> Bool {
        guard start < bytes.count else { return bytes.last == 0x0A }
        return [[], .line].contains { (reading: Reading) in
            let row = scan(bytes, from: start, isAtEnd: true, reading)
            return row.isClosed && row.cells == columns
        }
    }

    /// Behind a bad row, the first line that is a row by itself and begins as good rows do; else the end.
    private func resumption(_ bytes: [UInt8], _ start: Int, _ columns: Int) -> Int {
        var position = start
        while position < bytes.count {
            position = Self.lineEnd(bytes, position)
            guard position < bytes.count else { break }
            if let opening, Self.shape(bytes[position...]) != opening { continue }
            let line = scan(bytes, from: position, isAtEnd: true, .line)
            if line.cells == columns || opening != nil && line.cells > 1 { return position }
        }
        return bytes.count
    }

    /// Digits, letters and signs of the first four bytes, so that rows by number and by address are both known again.
    private static func shape(_ row: ArraySlice<UInt8>) -> [UInt8] {
        row.prefix(4).map { ASCII.isDigit($0) ? 0x30 : ASCII.isLetter($0) ? 0x61 : $0 }
    }

    // MARK: Cells

    private struct Cell {
        var end: Int
        /// What is between the quotes of a quoted one.
        var text: Range<Int>?
        var isClosed = true
        var isLoose = false
    }

    private func scan(_ bytes: [UInt8], from start: Int, isAtEnd: Bool, _ reading: Reading) -> Row {
        var row = Row(end: start, reading: reading)
        var position = start
        while true {
            let cell = cell(bytes, from: position, reading)
            row.cells += 1
            row.isClosed = row.isClosed && cell.isClosed
            row.isLoose = row.isLoose || cell.isLoose
            if !cell.isClosed { row.unclosedAt = position }
            if row.cells > columns ?? .max, cell.end > position { row.hasOnlyEmptyExtras = false }
            guard cell.end < bytes.count, bytes[cell.end] == separator else {
                row.end = Self.lineEnd(bytes, cell.end)
                return row
            }
            position = cell.end + 1
        }
    }

    /// The cell that begins at a place: where it ends, and where its text is.
    private func cell(_ bytes: [UInt8], from start: Int, _ reading: Reading) -> Cell {
        var opening = start
        if reading.contains(.indented) {
            while opening < bytes.count, bytes[opening] == 0x20 { opening += 1 }
        }
        guard opening < bytes.count, bytes[opening] == Self.quote else { return bareCell(bytes, from: start) }
        if let unclosed, unclosed.count == bytes.count, opening >= unclosed.from, !reading.contains(.line) {
            return Cell(end: bytes.count, text: opening + 1..<bytes.count, isClosed: false)
        }
        var isLoose = false
        var position = opening + 1
        while position < bytes.count {
            guard bytes[position] == Self.quote else {
                if bytes[position] == 0x0A, reading.contains(.line) { return bareCell(bytes, from: start) }
                position += 1
                continue
            }
            let isDoubled = position + 1 < bytes.count && bytes[position + 1] == Self.quote
            // Where single quotes are not doubled, two before a separator are one of the text and the closing one.
            let closing = isDoubled && isLoose ? position + 1 : position
            if !isDoubled || isLoose, let end = ending(bytes, after: closing, reading) {
                return Cell(end: end, text: opening + 1..<closing, isLoose: isLoose)
            }
            if !isDoubled {
                if reading.contains(.bare) { return bareCell(bytes, from: start) }
                isLoose = true
            }
            position += isDoubled ? 2 : 1
        }
        if reading.contains(.line) { return bareCell(bytes, from: start) }
        return Cell(end: bytes.count, text: opening + 1..<bytes.count, isClosed: false, isLoose: isLoose)
    }

    /// Where the cell ends that a quote closes; nil if text follows the quote.
    private func ending(_ bytes: [UInt8], after quote: Int, _ reading: Reading) -> Int? {
        var position = quote + 1
        while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x0D { position += 1 }
        guard position < bytes.count, bytes[position] != 0x0A else { return position }
        guard bytes[position] == separator else { return nil }
        let isSentence = position + 1 < bytes.count && bytes[position + 1] == 0x20
        return reading.contains(.spaced) && isSentence ? nil : position
    }

    private func bareCell(_ bytes: [UInt8], from start: Int) -> Cell {
        var end = start
        while end < bytes.count, bytes[end] != separator, bytes[end] != 0x0A { end += 1 }
        return Cell(end: end)
    }

    /// The texts of a row's cells.
    func cells(of row: [UInt8], _ reading: Reading) -> [String] {
        let bytes = Array(CSVRow.withoutLineEnd(row[...]))
        var cells: [String] = []
        var position = 0
        while true {
            let cell = cell(bytes, from: position, reading)
            cells.append(
                Self.text(cell.text.map { bytes[$0] } ?? bytes[position..<cell.end], cell.text != nil))
            guard cell.end < bytes.count, bytes[cell.end] == separator else { return cells }
            position = cell.end + 1
        }
    }

    private static func text(_ bytes: ArraySlice<UInt8>, _ isQuoted: Bool) -> String {
        guard isQuoted, bytes.contains(quote) else { return String(decoding: bytes, as: UTF8.self) }
        var text: [UInt8] = []
        var isSecond = false
        for byte in bytes {
            isSecond = byte == quote && !isSecond && text.last == quote
            if !isSecond { text.append(byte) }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
