internal import TextKit

/// What the exports of WordPress (WXR) and Blogger say of their entries: which are drafts, and which are none of their articles.
enum SiteExport {
    static func field(_ child: XMLNode, into entry: inout FeedEntry) {
        switch child.local {
        case "status" where unpublished.contains(word(child)), "control" where isDraft(child):
            entry.absence = entry.absence ?? .unpublished
        case "post_type" where isNoArticle(word(child)), "type" where word(child) == "comment":
            entry.absence = .noArticle
        case "post_date_gmt" where isDate(child): if entry.created == nil { entry.created = utc(child) }
        default: break
        }
    }

    private static func word(_ child: XMLNode) -> String { (child.value ?? "").lowercased() }

    private static let unpublished: Set<String> = [
        "draft", "auto-draft", "pending", "future", "private", "trash", "inherit", "soft_trashed",
    ]

    /// What WordPress keeps as posts besides those that somebody reads.
    private static func isNoArticle(_ type: String) -> Bool {
        types.contains(type)
            || ["wp_", "wpcf7", "acf-", "elementor_", "amp_"].contains { type.hasPrefix($0) }
    }

    private static let types: Set<String> = [
        "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache",
        "user_request", "safecss", "feedback",
    ]

    /// `<app:control><app:draft>yes</app:draft></app:control>`.
    private static func isDraft(_ child: XMLNode) -> Bool {
        child.descendants("draft").contains { word($0) == "yes" }
    }

    /// "0000-00-00 00:00:00" stands where there is none.
    private static func isDate(_ child: XMLNode) -> Bool { child.value?.hasPrefix("0000") == false }

    private static func utc(_ child: XMLNode) -> String? { child.value.map { $0 + "Z" } }

    /// The kind that Blogger states as a category; nil for a category.
    static func kind(_ category: XMLNode) -> String? {
        guard category.attribute("scheme")?.hasSuffix("schemas.google.com/g/2005#kind") == true else {
            return nil
        }
        return category.attribute("term")?.split(separator: "#").last.map { $0.lowercased() }
    }

    /// Kinds of Blogger's entries that are no articles.
    static let otherKinds: Set<String> = ["comment", "settings", "template"]

    // MARK: Authors

    /// The name of an author by the login, which is all that an item of WordPress states; nil for another element.
    static func author(_ element: XMLNode) -> (login: String, name: String)? {
        guard element.local == "author", let login = element.child("author_login")?.value,
            let name = element.child("author_display_name")?.value, !name.isEmpty
        else { return nil }
        return (login, name)
    }
}
