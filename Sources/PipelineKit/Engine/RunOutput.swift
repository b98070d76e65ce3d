internal import TextKit

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

/// Where the rows of a run are written; readers see nothing before `publish`.
package protocol RunOutput {
    mutating func article(_ record: Record) throws(OutputError)
    mutating func duplicate(_ record: Record, _ duplication: Duplication) throws(OutputError)
    mutating func quarantine(_ entry: QuarantineEntry) throws(OutputError)
    mutating func drop(_ entry: DropEntry) throws(OutputError)
    /// Receives every input that has been read, or could not be.
    mutating func input(_ receipt: InputReceipt) throws(OutputError)
    /// The newest record of an id that an earlier run published.
    func published(_ id: String) throws(OutputError) -> PublishedText?
    /// The articles that earlier runs published with a key of `IdentityEvidence`.
    func articles(key: UInt64) throws(OutputError) -> [PublishedArticle]
    /// The log of a pass, with what an earlier process left in it.
    func openLog(pass: Int) throws(OutputError) -> any PassLog
    /// Where stages keep state between runs; nil where none is kept.
    var generations: StateGenerations? { get }
    /// Publishes the whole run atomically.
    mutating func publish(_ report: RunReport) throws(OutputError) -> RunReport
    /// Removes what an unfinished run has written, except the logs.
    mutating func abandon()
}

extension RunOutput {
    package mutating func input(_ receipt: InputReceipt) throws(OutputError) {}
    package func published(_ id: String) throws(OutputError) -> PublishedText? { nil }
    package func articles(key: UInt64) throws(OutputError) -> [PublishedArticle] { [] }
    package mutating func drop(_ entry: DropEntry) throws(OutputError) {}
    package func openLog(pass: Int) throws(OutputError) -> any PassLog { MemoryLog() }
    package var generations: StateGenerations? { nil }
}

/// What the state records of an input that has been read.
package struct InputReceipt: Sendable, Equatable {
    /// Relative to the source's root.
    package var path: String
    /// As listed before it was read: the next run sees a later change.
    package var bytes: Int
    package var modified: Int
    package var fingerprint: InputFingerprint
    /// How far a large input has been read; 0 where a later run cannot continue from there.
    package var endOffset: Int

    package init(
        path: String, bytes: Int, modified: Int, fingerprint: InputFingerprint, endOffset: Int = 0
    ) {
        self.path = path
        self.bytes = bytes
        self.modified = modified
        self.fingerprint = fingerprint
        self.endOffset = endOffset
    }

    package init(_ item: SourceItem, fingerprint: InputFingerprint, endOffset: Int = 0) {
        self.init(
            path: item.path, bytes: item.bytes, modified: item.modified, fingerprint: fingerprint,
            endOffset: endOffset)
    }
}

/// What earlier runs published under an id.
package struct PublishedText: Sendable, Equatable {
    /// The highest.
    package var revision: Int
    /// Digests of all its texts, as made by `digest(of:)`.
    package var textDigests: Set<String>
    /// Of the highest: its digest, its words where the state knows them, and the document it came from.
    package var newest: (digest: String, words: Int?, document: String?)?

    package init(revision: Int, textDigests: Set<String>) {
        self.revision = revision
        self.textDigests = textDigests
    }

    package static func == (left: PublishedText, right: PublishedText) -> Bool {
        left.revision == right.revision && left.textDigests == right.textDigests
    }

    /// Names the document that a record comes from: its place in the inbox.
    package static func document(of record: borrowing Record) -> String {
        record.input.path + "\n" + (record.input.member ?? "")
    }

    /// Whether a text that was published before is to be published again, since its document has gone back to it.
    ///
    /// Another document with an old text, a copy that was kept and touched, says nothing new.
    func isTakenUpAgain(by record: borrowing Record, digest: String) -> Bool {
        guard let newest, newest.digest != digest, let document = newest.document else { return false }
        return document == Self.document(of: record)
    }

    /// Whether a record is only the summary of a text that is published.
    func isSummarised(by record: borrowing Record) -> Bool {
        guard record.warnings.contains("summary_only"), let known = newest?.words else { return false }
        return WordCounter.count(record.text) * 3 < known * 2
    }

    /// Whether a record is only what a browser showed of a page whose own text is published.
    func isRendered(by record: borrowing Record) -> Bool {
        guard record.isRendering else { return false }
        let member = newest?.document?.split(separator: "\n").last ?? ""
        return !["urn:text", "onreadydom:"].contains(where: member.hasPrefix)
    }

    /// 32 hex digits that identify a text.
    package static func digest(of text: String) -> String {
        String(ContentDigest.sha256(Array(text.utf8)).prefix(32))
    }
}

/// Where stages keep their generations.
package struct StateGenerations: Sendable {
    /// The state folder; each stage has one below it.
    package var folder: String
    /// Name of the generation to open; nil where there is none, or none is wanted.
    package var previous: String?
    /// Name of the generation to write.
    package var next: String

    package init(folder: String, previous: String?, next: String) {
        self.folder = folder
        self.previous = previous
        self.next = next
    }
}
