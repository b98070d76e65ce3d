/// Lists inputs and reads them: a queue, a bucket, a database of saved pages.
///
/// What an input is (page, feed, archive) the stage `fetch` tells by its content, as for files of a folder.
public protocol InputSource: Component {
    /// Every input there is now, in any order.
    ///
    /// - Throws: ``ComponentError`` if they cannot be listed; the run ends with 66 then.
    func list() throws(ComponentError) -> [ListedInput]

    /// Reads one input, on any of the workers.
    func load(_ input: ListedInput) -> LoadedInput
}

/// An input as a source lists it: cheap, with what tells whether it has changed since an earlier run.
public struct ListedInput: Sendable, Equatable {
    /// Names it, alike on every machine, "/" between parts; no two inputs of a source have the same.
    public var path: String
    /// Its size, as far as it is known.
    public var bytes: Int
    /// When it was changed last, in nanoseconds since 1970; 0 where that is not known, and it is read to find out.
    public var modified: Int

    /// Names an input.
    public init(path: String, bytes: Int, modified: Int = 0) {
        self.path = path
        self.bytes = bytes
        self.modified = modified
    }
}

/// What came of reading an input.
public enum LoadedInput: Sendable {
    /// It was read.
    case content(InputContent)
    /// It was not: a row of `quarantine/`.
    case fault(Fault)
}

/// The raw bytes of an input, and what is known beside them.
public struct InputContent: Sendable {
    /// The bytes as they were fetched.
    public var bytes: [UInt8]
    /// The address they were fetched from.
    public var url: String?
    /// The Content-Type header that came with them.
    public var contentType: String?
    /// When they were fetched, as RFC 3339; dates such as "3 hours ago" count from it.
    public var fetchedAt: String?

    /// Holds bytes.
    public init(
        bytes: [UInt8], url: String? = nil, contentType: String? = nil, fetchedAt: String? = nil
    ) {
        self.bytes = bytes
        self.url = url
        self.contentType = contentType
        self.fetchedAt = fetchedAt
    }
}
