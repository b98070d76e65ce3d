/// What is wrong with a document.
package struct Fault: Sendable, Equatable {
    /// The code of an input that cannot be read; a run in which most are like that says nothing of the inbox.
    package static let unreadable = "unreadable"

    /// The code of what was left for the next run, since others took all the time that a run has for such documents.
    package static let notTried = "not_tried"

    /// Short and stable, such as `empty_input`; operators count by it.
    package var code: String
    /// What failed and, where it helps, what to do.
    package var message: String
    /// Byte offset in the raw bytes, where it is known.
    package var offset: Int?
    /// Which member of the input, where it has members.
    package var member: String?

    package init(code: String, message: String, offset: Int? = nil, member: String? = nil) {
        self.code = code
        self.message = message
        self.offset = offset
        self.member = member
    }
}
