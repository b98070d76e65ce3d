package import PipelineKit

/// What a cue is about: two different families are independent evidence.
package enum CueFamily: String, Sendable, CaseIterable {
    /// A fixed label: "Advertisement", "Read more".
    case label
    /// A call to action: "sign up for", "listen to".
    case cta
    /// Whose it is: "our newsletter", "your inbox".
    case ownership
    /// The thing or the place: "podcast", "Spotify", "discount code".
    case platform
    /// Evidence that the block is news.
    case news

    /// Dense number for tables.
    package var index: Int {
        switch self {
        case .label: 0
        case .cta: 1
        case .ownership: 2
        case .platform: 3
        case .news: 4
        }
    }
}

/// Where in a block a cue counts.
package enum CueMatch: String, Sendable, CaseIterable {
    /// The block is the pattern, apart from marks around it.
    case exact
    /// The block begins with the pattern.
    case start
    /// The pattern occurs anywhere.
    case any
}

/// One cue of a language pack.
///
/// A pattern matches whole words; `*` at its beginning or end lets it match inside a word ("abonnier*").
package struct CueRule: Sendable, Equatable {
    /// Unique over all packs, such as "en.newsletter.sign-up".
    package var id: String
    /// What the block is if the cue holds; nil for news in general.
    package var category: BlockCategory?
    package var family: CueFamily
    package var pattern: String
    package var match: CueMatch
    /// The cue applies to blocks of at most this many bytes.
    package var maxLength: Int
    /// Strength, 0…1; a rule of 0 never matches, which is how one of an earlier pack is switched off.
    package var weight: Double
    /// Whether a match cancels the cues of `category`, or of all categories if nil.
    package var veto: Bool

    package init(
        id: String, category: BlockCategory?, family: CueFamily, pattern: String, match: CueMatch = .any,
        maxLength: Int = .max, weight: Double = 1, veto: Bool = false
    ) {
        self.id = id
        self.category = category
        self.family = family
        self.pattern = pattern
        self.match = match
        self.maxLength = maxLength
        self.weight = weight
        self.veto = veto
    }
}

/// A class or id token and what a block inside such an element is.
package struct ClassRule: Sendable, Equatable {
    package var id: String
    /// Nil for tokens of the article's own text.
    package var category: BlockCategory?
    /// Words of a class name in lower case, "-" between them: "related-posts", "newsletter*".
    package var token: String
    package var weight: Double
}

extension BlockCategory {
    /// Dense number for tables, in declaration order.
    package var index: Int { Self.indices[rawValue] ?? 0 }

    private static let indices = Dictionary(
        uniqueKeysWithValues: allCases.enumerated().map { ($1.rawValue, $0) })
}
