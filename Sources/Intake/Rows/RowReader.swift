internal import Markup
internal import PipelineKit
internal import TextKit

/// Splits a stream of text into rows: objects of JSON, rows of a table, messages of a mailbox, or elements.
///
/// What is no sound row is handed over with the problem, and reading goes on behind it.
struct RowReader {
    /// A row and where it begins in the decompressed stream; `bytes` is nil where it is too long to keep.
    struct Row: Sendable {
        var bytes: [UInt8]?
        var offset: Int
        var end: Int
        /// One-based line that it begins on.
        var line: Int
        var reading = CSVReading()
        var problem: String?
    }

    /// Finds the ends of rows.
    private enum Cutter {
        case values(JSONRowScan)
        case elements(ElementRowScan)
        case messages(MessageRowScan)
        case table(TableGrammar?)
        /// Objects in an array whose beginning is not found yet.
        case members(JSONFrameScan?)
    }

    private typealias Place = (range: Range<Int>, reading: CSVReading, problem: String?)

    private var stream: DecompressedStream
    private var cutter: Cutter
    private let maximumBytes: Int
    /// The names that a table's columns may have.
    private let names: ScrapeMapping.ColumnNames
    /// How far the end of a row is looked for: halved each time that it is not there, so that a file of rows that never
    /// end takes no quadratic time.
    private var patience: Int
    private var decoder: WideTextDecoder?
    /// Whether a table has carriage returns alone, as spreadsheets on old Macs write them.
    private var endsLinesWithReturns = false
    /// Whether a table's rows end with the separator of records that ASCII has.
    private var endsRowsWithMarks = false
    private var buffer: [UInt8] = []
    private var cursor = 0
    /// Stream offset of `buffer[0]`.
    private var base = 0
    private var line = 1
    private var isAtEnd = false
    /// Whether compressed data was corrupt somewhere.
    private(set) var isDamaged = false
    /// What stands before the first element; empty for other rows.
    private(set) var head: [UInt8]?
    /// The names of a table's columns.
    private(set) var table: TableHeader?
    /// Where the arrays of rows are looked for that objects hold.
    private var frame: JSONFrameScan?

    init(
        _ source: any ByteSource, compression: Compression?, kind: RowKind, maximumBytes: Int, ratio: Int,
        names: ScrapeMapping.ColumnNames = .usual
    ) {
        self.names = names
        stream = DecompressedStream(source, offset: 0, compression: compression, ratio: ratio)
        self.maximumBytes = maximumBytes
        patience = maximumBytes
        switch kind {
        case .values: cutter = .values(JSONRowScan(position: 0))
        case .members, .entries(.jsonFeed): cutter = .members(nil)
        case .table: cutter = .table(nil)
        case .mailbox: cutter = .messages(MessageRowScan(position: 0))
        case .wikiPages, .wikiDocuments, .entries:
            cutter = .elements(ElementRowScan(kind.elements, position: 0))
        }
    }

    private var isTable: Bool { if case .table = cutter { true } else { false } }

    /// Whether an array was open where the stream ended.
    var endsInArray: Bool {
        if case .values(let scan) = cutter { scan.openArrays > 0 } else { false }
    }

    /// The line that reading has come to.
    var currentLine: Int { line }

    /// The next row that is not blank; nil at the end.
    mutating func next() throws(SourceRefusal) -> Row? {
        try readTableHeader()
        try findMembers()
        while let place = try locate() {
            if head == nil { head = Array(buffer[..<place.range.lowerBound].prefix(1 << 20)) }
            advance(to: place.range.lowerBound)
            let (offset, first) = (base + cursor, line)
            let isKept = place.range.count <= maximumBytes
            let bytes = isKept ? Array(buffer[place.range]) : nil
            advance(to: place.range.upperBound)
            guard bytes?.contains(where: { $0 > 0x20 }) != false else { continue }
            if let bytes, beginTable(bytes) { continue }
            return Row(
                bytes: bytes, offset: offset, end: base + cursor, line: first, reading: place.reading,
                problem: place.problem ?? bytes.flatMap(Self.hole))
        }
        return nil
    }

