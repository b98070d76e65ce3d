/// Why a file is refused: the quarantine's code and a message.
package struct SourceRefusal: Error, Sendable, Equatable {
    package enum Code: String, Sendable {
        case emptyInput = "empty_input"
        case binaryInput = "binary_input"
        case unknownFormat = "unknown_format"
        case unreadableFormat = "unreadable_format"
        case unreadable
        case sizeLimit = "size_limit"
        case damagedArchive = "damaged_archive"
        case nestedArchive = "nested_archive"
        case encrypted
        case manyArticles = "many_articles"
    }

    package var code: Code
    package var message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    static let encryptedMember = SourceRefusal(.encrypted, "the member is encrypted")
}
