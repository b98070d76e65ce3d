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
