internal import JSON
package import PipelineKit

/// One JSON object a line, every key in every row, UTF-8 and LF.
package struct JSONLinesSink: RecordSink {
    /// Options of the sink.
    package struct Options: StageOptions {
        package var maximumPartBytes = PartWriter.standardPartBytes
        package var compression = PartCompression.none

        package init() {}

        package init(reading reader: inout OptionReader) {
            maximumPartBytes = reader.maximumPartBytes()
            compression = reader.compression()
        }
    }

    /// The sink as configured.
    package struct Factory: SinkFactory {
        package let options: Options
        package var folder: String { "articles" }

        package init(options: Options) { self.options = options }

        package func makeSink(
            staging: String, runID: String, columns: [RecordSchema.Column]
        ) throws(OutputError) -> any RecordSink {
            JSONLinesSink(
                columns: columns,
                writer: PartWriter(
                    .init(
                        staging: staging, folder: "articles/run=\(runID)", suffix: "jsonl",
                        maximumPartBytes: options.maximumPartBytes, compression: options.compression)))
        }
    }

    private let columns: [RecordSchema.Column]
    private var writer: PartWriter
    private var row = JSONWriter()

    private init(columns: [RecordSchema.Column], writer: PartWriter) {
        self.columns = columns
        self.writer = writer
    }

    package mutating func write(_ record: Record) throws(OutputError) {
        row.removeAll()
        row.record(record, columns: columns)
        row.newline()
        try writer.write(row: row.bytes)
    }

    package mutating func close() throws(OutputError) -> [OutputFile] { try writer.close() }
}

extension OptionReader {
    /// The option for the size of a part, the same for every sink.
    package mutating func maximumPartBytes() -> Int {
        integer(
            "maximumPartBytes", default: PartWriter.standardPartBytes, in: 1 << 10...1 << 40,
            "Size before compression after which a part file ends, with the row that exceeds it.")
    }

    /// The option for the compression of parts, the same for every sink.
    package mutating func compression() -> PartCompression {
        choice(
            "compression", default: PartCompression.none,
            "Compression of part files: none, gzip (.gz) or zstd (.zst).")
    }
}
