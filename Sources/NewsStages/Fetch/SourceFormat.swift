/// What a file is, by its content.
package enum SourceFormat: String, Sendable, CaseIterable {
    case html
    case rss, atom
    case jsonFeed = "jsonfeed"
    case sitemap, opml
    case nitf
    case newsMLG2 = "newsml-g2"
    case newsML1 = "newsml1"
    case ninjs
    /// Text without markup.
    case text
    case jsonLines = "jsonl"
    case json
    case mail
    case warc, arc
    case gzip, zstd, zip, tar

    /// Whether the file wraps other files or records.
    package var isArchive: Bool { self == .warc || self == .arc || self == .zip || self == .tar }

    /// Whether the file is one compressed stream.
    package var isCompressed: Bool { self == .gzip || self == .zstd }
}

/// Why a file is refused: the quarantine's code and a message.
package struct SourceRefusal: Error, Sendable, Equatable {
    package enum Code: String, Sendable {
        case emptyInput = "empty_input"
        case binaryInput = "binary_input"
        case unknownFormat = "unknown_format"
        case unreadableFormat = "unreadable_format"
        case sizeLimit = "size_limit"
        case damagedArchive = "damaged_archive"
    }

    package var code: Code
    package var message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