    /// What is said of a row that was not written whole.
    private static func hole(_ bytes: [UInt8]) -> String? {
        ZeroBlock.isIn(bytes) ? "a block of zeros stands where a part of the row was not written" : nil
    }

    private mutating func advance(to place: Int) {
        line = buffer[cursor..<place].reduce(line) { $0 &+ ($1 == 0x0A ? 1 : 0) }
        cursor = place
    }

    /// Lets go of what has been read.
    private mutating func compact() {
        guard cursor > 1 << 20 || cursor == buffer.count else { return }
        let count = cursor
        base += count
        buffer.removeSubrange(..<count)
        cursor = 0
        switch cutter {
        case .values(var scan):
            scan.rebase(by: count)
            cutter = .values(scan)
        case .elements(var scan):
            scan.rebase(by: count)
            cutter = .elements(scan)
        case .messages(var scan):
            scan.rebase(by: count)
            cutter = .messages(scan)
        case .members(var scan?):
            scan.rebase(by: count)
            cutter = .members(scan)
        case .table, .members(nil): break
        }
    }

    private mutating func locate() throws(SourceRefusal) -> Place? {
        compact()
        while true {
            let isForced = isAtEnd || buffer.count - cursor > patience
            if let place = cut(isForced) {
                if place.problem != nil { patience = max(patience / 2, 1 << 20) }
                return place
            }
            if case .members = cutter {
                guard try findMoreMembers() else { return nil }
            } else if !(try fill()), isForced {
                return nil
            }
        }
    }

    private mutating func cut(_ isForced: Bool) -> Place? {
        switch cutter {
        case .values(var scan):
            let row = scan.next(in: buffer, isAtEnd: isForced)
            cutter = .values(scan)
            if row == nil, scan.hasEnded { endMembers(at: scan.position) }
            return row.map { ($0.range, [], $0.problem) }
        case .elements(var scan):
            defer { cutter = .elements(scan) }
            return scan.next(in: buffer, isAtEnd: isForced).map { ($0.range, [], $0.problem) }
        case .messages(var scan):
            defer { cutter = .messages(scan) }
            let end = scan.end(in: buffer, from: cursor, isAtEnd: isForced)
            guard let end = end ?? (isForced && cursor < buffer.count ? buffer.count : nil) else {
                return nil
            }
            return (cursor..<end, [], nil)
        case .table(var grammar?):
            guard cursor < buffer.count else { return nil }
            let row = grammar.row(in: buffer, from: cursor, isAtEnd: isForced)
            cutter = .table(grammar)
            return row.map { (cursor..<$0.end, $0.reading, $0.problem) }
        case .table(nil), .members: return nil
        }
    }

    // MARK: A table's head

    /// Passes over what stands before the names of the columns, and reads those.
    private mutating func readTableHeader() throws(SourceRefusal) {
        guard case .table(nil) = cutter else { return }
        while buffer.count < TableHeader.window, try fill() {}
        guard let header = try findHeader() else { return }
        advance(to: header.start)
        var grammar = TableGrammar(separator: header.separator)
        cutter = .table(grammar)
        guard let place = try locate() else { return }
        grammar = TableGrammar(
            separator: header.separator,
            hasReturns: buffer[place.range].suffix(2).elementsEqual([0x0D, 0x0A]))
        let names = TableHeader(Array(buffer[place.range]), grammar)
        grammar.begin(names: names.names)
        table = names
        cutter = .table(grammar)
        advance(to: place.range.upperBound)
    }

    /// Goes on with other columns behind the header of another table, as files have it that were put together from several.
    private mutating func beginTable(_ row: [UInt8]) -> Bool {
        guard case .table(.some) = cutter, let header = table?.changed(by: row, names: names) else {
            return false
        }
        let line = Array(CSVRow.withoutLineEnd(row[...]))
        var grammar = TableGrammar(separator: header.separator)
        grammar.begin(names: TableHeader(line, grammar).names)
        cutter = .table(grammar)
        table = header
        return true
    }

