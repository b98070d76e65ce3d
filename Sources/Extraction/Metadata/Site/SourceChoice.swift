internal import JSON

/// The publisher's name.
enum SourceChoice {
    static func name(_ evidence: PageEvidence) -> String? {
        names(evidence).first
    }

    /// Every name that the site gives itself, the most specific first.
    static func names(_ evidence: PageEvidence) -> [String] {
        var names: [String] = []
        func add(_ name: String?) {
            guard let name, !name.isEmpty, name.count <= 80, !name.contains("://"), !names.contains(name)
            else { return }
            names.append(name)
        }
        add(evidence.meta.first("og:site_name"))
        if let publisher = evidence.linkedData.article["publisher"] {
            add(LinkedData.text(of: evidence.linkedData.resolved(publisher)))
        }
        add(evidence.linkedData.siteName)
        add(
            evidence.meta.first(
                "application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher", "cre"))
        return names
    }
}
