/// What is wrong with a document.
package struct Fault: Sendable, Equatable {
    /// The codes of the program's own sources and stages; those of a stage of one's own are its own.
    package enum Code: String, Sendable, CaseIterable {
        case binaryInput = "binary_input"
        /// The process that tried it alone was killed.
        case crashed
        case damagedArchive = "damaged_archive"
        case emptyInput = "empty_input"
        case encrypted
        case manyArticles = "many_articles"
        case markupOutOfMemory = "markup_out_of_memory"
        case markupTooLarge = "markup_too_large"
        case markupTooManyNodes = "markup_too_many_nodes"
        case nestedArchive = "nested_archive"
        case notRegular = "not_regular"
        /// Left for the next run, since others took all the time that a run has for such documents.
        case notTried = "not_tried"
        case outsideRoot = "outside_root"
        /// The log of the run's own passes cannot be read back.
        case runLog = "run_log"
        case sizeLimit = "size_limit"
        case tooLarge = "too_large"
        case tooManyBlocks = "too_many_blocks"
        case tooMuchMemory = "too_much_memory"
        case tooSlow = "too_slow"
        case truncatedInput = "truncated_input"
        case unknownFormat = "unknown_format"
        /// An input that cannot be read; a run in which most are like that says nothing of the inbox.
        case unreadable
        case unreadableFormat = "unreadable_format"
    }

    /// Short and stable, such as `empty_input`; operators count by it.
    package var code: String
    /// What failed and, where it helps, what to do.
    package var message: String
    /// Byte offset in the raw bytes, where it is known.
    package var offset: Int?
    /// Which member of the input, where it has members.
    package var member: String?

    package init(
        _ code: Code, _ message: String, offset: Int? = nil, member: String? = nil
    ) {
        self.init(code: code.rawValue, message: message, offset: offset, member: member)
    }

    /// As written earlier, by a stage of one's own, or as a reader of archives names what befell a record.
    package init(code: String, message: String, offset: Int? = nil, member: String? = nil) {
        self.code = code
        self.message = message
        self.offset = offset
        self.member = member
    }
}
