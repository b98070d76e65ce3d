internal import DateKit
internal import Markup
internal import TextKit

/// Dates in the page's visible part: `time`, microdata, marked elements, and short texts near the title.
enum ShownDate {
    /// A date and how likely it is the article's own.
    struct Candidate {
        var stamp: Timestamp
        var score: Int
        /// Nodes from the title on; large where no heading shows it.
        var distance = Int.max
        /// Whether markup states that it is the date of publication.
        var isMicrodata = false
    }

    /// The likeliest date of publication; among equals the first after the title.
    static func find(_ evidence: PageEvidence, titleNode: Int?) -> Candidate? {
        var best: Candidate?
        var budget = maximumCandidates
        let tree = evidence.tree
        for node in tree.nodes.indices.dropFirst() {
            let least = best?.score ?? 0
            guard let found = candidate(node, evidence, titleNode, above: least), found.score > least else {
                continue
            }
            budget -= 1
            guard budget > 0 else { break }
            if !isForeign(node, tree, titleNode) { best = found }
        }
        return best
    }

    /// The first modification date after the title, for pages that show no other.
    static func findChange(_ evidence: PageEvidence, titleNode: Int?) -> Timestamp? {
        guard let titleNode else { return nil }
        let tree = evidence.tree
        let end = min(tree.nodes.count, titleNode + changeReach)
        for node in titleNode..<end where tree.nodes[node].isText {
            guard let line = line(around: node, evidence), !isForeign(node, tree, titleNode) else { continue }
            let part = line.published ?? line.changed
            if let part, DateChoice.isPossible(part.stamp, evidence) { return part.stamp }
        }
        return nil
    }

    /// The day of the last change as readers see it near the title.
    static func findModified(_ evidence: PageEvidence, titleNode: Int?) -> Timestamp? {
        guard let titleNode else { return nil }
        let tree = evidence.tree
        let nodes = max(1, titleNode - changeReach / 2)..<min(tree.nodes.count, titleNode + changeReach)
        for node in nodes where tree.nodes[node].flags.isDisjoint(with: .inert) {
            guard let stamp = changeStamp(node, evidence), DateChoice.isPossible(stamp, evidence),
                !isForeign(node, tree, titleNode)
            else { continue }
            return stamp
        }
        return nil
    }

    private static func changeStamp(_ node: Int, _ evidence: PageEvidence) -> Timestamp? {
        let tree = evidence.tree
        if tree.nodes[node].isText { return line(around: node, evidence)?.changed?.stamp }
        let isMarked =
            tree.hasToken("datemodified", in: .itemprop, of: node)
            || (tree.nodes[node].tag == .time && tree.hasToken("updated", in: .class, of: node)
                && !tree.hasToken("published", in: .class, of: node))
        return isMarked ? value(of: node, evidence) : nil
    }

    /// The line of dates that a text belongs to; nil for running text and for what has no date.
    private static func line(around node: Int, _ evidence: PageEvidence) -> DateLine? {
        let tree = evidence.tree
        let text = tree.text(of: node)
        guard text.count <= longest, mayBeDate(text), let parent = tree.parent(of: node) else { return nil }
        let line = DateLine(
            shortText(of: parent, tree) ?? String(decoding: text, as: UTF8.self), hints: evidence.dateHints)
        if line.isProse || line.parts.isEmpty { return nil }
        let isChronicle = line.goesOn && line.parts[0].label == .none && isEntry(parent, tree)
        return isChronicle || OtherArticle.isFact(parent, tree) ? nil : line
    }

    private static let changeReach = 160

    /// A date right after the title in a list of others, for pages that show no other: forums and
    /// players mark their whole pages up as such lists.
    static func findListed(_ evidence: PageEvidence, titleNode: Int?) -> Timestamp? {
        guard let titleNode else { return nil }
        let tree = evidence.tree
        for node in titleNode..<min(tree.nodes.count, titleNode + listedReach) {
            guard let found = candidate(node, evidence, titleNode, above: 0), found.score >= listedScore,
                !OtherArticle.isForeign(node, evidence.tree, titleNode)
            else { continue }
            return found.stamp
        }
        return nil
    }

    private static let listedReach = 80
    /// Next to the title and marked as a date, or nothing but a date.
    private static let listedScore = 6

    /// A page of thousands of dates is a list or an attack; its first ones are enough.
    private static let maximumCandidates = 2000
    /// The text around a date is read only where it is short; a wide parent is not a dateline.
    private static let widestParent = 64

