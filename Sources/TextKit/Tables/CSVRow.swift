/// One row of a table as RFC 4180 writes it.
package enum CSVRow {
    /// The fields of a row given without its line end, and whether the last quoted one was closed.
    package static func fields(
        of row: ArraySlice<UInt8>, separator: UInt8 = UInt8(ascii: ",")
    ) -> (fields: [[UInt8]], isClosed: Bool) {
        let (cells, isClosed) = CSVCells(separator: separator).texts(of: Array(row))
        return (cells.map(\.text), isClosed)
    }

    /// A row without the carriage returns and line feeds at its end.
    package static func withoutLineEnd(_ row: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        row[..<(row.lastIndex { $0 != 0x0A && $0 != 0x0D }.map { $0 + 1 } ?? row.startIndex)]
    }

    /// All rows of a table, each with its line end.
    package static func split(_ table: [UInt8]) -> [ArraySlice<UInt8>] {
        var rows: [ArraySlice<UInt8>] = []
        var ends = CSVRowEnds()
        var start = 0
        while let end = ends.next(in: table, from: start) {
            rows.append(table[start..<end])
            start = end
        }
        if start < table.count { rows.append(table[start...]) }
        return rows
    }
}

/// Finds where rows end: after line feeds outside of quotes.
///
/// Every quote counts, wherever it is: in a row written by RFC 4180 quotes come in pairs.
package struct CSVRowEnds: Sendable {
    private var isQuoted = false

    package init() {}

    /// The offset after the next row, searched from `start` on; nil if the bytes end within a row.
    ///
    /// The state of the quotes is kept, so that the search can continue when there are more bytes.
    package mutating func next(in bytes: [UInt8], from start: Int) -> Int? {
        var position = start
        while position < bytes.count {
            if isQuoted { position = ByteSearch.first(CSVCells.quote, in: bytes, from: position) }
            guard position < bytes.count else { return nil }
            let byte = bytes[position]
            position += 1
            if byte == CSVCells.quote { isQuoted.toggle() }
            if byte == 0x0A && !isQuoted { return position }
        }
        return nil
    }
}
