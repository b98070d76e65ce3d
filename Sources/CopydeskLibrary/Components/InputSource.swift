/// Lists inputs and reads them: a queue, a bucket, a database of saved pages.
///
/// The stage `fetch` recognises the format of an input (page, feed, archive) by its content, as for files of a folder.
public protocol InputSource: Component {
    /// All current inputs, in any order.
    ///
    /// - Throws: ``ComponentError`` if they cannot be listed; the run then exits with 66.
    func list() throws(ComponentError) -> [ListedInput]

    /// Reads one input; called on any worker.
    func load(_ input: ListedInput) -> LoadedInput
}

/// An input as a source lists it, with cheap evidence of whether it has changed since an earlier run.
public struct ListedInput: Sendable, Equatable {
    /// Its unique name in the source, the same on every machine, "/" between parts.
    public var path: String
    /// Its size, if known.
    public var bytes: Int?
    /// When it was last modified, in nanoseconds since 1970; an input without it is read to find changes.
    public var modified: Int?

    /// Creates an input.
    public init(path: String, bytes: Int? = nil, modified: Int? = nil) {
        self.path = path
        self.bytes = bytes
        self.modified = modified
    }
}

/// The outcome of reading an input.
public enum LoadedInput: Sendable {
    /// It was read.
    case content(InputContent)
    /// It could not be read, which makes a row of `quarantine/`.
    case fault(Fault)
}

/// The raw bytes of an input, and what is known about them.
public struct InputContent: Sendable {
    /// The bytes as they were fetched.
    public var bytes: [UInt8]
    /// The address they were fetched from.
    public var url: String?
    /// The Content-Type header that came with them.
    public var contentType: String?
    /// When they were fetched, as RFC 3339; dates such as "3 hours ago" are relative to it.
    public var fetchedAt: String?

    /// Creates the content of an input.
    public init(
        bytes: [UInt8], url: String? = nil, contentType: String? = nil, fetchedAt: String? = nil
    ) {
        self.bytes = bytes
        self.url = url
        self.contentType = contentType
        self.fetchedAt = fetchedAt
    }
}