    /// The text of a small element, or nil.
    private static func shortText(of node: Int, _ tree: HTMLTree) -> String? {
        guard tree.nodes[node].subtreeEnd - node <= widestParent else { return nil }
        let text = tree.textContent(of: node)
        return text.utf8.count <= longest ? text : nil
    }

    /// The most that label, class and shape can add to the score of a position: for elements, and for texts.
    private static let maximumElementScore = 8
    private static let maximumTextScore = 7

    /// The date that a node shows; nil for one that cannot score more than `least`.
    private static func candidate(
        _ node: Int, _ evidence: PageEvidence, _ titleNode: Int?, above least: Int
    ) -> Candidate? {
        let tree = evidence.tree
        guard tree.nodes[node].flags.isDisjoint(with: .inert) else { return nil }
        let place = placeScore(node, titleNode)
        if tree.nodes[node].isText {
            return place + maximumTextScore > least ? textCandidate(node, place, evidence, titleNode) : nil
        }
        guard place + maximumElementScore > least else { return nil }
        let isMicrodata =
            tree.hasToken("datepublished", in: .itemprop, of: node)
            || tree.hasToken("datecreated", in: .itemprop, of: node)
            || tree.hasAttribute(.pubdate, of: node) || tree.hasAttribute(.dataPublished, of: node)
        let isStamp =
            (tree.nodes[node].tag == .time || tree.nodes[node].tag == .abbr || isTooltip(node, tree))
            && !tree.hasToken("datemodified", in: .itemprop, of: node)
        guard isMicrodata || isStamp, let stamp = value(of: node, evidence) else { return nil }
        let label = labelScore(node, stamp, evidence)
        return Candidate(
            stamp: stamp, score: place + label + (isMicrodata ? 6 : 4),
            distance: titleNode.map { node - $0 } ?? Int.max, isMicrodata: isMicrodata)
    }

    /// Whether a short text says when in full where a pointer rests on it: "9 months ago".
    private static func isTooltip(_ node: Int, _ tree: HTMLTree) -> Bool {
        guard tree.nodes[node].tag == .span, tree.nodes[node].subtreeEnd - node <= 2,
            let title = tree.attribute(.title, of: node)
        else { return false }
        return title.count <= 48 && title.count(where: ASCII.isDigit) >= 5
    }

    // MARK: Place

    /// A dateline is right above or some way below the title; the top of the page has today's date.
    private static func placeScore(_ node: Int, _ titleNode: Int?) -> Int {
        guard let titleNode else { return 1 }
        switch node - titleNode {
        case -15..<80: return 4
        case -60..<0: return 3
        case 80..<250: return 2
        case 250...: return 1
        default: return 0
        }
    }

    /// Whether an element belongs to another article or to a comment; one that contains the title does not.
    static func isForeign(
        _ node: Int, _ tree: HTMLTree, _ titleNode: Int?, allowsAside: Bool = false
    ) -> Bool {
        if !tree.nodes[node].flags.isDisjoint(with: .inert) { return true }
        for ancestor in tree.ancestors(of: node) {
            if let titleNode, tree.isInside(titleNode, ancestor) { return false }
            if isTeaser(ancestor, around: node, tree, isAbove: node < titleNode ?? 0) { return true }
            if OtherArticle.isHeaded(ancestor, before: node, tree, titleNode) { return true }
            switch tree.nodes[ancestor].tag {
            case .footer:
                if !tree.ancestors(of: ancestor).contains(where: { tree.nodes[$0].tag == .article }) {
                    return true
                }
            case .aside: if !allowsAside && abs(ancestor - (titleNode ?? 0)) > nearTitle { return true }
            // Embedded posts carry dates of their own.
            case .nav, .blockquote: return true
            default: if hasForeignMark(ancestor, tree) { return true }
            }
        }
        return false
    }

    /// Whether an element announces another article: a link, item or card with that one's headline.
    private static func isTeaser(
        _ element: Int, around node: Int, _ tree: HTMLTree, isAbove: Bool
    ) -> Bool {
        switch tree.nodes[element].tag {
        case .a: return !Byline.isAuthorLink(element, tree) && hasHeadline(element, besides: node, tree)
        case .li: break
        case .div, .section, .article:
            guard hasMark(element, tree, cardMarks) || (isAbove && holdsLinkedHeading(element, tree)) else {
                return false
            }
        default: return false
        }
        guard tree.nodes[element].subtreeEnd - element <= widestCard else { return false }
        return tree.descendants(of: element).contains { inner in
            tree.nodes[inner].tag == .a && !tree.isInside(node, inner) && !Byline.isAuthorLink(inner, tree)
                && hasHeadline(inner, besides: node, tree)
        }
    }

