internal import JSON
internal import TextKit

/// Section and keywords.
enum TopicChoice {
    static func section(_ evidence: PageEvidence) -> String? {
        let stated =
            evidence.linkedData.text("articleSection")
            ?? evidence.meta.first(
                "article:section", "og:section", "section", "parsely-section", "cxenseparse:section")
        guard let stated, stated.count <= 80, !stated.contains("://"), !fillers.contains(stated.lowercased())
        else { return nil }
        return stated
    }

    /// What systems write where an author chose no section.
    private static let fillers: Set<String> = [
        "uncategorized", "uncategorised", "unkategorisiert", "non classé", "sin categoría", "sin categorizar",
        "senza categoria", "sem categoria", "geen categorie", "bez kategorii", "без рубрики", "未分类", "未分類",
        "null", "undefined", "none",
    ]

    private static let maximumTags = 50

    static func tags(_ evidence: PageEvidence) -> [String] {
        var tags: [String] = []
        func add(_ text: String) {
            let tag = text.trimmedBlanks
            guard tags.count < maximumTags, !tag.isEmpty, tag.count <= 60, !tag.contains("://"),
                !tags.contains(tag)
            else { return }
            tags.append(tag)
        }
        let linked = LinkedData.list(evidence.linkedData.article["keywords"]).compactMap(LinkedData.text)
        let words =
            linked.isEmpty
            ? [evidence.meta.first("news_keywords", "keywords", "parsely-tags")].compactMap { $0 } : linked
        for text in words {
            // A list in one string; the strings of a list may contain commas themselves.
            if words.count == 1 {
                text.split { $0 == "," || $0 == ";" || $0 == "、" }.forEach { add(String($0)) }
            } else {
                add(text)
            }
        }
        evidence.meta.all("article:tag").forEach { $0.split(separator: ",").forEach { add(String($0)) } }
        return tags
    }
}
