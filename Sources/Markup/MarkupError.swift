/// Why markup was refused.
///
/// Corruption alone is not a reason: a parser here recovers or gives up for a stated limit.
package struct MarkupError: Error, Sendable, Equatable {
    /// A stable name for each reason, as used in `quarantine/`.
    package enum Code: String, Sendable, CaseIterable {
        case tooLarge = "markup_too_large"
        case tooManyNodes = "markup_too_many_nodes"
        case outOfMemory = "markup_out_of_memory"
    }

    package var code: Code
    package var message: String
    /// Byte offset of the fault, where one is known.
    package var offset: Int?

    package init(_ code: Code, _ message: String, offset: Int? = nil) {
        self.code = code
        self.message = message
        self.offset = offset
    }
}
