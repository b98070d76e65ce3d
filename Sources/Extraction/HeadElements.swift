internal import Markup

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

    /// The target of the page's first `link` of a relation.
    func link(_ relation: StaticString, in tree: HTMLTree) -> String? {
        for node in nodes where tree.nodes[node].tag == .link {
            if tree.hasToken(relation, in: .rel, of: node),
                let address = tree.attributeString(.href, of: node), !address.isEmpty
            {
                return address
            }
        }
        return nil
    }
}
