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

/// The output cannot be created or written.
package struct OutputError: Error, Sendable, Equatable {
    /// What went wrong, as the caller's exit code needs it.
    package enum Kind: Sendable, Equatable {
        /// The target cannot be made, or is no dataset: exit code 73.
        case cannotCreate
        /// Reading or writing failed on the way: exit code 74.
        case failed
        /// The reader of a pipe has gone: no error of ours.
        case brokenPipe
    }

    package var kind: Kind
    package var path: String
    package var message: String

    package init(kind: Kind, path: String, message: String) {
        self.kind = kind
        self.path = path
        self.message = message
    }
}

/// Writes article rows in one format.
package protocol RecordSink: Sendable {
    mutating func write(_ record: Record) throws(OutputError)
    /// Ends the last part; every byte is on disk when it returns.
    mutating func close() throws(OutputError) -> [OutputFile]
}

/// A sink as configured, before a run has a folder for it.
package protocol SinkFactory: Sendable {
    /// Folder of its files below the dataset: "articles".
    var folder: String { get }
    /// Starts a sink for one run; `staging` is the unpublished dataset.
    func makeSink(staging: String, runID: String) throws(OutputError) -> any RecordSink
}

/// Encoded records on disk between two passes, so that memory does not grow with the corpus.
package protocol RecordSpool {
    /// Adds a record and answers with its place.
    mutating func append(_ bytes: [UInt8]) throws(OutputError) -> Int
    /// The record at a place, once writing has ended.
    func record(at place: Int) throws(OutputError) -> [UInt8]
    /// The next record from the start on; nil after the last. The first call ends writing.
    mutating func next() throws(OutputError) -> [UInt8]?
}

/// Where the rows of a run go; nothing is seen by readers before `publish`.
package protocol RunOutput {
    mutating func article(_ record: Record) throws(OutputError)
    mutating func duplicate(_ record: Record, _ duplication: Duplication) throws(OutputError)
    mutating func quarantine(_ entry: QuarantineEntry) throws(OutputError)
    func makeSpool() throws(OutputError) -> any RecordSpool
    /// Makes the run visible, whole, in one step.
    mutating func publish(_ report: RunReport) throws(OutputError) -> RunReport
    /// Removes what an unfinished run has written.
    mutating func abandon()
}
