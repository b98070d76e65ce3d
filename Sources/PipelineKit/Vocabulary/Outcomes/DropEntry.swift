internal import TextKit

/// One row of `drops/`: a healthy document that was left out, and why.
package struct DropEntry: Sendable, Equatable {
    package var input: InputReference
    /// The stage that left it out, or `publishing`.
    package var stage: String
    package var reason: DropReason
    /// What was known of it.
    package var url: String?
    package var title: String?

    package init(
        input: InputReference, stage: String, reason: DropReason, url: String? = nil, title: String? = nil
    ) {
        self.input = input
        self.stage = stage
        self.reason = reason
        self.url = url
        self.title = title
    }

    /// What the runner leaves out itself.
    package static let publishing = "publish"

    /// A record that is left out.
    package init(_ record: borrowing Record, stage: String, reason: DropReason) {
        let url = [record.url, record.canonicalURL].lazy.compactMap { $0 }.first { !Record.isSpoilt($0) }
        self.init(
            input: record.input.withoutControls, stage: stage, reason: reason, url: url,
            title: ControlCharacters.removed(from: record.title))
    }
}
