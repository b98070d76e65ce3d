internal import Markup

/// Who wrote the article: people or agencies, in the order of the byline.
enum AuthorChoice {
    static func choose(_ evidence: PageEvidence, titleNode: Int?, source: String?) -> [String] {
        let site = SiteNames(evidence)
        let linked = linkedAuthors(evidence)
        if !linked.isEmpty && !linked.allSatisfy(site.isName) { return linked }
        let stated = metaAuthors(evidence)
        if !stated.isEmpty && !stated.allSatisfy(site.isName) { return stated }
        let labelled = labelledAuthor(evidence)
        if !labelled.isEmpty { return labelled }
        let shown = Byline.find(evidence, titleNode: titleNode)
        if !shown.isEmpty { return shown }
        return linked.isEmpty ? stated : linked
    }

    private static func linkedAuthors(_ evidence: PageEvidence) -> [String] {
        var names: [String] = []
        for key in ["author", "creator"] {
            for value in LinkedData.list(evidence.linkedData.article[key]) {
                let node = evidence.linkedData.resolved(value)
                let texts = node["name"].map { LinkedData.list($0) } ?? [node]
                for text in texts.compactMap(\.string) {
                    for name in AuthorNames.names(in: PlainText.clean(text)) where !names.contains(name) {
                        names.append(name)
                    }
                }
            }
            if !names.isEmpty { return names }
        }
        return names
    }

    /// What content systems put into link previews: "Written by" and a name.
    private static func labelledAuthor(_ evidence: PageEvidence) -> [String] {
        for number in 1...3 {
            guard let label = evidence.meta.first("twitter:label\(number)")?.lowercased(),
                let text = evidence.meta.first("twitter:data\(number)"),
                authorLabels.contains(where: { label.hasPrefix($0) })
            else { continue }
            return AuthorNames.names(in: text)
        }
        return []
    }

    private static let authorLabels = [
        "written by", "verfasst von", "geschrieben von", "écrit par", "escrito por", "scritto da", "autor",
        "door",
        "автор", "by", "author",
    ]

    private static let metaKeys = [
        "author", "article:author_name", "article:author", "dc.creator", "dcterms.creator", "dc.creator.name",
        "parsely-author", "sailthru.author",
        "byl", "cxenseparse:author", "article.author", "citation_author", "og:author", "creator", "authors",
        "article:authors",
        "rnews:author", "byline", "og:article:author", "book:author",
    ]

    private static func metaAuthors(_ evidence: PageEvidence) -> [String] {
        for key in metaKeys {
            var names: [String] = []
            for text in evidence.meta.all(key) where !text.contains("://") {
                for name in AuthorNames.names(in: text) where !names.contains(name) { names.append(name) }
            }
            if !names.isEmpty { return names }
        }
        return []
    }
}
