internal import Markup

/// The article's headline, without the site's name.
enum TitleChoice {
    /// A headline and the heading that shows it.
    struct Title {
        var text: String
        var node: Int?
    }

    private struct Candidate {
        var text: String
        var key: String
        var weight: Double
        var node: Int?
    }

    static func choose(_ evidence: PageEvidence, source: String?) -> Title? {
        let site = SiteNames(evidence)
        let candidates = candidates(evidence, site)
        var best: (candidate: Candidate, score: Double)?
        for candidate in candidates {
            let score = candidates.reduce(0) { $0 + support(of: candidate, by: $1) }
            if score > (best?.score ?? 0) + 0.0001 { best = (candidate, score) }
        }
        guard let best else { return nil }
        // Of texts that differ in typography only, the shown one has the publisher's.
        let shown = candidates.first { $0.node != nil && $0.key == best.candidate.key }
        return Title(text: shown?.text ?? best.candidate.text, node: shown?.node)
    }

    /// How much one candidate speaks for another: fully if equal, partly if it contains it.
    private static func support(of candidate: Candidate, by other: Candidate) -> Double {
        if candidate.key == other.key { return other.weight }
        let (short, long) = candidate.key.utf8.count < other.key.utf8.count ? (candidate.key, other.key) : (other.key, candidate.key)
        guard short.utf8.count >= 12, long.hasPrefix(short) || long.hasSuffix(short) else { return 0 }
        return other.weight * 0.4
    }

    private static func candidates(_ evidence: PageEvidence, _ site: SiteNames) -> [Candidate] {
        var candidates: [Candidate] = []
        func add(_ text: String?, _ weight: Double, node: Int? = nil) {
            guard let text else { return }
            let plain = site.removed(from: text)
            let key = PlainText.key(plain)
            guard !key.isEmpty, plain.utf8.count <= 600 else { return }
            candidates.append(Candidate(text: plain, key: key, weight: weight, node: node))
        }
        // Weights are the accuracies measured on labelled news pages.
        let meta = evidence.meta
        add(evidence.linkedData.text("headline"), 0.80)
        for heading in headings(evidence, site) { add(heading.text, heading.weight, node: heading.node) }
        add(meta.first("og:title"), 0.59)
        add(meta.first("twitter:title"), 0.40)
        add(meta.first("title", "headline", "dc.title", "parsely-title", "sailthru.title", "cxenseparse:title"), 0.35)
        add(microdata(evidence), 0.60)
        add(evidence.linkedData.text("name"), 0.30)
        add(evidence.tree.first(.title).map { PlainText.clean(evidence.tree.textContent(of: $0)) }, 0.30)
        return candidates
    }

    private static func microdata(_ evidence: PageEvidence) -> String? {
        let tree = evidence.tree
        for node in tree.descendants(of: 0) where tree.nodes[node].tag != .meta {
            guard tree.hasToken("headline", in: .itemprop, of: node) else { continue }
            let text = PlainText.clean(tree.textContent(of: node))
            if !text.isEmpty { return text }
        }
        return nil
    }

    // MARK: Headings

    private struct Heading {
        var text: String
        var node: Int
        var weight: Double
    }

    /// The first headings that are not the site's own name; of several h1 the one that the other titles speak of.
    private static func headings(_ evidence: PageEvidence, _ site: SiteNames) -> [Heading] {
        let tree = evidence.tree
        var found: [Heading] = []
        for node in tree.descendants(of: 0) where tree.nodes[node].tag == .h1 {
            guard let text = headingText(node, tree), !site.isName(text) else { continue }
            found.append(Heading(text: text, node: node, weight: found.isEmpty ? 0.76 : 0.30))
            if found.count == 6 { break }
        }
        if found.isEmpty {
            for node in tree.descendants(of: 0) where tree.nodes[node].tag == .h2 {
                guard let text = headingText(node, tree), !site.isName(text) else { continue }
                found.append(Heading(text: text, node: node, weight: found.isEmpty ? 0.30 : 0.1))
                if found.count == 4 { break }
            }
        }
        return found
    }

    private static func headingText(_ node: Int, _ tree: HTMLTree) -> String? {
        guard tree.nodes[node].flags.isDisjoint(with: .inert) else { return nil }
        let text = PlainText.clean(tree.textContent(of: node))
        return text.utf8.count >= 3 ? text : nil
    }
}
