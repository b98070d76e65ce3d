internal import JSON
internal import TextKit

/// Who wrote the article: people or agencies, in the order of the byline.
enum AuthorChoice {
    static func choose(_ evidence: PageEvidence, titleNode: Int?, source: String?) -> [String] {
        let site = SiteNames(evidence)
        let names = stated(evidence, titleNode, site)
        // Beside persons the house that publishes is no author; beside an agency it is.
        let persons = names.filter { !site.isName($0) }
        let areNamed = !persons.isEmpty && persons.allSatisfy(AuthorNames.isFullName)
        return distinct(areNamed ? persons : names)
    }

    /// The names without those that name a person again, with a doctor's title or without.
    private static func distinct(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert(AuthorNames.plain($0)).inserted }
    }

    private static func stated(_ evidence: PageEvidence, _ titleNode: Int?, _ site: SiteNames) -> [String] {
        let linked = linkedAuthors(evidence)
        let isPerson = !linked.isEmpty && !linked.allSatisfy(site.isName) && !isCollective(linked, evidence)
        if isPerson { return spelled(linked, evidence, titleNode) }
        let stated = metaAuthors(evidence, site)
        if !stated.isEmpty && !stated.allSatisfy(site.isName) && !stated.allSatisfy(AuthorNames.isFirm)
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

    /// The full name of the byline in place of a login ("jrobison") or of the first name alone.
    private static func spelled(
        _ names: [String], _ evidence: PageEvidence, _ titleNode: Int?
    ) -> [String] {
        guard names.count == 1, let name = names.first, !name.contains(" ") else { return names }
        let shown = Byline.find(evidence, titleNode: titleNode)
        guard shown.count == 1, AuthorNames.isFullName(shown[0]) else { return names }
        return isLogin(name) || shown[0].lowercased().hasPrefix(name.lowercased() + " ") ? shown : names
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
            !name.contains("@"), !name.contains("www."), !AuthorNames.isPlaceholder(name),
            !AuthorNames.isOffice(name)
        else { return [] }
        return [name]
    }

    private static func linkedAuthors(_ evidence: PageEvidence) -> [String] {
        for key in ["author", "creator"] {
            var names: [String] = []
            for text in evidence.linkedData.names(of: evidence.linkedData.article[key]) {
                for name in AuthorNames.names(in: text) where !names.contains(name) { names.append(name) }
            }
            if !names.isEmpty { return names }
        }
        return []
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

    /// Keys of libraries and journals, each of which states one person, family name first.
    private static let catalogueKeys: Set<String> = [
        "dc.creator", "dcterms.creator", "dc.creator.name", "citation_author",
    ]

    private static func metaAuthors(_ evidence: PageEvidence, _ site: SiteNames) -> [String] {
        for key in metaKeys {
            var names: [String] = []
            for text in evidence.meta.all(key) where !text.contains("://") {
                // "Site - Name" names both.
                let text = catalogueKeys.contains(key) ? AuthorNames.inReadingOrder(text) : text
                for part in text.contains(" - ") ? [site.removed(from: text)] : [text] {
                    for name in AuthorNames.names(in: part) where !names.contains(name) { names.append(name) }
                }
            }
            if !names.isEmpty { return names }
        }
        return []
    }
}
