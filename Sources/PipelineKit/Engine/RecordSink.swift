/// A file of the dataset that is complete and safe on disk.
package struct OutputFile: Sendable, Equatable {
    /// Relative to the dataset.
    package var path: String
    package var bytes: Int
    package var rows: Int
    /// Lower-case hex.
    package var sha256: String

    package init(path: String, bytes: Int, rows: Int, sha256: String) {
        self.path = path
        self.bytes = bytes
        self.rows = rows
        self.sha256 = sha256
    }
}

/// Writes article rows in one format.
package protocol RecordSink: Sendable {
    mutating func write(_ record: Record) throws(OutputError)
    /// Ends the last part; every byte is on disk when it returns.
    mutating func close() throws(OutputError) -> [OutputFile]
}

/// A configured sink, before a run has a folder for it.
package protocol SinkFactory: Sendable {
    /// Folder of its files in the dataset: "articles".
    var folder: String { get }
    /// Starts a sink for one run; `staging` is the unpublished dataset.
    func makeSink(
        staging: String, runID: String, columns: [RecordSchema.Column]
    ) throws(OutputError) -> any RecordSink
}
