internal import DateKit
internal import Markup
internal import TextKit

/// The deck that a reader sees under the title: one that is marked as such, or stands where only a deck can.
struct DeckChoice {
    private let tree: HTMLTree
    private let titleNode: Int
    private let titleKey: String

    init(_ evidence: PageEvidence, titleNode: Int, title: String?) {
        tree = evidence.tree
        self.titleNode = titleNode
        titleKey = PlainText.key(title ?? "")
    }

    func choose() -> String? {
        let start = tree.nodes[titleNode].subtreeEnd
        let nodes = start..<min(start + Self.reach, tree.nodes.count)
        return nodes.lazy.filter(isMarked).compactMap(deck).first ?? placed(nodes)
    }

    /// A deck is near the title; later ones belong to teasers.
    private static let reach = 80
    private static let lengths = 15...600

    // MARK: Marks

    /// Class and `itemprop` words of decks.
    private static let marks = ByteWords([
        "subtitle", "subheadline", "subhead", "standfirst", "deck", "dek", "article-summary", "lede", "lead",
        "teaser", "intro", "excerpt", "sub-title", "sub-headline", "chapeau", "chapo", "entradilla",
        "ingress",
        "sottotitolo", "sommario", "article__description", "alternativeheadline",
    ])
    /// Words that make of the same classes a picture, a byline or an advertisement.
    private static let otherMarks = ByteWords([
        "image", "photo", "picture", "caption", "credit", "figure", "gallery", "video", "byline", "author",
        "date",
        "share", "social", "advert", "sponsor", "leaderboard", "promo", "newsletter", "related", "comment",
        "button",
    ])

    private func isMarked(_ node: Int) -> Bool {
        guard tree.nodes[node].isElement else { return false }
        return Self.names.contains { name in
            tree.attribute(name, of: node).map { Self.marks.occurs(in: $0) } ?? false
        }
    }

    private static let names = [HTMLAttribute.class, .itemprop, .dataTestID, .id]

    // MARK: Places

    /// A line under the title in the article's own head, or between the title and what is no paragraph.
    private func placed(_ nodes: Range<Int>) -> String? {
        let head = tree.ancestors(of: titleNode).first {
            tree.nodes[$0].tag == .header || tree.nodes[$0].tag == .hgroup
        }
        if let head, tree.nodes[head].subtreeEnd - head <= Self.reach {
            let lines = nodes.lazy.filter { tree.isInside($0, head) && isLine($0) }
            return lines.compactMap(deck).first(where: isTold)
        }
        guard let next = tree.nextSibling(of: titleNode), tree.nodes[next].tag == .h2,
            let after = tree.nextSibling(of: next), tree.nodes[after].tag != .p
        else { return nil }
        return deck(next).flatMap { isTold($0) ? $0 : nil }
    }

    private func isLine(_ node: Int) -> Bool { tree.nodes[node].tag == .h2 || tree.nodes[node].tag == .p }

    /// A sentence, or nearly: shorter lines are sections and times of reading.
    private func isTold(_ text: String) -> Bool {
        text.utf8.count >= Self.shortestUnmarked && text.utf8.count(where: ASCII.isBlank) >= Self.fewestBlanks
            || text.utf8.count >= Self.shortestUnmarked && (text.utf8.first ?? 0) >= 0xE3
    }

    private static let shortestUnmarked = 40
    private static let fewestBlanks = 5

    // MARK: Texts

    /// The text of an element that can be a deck.
    private func deck(_ node: Int) -> String? {
        guard tree.nodes[node].flags.isDisjoint(with: .invisible), !isOther(node), !holdsOther(node) else {
            return nil
        }
        let text = tree.textContent(of: node)
        guard Self.lengths.contains(text.utf8.count), PlainText.key(text) != titleKey else { return nil }
        return DeckText.isDeck(text) ? text : nil
    }

    /// Whether an element is, or stands in, something other than the article's head.
    private func isOther(_ node: Int) -> Bool {
        let around = [node] + tree.ancestors(of: node).prefix { !tree.isInside(titleNode, $0) }
        return around.contains { element in
            Self.otherTags.contains(tree.nodes[element].tag)
                || [HTMLAttribute.class, .id].contains { name in
                    tree.attribute(name, of: element).map { Self.otherMarks.occurs(in: $0) } ?? false
                }
        }
    }

    private static let otherTags: Set<HTMLTag> = [
        .figure, .figcaption, .aside, .nav, .footer, .blockquote, .form, .a, .li,
    ]

    /// Whether an element holds more than words, or hardly more than links.
    private func holdsOther(_ node: Int) -> Bool {
        var linked = 0
        for inner in tree.descendants(of: node) {
            if Self.otherContent.contains(tree.nodes[inner].tag) { return true }
            if tree.nodes[inner].tag == .a { linked += tree.textContent(of: inner).utf8.count }
        }
        return linked * 2 > tree.textContent(of: node).utf8.count
    }

    private static let otherContent: Set<HTMLTag> = [
        .img, .picture, .figure, .video, .iframe, .time, .button, .form, .h1,
    ]
}

/// What a deck says: no byline, date, caption, advertisement or invitation to share.
enum DeckText {
    static func isDeck(_ text: String) -> Bool {
        !isByline(text) && !AuthorNames.isCredit(text) && !isDateline(text) && !isNotice(text)
    }

    /// "By Ann Lee", but not "By cutting trees the town …".
    private static func isByline(_ text: String) -> Bool {
        guard text.utf8.count <= longestByline, AuthorNames.withoutOneLeadIn(text) != nil else {
            return false
        }
        let names = AuthorNames.names(in: text)
        return !names.isEmpty && names.allSatisfy { AuthorNames.isFullName($0) && Byline.isWritten($0) }
    }

    private static let longestByline = 120

    private static func isDateline(_ text: String) -> Bool {
        guard text.utf8.count <= longestByline, text.utf8.contains(where: ASCII.isDigit) else { return false }
        let line = DateLine(text, hints: DateParser.Hints())
        return !line.parts.isEmpty && line.isBare
    }

    private static func isNotice(_ text: String) -> Bool {
        let start = text.prefix(40).lowercased()
        return notices.contains(where: start.hasPrefix) || start.hasPrefix("©")
    }

    private static let notices = [
        "share ", "share:", "teilen", "partager", "compartir", "condividi", "copy link", "advertisement",
        "anzeige",
        "werbung", "publicité", "publicidad", "sponsored", "subscribe", "sign up", "follow us", "caption:",
        "listen to this", "read more", "image credit", "picture:", "credit:", "courtesy",
    ]
}
