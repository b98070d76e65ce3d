/// What a piece of a page is when it is not the article: the categories of `removed/`, a closed list.
public enum BlockCategory: String, Sendable, CaseIterable, Codable {
    /// An advertisement.
    case ad
    /// The word that announces an advertisement.
    case adLabel = "ad_label"
    /// Praise of a podcast.
    case podcastPromo = "podcast_promo"
    /// An invitation to a newsletter.
    case newsletter
    /// An offer to subscribe, or the wall itself.
    case subscribePaywall = "subscribe_paywall"
    /// A request for donations.
    case donate
    /// Praise of an app.
    case appPromo = "app_promo"
    /// Buttons and requests to share.
    case socialShare = "social_share"
    /// Other stories.
    case relatedLinks = "related_links"
    /// Vacancies and events.
    case jobEventPromo = "job_event_promo"
    /// What readers wrote, or the request to write.
    case comments
    /// A notice about cookies or consent.
    case cookieConsent = "cookie_consent"
    /// Who made a picture, and what it shows.
    case creditCaption = "credit_caption"
    /// Copyright and terms.
    case copyrightFooter = "copyright_footer"
    /// About the author.
    case authorBio = "author_bio"
    /// A player's own words.
    case avPlayer = "av_player"
    /// Ways through the site.
    case navigation
    /// Anything else that is not the article.
    case otherBoilerplate = "other_boilerplate"
}
