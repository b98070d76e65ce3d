internal import JSON
package import PipelineKit

/// RFC 4180: UTF-8 without BOM, CRLF, a header row, text always quoted, null as an unquoted empty cell.
package struct CSVSink: RecordSink {
    /// Options of the sink.
    package struct Options: StageOptions {
        package var maximumPartBytes = PartWriter.standardPartBytes
        package var compression = PartCompression.none
        package var guardFormulas = false

        package init() {}

        package init(reading reader: inout OptionReader) {
            maximumPartBytes = reader.maximumPartBytes()
            compression = reader.compression()
            guardFormulas = reader.bool(
                "guardFormulas", default: guardFormulas,
                "Prefix text that a spreadsheet may read as a formula (= + - @, tab, CR) with an apostrophe."
            )
        }
    }

    /// The sink as configured.
    package struct Factory: SinkFactory {
        package let options: Options
        package var folder: String { "articles_csv" }

        package init(options: Options) { self.options = options }

        package func makeSink(
            staging: String, runID: String, columns: [RecordSchema.Column]
        ) throws(OutputError) -> any RecordSink {
            CSVSink(
                columns: columns,
                writer: PartWriter(
                    .init(
                        staging: staging, folder: "articles_csv/run=\(runID)", suffix: "csv",
                        header: CSVSink.header(columns), maximumPartBytes: options.maximumPartBytes,
                        compression: options.compression)),
                guardFormulas: options.guardFormulas)
        }
    }

    private let columns: [RecordSchema.Column]
    private var writer: PartWriter
    private let guardFormulas: Bool
    private var row: [UInt8] = []
    private var cell = JSONWriter()

    /// What a spreadsheet may read as the beginning of a formula.
    static let formulaSigns = Array("=+-@\t\r".utf8)

    /// The first line of every part.
    package static func header(_ columns: [RecordSchema.Column]) -> [UInt8] {
        Array((columns.map(\.name).joined(separator: ",") + "\r\n").utf8)
    }

    private init(columns: [RecordSchema.Column], writer: PartWriter, guardFormulas: Bool) {
        self.columns = columns
        self.writer = writer
        self.guardFormulas = guardFormulas
    }

    package mutating func write(_ record: Record) throws(OutputError) {
        row.removeAll(keepingCapacity: true)
        for column in columns {
            if !row.isEmpty { row.append(UInt8(ascii: ",")) }
            switch column.value(record) {
            case .text(let text):
                if let text { Self.appendQuoted(text.utf8, guarded: guardFormulas, to: &row) }
            case .integer(let value): row.append(contentsOf: String(value).utf8)
            case .json(let body):
                cell.removeAll()
                body(&cell)
                Self.appendQuoted(cell.bytes, guarded: false, to: &row)
            }
        }
        row.append(0x0D)
        row.append(0x0A)
        try writer.write(row: row)
    }

    /// Appends a quoted cell; before what may be a formula goes an apostrophe, if the cell is guarded.
    package static func appendQuoted(_ text: some Collection<UInt8>, guarded: Bool, to row: inout [UInt8]) {
        row.append(UInt8(ascii: "\""))
        if guarded, let first = text.first, formulaSigns.contains(first) {
            row.append(UInt8(ascii: "'"))
        }
        for byte in text {
            if byte == UInt8(ascii: "\"") { row.append(byte) }
            row.append(byte)
        }
        row.append(UInt8(ascii: "\""))
    }

    package mutating func close() throws(OutputError) -> [OutputFile] { try writer.close() }
}
