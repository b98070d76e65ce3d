internal import JSON
internal import TextKit

/// Who wrote the article: people or agencies, in the order of the byline.
enum AuthorChoice {
    static func choose(_ evidence: PageEvidence, titleNode: Int?, source: String?) -> [String] {
        let site = SiteNames(evidence)
        let linked = linkedAuthors(evidence)
        let isPerson = !linked.isEmpty && !linked.allSatisfy(site.isName) && !isCollective(linked, evidence)
        if isPerson { return spelled(linked, evidence, titleNode) }
        let stated = metaAuthors(evidence, site)
        if !stated.isEmpty && !stated.allSatisfy(site.isName)
            && (linked.isEmpty || stated.allSatisfy(AuthorNames.isFullName))
        {
            return spelled(stated, evidence, titleNode)
        }
        let labelled = labelledAuthor(evidence)
        if !labelled.isEmpty && !labelled.allSatisfy(site.isName) && labelled != linked {
            return spelled(labelled, evidence, titleNode)
        }
        let shown = Byline.find(evidence, titleNode: titleNode)
        if !shown.isEmpty && (linked.isEmpty || shown.allSatisfy(AuthorNames.isFullName)) { return shown }
        let rest = [linked, stated, labelled, shown].first { !$0.isEmpty }
        return rest ?? verbatim(evidence)
    }

    /// Whether linked data names only organisations or the publisher as authors; a byline may name people.
    private static func isCollective(_ names: [String], _ evidence: PageEvidence) -> Bool {
        let nodes = LinkedData.list(evidence.linkedData.article["author"]).map(evidence.linkedData.resolved)
        guard !nodes.isEmpty else { return false }
        return nodes.allSatisfy { node in
            let types = LinkedData.types(of: node)
            return types.contains("organization") || types.contains("newsmediaorganization")
        }
    }

    /// The displayed name in place of a login name ("jrobison").
    private static func spelled(
        _ names: [String], _ evidence: PageEvidence, _ titleNode: Int?
    ) -> [String] {
        guard names.count == 1, let name = names.first, !name.contains(" "), isLogin(name) else {
            return names
        }
        let shown = Byline.find(evidence, titleNode: titleNode)
        return shown.count == 1 && shown[0].contains(" ") ? shown : names
    }

    private static func isLogin(_ name: String) -> Bool {
        name.utf8.allSatisfy { $0 < 0x80 } && name == name.lowercased()
    }

    /// The author as linked data or `meta` state it, where no part of it is a person's name: "Staff".
    private static func verbatim(_ evidence: PageEvidence) -> [String] {
        let linked = LinkedData.list(evidence.linkedData.article["author"]).compactMap {
            LinkedData.text(of: evidence.linkedData.resolved($0))
        }
        let stated =
            linked + [evidence.meta.first("author"), evidence.meta.first("twitter:data1")].compactMap(\.self)
        let label = evidence.meta.first("twitter:label1")?.lowercased() ?? ""
        let name =
            linked.first ?? evidence.meta.first("author")
            ?? (label.contains("written") ? stated.last : nil)
        guard let name, name.count <= 40, name.split(separator: " ").count <= 4, !name.contains("://"),
            !name.contains("@"), !name.contains("www."), !AuthorNames.isPlaceholder(name)
        else { return [] }
        return [name]
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

    private static func metaAuthors(_ evidence: PageEvidence, _ site: SiteNames) -> [String] {
        for key in metaKeys {
            var names: [String] = []
            for text in evidence.meta.all(key) where !text.contains("://") {
                // "Site - Name" names both.
                for part in text.contains(" - ") ? [site.removed(from: text)] : [text] {
                    for name in AuthorNames.names(in: part) where !names.contains(name) { names.append(name) }
                }
            }
            if !names.isEmpty { return names }
        }
        return []
    }
}
