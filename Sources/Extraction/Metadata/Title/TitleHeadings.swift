internal import Markup
internal import TextKit

/// The headings that may show the article's title.
enum TitleHeadings {
    struct Heading {
        var text: String
        var node: Int
        var weight: Double
        /// Whether it is worth little where no stated title agrees with it: a heading of the page's frame, or one
        /// below the first rank where none of that rank is shown.
        var needsSupport = false
    }

    /// The first h1 that is not the site's own; without one, the first h2.
    static func find(_ evidence: PageEvidence, _ site: SiteNames) -> [Heading] {
        var first = headings(.h1, evidence, site, weights: (0.95, 0.25), limit: 6)
        // A heading below the title is often shown where the h1 is the site's name.
        let weights = first.isEmpty ? (0.45, 0.2) : (0.15, 0.15)
        var second = headings(.h2, evidence, site, weights: weights, limit: 4)
        if first.isEmpty { for index in second.indices { second[index].needsSupport = true } }
        if let trail = first.first?.node, isTrail(trail, evidence.tree),
            let shown = second.first(where: { $0.node > trail })?.node
        {
            // Readers see the heading after the trail.
            for index in first.indices where first[index].node == trail { first[index].weight = 0.3 }
            for index in second.indices where second[index].node == shown { second[index].weight = 0.95 }
        }
        return first + second
    }

    private static let trailWords = ByteWords(["crumb", "seotitle", "seo-title"])
    /// A breadcrumb trail is a line of links; a wider element of that class holds the whole page.
    private static let widestTrail = 120

    /// Whether a heading is the last breadcrumb, where it is written for search engines.
    private static func isTrail(_ node: Int, _ tree: HTMLTree) -> Bool {
        for current in [node] + tree.ancestors(of: node).prefix(3) {
            guard tree.nodes[current].subtreeEnd - current <= widestTrail else { return false }
            let tag = tree.nodes[current].tag
            if tag == .li || tag == .nav { return true }
            let names = [tree.attribute(.class, of: current), tree.attribute(.id, of: current)]
            if names.contains(where: { $0.map(trailWords.occurs) ?? false }) { return true }
        }
        return false
    }

    private static func headings(
        _ tag: HTMLTag, _ evidence: PageEvidence, _ site: SiteNames, weights: (first: Double, later: Double),
        limit: Int
    ) -> [Heading] {
        let tree = evidence.tree
        var found: [Heading] = []
        var count = 0
        for node in tree.descendants(of: 0) where tree.nodes[node].tag == tag {
            let full = text(node, tree, withKicker: true)
            guard let full, !site.isName(full), !linksToHomePage(node, evidence) else { continue }
            let weight = count == 0 ? weights.first : weights.later
            let isFrame = isFrame(node, tree)
            func add(_ text: String, _ weight: Double) {
                found.append(Heading(text: text, node: node, weight: weight, needsSupport: isFrame))
            }
            if let plain = text(node, tree, withKicker: false), plain != full { add(plain, weight) }
            add(full, weight)
            if let line = lastLine(node, tree), line != full { add(line, weight * lineShare) }
            count += 1
            if count == limit { break }
        }
        return found
    }

    /// Whether a heading belongs to the site's head, a menu or a widget rather than to an article.
    private static func isFrame(_ node: Int, _ tree: HTMLTree) -> Bool {
        let ancestors = tree.ancestors(of: node)
        if ancestors.contains(where: { frameTags.contains(tree.nodes[$0].tag) }) { return true }
        return ([node] + ancestors.prefix(3)).contains { tree.isNamed($0, by: frameWords) }
    }

    private static let frameTags: Set<HTMLTag> = [.nav, .aside, .dialog, .footer]
    private static let frameWords = ByteWords([
        "logo", "brand", "site-title", "site-name", "sitename", "masthead", "widget", "sidebar", "sr-only",
        "visually-hidden", "visuallyhidden", "screen-reader", "newsletter", "cookie", "consent", "modal",
        "popup",
    ])

    /// Other statements decide between a heading and its last line; without any the heading wins.
    private static let lineShare = 0.95

