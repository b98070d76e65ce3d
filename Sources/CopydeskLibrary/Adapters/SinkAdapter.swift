internal import DatasetIO
internal import PipelineKit

/// Makes an added sink one of the engine's sinks.
struct SinkAdapter<Adapted: ArticleSink>: SinkFactory {
    /// The sink's own options, and those of every sink.
    struct Options: StageOptions {
        let own: AdaptedOptions<Adapted.Options>
        var maximumPartBytes = PartWriter.standardPartBytes
        var compression = PartCompression.none

        init() { own = AdaptedOptions() }

        init(reading reader: inout PipelineKit.OptionReader) {
            own = AdaptedOptions(reading: &reader)
            maximumPartBytes = reader.maximumPartBytes()
            compression = reader.compression()
        }
    }

    let sink: Adapted
    let options: Options

    var folder: String { TableFolders.folder(ofSink: Adapted.kind) }

    func makeSink(
        staging: String, runID: String, columns: [RecordSchema.Column]
    ) throws(OutputError) -> any RecordSink {
        Rows(
            sink: sink,
            fields: RecordSchema.optionalFields(among: columns),
            writer: PartWriter(
                .init(
                    staging: staging, folder: "\(folder)/run=\(runID)", suffix: Adapted.fileExtension,
                    header: sink.header, separator: sink.separator, footer: sink.footer,
                    maximumPartBytes: options.maximumPartBytes, compression: options.compression)))
    }

    private struct Rows: RecordSink {
        let sink: Adapted
        let fields: Set<RecordSchema.OptionalField>
        var writer: PartWriter

        mutating func write(_ record: Record) throws(OutputError) {
            try writer.write(row: sink.row(for: Article(record, fields: fields)))
        }

        mutating func close() throws(OutputError) -> [OutputFile] { try writer.close() }
    }
}
