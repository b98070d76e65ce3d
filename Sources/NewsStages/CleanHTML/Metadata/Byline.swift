internal import Markup

/// Names in the page's visible part: `rel=author`, microdata, marked elements, and "By …" near the title.
enum Byline {
    private static let longest = 200

    static func find(_ evidence: PageEvidence, titleNode: Int?) -> [String] {
        for search in [relation, microdata, marked] {
            let names = search(evidence, titleNode)
            if !names.isEmpty { return names }
        }
        return leadIn(evidence, titleNode)
    }

    /// `rel=author` links whose text is a name.
    private static func relation(_ evidence: PageEvidence, _ titleNode: Int?) -> [String] {
        collect(evidence, titleNode) { tree, node in
            tree.nodes[node].tag == .a && tree.hasToken("author", in: .rel, of: node)
        }
    }

    private static func microdata(_ evidence: PageEvidence, _ titleNode: Int?) -> [String] {
        let tree = evidence.tree
        var names: [String] = []
        for node in tree.descendants(of: 0) where tree.hasToken("author", in: .itemprop, of: node) {
            guard isOwn(node, tree) else { continue }
            let inner = tree.subtree(of: node).first { tree.hasToken("name", in: .itemprop, of: $0) } ?? node
            let text = tree.attributeString(.content, of: inner) ?? PlainText.clean(tree.textContent(of: inner, skipping: .inert))
            guard text.utf8.count <= longest else { continue }
            for name in AuthorNames.names(in: text) where !names.contains(name) { names.append(name) }
        }
        return names
    }

    private static let marks = ["byline", "author", "autor", "auteur", "writer", "creator", "penulis", "redakteur", "posted-by"].map { Array($0.utf8) }
    private static let notMarks = ["bio", "box", "about", "avatar", "image", "photo", "social", "comment", "related", "date", "authorized", "list"].map { Array($0.utf8) }

    private static func marked(_ evidence: PageEvidence, _ titleNode: Int?) -> [String] {
        collect(evidence, titleNode) { tree, node in
            for name in [HTMLAttribute.class, .id, .dataTestID, .dataQA, .dataComponent] {
                guard let value = tree.attribute(name, of: node), value.count < 200 else { continue }
                if marks.contains(where: { ASCII.contains(value, $0) }) && !notMarks.contains(where: { ASCII.contains(value, $0) }) {
                    return true
                }
            }
            return false
        }
    }

    /// The names of the first run of matching elements, nearest to the title.
    private static func collect(
        _ evidence: PageEvidence, _ titleNode: Int?, where matches: (HTMLTree, Int) -> Bool
    ) -> [String] {
        let tree = evidence.tree
        var names: [String] = []
        var last = -1
        for node in tree.descendants(of: 0) where tree.nodes[node].isElement && node >= last {
            guard matches(tree, node), isOwn(node, tree) else { continue }
            // A byline is one place; a later one is another article's.
            if !names.isEmpty && node - last > 40 { break }
            let text = PlainText.clean(tree.textContent(of: node))
            guard text.utf8.count <= longest else { continue }
            let found = AuthorNames.names(in: text)
            for name in found where !names.contains(name) { names.append(name) }
            if !found.isEmpty { last = tree.nodes[node].subtreeEnd }
        }
        return names
    }

    private static func isOwn(_ node: Int, _ tree: HTMLTree) -> Bool {
        guard tree.nodes[node].flags.isDisjoint(with: .inert) else { return false }
        return tree.ancestors(of: node).allSatisfy { ancestor in
            if tree.nodes[ancestor].tag == .aside || tree.nodes[ancestor].tag == .nav { return false }
            guard tree.nodes[ancestor].tag != .body else { return true }
            guard let value = tree.attribute(.class, of: ancestor), value.count < 200 else { return true }
            return !["comment", "related", "sidebar", "recommend", "widget"].contains { ASCII.contains(value, Array($0.utf8)) }
        }
    }

    // MARK: By …

    private static let reach = 120

    /// A short text near the title that starts with a lead-in and goes on with a name.
    private static func leadIn(_ evidence: PageEvidence, _ titleNode: Int?) -> [String] {
        guard let titleNode else { return [] }
        let tree = evidence.tree
        let start = max(0, titleNode - 30)
        for node in start..<min(titleNode + reach, tree.nodes.count) where tree.nodes[node].isElement {
            guard tree.nodes[node].subtreeEnd - node < 24, isOwn(node, tree) else { continue }
            let text = PlainText.clean(tree.textContent(of: node))
            guard text.utf8.count <= 120, AuthorNames.withoutOneLeadIn(text) != nil else { continue }
            let names = AuthorNames.names(in: text).filter(isWritten)
            if !names.isEmpty { return names }
        }
        return []
    }

    /// Whether every word starts like a name's: a capital, or a script without capitals.
    private static func isWritten(_ name: String) -> Bool {
        name.split(separator: " ").allSatisfy { word in
            guard let first = word.first else { return false }
            return first.isUppercase || (first.isLetter && !first.isCased) || ["de", "van", "von", "der", "den", "di", "da", "la", "el", "al", "bin", "le", "del", "dos", "du", "zu", "ten", "ter", "dela"].contains(word)
        }
    }
}