    /// Whether a small element has a heading that is a link; above the headline that is another article's.
    private static func holdsLinkedHeading(_ element: Int, _ tree: HTMLTree) -> Bool {
        guard tree.nodes[element].subtreeEnd - element <= widestCard else { return false }
        return tree.descendants(of: element).contains { inner in
            tree.nodes[inner].tag.isHeading
                && (tree.parent(of: inner).map { tree.nodes[$0].tag == .a } == true
                    || tree.children(of: inner).contains { tree.nodes[$0].tag == .a })
        }
    }

    private static let cardMarks = ByteWords(["promo", "teaser", "card"])
    /// A list item or card of more nodes may be the page's main column.
    private static let widestCard = 40

    private static func hasHeadline(_ link: Int, besides node: Int, _ tree: HTMLTree) -> Bool {
        let own = tree.isInside(node, link) ? tree.textContent(of: node).utf8.count : 0
        return tree.textContent(of: link).utf8.count - own >= shortestHeadline
    }

    /// Fewer bytes are the name of a section.
    private static let shortestHeadline = 24

    /// Some sites mark up a byline as an aside; it is next to the title.
    private static let nearTitle = 60

    private static let foreignMarks = ByteWords([
        "comment", "related", "sidebar", "recommend", "most-read", "popular", "latest", "trending", "ticker",
        "read-more",
        "readmore", "more-news", "recent", "reactions", "calendar", "event-", "event_", "events",
    ])

    private static func hasForeignMark(_ node: Int, _ tree: HTMLTree) -> Bool {
        guard tree.nodes[node].tag != .body && tree.nodes[node].tag != .html else { return false }
        return tree.isNamed(node, by: foreignMarks)
    }

    // MARK: Values

    private static let valueAttributes: [HTMLAttribute] = [
        .datetime, .content, .dataPublished, .dataDateTime, .dataTimestamp, .dataDate, .dataTime, .title,
    ]

    /// The machine-readable value of an element, else its text.
    private static func value(of node: Int, _ evidence: PageEvidence) -> Timestamp? {
        let tree = evidence.tree
        for name in valueAttributes {
            if let text = tree.attributeString(name, of: node), let stamp = DateChoice.read(text, evidence) {
                return stamp
            }
        }
        return shortText(of: node, tree).flatMap { DateChoice.read($0, evidence) }
    }

    // MARK: Texts

    private static let dateMarks = ByteWords([
        "date", "time", "publish", "posted", "datum", "fecha", "meta", "byline", "submitted", "created",
        "pub",
    ])
    private static let changeMarks = ByteWords(["updated", "modified", "lastmod", "update"])
    private static let longest = 160
    /// Of a long text only the start can be a dateline.
    private static let datelineBytes = 48

    private static let datelineScore = 3
    private static let datelineEnds: Set<Unicode.Scalar> = ["-", ":", "|", ")", "."]

    /// A text hardly longer than a date contains nothing else.
    private static let bareDate = 12
    /// A longer text mentions a day rather than stating its date.
    private static let longSentence = 100

    private static func textCandidate(
        _ node: Int, _ place: Int, _ evidence: PageEvidence, _ titleNode: Int?
    ) -> Candidate? {
        let tree = evidence.tree
        // A day that the headline names is what the article is about.
        if let titleNode, tree.isInside(node, titleNode) { return nil }
        let text = tree.text(of: node)
        let head = text.prefix(longest)
        guard place > 0, mayBeDate(head), let parent = tree.parent(of: node) else { return nil }
        guard tree.nodes[parent].tag != .time, tree.nodes[parent].tag != .title else { return nil }
        if text.count > longest { return paragraphCandidate(node, place, evidence) }
        let sentence = shortText(of: parent, tree) ?? String(decoding: text, as: UTF8.self)
        let line = DateLine(sentence, hints: evidence.dateHints)
        if line.isProse { return paragraphCandidate(node, place, evidence) }
        guard let part = line.published ?? line.parts.first, DateChoice.isPossible(part.stamp, evidence),
            part.label != .none
                || !(line.goesOn && isEntry(parent, tree) || OtherArticle.isFact(parent, tree))
        else { return nil }
        var score = place + classScore(node, parent, tree) + labelScore(part.label)
        if hasMark(parent, tree, dateMarks, reachesOut: true) { score += 3 }
        if place >= 2 && sentence.utf8.count <= bareDate { score += 2 }
        if sentence.utf8.count > longSentence { score -= 2 }
        return Candidate(stamp: part.stamp, score: score, distance: titleNode.map { node - $0 } ?? Int.max)
    }

