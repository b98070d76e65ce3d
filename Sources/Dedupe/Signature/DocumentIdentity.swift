/// What a document states besides its text.
package struct DocumentIdentity: Sendable, Equatable {
    package var canonicalURL: String?
    package var source: String?
    package var language: String?
    /// RFC 3339, or only a date.
    package var published: String?
    package var headline: String?

    /// Creates an identity of stated fields; leave out what is not known.
    package init(
        canonicalURL: String? = nil, source: String? = nil, language: String? = nil, published: String? = nil,
        headline: String? = nil
    ) {
        self.canonicalURL = canonicalURL
        self.source = source
        self.language = language
        self.published = published
        self.headline = headline
    }
}
