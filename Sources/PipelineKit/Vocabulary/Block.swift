/// A paragraph-level piece of text, with evidence from the page's structure.
///
/// Extraction makes blocks, strip-boilerplate classifies them, the kept ones become the record's text. A feed
/// entry's blocks come from its markup, those of a text dump are its paragraphs.
package struct Block: Sendable, Equatable {
    /// The role of a block for a reader.
    package enum Role: Sendable {
        case paragraph, heading, listItem, quote, tableRow, preformatted, caption
    }

    /// UTF-8 text with runs of blanks folded, no markup, no blank line inside.
    package var text: String
    package var role: Role
    /// Lower-case element name ("p"); empty where there is no markup.
    package var tag: String
    /// The nearest ancestors, outermost first, the block's own element last, joined by ">".
    ///
    /// Each is `tag.class.class` or `tag#id.class`. Empty where there is no markup.
    package var path: String
    /// Share of the text that is in links, 0…1.
    package var linkDensity: Double
    /// Position in the whole page, 0 (first block) … 1 (last block).
    package var position: Double
    /// Extraction's probability that it is the article's text, 0…1; 1 where it was not estimated.
    package var bodyProbability: Double

    package init(
        text: String, role: Role = .paragraph, tag: String = "", path: String = "", linkDensity: Double = 0,
        position: Double = 0, bodyProbability: Double = 1
    ) {
        self.text = text
        self.role = role
        self.tag = tag
        self.path = path
        self.linkDensity = linkDensity
        self.position = position
        self.bodyProbability = bodyProbability
    }
}

/// One piece of evidence about a block, for the audit.
package struct BlockSignal: Sendable, Equatable {
    /// A cue rule's id, or a fact such as "structure.link".
    package var name: String
    /// A rule's own weight, or how much the fact changed the log odds.
    package var weight: Double

    package init(name: String, weight: Double) {
        self.name = name
        self.weight = weight
    }
}

/// A block taken out of an article, and why: one row of `removed/`.
package struct RemovedBlock: Sendable, Equatable {
    package var category: BlockCategory
    /// Name of the rule, such as `en.newsletter.signup` or `structure.link-density`.
    package var rule: String
    /// Evidence for removal, 0…1.
    package var score: Double
    package var text: String
    /// How many paragraphs of the text precede it; nil where that is not known.
    package var place: Int?
    /// Every cue found in it, strongest first.
    package var cues: [BlockSignal]
    /// The facts of structure, shape and neighbourhood that changed the score, strongest first.
    package var facts: [BlockSignal]

    package init(
        category: BlockCategory, rule: String, score: Double, text: String, place: Int? = nil,
        cues: [BlockSignal] = [], facts: [BlockSignal] = []
    ) {
        self.category = category
        self.rule = rule
        self.score = score
        self.text = text
        self.place = place
        self.cues = cues
        self.facts = facts
    }
}

/// What a block is when it is not the article.
package enum BlockCategory: String, Sendable, CaseIterable {
    case ad
    case adLabel = "ad_label"
    case podcastPromo = "podcast_promo"
    case newsletter
    case subscribePaywall = "subscribe_paywall"
    case donate
    case appPromo = "app_promo"
    case socialShare = "social_share"
    case relatedLinks = "related_links"
    case jobEventPromo = "job_event_promo"
    case comments
    case cookieConsent = "cookie_consent"
    case creditCaption = "credit_caption"
    case copyrightFooter = "copyright_footer"
    case authorBio = "author_bio"
    case avPlayer = "av_player"
    case navigation
    case otherBoilerplate = "other_boilerplate"
}
