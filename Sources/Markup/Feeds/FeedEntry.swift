internal import TextKit

/// A link, an enclosure or a media object.
package struct FeedLink: Sendable, Equatable {
    package var url: String
    package var rel: String?
    package var type: String?
    package var length: Int?
    package var title: String?
    package var language: String?

    package init(
        _ url: String, rel: String? = nil, type: String? = nil, length: Int? = nil, title: String? = nil,
        language: String? = nil
    ) {
        self.url = url
        self.rel = rel
        self.type = type
        self.length = length
        self.title = title
        self.language = language
    }
}

/// Where an entry was taken from by an aggregator.
package struct FeedSource: Sendable, Equatable {
    package var title: String?
    package var link: String?
    package var id: String?
    package var updated: String?
    package var rights: FeedText?
    package var license: String?
    package var authors: [FeedPerson] = []
}

extension FeedEntry {
    package enum Absence: Sendable {
        /// A draft, something in the bin, or an item that its agency has taken back.
        case unpublished
        /// A picture, a menu, a template or a reader's comment in the export of a site.
        case noArticle
    }
}

/// One entry of a feed, or the feed's description of itself, which has the same fields.
///
/// Dates are the publisher's text.
package struct FeedEntry: Sendable, Equatable {
    package var id: String?
    /// The id as stated, where `id` is resolved against a base.
    package var statedID: String?
    package var link: String?
    package var links: [FeedLink] = []
    /// `feedburner:origLink`: the publisher's link behind a click tracker.
    package var origin: String?
    package var title: FeedText?
    package var subtitle: FeedText?
    /// RSS description, Atom summary.
    package var summary: FeedText?
    /// The whole text, where the feed has it.
    package var content: FeedText?
    package var authors: [FeedPerson] = []
    package var contributors: [FeedPerson] = []
    package var publisher: FeedText?
    package var rights: FeedText?
    package var published: String?
    package var updated: String?
    package var created: String?
    /// `dc:date`: published or modified, as the publisher uses it.
    package var date: String?
    package var language: String?
    package var categories: [String] = []
    package var enclosures: [FeedLink] = []
    package var media: [FeedLink] = []
    package var image: String?
    package var source: FeedSource?
    package var comments: String?
    /// Where the comments have their own feed, and how many there are.
    package var commentsFeed: String?
    package var commentCount: Int?
    package var license: String?
    /// What is stated of the pictures and films in it, not of its text.
    package var mediaRights: FeedText?
    package var mediaLicense: String?
    /// Who holds the rights, where that is stated by itself.
    package var holder: String?
    /// The terms on which an agency's customers may use it.
    package var terms: FeedText?
    package var byline: String?
    package var dateline: String?
    /// Latitude and longitude as stated.
    package var point: String?
    package var duration: String?
    package var isExplicit: Bool?
    /// Why it is no article of its site, though it stands among them.
    package var absence: Absence?
    /// What was wrong or left out, as codes.
    package var warnings: [String] = []

    package init() {}

    package mutating func addCategory(_ term: String?) {
        guard let term = term.map(ASCII.trimmedText), !term.isEmpty, !categories.contains(term) else {
            return
        }
        categories.append(term)
    }

    mutating func addAuthor(_ person: FeedPerson?) {
        guard let person, !authors.contains(person) else { return }
        authors.append(person)
    }

    package mutating func warn(_ code: String) {
        if !warnings.contains(code) { warnings.append(code) }
    }
}
