/// One way to read the quotes of a table; the empty one is RFC 4180.
package struct CSVReading: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A closing quote is not followed by a separator and a blank, which is how a sentence goes on.
    package static let spaced = CSVReading(rawValue: 1)
    /// A cell with a quote inside that is not doubled is not quoted at all.
    package static let bare = CSVReading(rawValue: 2)
    /// A quoted cell ends on its line.
    package static let line = CSVReading(rawValue: 4)
    /// Blanks before an opening quote do not count.
    package static let indented = CSVReading(rawValue: 8)
    /// A line feed ends a row only behind a carriage return.
    package static let returns = CSVReading(rawValue: 16)
}

/// Finds the cells of rows.
///
/// A quote opens a cell only at its start, and closes it only before a separator or the end of a row; any other quote is
/// text.
package struct CSVCells: Sendable {
    package struct Cell: Sendable {
        /// The place of the separator or the line end behind it.
        package var end: Int
        /// What is between the quotes of a quoted one.
        package var quoted: Range<Int>?
        package var isClosed = true
        /// Whether it has quotes inside that are not doubled.
        package var isLoose = false
    }

    package static let quote = UInt8(ascii: "\"")

    package let separator: UInt8
    /// From where on no quote closes a cell in a buffer of that size: quotes that never close are looked for once.
    package var unclosed: (from: Int, count: Int)?

    package init(separator: UInt8) { self.separator = separator }

    /// The cell that begins at a place.
    package func cell(in bytes: [UInt8], from start: Int, _ reading: CSVReading) -> Cell {
        var opening = start
        if reading.contains(.indented) {
            while opening < bytes.count, bytes[opening] == 0x20 { opening += 1 }
        }
        guard opening < bytes.count, bytes[opening] == Self.quote else {
            return bareCell(in: bytes, from: start, reading)
        }
        if let unclosed, unclosed.count == bytes.count, opening >= unclosed.from, !reading.contains(.line) {
            return Cell(end: bytes.count, quoted: opening + 1..<bytes.count, isClosed: false)
        }
        return quotedCell(in: bytes, from: opening, reading) ?? bareCell(in: bytes, from: start, reading)
    }

    /// The cell that a quote opens; nil if it does not open one after all.
    private func quotedCell(in bytes: [UInt8], from opening: Int, _ reading: CSVReading) -> Cell? {
        var isLoose = false
        var start = opening + 1
        while let position = nextQuote(in: bytes, from: start, reading) {
            let isDoubled = position + 1 < bytes.count && bytes[position + 1] == Self.quote
            // Where single quotes are not doubled, two before a separator are one of the text and the closing one.
            let closing = isDoubled && isLoose ? position + 1 : position
            if !isDoubled || isLoose, let end = ending(in: bytes, after: closing, reading) {
                return Cell(end: end, quoted: opening + 1..<closing, isLoose: isLoose)
            }
            if !isDoubled {
                if reading.contains(.bare) { return nil }
                isLoose = true
            }
            start = position + (isDoubled ? 2 : 1)
        }
        if reading.contains(.line) { return nil }
        return Cell(end: bytes.count, quoted: opening + 1..<bytes.count, isClosed: false, isLoose: isLoose)
    }

    /// The next quote; nil where the bytes end before it, or the line that the cell may not leave.
    private func nextQuote(in bytes: [UInt8], from start: Int, _ reading: CSVReading) -> Int? {
        var place = start
        if reading.contains(.line) {
            while place < bytes.count, bytes[place] != Self.quote {
                if bytes[place] == 0x0A { return nil }
                place += 1
            }
        } else {
            place = ByteSearch.first(Self.quote, in: bytes, from: start)
        }
        return place < bytes.count ? place : nil
    }

    /// Where the cell ends that a quote closes; nil if text follows the quote.
    private func ending(in bytes: [UInt8], after quote: Int, _ reading: CSVReading) -> Int? {
        var position = quote + 1
        while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x0D { position += 1 }
        guard position < bytes.count, bytes[position] != 0x0A else { return position }
        guard bytes[position] == separator else { return nil }
        let isSentence = position + 1 < bytes.count && bytes[position + 1] == 0x20
        return reading.contains(.spaced) && isSentence ? nil : position
    }

    private func bareCell(in bytes: [UInt8], from start: Int, _ reading: CSVReading) -> Cell {
        var end = start
        while end < bytes.count, bytes[end] != separator {
            let isBare = reading.contains(.returns) && end > start && bytes[end - 1] != 0x0D
            if bytes[end] == 0x0A, !isBare { break }
            end += 1
        }
        return Cell(end: end)
    }

    /// The cells of one row without its line end, each with its text and whether it stood in quotes.
    package func texts(
        of row: [UInt8], _ reading: CSVReading = []
    ) -> (cells: [(text: [UInt8], isQuoted: Bool)], isClosed: Bool) {
        var cells: [(text: [UInt8], isQuoted: Bool)] = []
        var position = 0
        while true {
            let cell = cell(in: row, from: position, reading)
            if let quoted = cell.quoted {
                cells.append((Self.unquoted(row[quoted], isLoose: cell.isLoose), true))
            } else {
                cells.append((Array(row[position..<cell.end]), false))
            }
            guard cell.end < row.count, row[cell.end] == separator else { return (cells, cell.isClosed) }
            position = cell.end + 1
        }
    }

    /// The text of a quoted cell; where a backslash stands before each quote that is not doubled, it is no part of the text.
    private static func unquoted(_ bytes: ArraySlice<UInt8>, isLoose: Bool) -> [UInt8] {
        guard isLoose else { return withoutDoubling(bytes) }
        let backslash = UInt8(ascii: "\\")
        let places = bytes.indices.filter { bytes[$0] == quote }
        let isEscaped = places.allSatisfy { $0 > bytes.startIndex && bytes[$0 - 1] == backslash }
        guard isEscaped else { return withoutDoubling(bytes) }
        var text: [UInt8] = []
        var isBehind = false
        for byte in bytes {
            if isBehind, byte == quote || byte == backslash { text.removeLast() }
            text.append(byte)
            isBehind = byte == backslash && !isBehind
        }
        return text
    }

    private static func withoutDoubling(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let written = Array(bytes)
        var place = ByteSearch.first(quote, in: written, from: 0)
        guard place < written.count else { return written }
        var text: [UInt8] = []
        var start = 0
        while place < written.count {
            text += written[start...place]
            let isDoubled = place + 1 < written.count && written[place + 1] == quote
            start = place + (isDoubled ? 2 : 1)
            place = ByteSearch.first(quote, in: written, from: start)
        }
        return text + written[start...]
    }
}
