internal import JSON
internal import Markup
internal import TextKit

/// What a page states of being the second or a later page of an article whose first page it names as canonical.
enum LaterPage {
    /// The address that it gives itself beside the canonical one.
    static func ownAddress(_ evidence: PageEvidence, of first: String?) -> String? {
        guard let first = first.flatMap({ WebAddress($0) }) else { return nil }
        let main = evidence.linkedData.article["mainEntityOfPage"].map(evidence.linkedData.resolved)
        let stated = [
            evidence.meta.first("og:url"), evidence.linkedData.text("url"),
            main.flatMap { $0.string ?? $0["@id"]?.string ?? $0["url"]?.string },
        ]
        let addresses = stated.compactMap { $0.flatMap { WebAddress($0, relativeTo: evidence.url ?? first) } }
        return addresses.first { $0.isLaterPage(of: first) }?.canonical
    }

    /// The page before it, where that is the first one or a later one; what blogs link so is another article.
    ///
    /// `url` is where it was read from, if known.
    static func previous(_ evidence: PageEvidence, of first: String?, url: String?) -> String? {
        guard let first = first.flatMap({ WebAddress($0) }) else { return nil }
        // A template that names every page as the one before it says nothing.
        let own = url.flatMap { WebAddress($0)?.articleKey }
        let before = links(evidence).lazy.compactMap { WebAddress($0, relativeTo: evidence.url ?? first) }
            .first { $0.articleKey == first.articleKey || $0.isLaterPage(of: first) }
        if let before { return own == before.articleKey ? nil : before.articleKey }
        return numbered(evidence, behind: first)
    }

    /// The targets of what is marked as the way to the page before: in the head first, then in the body.
    private static func links(_ evidence: PageEvidence) -> [String] {
        let tree = evidence.tree
        let nodes = evidence.head.nodes + tree.nodes.indices.filter { tree.nodes[$0].tag == .a }
        return nodes.compactMap { node in
            let isBefore =
                tree.hasToken("prev", in: .rel, of: node) || tree.hasToken("previous", in: .rel, of: node)
            return isBefore ? tree.attributeString(.href, of: node) : nil
        }
    }

    /// The page before one whose title states a number that its canonical address does not have.
    private static func numbered(_ evidence: PageEvidence, behind first: WebAddress) -> String? {
        let titles = [
            evidence.documentTitle, evidence.meta.first("og:title"), evidence.linkedData.text("headline"),
        ]
        let stated = titles.lazy.compactMap { $0.flatMap(PageNumber.later) }.first
        guard let number = stated, !first.names(number) else { return nil }
        return number == 2 ? first.articleKey : "\(first.articleKey)?page=\(number - 1)"
    }
}
