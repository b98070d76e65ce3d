internal import DateKit
internal import Markup
internal import TextKit

/// Names without markup: after "By", next to a date, under a label, in an author's box, as a signature.
extension Byline {
    static let reach = 150

    /// A short text near the title that starts with a lead-in followed by a name; farther off only one that
    /// starts with a long one ("Written by …").
    static func leadIn(_ page: Page) -> [String] {
        // Old pages do not show their title in a heading; their byline is near the top.
        let titleNode = page.titleNode ?? 1
        let tree = page.tree
        let start = max(1, titleNode - 30)
        for node in start..<tree.nodes.count where tree.nodes[node].isElement {
            guard tree.nodes[node].subtreeEnd - node < 24, mayLeadIn(node, tree) else { continue }
            let text = text(of: node, tree)
            guard text.utf8.count <= 120, AuthorNames.withoutOneLeadIn(text) != nil,
                !AuthorNames.isCredit(text),
                page.isOwn(node)
            else { continue }
            if node > titleNode + reach && !AuthorNames.hasLongLeadIn(text) { continue }
            let stated = AuthorNames.names(in: text)
            let names = stated.filter(isWritten)
            if !names.isEmpty { return names }
            // "Posted by harbourcat": a login.
            if let login = stated.first, !login.contains(" "), AuthorNames.hasLongLeadIn(text) {
                return [login]
            }
        }
        return []
    }

    /// A cheap test of an element's first words, which spares most elements the rest.
    private static func mayLeadIn(_ node: Int, _ tree: HTMLTree) -> Bool {
        for index in tree.descendants(of: node) where tree.nodes[index].isText {
            guard tree.nodes[index].flags.isDisjoint(with: .inert) else { continue }
            let text = ASCII.trimmed(tree.text(of: index)).drop { isDash($0) || ASCII.isBlank($0) }
            guard let first = text.first else { continue }
            // Wide blanks and doubly escaped references are removed when the text is cleaned.
            if first == 0xC2 || first == 0xE2 || first == UInt8(ascii: "&") { return true }
            return AuthorNames.leadInTable.mayStart(text)
        }
        return false
    }

