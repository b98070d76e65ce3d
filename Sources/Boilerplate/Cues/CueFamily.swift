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

    /// Dense number for tables, in declaration order.
    var index: Int {
        switch self {
        case .exact: 0
        case .start: 1
        case .any: 2
        }
    }
}