    /// The line that names a text; else the first, or the one behind that which names the separator.
    private mutating func findHeader() throws(SourceRefusal) -> TableHeader.Place? {
        if let place = TableHeader.find(in: buffer[...], isNamed: true, names: names) { return place }
        guard let first = try firstLine() else { return nil }
        let separator = TableHeader.statedSeparator(buffer[first])
        if separator != nil { advance(to: first.upperBound) }
        return try firstLine().map {
            .init(
                start: $0.lowerBound,
                separator: separator ?? TableHeader.likeliestSeparator(buffer[$0]))
        }
    }

    /// The next line that is not blank.
    private mutating func firstLine() throws(SourceRefusal) -> Range<Int>? {
        while true {
            let end = ByteSearch.first(0x0A, in: buffer, from: cursor)
            if end < buffer.count, end - cursor < 2, buffer[cursor..<end].allSatisfy({ $0 <= 0x20 }) {
                advance(to: end + 1)
            } else if end < buffer.count || buffer.count - cursor > 1 << 16 {
                return cursor..<min(end + 1, buffer.count)
            } else if !(try fill()) {
                return cursor < buffer.count ? cursor..<buffer.count : nil
            }
        }
    }

    // MARK: An object that holds rows

    /// Looks for the array of rows; where there is none, the object itself is the row.
    private mutating func findMembers() throws(SourceRefusal) {
        guard case .members(nil) = cutter else { return }
        while buffer.count < JSONFrame.window, try fill() {}
        guard let scan = JSONFrame.firstRows(in: buffer) else {
            cutter = .values(JSONRowScan(position: 0))
            return
        }
        beginMembers(scan)
    }

    private mutating func beginMembers(_ scan: JSONFrameScan) {
        head = Array(buffer[min(scan.top ?? cursor, scan.place)..<scan.place].suffix(JSONFrame.window))
        advance(to: scan.place)
        frame = scan
        cutter = .values(JSONRowScan(position: scan.place, isOnlyArray: true))
    }

    /// Behind an array of rows.
    private mutating func endMembers(at position: Int) {
        advance(to: position)
        frame?.resume(at: position)
        cutter = .members(frame)
    }

    /// Looks for another array of rows, in the same object or in one behind it; false if there is none.
    private mutating func findMoreMembers() throws(SourceRefusal) -> Bool {
        while case .members(var scan?) = cutter {
            let found = scan.next(in: buffer, before: buffer.count)
            cutter = .members(scan)
            if found != nil {
                beginMembers(scan)
                return true
            }
            // What was looked through is let go of, but for the beginning of an object that may be a feed's.
            let kept = scan.top.flatMap { buffer.count - $0 < JSONFrame.window ? $0 : nil } ?? scan.place
            advance(to: min(max(cursor, kept), buffer.count))
            compact()
            if !(try fill()) { return false }
        }
        return false
    }

    // MARK: Bytes

    private mutating func fill() throws(SourceRefusal) -> Bool {
        while !isAtEnd {
            var bytes: [UInt8] = []
            switch try stream.pull(into: &bytes) {
            case .data:
                if base == 0, buffer.isEmpty {
                    base = FalseMark.length(bytes[...])
                    bytes.removeFirst(base)
                    decoder = WideTextDecoder(head: bytes)
                    endsLinesWithReturns = isTable && bytes.contains(0x0D) && !bytes.contains(0x0A)
                    endsRowsWithMarks = isTable && bytes.contains(TableGrammar.recordSeparator)
                }
                append(bytes)
                return true
            case .memberEnd: continue
            case .damage: isDamaged = true
            case .end: isAtEnd = true
            }
        }
        if decoder != nil { decoder?.append([], to: &buffer, isAtEnd: true) }
        return false
    }

    private mutating func append(_ bytes: [UInt8]) {
        guard decoder != nil else {
            let end: UInt8? =
                endsLinesWithReturns ? 0x0D : endsRowsWithMarks ? TableGrammar.recordSeparator : nil
            buffer += end.map { end in bytes.map { $0 == end ? 0x0A : $0 } } ?? bytes
            return
        }
        decoder?.append(bytes, to: &buffer)
    }
}
