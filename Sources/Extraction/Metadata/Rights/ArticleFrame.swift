internal import Markup
internal import TextKit

/// What on a page belongs to its article, and not to its frame, a picture or another work.
struct ArticleFrame {
    /// What an item of microdata describes.
    enum Item {
        /// The article, or the page as a whole.
        case article
        /// A section of it.
        case section
    }

    private let tree: HTMLTree
    private let titleNode: Int?
    /// How many elements and items of each kind the page has, counted once.
    private var articles = 0
    private var mains = 0
    private var items = 0

    init(tree: HTMLTree, titleNode: Int?) {
        self.tree = tree
        self.titleNode = titleNode
        for node in tree.nodes.indices {
            if tree.nodes[node].tag == .article { articles += 1 }
            if tree.nodes[node].tag == .main { mains += 1 }
            if tree.attribute(.itemtype, of: node).map(Self.isArticle) == true { items += 1 }
        }
    }

    // MARK: Microdata

    /// What the item is that a property belongs to; nil for a picture, another article, or what names no type.
    func item(of node: Int) -> Item? {
        let scope = tree.ancestors(of: node).first {
            tree.hasAttribute(.itemscope, of: $0) || tree.hasAttribute(.itemtype, of: $0)
        }
        guard let scope, let type = tree.attribute(.itemtype, of: scope) else { return nil }
        if Self.section.occurs(in: type) { return .section }
        guard Self.isArticle(type), isOfTitle(scope, isOnly: items == 1) else { return nil }
        // An article inside another's item (a quote, an embedded post) is not the page's.
        return tree.hasAttribute(.itemprop, of: scope) && !Self.isMain(scope, tree) ? nil : .article
    }

    private static let section = ByteWords(["/webpageelement"])
    private static let types = ByteWords(["article", "blogposting", "/webpage", "/itempage", "/report"])

    private static func isArticle(_ type: ArraySlice<UInt8>) -> Bool {
        types.occurs(in: type) && !section.occurs(in: type)
    }

    private static func isMain(_ node: Int, _ tree: HTMLTree) -> Bool {
        tree.hasToken("mainentity", in: .itemprop, of: node)
            || tree.hasToken("mainentityofpage", in: .itemprop, of: node)
            || tree.hasToken("blogpost", in: .itemprop, of: node)
            || tree.hasToken("blogposts", in: .itemprop, of: node)
    }

    /// Whether an element holds the title, or is the only one of its kind where the title stands elsewhere.
    private func isOfTitle(_ node: Int, isOnly: Bool) -> Bool {
        isOnly || titleNode.map { tree.isInside($0, node) } == true
    }

    // MARK: Links

    /// Whether a link to a licence stands in the article and speaks of it: not in a caption, a credit, a quote, an aside or
    /// the site's footer.
    func ownsLicense(_ node: Int) -> Bool {
        // "Republish this story": such a dialogue is about the story wherever it stands, and closed at first.
        if tree.ancestors(of: node).contains(where: { isMarked($0, Self.republication) }) { return true }
        guard tree.nodes[node].flags.isDisjoint(with: .invisible), !tree.hasAttribute(.about, of: node),
            isInArticle(node)
        else { return false }
        return !speaksOfPicture(node)
    }

    private static let republication = ByteWords(["republish", "republication"])

    private func isInArticle(_ node: Int) -> Bool {
        var isInFooter = false
        for ancestor in tree.ancestors(of: node) {
            switch tree.nodes[ancestor].tag {
            case .article: return isOfTitle(ancestor, isOnly: articles == 1)
            case .main: return !isInFooter && isOfTitle(ancestor, isOnly: mains == 1)
            case .body, .html: return isUnframed && !isInFooter
            case .footer: isInFooter = true
            case let tag where Self.foreign.contains(tag): return false
            default:
                if tree.hasAttribute(.about, of: ancestor) || isMarked(ancestor, Self.marks) { return false }
                isInFooter = isInFooter || isMarked(ancestor, Self.footers)
            }
        }
        return isUnframed && !isInFooter
    }

    /// A page or snippet that marks no article is the article, but for what is marked as something else.
    private var isUnframed: Bool { articles == 0 && mains == 0 }

    private static let foreign: Set<HTMLTag> = [
        .figure, .figcaption, .picture, .aside, .nav, .blockquote, .table, .video, .audio, .object, .form,
        .caption, .search,
    ]

    private func isMarked(_ node: Int, _ marks: ByteWords) -> Bool {
        for name in [HTMLAttribute.class, .id] {
            if let value = tree.attribute(name, of: node), marks.occurs(in: value) { return true }
        }
        return false
    }

    private static let marks = ByteWords([
        "caption", "credit", "image", "photo", "gallery", "embed", "widget", "sidebar", "related", "comment",
        "teaser", "promo", "video", "thumb", "attribution", "figure", "picture", "slide", "card",
    ])
    private static let footers = ByteWords(["footer", "colophon"])

    /// Whether the block around a link is about a picture, shows one that is no badge, or is no short note.
    private func speaksOfPicture(_ node: Int) -> Bool {
        guard let block = tree.ancestors(of: node).first(where: { tree.nodes[$0].tag.isBlock }) else {
            return true
        }
        let text = note(around: node, in: block)
        if text.utf8.count > Self.longestNote || LicenseStatement.isLimited(text) { return true }
        let bytes = Array(text.utf8)[...]
        if Self.stores.occurs(in: bytes) { return true }
        return tree.descendants(of: block).contains { tree.nodes[$0].tag == .img && !isBadge($0) }
    }

    /// The text of a short block, else the sentence that a link stands in, where its words stand only once.
    private func note(around link: Int, in block: Int) -> String {
        let text = tree.textContent(of: block)
        guard text.utf8.count > Self.longestNote else { return text }
        let words = tree.textContent(of: link)
        let places = words.isEmpty ? [] : text.ranges(of: words)
        guard places.count == 1, let place = places.first else { return text }
        let before = text[..<place.lowerBound]
        let after = text[place.upperBound...]
        let start =
            before.ranges(of: ". ").last { !Self.isInitial(before[..<$0.lowerBound]) }?.upperBound
            ?? before.startIndex
        return String(text[start..<(after.firstRange(of: ". ")?.lowerBound ?? after.endIndex)])
    }

    /// Whether a full stop behind these words is that of an initial in a name.
    private static func isInitial(_ words: Substring) -> Bool {
        words.split(separator: " ").last?.count == 1
    }

    private static let longestNote = 400
    private static let stores = ByteWords([
        "credit", "flickr", "unsplash", "wikimedia", "pexels", "pixabay", "getty", "courtesy", "quelle",
        "source:", "via ",
    ])

    /// A licence's own button, inside the link.
    private func isBadge(_ image: Int) -> Bool {
        tree.ancestors(of: image).prefix(3).contains { tree.hasToken("license", in: .rel, of: $0) }
    }
}
