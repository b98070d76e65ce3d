/// The stated description, and the deck a reader sees under the title.
enum SummaryChoice {
    static func description(_ evidence: PageEvidence) -> String? {
        evidence.meta.first("og:description") ?? evidence.linkedData.text("description")
            ?? evidence.meta.first("description", "twitter:description", "dc.description")
    }

    static func subtitle(_ evidence: PageEvidence, titleNode: Int?, title: String?) -> String? {
        if let alternative = evidence.linkedData.text("alternativeHeadline"), DeckText.isDeck(alternative),
            PlainText.key(alternative) != PlainText.key(title ?? "")
        {
            return alternative
        }
        return titleNode.flatMap { DeckChoice(evidence, titleNode: $0, title: title).choose() }
    }
}
