internal import PipelineKit

/// What a stream is cut into.
enum RowKind: Sendable, Equatable {
    /// Objects of JSON, in lines, arrays or one behind the other.
    case values
    /// Objects of JSON in an array that one object holds.
    case members
    /// Rows of a table; line ends within quotes do not end one.
    case table
    /// Messages of a mailbox; an envelope line begins the next.
    case mailbox
    /// Pages of a MediaWiki export.
    case wikiPages
    /// The `<doc>` blocks that WikiExtractor writes.
    case wikiDocuments
    /// Entries of a feed that is too large to be read whole.
    case entries(SourceFormat)

    /// The elements that are rows of markup.
    var elements: [String] {
        switch self {
        case .values, .members, .table, .mailbox: []
        case .wikiPages: ["page"]
        case .wikiDocuments: ["doc"]
        case .entries: ["item", "entry"]
        }
    }

    /// What a row is called in `input.member`.
    var rowName: String {
        switch self {
        case .entries: "entry"
        case .wikiPages, .wikiDocuments: "page"
        default: "row"
        }
    }
}
