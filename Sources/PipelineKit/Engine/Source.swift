/// One input that a source lists, in sorted order; the sequence number restores that order at the end.
package struct SourceItem: Sendable, Equatable {
    package var sequence: Int
    /// Relative to the source's root.
    package var path: String
    /// Size as listed; for progress only.
    package var bytes: Int
    /// When it was last modified, in nanoseconds since 1970, as listed; 0 where unknown.
    package var modified = 0
    /// The name as the file system has it, which need not be UTF-8; nil where `path` is all there is.
    package var rawPath: [UInt8]?
    /// A fault that the listing already found.
    package var fault: DocumentFault?
    /// The format that the configuration states, whatever its content.
    package var format: SourceFormat?
    /// The name of its side-car, as the file system has it.
    package var sideCar: [UInt8]?
    /// Where to begin reading: an `end` that an earlier run recorded for this input, which has grown since.
    package var start = 0

    package init(sequence: Int, path: String, bytes: Int) {
        self.sequence = sequence
        self.path = path
        self.bytes = bytes
    }
}

/// An input as listed, before an item is made of it: most inputs of a nightly run are unchanged.
package struct ListedInput: Sendable {
    /// The bytes of `SourceItem.path`.
    package var path: [UInt8]
    package var bytes: Int
    package var modified: Int
    /// Whether the listing already knows it to be unreadable.
    package var isFaulty: Bool

    package init(path: [UInt8], bytes: Int, modified: Int, isFaulty: Bool) {
        self.path = path
        self.bytes = bytes
        self.modified = modified
        self.isFaulty = isFaulty
    }
}

extension SourceItem {
    /// What to open.
    package var fileName: [UInt8] { rawPath ?? Array(path.utf8) }
}

/// The raw bytes of an input and where they came from.
package struct LoadedItem: Sendable {
    package var input: InputReference
    package var bytes: [UInt8]
    /// The URL that the bytes were fetched from, if known.
    package var url: String?
    /// A Content-Type header saved with them.
    package var contentType: String?
    /// When they were fetched, as RFC 3339.
    package var fetchedAt: String?
    /// A name whose extensions are hints, where the path has none; empty for no hint.
    package var name: String?
    /// The format that the configuration states.
    package var format: SourceFormat?
    /// Codes for problems besides the bytes, such as an unreadable side-car.
    package var warnings: [String] = []

    package init(input: InputReference, bytes: [UInt8], url: String? = nil, contentType: String? = nil) {
        self.input = input
        self.bytes = bytes
        self.url = url
        self.contentType = contentType
    }
}

/// The source is missing or cannot be listed.
package struct SourceError: Error, Sendable, Equatable {
    package var path: String
    package var message: String

    package init(path: String, message: String) {
        self.path = path
        self.message = message
    }
}

/// Lists inputs and reads them.
package protocol DocumentSource: Sendable {
    /// Every input in sorted order.
    ///
    /// - Throws: `SourceError` if the root is missing.
    func list() throws(SourceError) -> [SourceItem]
    /// The wanted inputs in sorted order, without making items of the others.
    ///
    /// - Throws: `SourceError` if the root is missing, and what `isWanted` throws.
    func list(where isWanted: (ListedInput) throws -> Bool) throws -> [SourceItem]
    /// The same, and hears of each file that is no input: the ending of its name, or the pattern that excludes it.
    func list(
        where isWanted: (ListedInput) throws -> Bool, skipped: (String) -> Void
    ) throws -> [SourceItem]
    /// Reads one input, on a worker.
    ///
    /// - Throws: `DocumentFault` if it cannot be read.
    func load(_ item: SourceItem) throws(DocumentFault) -> LoadedItem
    /// Opens an input for reading piece by piece.
    ///
    /// - Throws: `DocumentFault` if it cannot be opened.
    func reader(_ item: SourceItem) throws(DocumentFault) -> any InputReader
}

extension DocumentSource {
    package func list(where isWanted: (ListedInput) throws -> Bool) throws -> [SourceItem] {
        try list().filter { item in
            try isWanted(
                ListedInput(
                    path: Array(item.path.utf8), bytes: item.bytes, modified: item.modified,
                    isFaulty: item.fault != nil))
        }
    }

    package func list(
        where isWanted: (ListedInput) throws -> Bool, skipped: (String) -> Void
    ) throws -> [SourceItem] { try list(where: isWanted) }

    package func reader(_ item: SourceItem) throws(DocumentFault) -> any InputReader {
        MemoryInput(try load(item).bytes)
    }
}
