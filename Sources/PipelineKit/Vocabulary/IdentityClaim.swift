/// What intake states about the address of a record: whether it can be the address of one article.
package struct IdentityClaim: Sendable, Equatable {
    /// What the link of an entry is worth, given the other entries of its container.
    package enum Link: Int, Sendable {
        /// It is the address of this document.
        case ofArticle
        /// Only with its fragment: other entries have the same link with another one.
        case withFragment
        /// Of the site or feed, or of several entries: it tells nothing.
        case shared
    }

    package var link = Link.ofArticle
    /// Host of the feed, within which its guids are unique; nil for the host of the record's own address.
    package var guidScope: String?
    /// The page before it, where it is a later page of the article that it names as canonical.
    package var previousPage: String?
    /// The address by which the article is known; nil where no address can be its own.
    ///
    /// Set where a document ends, from the link and the canonical address.
    package internal(set) var address: String?
    /// Its place among the documents of its article in this run, the newest last; it rests on what they state alone.
    package internal(set) var rank = 0

    package init() {}
}
