internal import Markup
internal import TextKit

/// What the page's markup states about use within the article: microdata, and links to a licence.
struct MarkedRights {
    /// Licences by microdata of the article's or the page's item.
    private(set) var licenses: [String] = []
    /// Targets of `a rel=license` in the article's own text.
    private(set) var links: [String] = []
    private(set) var holder: String?
    /// Every statement on whether the article is free to read.
    private(set) var free: [Bool] = []

    /// How many more statements are looked at: a page that has hundreds states nothing of one article.
    private var budget = 64

    init(_ evidence: PageEvidence, titleNode: Int?) {
        let tree = evidence.tree
        // Most pages have none of this, and then no node is looked at.
        let isAny = tree.attributes.contains { attribute in
            (attribute.name == .itemprop || attribute.name == .rel)
                && Self.words.occurs(in: tree.bytes[attribute.range])
        }
        guard isAny else { return }
        let frame = ArticleFrame(tree: tree, titleNode: titleNode)
        for node in tree.nodes.indices {
            if tree.nodes[node].tag == .a { readLink(node, evidence, frame) }
            if let property = tree.attribute(.itemprop, of: node), Self.words.occurs(in: property) {
                readProperty(node, evidence, frame)
            }
            if budget <= 0 { return }
        }
    }

    private static let words = ByteWords([
        "license", "copyrightholder", "copyrightnotice", "isaccessibleforfree",
    ])

    /// HTML's own, and those of RDFa.
    private static let relations: [StaticString] = [
        "license", "cc:license", "dct:license", "dcterms:license",
    ]

    private mutating func readLink(_ node: Int, _ evidence: PageEvidence, _ frame: ArticleFrame) {
        guard Self.relations.contains(where: { evidence.tree.hasToken($0, in: .rel, of: node) }) else {
            return
        }
        budget -= 1
        guard frame.ownsLicense(node), let target = evidence.tree.attributeString(.href, of: node) else {
            return
        }
        links += [LicenseStatement.license(target, base: evidence.url)].compactMap { $0 }
    }

    private mutating func readProperty(_ node: Int, _ evidence: PageEvidence, _ frame: ArticleFrame) {
        let tree = evidence.tree
        budget -= 1
        guard let item = frame.item(of: node) else { return }
        if tree.hasToken("isaccessibleforfree", in: .itemprop, of: node) { addFree(node, item, tree) }
        guard item == .article else { return }
        if tree.hasToken("license", in: .itemprop, of: node), let value = Self.value(of: node, tree) {
            licenses += [LicenseStatement.license(value, base: evidence.url)].compactMap { $0 }
        }
        if holder == nil { holder = Self.holder(node, tree) }
    }

    private mutating func addFree(_ node: Int, _ item: ArticleFrame.Item, _ tree: HTMLTree) {
        guard let isFree = Self.value(of: node, tree).flatMap({ LinkedRights.bool($0) }) else { return }
        // A section that is free says nothing of the others.
        if item == .article || !isFree { free.append(isFree) }
    }

    /// The value of a property as microdata has it: an address, a `content`, else the text.
    private static func value(of node: Int, _ tree: HTMLTree) -> String? {
        let stated = tree.attributeString(.content, of: node) ?? tree.attributeString(.href, of: node)
        return stated ?? tree.textContent(of: node)
    }

    private static func holder(_ node: Int, _ tree: HTMLTree) -> String? {
        if tree.hasToken("copyrightnotice", in: .itemprop, of: node) {
            return value(of: node, tree).flatMap { CopyrightNotice.holder(in: PlainText.clean($0)) }
        }
        guard tree.hasToken("copyrightholder", in: .itemprop, of: node) else { return nil }
        let name = tree.descendants(of: node).first { tree.hasToken("name", in: .itemprop, of: $0) }
        return value(of: name ?? node, tree).flatMap { CopyrightNotice.holder(named: PlainText.clean($0)) }
    }
}
