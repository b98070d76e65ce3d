internal import TextKit

/// What a page states of being the second or a later page of an article whose first page it names as canonical.
enum LaterPage {
    /// The address that it gives itself beside the canonical one.
    static func ownAddress(_ evidence: PageEvidence, of first: String?) -> String? {
        guard let first = first.flatMap({ WebAddress($0) }) else { return nil }
        let stated = [evidence.meta.first("og:url"), evidence.linkedData.text("url")]
        let addresses = stated.compactMap { $0.flatMap { WebAddress($0, relativeTo: evidence.url ?? first) } }
        return addresses.first { $0.isLaterPage(of: first) }?.canonical
    }

    /// The page before it, where that is the first one or a later one; what blogs link so is another article.
    ///
    /// `url` is where it was read from, if known.
    static func previous(_ evidence: PageEvidence, of first: String?, url: String?) -> String? {
        guard let first = first.flatMap({ WebAddress($0) }) else { return nil }
        let link =
            evidence.head.link("prev", in: evidence.tree) ?? evidence.head.link("previous", in: evidence.tree)
        guard let before = link.flatMap({ WebAddress($0, relativeTo: evidence.url ?? first) }) else {
            return nil
        }
        guard before.articleKey == first.articleKey || before.isLaterPage(of: first) else { return nil }
        // A template that names every page as the one before it says nothing.
        let own = url.flatMap { WebAddress($0) }
        return own?.articleKey == before.articleKey ? nil : before.articleKey
    }
}