    /// Whether an element is an entry of a list or table: with words after the date, one of a chronicle.
    private static func isEntry(_ element: Int, _ tree: HTMLTree) -> Bool {
        switch tree.nodes[element].tag {
        case .li, .td, .th, .dd, .dt: true
        default: false
        }
    }

    private static func paragraphCandidate(
        _ node: Int, _ place: Int, _ evidence: PageEvidence
    ) -> Candidate? {
        let tree = evidence.tree
        let isStart = tree.parent(of: node).map { tree.children(of: $0).first { _ in true } == node } ?? false
        guard place >= 2, isStart, let stamp = dateline(tree.text(of: node), evidence) else { return nil }
        return Candidate(stamp: stamp, score: datelineScore)
    }

    /// The date that a paragraph starts with, before a sign that separates it from what is told.
    private static func dateline(_ text: ArraySlice<UInt8>, _ evidence: PageEvidence) -> Timestamp? {
        let start = text.prefix(datelineBytes)
        guard let first = ASCII.trimmed(start).first, ASCII.isDigit(first) else { return nil }
        let tokens = DateTokenizer.tokens(of: String(decoding: start, as: UTF8.self))
        let reader = DateParser.Reader(tokens: tokens, hints: evidence.dateHints)
        guard let found = reader.next(from: 0), found.tokens.upperBound < tokens.count,
            case .sign(let sign) = tokens[found.tokens.upperBound], datelineEnds.contains(sign)
        else { return nil }
        return DateChoice.isPossible(found.stamp, evidence) ? found.stamp : nil
    }

    private static func mayBeDate(_ text: ArraySlice<UInt8>) -> Bool {
        var digits = 0
        for byte in text where ASCII.isDigit(byte) { digits += 1 }
        return digits >= 3 || (digits == 0 && text.contains { $0 >= 0xD9 && $0 <= 0xE0 })
    }

    /// The score of the words before an element's date and the classes around it.
    private static func labelScore(_ node: Int, _ stamp: Timestamp, _ evidence: PageEvidence) -> Int {
        let tree = evidence.tree
        let parent = tree.nodes[node].tag == .time ? tree.parent(of: node) ?? node : node
        let score = classScore(node, parent, tree) - (isInSentence(node, tree) ? 4 : 0)
        guard let text = shortText(of: parent, tree) else { return score }
        let line = DateLine(text, hints: evidence.dateHints)
        let own = line.parts.first { $0.stamp.dayNumber == stamp.dayNumber } ?? line.parts.first
        return score + labelScore(own?.label ?? DateLine.label(beforeNumberIn: text))
    }

    /// Whether a paragraph's own words lead up to an element: "The visit took place on <time>…".
    private static func isInSentence(_ node: Int, _ tree: HTMLTree) -> Bool {
        guard let parent = tree.parent(of: node), tree.nodes[parent].tag == .p else { return false }
        let lead = tree.children(of: parent).prefix { $0 < node }.filter { tree.nodes[$0].isText }
        return lead.reduce(0) { $0 + ASCII.trimmed(tree.text(of: $1)).count } >= longestLead
    }

    /// "This article was first published on" has 36 letters.
    private static let longestLead = 40

    private static func labelScore(_ label: DateLine.Label) -> Int {
        switch label {
        case .published: 2
        case .changed, .unrelated: -4
        case .none: 0
        }
    }

    private static func classScore(_ node: Int, _ parent: Int, _ tree: HTMLTree) -> Int {
        hasMark(parent, tree, changeMarks) || hasMark(node, tree, changeMarks) ? -4 : 0
    }

    private static func hasMark(
        _ node: Int, _ tree: HTMLTree, _ marks: ByteWords, reachesOut: Bool = false
    ) -> Bool {
        // A dateline's class may be on the elements around it.
        var current = node
        for _ in 0..<(reachesOut ? 3 : 1) where current > 0 {
            if tree.isNamed(current, by: marks, in: [.class, .id, .dataTestID]) { return true }
            current = tree.nodes[current].parent
        }
        return false
    }
}
