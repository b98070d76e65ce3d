/// Lists inputs and reads them.
package protocol DocumentSource: Sendable {
    /// The folders and files that it reads; none where it reads no files of this machine.
    var places: [String] { get }
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
    package var places: [String] { [] }

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
