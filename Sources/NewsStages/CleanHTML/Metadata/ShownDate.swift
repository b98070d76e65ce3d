internal import Markup

/// Dates in the page's visible part: `time`, microdata, marked elements, and short texts near the title.
enum ShownDate {
    static func find(_ evidence: PageEvidence, titleNode: Int?) -> Timestamp? {
        marked(evidence, titleNode) ?? timeElement(evidence, titleNode) ?? text(evidence, titleNode)
    }

    // MARK: Microdata and microformats

    private static func marked(_ evidence: PageEvidence, _ titleNode: Int?) -> Timestamp? {
        let tree = evidence.tree
        for node in tree.descendants(of: 0) where tree.nodes[node].isElement {
            let isMarked =
                tree.hasToken("datepublished", in: .itemprop, of: node)
                || tree.hasToken("datecreated", in: .itemprop, of: node)
                || tree.hasAttribute(.pubdate, of: node) || tree.hasAttribute(.dataPublished, of: node)
            guard isMarked, !isForeign(node, tree, titleNode) else { continue }
            if let stamp = value(of: node, evidence) { return stamp }
        }
        return nil
    }

    /// The machine-readable value of an element, else its text.
    private static func value(of node: Int, _ evidence: PageEvidence) -> Timestamp? {
        let tree = evidence.tree
        for name in [
            HTMLAttribute.datetime, .content, .dataPublished, .dataDateTime, .dataTimestamp, .dataDate,
            .dataTime, .title,
        ] {
            if let text = tree.attributeString(name, of: node), let stamp = DateChoice.read(text, evidence) {
                return stamp
            }
        }
        let text = tree.textContent(of: node)
        return text.utf8.count <= 120 ? DateChoice.read(text, evidence) : nil
    }

    /// Whether an element belongs to another article or to a comment; what also holds the title does not.
    static func isForeign(_ node: Int, _ tree: HTMLTree, _ titleNode: Int?) -> Bool {
        if !tree.nodes[node].flags.isDisjoint(with: .inert) { return true }
        for ancestor in tree.ancestors(of: node) {
            if let titleNode, tree.isInside(titleNode, ancestor) { return false }
            switch tree.nodes[ancestor].tag {
            case .footer:
                if !tree.ancestors(of: ancestor).contains(where: { tree.nodes[$0].tag == .article }) {
                    return true
                }
            case .aside: if abs(ancestor - (titleNode ?? 0)) > nearTitle { return true }
            case .nav: return true
            default: if hasForeignMark(ancestor, tree) { return true }
            }
        }
        return false
    }

    /// Some sites mark a byline up as an aside; it stands next to the title.
    private static let nearTitle = 60

    private static let foreignMarks = [
        "comment", "related", "sidebar", "recommend", "most-read", "popular", "latest", "trending", "ticker",
        "read-more", "readmore", "more-news", "recent", "newsletter", "calendar",
    ].map { Array($0.utf8) }

    private static func hasForeignMark(_ node: Int, _ tree: HTMLTree) -> Bool {
        guard tree.nodes[node].tag != .body && tree.nodes[node].tag != .html else { return false }
        for name in [HTMLAttribute.class, .id] {
            guard let value = tree.attribute(name, of: node), value.count < 200 else { continue }
            if foreignMarks.contains(where: { ASCII.contains(value, $0) }) { return true }
        }
        return false
    }

    // MARK: time

    private static func timeElement(_ evidence: PageEvidence, _ titleNode: Int?) -> Timestamp? {
        let tree = evidence.tree
        let start = titleNode ?? 0
        var early: Timestamp?
        for node in tree.descendants(of: 0) where tree.nodes[node].tag == .time {
            guard !isForeign(node, tree, titleNode), let stamp = value(of: node, evidence) else { continue }
            if node > start { return stamp }
            // One right above the title counts, one at the top of the page is today's date.
            if start - node < reachAbove { early = stamp }
        }
        return early
    }

    private static let reachAbove = 60

    // MARK: Text

    /// Class and id words of datelines.
    private static let dateMarks = [
        "date", "time", "publish", "posted", "datum", "fecha", "meta", "byline", "info", "submitted",
        "created", "pub",
    ].map { Array($0.utf8) }
    private static let longest = 160

    /// The first date after the title in a short marked text, then in any short text, then anywhere in the page.
    private static func text(_ evidence: PageEvidence, _ titleNode: Int?) -> Timestamp? {
        let tree = evidence.tree
        let start = titleNode ?? 0
        var plain: Timestamp?
        var above: Timestamp?
        var changed: Timestamp?
        for node in tree.nodes.indices where tree.nodes[node].isText {
            let text = tree.text(of: node)
            guard text.count <= longest, tree.nodes[node].flags.isDisjoint(with: .inert), mayBeDate(text)
            else { continue }
            guard let parent = tree.parent(of: node), !isForeign(node, tree, titleNode) else { continue }
            guard let stamp = stamp(at: node, parent: parent, evidence) else { continue }
            if statesChange(at: node, parent: parent, tree) {
                if changed == nil && node > start { changed = stamp }
                continue
            }
            if node < start {
                if start - node < reachAbove { above = stamp }
                continue
            }
            if node - start < 250 && isMarked(parent, tree) { return stamp }
            if plain == nil { plain = stamp }
        }
        return above ?? plain ?? changed
    }

    /// Words that make a date one of a change, in lower case.
    private static let changeWords = [
        "updated", "modified", "edited", "reviewed", "aktualisiert", "mis à jour", "actualizado",
        "actualización",
        "aggiornato", "atualizado", "bijgewerkt", "oppdatert", "opdateret", "uppdaterad", "обновлено",
        "оновлено",
        "zaktualizowano", "aktualizacja", "aktualizováno", "güncelleme", "diperbarui", "更新", "copyright", "©",
    ]

    private static func statesChange(at node: Int, parent: Int, _ tree: HTMLTree) -> Bool {
        let whole = tree.textContent(of: parent)
        let text =
            (whole.utf8.count <= longest ? whole : String(decoding: tree.text(of: node), as: UTF8.self))
            .lowercased()
        guard let place = changeWords.compactMap({ text.firstRange(of: $0)?.lowerBound }).min() else {
            return false
        }
        // "Published …, updated …": the first date is the published one.
        let before = text[..<place]
        return !before.utf8.contains(where: ASCII.isDigit)
    }

    private static func stamp(at node: Int, parent: Int, _ evidence: PageEvidence) -> Timestamp? {
        let tree = evidence.tree
        let whole = tree.textContent(of: parent)
        let text = whole.utf8.count <= longest ? whole : String(decoding: tree.text(of: node), as: UTF8.self)
        guard let stamp = DateParser.first(in: text, hints: evidence.dateHints), DateChoice.isPlausible(stamp)
        else { return nil }
        return stamp
    }

    private static func mayBeDate(_ text: ArraySlice<UInt8>) -> Bool {
        var digits = 0
        for byte in text where ASCII.isDigit(byte) { digits += 1 }
        return digits >= 3 || (digits == 0 && text.contains { $0 >= 0xD9 && $0 <= 0xE0 })
    }

    private static func isMarked(_ node: Int, _ tree: HTMLTree) -> Bool {
        for current in [node] + tree.ancestors(of: node).prefix(2) {
            for name in [HTMLAttribute.class, .id, .dataTestID] {
                guard let value = tree.attribute(name, of: current), value.count < 200 else { continue }
                if dateMarks.contains(where: { ASCII.contains(value, $0) }) { return true }
            }
        }
        return false
    }
}
