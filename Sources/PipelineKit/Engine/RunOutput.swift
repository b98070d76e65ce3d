internal import TextKit

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
    /// Remembers what is known of an article by a document that brings nothing new.
    mutating func note(_ document: KnownDocument) throws(OutputError)
    /// Whether an earlier run has listed what has this key as a duplicate or in quarantine.
    func hasListed(_ key: UInt64) throws(OutputError) -> Bool
    /// Remembers that this run lists it.
    mutating func list(_ key: UInt64) throws(OutputError)
    /// The log of a pass, with what an earlier process left in it, if it made that of what the pass before has now:
    /// `checksum` is that of its log.
    func openLog(pass: Int, after checksum: UInt64) throws(OutputError) -> any PassLog
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
    package mutating func note(_ document: KnownDocument) throws(OutputError) {}
    package func hasListed(_ key: UInt64) throws(OutputError) -> Bool { false }
    package mutating func list(_ key: UInt64) throws(OutputError) {}
    package func openLog(pass: Int, after checksum: UInt64) throws(OutputError) -> any PassLog { MemoryLog() }
    package var generations: StateGenerations? { nil }
}

/// What the state records of an input that has been read.
package struct InputReceipt: Sendable, Equatable {
    /// Relative to the source's root.
    package var path: String
    /// As listed before it was read: the next run sees a later change.
    package var bytes: Int
    package var modified: Int?
    package var fingerprint: InputFingerprint
    /// How far a large input has been read; nil where a later run cannot continue from there.
    package var endOffset: Int?

    package init(
        path: String, bytes: Int, modified: Int?, fingerprint: InputFingerprint, endOffset: Int? = nil
    ) {
        self.path = path
        self.bytes = bytes
        self.modified = modified
        self.fingerprint = fingerprint
        self.endOffset = endOffset
    }

    /// That of an input of which something waits for the next run, which reads all of it.
    static func untried(_ input: InputReference) -> InputReceipt {
        InputReceipt(path: input.path, bytes: input.bytes, modified: nil, fingerprint: .unreadable)
    }

    package init(_ item: SourceItem, fingerprint: InputFingerprint, endOffset: Int? = nil) {
        self.init(
            path: item.path, bytes: item.bytes, modified: item.modified, fingerprint: fingerprint,
            endOffset: endOffset)
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
