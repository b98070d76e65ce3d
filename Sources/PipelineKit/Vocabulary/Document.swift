/// A document in flight: confined to one worker, never copied; only its record leaves the worker.
package struct Document: ~Copyable {
    /// The form of `content`.
    package enum Form: Sendable {
        /// A whole HTML page.
        case page
        /// A piece of HTML: the body of a feed entry or of a newswire item.
        case fragment
        /// Text without markup.
        case plainText
    }

    /// The row to be written.
    ///
    /// Fetch fills what the container states (feed, side-car), clean-html what the page states.
    package var record: Record
    /// The content as valid UTF-8, after decompression and decoding; emptied by the stage that has parsed it.
    package var content: [UInt8]
    package var form: Form
    /// The base of relative URLs, if known before parsing.
    package var baseURL: String?
    /// When the bytes were fetched (RFC 3339), if a side-car or an archive states it; relative dates need it.
    package var fetchedAt: String?
    /// The body's blocks in reading order; clean-html fills them, strip-boilerplate removes some.
    package var blocks: [Block] = []
    /// What stages went by, for `inspect`; never written to the dataset.
    package var findings: [Finding] = []

    /// Something that a stage went by: who says it, and what.
    package struct Finding: Sendable, Equatable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(
        record: Record, content: [UInt8], form: Form, baseURL: String? = nil, fetchedAt: String? = nil
    ) {
        self.record = record
        self.content = content
        self.form = form
        self.baseURL = baseURL
        self.fetchedAt = fetchedAt
    }
}
