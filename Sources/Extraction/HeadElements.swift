internal import Markup

/// The elements that say something about a page instead of showing it, found in one walk.
struct HeadElements {
    /// `meta`, `link`, `title` and `base` elements, in document order; careless pages have them in the body as well.
    let nodes: [Int]
    /// Where the body begins; a damaged page may have none.
    let bodyStart: Int

    init(_ tree: HTMLTree) {
        var nodes: [Int] = []
        var body: Int?
        for node in tree.nodes.indices {
            switch tree.nodes[node].tag {
            case .meta, .link, .title, .base: nodes.append(node)
            case .body: body = body ?? node
            default: break
            }
        }
        self.nodes = nodes
        bodyStart = body ?? tree.nodes.count
    }

    /// What relative addresses start from, where the page says so.
    func base(in tree: HTMLTree) -> String? {
        nodes.first { tree.nodes[$0].tag == .base && tree.hasAttribute(.href, of: $0) }.flatMap {
            tree.attributeString(.href, of: $0)
        }
    }

    /// The page's own address as its head states it; in the body such a link belongs to a quotation or an embedded page.
    func canonical(in tree: HTMLTree) -> String? {
        link("canonical", in: tree, before: contentStart(of: tree))
    }

    /// Where the page's content begins: a stray word or element can end the head early, and the rest of it follows.
    private func contentStart(of tree: HTMLTree) -> Int {
        (bodyStart..<max(bodyStart, tree.nodes.count)).first { Self.content.contains(tree.nodes[$0].tag) }
            ?? tree.nodes.count
    }

    private static let content: Set<HTMLTag> = [
        .h1, .h2, .h3, .h4, .h5, .h6, .article, .main, .section, .nav, .blockquote, .ul, .ol, .a, .img, .form,
    ]

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
