/// One input that a source lists, in sorted order; the sequence number restores that order at the end.
package struct SourceItem: Sendable, Equatable {
    package var sequence: Int
    /// Relative to the source's root.
    package var path: String
    /// Size as listed; for progress only.
    package var bytes: Int
    /// When it was last modified, in nanoseconds since 1970, as listed; nil where unknown.
    package var modified: Int?
    /// The name as the file system has it, which need not be UTF-8, relative to the source's root; nil where `path` is it.
    ///
    /// A run may be taken up where the root has another name. Empty for the root itself.
    package var rawPath: [UInt8]?
    /// A fault that the listing already found.
    package var fault: DocumentFault?
    /// The format that the configuration states, whatever its content.
    package var format: SourceFormat?
    /// The name of its side-car, as the file system has it, relative to the source's root.
    package var sideCar: [UInt8]?
    /// Whether its size and time will prove nothing to the next run, which then asks for all of its content.
    package var isDoubtful = false
    /// Where to begin reading: an `end` that an earlier run recorded for this input, which has grown since.
    package var start = 0

    package init(sequence: Int, path: String, bytes: Int) {
        self.sequence = sequence
        self.path = path
        self.bytes = bytes
    }

    /// What to open.
    package var fileName: [UInt8] { rawPath ?? Array(path.utf8) }
}
