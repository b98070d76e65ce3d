internal import Markup

/// The article's headline, without the site's name.
enum TitleChoice {
    /// A headline and the heading that shows it.
    struct Title {
        var text: String
        var node: Int?
    }

    struct Candidate {
        var text: String
        var key: String
        var weight: Double
        var node: Int?
        var source = Source.other
    }

    enum Source { case openGraph, document, other }

    static func choose(_ evidence: PageEvidence, source: String?) -> Title? {
        let site = SiteNames(evidence)
        let candidates = candidates(evidence, site)
        var best: (candidate: Candidate, score: Double)?
        for candidate in candidates {
            let score = candidates.reduce(0) { $0 + support(of: candidate, by: $1) }
            if score > (best?.score ?? 0) + 0.0001 { best = (candidate, score) }
        }
        guard var best else { return nil }
        if let shorter = withoutKicker(best.candidate, candidates) { best.candidate = shorter }
        // Of texts that differ only in typography, the shown one has the publisher's.
        let shown = candidates.first { $0.node != nil && $0.key == best.candidate.key }
        let heading = shown ?? candidates.first { $0.node != nil && isPart($0.key, best.candidate.key) }
        return Title(text: shown?.text ?? best.candidate.text, node: heading?.node)
    }

    /// Whether a heading is the title with more before it, or a long part of it.
    private static func isPart(_ heading: String, _ title: String) -> Bool {
        heading.hasSuffix(title) || (heading.utf8.count >= 12 && title.hasPrefix(heading))
    }

    /// The headline without the kicker that h1 and linked data prepend, where `og:title` is the rest.
    private static func withoutKicker(_ candidate: Candidate, _ candidates: [Candidate]) -> Candidate? {
        candidates.first { other in
            other.source == .openGraph && other.key.utf8.count >= 24
                && other.key.utf8.count + shortestKicker <= candidate.key.utf8.count
                && candidate.key.hasSuffix(other.key)
                && candidates.contains { $0.source == .document && $0.key.hasPrefix(other.key) }
        }
    }

    /// Fewer letters are an article or a number, which belong to the headline.
    private static let shortestKicker = 5

    /// How much one candidate supports another: fully if equal, largely if it is extended before or after.
    private static func support(of candidate: Candidate, by other: Candidate) -> Double {
        if candidate.key == other.key { return other.weight }
        guard candidate.key.utf8.count >= 12, other.key.utf8.count > candidate.key.utf8.count else {
            return 0
        }
        // "Kicker: headline" and "headline | Section" both state the headline.
        if other.key.hasSuffix(candidate.key) && isCut(other.text, endingWith: candidate) {
            return other.weight * suffixShare
        }
        if other.key.hasPrefix(candidate.key) && isCut(other.text, startingWith: candidate) {
            return other.weight * 0.9
        }
        return 0
    }

    /// Half the time, a kicker before the colon is part of the headline.
    private static let suffixShare = 0.3

    /// Whether a longer title is a shorter one after a colon or dash.
    private static func isCut(_ text: String, endingWith candidate: Candidate) -> Bool {
        SiteNames.cuts(of: text, colons: true).contains { PlainText.key($0.after) == candidate.key }
    }

    /// Whether a longer title is a shorter one before a dash or bar.
    private static func isCut(_ text: String, startingWith candidate: Candidate) -> Bool {
        SiteNames.cuts(of: text, colons: false).contains { PlainText.key($0.before) == candidate.key }
    }

    /// No headline is longer, and cutting at separators is not linear.
    private static let longest = 600

    private static func candidates(_ evidence: PageEvidence, _ site: SiteNames) -> [Candidate] {
        var candidates: [Candidate] = []
        func add(_ text: String?, _ weight: Double, node: Int? = nil, source: Source = .other) {
            guard let text, text.utf8.count <= longest else { return }
            let plain = site.removed(from: text)
            let key = PlainText.key(plain)
            guard !key.isEmpty, !site.isName(plain) else { return }
            candidates.append(Candidate(text: plain, key: key, weight: weight, node: node, source: source))
        }
        // Weights follow the accuracies measured on labelled pages; what is usually copied from another field
        // counts less than its accuracy.
        let meta = evidence.meta
        let document = evidence.documentTitle
        let stated = [
            document, meta.first("og:title"), evidence.linkedData.text("headline"),
            meta.first("twitter:title"),
        ]
        let named = NamedHeadings(stated.compactMap(\.self).filter { $0.utf8.count <= longest })
        for heading in named.weighed(TitleHeadings.find(evidence, site)) {
            add(heading.text, heading.weight, node: heading.node)
        }
        add(evidence.linkedData.text("headline"), 0.80)
        add(meta.first("og:title"), 0.60, source: .openGraph)
        add(meta.first("twitter:title"), 0.20)
        add(
            meta.first(
                "title", "headline", "dc.title", "parsely-title", "sailthru.title", "cxenseparse:title"), 0.20
        )
        add(microdata(evidence), 0.50)
        add(evidence.linkedData.text("name"), 0.20)
        add(document, 0.30, source: .document)
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
}
