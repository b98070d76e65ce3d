internal import Markup

/// The stated description, and the deck a reader sees under the title.
enum SummaryChoice {
    static func description(_ evidence: PageEvidence) -> String? {
        evidence.meta.first("og:description") ?? evidence.linkedData.text("description")
            ?? evidence.meta.first("description", "twitter:description", "dc.description")
    }

    /// Class and `itemprop` words of decks.
    private static let marks = ByteWords([
        "subtitle", "subheadline", "subhead", "standfirst", "deck", "dek", "article-summary", "lede", "lead",
        "teaser",
        "intro", "excerpt", "sub-title", "sub-headline", "chapeau", "chapo", "entradilla", "ingress",
        "sottotitolo",
        "sommario", "article__description", "alternativeheadline",
    ])

    private static let longest = 600
    /// A deck is near the title; later ones belong to teasers.
    private static let reach = 80

    static func subtitle(_ evidence: PageEvidence, titleNode: Int?, title: String?) -> String? {
        if let alternative = evidence.linkedData.text("alternativeHeadline"), alternative != title {
            return alternative
        }
        guard let titleNode else { return nil }
        let tree = evidence.tree
        let start = tree.nodes[titleNode].subtreeEnd
        for node in start..<min(start + reach, tree.nodes.count) where isDeck(node, tree) {
            let text = tree.textContent(of: node)
            let length = text.utf8.count
            guard length >= 15 && length <= longest, PlainText.key(text) != PlainText.key(title ?? "") else {
                continue
            }
            return text
        }
        return nil
    }

    private static func isDeck(_ node: Int, _ tree: HTMLTree) -> Bool {
        guard tree.nodes[node].isElement, tree.nodes[node].flags.isDisjoint(with: .invisible) else {
            return false
        }
        for name in [HTMLAttribute.class, .itemprop, .dataTestID, .id] {
            guard let value = tree.attribute(name, of: node) else { continue }
            if marks.occurs(in: value) { return true }
        }
        return false
    }
}
