internal import Markup
internal import TextKit

/// The elements that say something about a page instead of showing it, found in one walk.
struct HeadElements {
    /// `meta`, `link` and `title` elements, in document order; careless pages have them in the body as well.
    let nodes: [Int]
    /// Where the body begins; a damaged page may have none.
    let bodyStart: Int

    init(_ tree: HTMLTree) {
        var nodes: [Int] = []
        var body: Int?
        for node in tree.nodes.indices {
            switch tree.nodes[node].tag {
            case .meta, .link, .title: nodes.append(node)
            case .body: body = body ?? node
            default: break
            }
        }
        self.nodes = nodes
        bodyStart = body ?? tree.nodes.count
    }

    /// The page's own address as its head states it; in the body such a link belongs to a quotation or an embedded page.
    func canonical(in tree: HTMLTree) -> String? {
        link("canonical", in: tree, before: firstText(of: tree))
    }

    /// Where the body's text begins: a stray element can end the head early, but text is no part of any head.
    private func firstText(of tree: HTMLTree) -> Int {
        (bodyStart..<max(bodyStart, tree.nodes.count)).first { node in
            tree.nodes[node].isText && tree.nodes[node].flags.isDisjoint(with: .inert)
                && !ASCII.trimmed(tree.text(of: node)).isEmpty
        } ?? tree.nodes.count
    }

    /// The target of the page's first `link` of a relation.
    func link(_ relation: StaticString, in tree: HTMLTree, before end: Int = .max) -> String? {
        for node in nodes where tree.nodes[node].tag == .link && node < end {
            if tree.hasToken(relation, in: .rel, of: node),
                let address = tree.attributeString(.href, of: node), !address.isEmpty
            {
                return address
            }
        }
        return nil
    }
}