    /// The last child of a heading: the headline under a kicker without a class.
    private static func lastLine(_ node: Int, _ tree: HTMLTree) -> String? {
        let parts = tree.children(of: node).filter {
            tree.nodes[$0].isElement || !ASCII.trimmed(tree.text(of: $0)).isEmpty
        }
        guard parts.count > 1, let last = parts.last, tree.nodes[parts[0]].isElement else { return nil }
        let text = tree.nodes[last].isText ? tree.text(of: last) : Array(tree.textContent(of: last).utf8)[...]
        let line = PlainText.clean(text)
        return line.utf8.count >= shortestLine ? line : nil
    }

    /// Fewer letters are the end of a broken line, not a headline.
    private static let shortestLine = 16

    private static func text(_ node: Int, _ tree: HTMLTree, withKicker: Bool) -> String? {
        guard tree.nodes[node].flags.isDisjoint(with: .inert) else { return nil }
        var text: [UInt8] = []
        var previous: Int?
        for child in tree.children(of: node) {
            let isKicker = tree.nodes[child].isElement && isKicker(child, tree)
            if isKicker && !withKicker { continue }
            if needsSeparator(child, after: previous, tree) && !text.isEmpty { text.append(0x20) }
            tree.appendText(of: child, to: &text)
            previous = child
        }
        let plain = withoutSeparators(PlainText.clean(text[...]))
        return plain.utf8.count >= 3 ? plain : PlainText.clean(tree.textContent(of: node)).nonEmpty
    }

    /// A headline without what separated it from a kicker; a sign in front of a number or a name is its own.
    private static func withoutSeparators(_ text: String) -> String {
        var rest = text[...]
        while let first = rest.first {
            let isDash = first == "-" || first == "–"
            guard first == ":" || first == " " || (isDash && rest.dropFirst().first == " ") else { break }
            rest = rest.dropFirst()
        }
        return rest.trimmedBlanks
    }

    /// Whether a child of a heading is separated from the one before it by a blank or by its shape.
    private static func needsSeparator(_ child: Int, after previous: Int?, _ tree: HTMLTree) -> Bool {
        guard let previous else { return false }
        if tree.nodes[previous].isText, tree.text(of: previous).last.map(ASCII.isBlank) == true {
            return true
        }
        let first = tree.subtree(of: child).first { tree.nodes[$0].isText }
        if let first, tree.text(of: first).first.map(ASCII.isBlank) == true { return true }
        // Adjacent elements are two lines, unless they only change the font.
        let isLine =
            tree.nodes[child].tag == .span || tree.nodes[child].tag == .small || tree.nodes[child].tag.isBlock
        return tree.nodes[child].tag == .br || tree.nodes[previous].tag == .br
            || (isLine && tree.nodes[previous].isElement) || tree.nodes[previous].tag.isBlock
            || (tree.nodes[previous].isElement && isKicker(previous, tree))
    }

    /// Class words of the line above a headline, which is not part of it.
    private static let kickers = ByteWords([
        "kicker", "overline", "topline", "dachzeile", "overtitle", "supertitle", "pretitle", "spitzmarke",
        "roofline",
        "eyebrow", "surtitre", "antetitulo", "catchline", "headline-label", "vignette", "strapline", "prefix",
    ])

    private static func isKicker(_ node: Int, _ tree: HTMLTree) -> Bool {
        guard let value = tree.attribute(.class, of: node) else { return false }
        return kickers.occurs(in: value)
    }

    /// Whether a heading is a link to the site's front page: its logo.
    private static func linksToHomePage(_ node: Int, _ evidence: PageEvidence) -> Bool {
        let tree = evidence.tree
        let links =
            tree.subtree(of: node).filter { tree.nodes[$0].tag == .a }
            + tree.ancestors(of: node).prefix(1).filter { tree.nodes[$0].tag == .a }
        return links.first.map { HomeLink.isHome($0, evidence) } ?? false
    }
}

extension String {
    var nonEmpty: String? { isEmpty ? nil : self }
}