    private static func isDash(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "|") || byte == UInt8(ascii: "*")
    }

    /// A name after an element that contains only "Author" or "By".
    static func labelled(_ page: Page) -> [String] {
        guard let titleNode = page.titleNode else { return [] }
        let start = max(1, titleNode - reachAbove)
        return labelled(page, in: start..<min(titleNode + 2 * reach, page.tree.nodes.count))
    }

    /// The same below the article.
    static func labelledBelow(_ page: Page) -> [String] {
        let start = min((page.titleNode ?? 1) + 2 * reach, page.tree.nodes.count)
        let names = labelled(page, in: start..<page.tree.nodes.count, by: sureLabels)
        return names.filter(AuthorNames.isFullName)
    }

    private static func labelled(
        _ page: Page, in range: Range<Int>, by labels: Set<String> = labels
    ) -> [String] {
        let tree = page.tree
        for node in range where isLabel(node, tree, labels) && page.isOwn(node) {
            let next = (node + 1..<min(node + 8, tree.nodes.count)).first {
                tree.nodes[$0].isText && !PlainText.clean(tree.text(of: $0)).isEmpty
            }
            guard let next, tree.text(of: next).count <= 80 else { continue }
            let names = AuthorNames.names(in: PlainText.clean(tree.text(of: next))).filter(isWritten)
            if !names.isEmpty { return names }
        }
        return []
    }

    /// "11.12.2019 - Jane Doe", "Jane Doe | Reporter | 11 December 2019": a name next to a date.
    static func besideDate(_ page: Page) -> [String] {
        guard let titleNode = page.titleNode else { return [] }
        let tree = page.tree
        for node in titleNode..<min(titleNode + reachAbove, tree.nodes.count) where tree.nodes[node].isElement
        {
            guard tree.nodes[node].subtreeEnd - node < 12, page.isOwn(node) else { continue }
            let text = text(of: node, tree)
            guard text.utf8.count <= 120, text.utf8.contains(where: ASCII.isDigit) else { continue }
            let parts = text.split {
                $0 == "|" || $0 == "–" || $0 == "—" || $0 == "·" || $0 == "•" || $0 == "\n"
            }
            .flatMap { String($0).components(at: " - ") }.map(\.trimmedBlanks).filter { !$0.isEmpty }
            if let name = name(before: text) { return [name] }
            guard (2...4).contains(parts.count), parts.contains(where: { DateParser.first(in: $0) != nil })
            else { continue }
            for part in parts where !part.utf8.contains(where: ASCII.isDigit) {
                let names = AuthorNames.names(in: part).filter { isWritten($0) && AuthorNames.isFullName($0) }
                if !names.isEmpty { return names }
            }
        }
        return []
    }

    /// "Jane Doe, 11 December 2019": a full name, a comma and nothing but a date.
    private static func name(before text: String) -> String? {
        guard let comma = text.firstIndex(of: ",") else { return nil }
        let name = text[..<comma].trimmedBlanks
        let line = DateLine(String(text[text.index(after: comma)...]), hints: DateParser.Hints())
        guard AuthorNames.isFullName(name), isWritten(name), AuthorNames.names(in: name) == [name],
            line.parts.first?.label == DateLine.Label.none, line.isBare, !PlaceStart.isPlace(name)
        else { return nil }
        return name
    }

    private static let labels: Set<String> = [
        "by", "von", "par", "por", "di", "author", "authors", "author(s)", "autor", "autoren", "autorin",
        "autor/in",
        "autora", "auteur", "autore", "written by", "posted by", "verfasser", "автор", "text", "words",
        "skrevet av",
        "door", "autoři", "penulis", "yazar", "szerző", "作者", "記者", "记者", "published by", "escrito por",
    ]

    /// Labels that never precede the name of a teaser's author.
    private static let sureLabels: Set<String> = [
        "author", "authors", "author(s)", "autor", "autoren", "autorin", "autor/in", "autora", "auteur",
        "autore",
        "verfasser", "автор", "autoři", "penulis", "szerző", "作者",
    ]

    private static func isLabel(_ node: Int, _ tree: HTMLTree, _ labels: Set<String>) -> Bool {
        guard tree.nodes[node].isText, tree.text(of: node).count <= 32 else { return false }
        let text = PlainText.clean(tree.text(of: node)).lowercased()
        return labels.contains(text.filter { $0 != ":" && $0 != "|" && $0 != "：" && $0 != "•" }.trimmedBlanks)
    }

    /// The heading or link of an author's box below the article.
    static func boxed(_ page: Page) -> [String] {
        let tree = page.tree
        for node in tree.descendants(of: 0)
        where tree.nodes[node].isElement && isBox(node, tree) && page.isOwn(node) {
            for inner in tree.descendants(of: node).prefix(40)
            where tree.nodes[inner].tag.isHeading || isAuthorLink(inner, tree) {
                let names = AuthorNames.names(in: text(of: inner, tree)).filter {
                    isWritten($0) && $0.contains(" ")
                }
                if !names.isEmpty { return Array(names.prefix(1)) }
            }
        }
        return []
    }

    /// The emphasised name that ends a column of paragraphs.
    static func signed(_ page: Page) -> [String] {
        let tree = page.tree
        for node in (page.titleNode ?? 1)..<tree.nodes.count
        where tree.nodes[node].tag == .p && isSignature(node, tree) && page.isOwn(node) {
            let names = AuthorNames.names(in: text(of: node, tree))
            if names.count == 1, AuthorNames.isFullName(names[0]), isWritten(names[0]) { return names }
        }
        return []
    }

    private static let longestSignature = 40

    private static func isSignature(_ node: Int, _ tree: HTMLTree) -> Bool {
        let texts = tree.descendants(of: node).prefix(12).filter { tree.nodes[$0].isText }
        guard tree.nodes[node].subtreeEnd - node <= 12, let text = texts.first else { return false }
        guard texts.count == 1, (5...longestSignature).contains(tree.text(of: text).count) else {
            return false
        }
        let isEmphasised = tree.ancestors(of: text).prefix { $0 > node }.contains { isEmphasis($0, tree) }
        return isEmphasised && endsColumn(node, tree)
    }

    /// Whether several paragraphs and none after it are among a node's nearest siblings.
    private static func endsColumn(_ node: Int, _ tree: HTMLTree) -> Bool {
        var next = tree.nextSibling(of: node)
        for _ in 0..<6 {
            guard let current = next else { break }
            if tree.nodes[current].tag == .p { return false }
            next = tree.nextSibling(of: current)
        }
        guard let column = tree.parent(of: node) else { return false }
        return tree.children(of: column).prefix(12).count(where: { tree.nodes[$0].tag == .p && $0 < node })
            >= 3
    }

    private static func isEmphasis(_ node: Int, _ tree: HTMLTree) -> Bool {
        switch tree.nodes[node].tag {
        case .em, .i, .strong, .b: true
        default: false
        }
    }

    private static let boxWords = ByteWords(["bio", "box", "about", "card", "info", "profile", "desc"])
    private static let author = Array("author".utf8)

    static func isBox(_ node: Int, _ tree: HTMLTree) -> Bool {
        guard let value = tree.attribute(.class, of: node), value.count < HTMLTree.longestName
        else { return false }
        return ASCII.contains(value, author) && boxWords.occurs(in: value)
    }
}

extension String {
    /// The parts between occurrences of a separator.
    fileprivate func components(at separator: String) -> [String] {
        split(separator: separator).map(String.init)
    }
}

/// Names of places and companies that are as long as a person's and stand before a date as well.
private enum PlaceStart {
    static func isPlace(_ name: String) -> Bool {
        let words = name.lowercased().split(separator: " ").map(String.init)
        return words.first.map(starts.contains) == true || words.last.map(ends.contains) == true
            || words.contains(where: middles.contains)
    }

    private static let starts: Set<String> = [
        "new", "san", "los", "las", "santa", "saint", "st", "st.", "sankt", "fort", "port", "mount", "north",
        "south", "east", "west", "nord", "süd", "ost", "rio", "buenos", "hong", "tel", "abu", "cape", "kuala",
        "bad",
        "sri", "ho", "le", "la", "el", "addis", "mexico", "salt", "washington", "são", "nova", "novi",
        "phnom", "ulan", "dar", "united", "great", "lower", "upper", "central", "press", "news", "breaking",
    ]
    private static let ends: Set<String> = [
        "city", "town", "beach", "hills", "springs", "falls", "county", "island", "islands", "coast",
        "valley",
        "bay", "states", "kingdom", "republic", "d.c.", "dc", "calif.", "n.y.", "news", "release", "edition",
        "gmbh", "ag", "kg", "ltd", "ltd.", "inc", "inc.", "llc", "corp.", "group", "university", "wortlaut",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    private static let middles: Set<String> = ["am", "an", "upon", "sur", "los", "of", "the", "and"]
}
