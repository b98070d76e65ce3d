internal import Markup

/// Names in the page's visible part: `rel=author`, microdata, marked elements, and "By …" near the title.
enum Byline {
    private static let longest = 200
    /// An element of more nodes is no byline, whatever its class says.
    private static let widest = 200

    static func find(_ evidence: PageEvidence, titleNode: Int?) -> [String] {
        let page = Page(evidence, titleNode)
        for search in [relation, microdata] {
            let names = search(page)
            if !names.isEmpty { return names }
        }
        let marked = [marked, authorLink].lazy.map { $0(page) }.first { !$0.isEmpty } ?? []
        if !marked.isEmpty && marked.allSatisfy(AuthorNames.isFullName) { return marked }
        let said = [leadIn, labelled].lazy.map { $0(page) }.first { !$0.isEmpty } ?? []
        // What is marked is a login or a brand as often; "By" and a name of several words is a writer.
        if marked.isEmpty ? !said.isEmpty : !said.isEmpty && said.allSatisfy(AuthorNames.isFullName) {
            return said
        }
        if !marked.isEmpty { return marked }
        return [besideDate, boxed, signed].lazy.map { $0(page) }.first { !$0.isEmpty } ?? []
    }

    /// The page in the order in which a byline is likely: from a little above the title on, then what is above.
    private struct Page {
        let tree: HTMLTree
        let titleNode: Int?
        let order: [Range<Int>]

        init(_ evidence: PageEvidence, _ titleNode: Int?) {
            tree = evidence.tree
            self.titleNode = titleNode
            let start = max(1, (titleNode ?? 1) - Byline.reachAbove)
            order = [start..<max(start, tree.nodes.count), 1..<start]
        }

        /// Author boxes often stand in an aside.
        func isOwn(_ node: Int) -> Bool { !ShownDate.isForeign(node, tree, titleNode, allowsAside: true) }
    }

    private static let reachAbove = 40

    private static func relation(_ page: Page) -> [String] {
        let tree = page.tree
        let isLink = { (node: Int) in
            tree.nodes[node].tag == .a && tree.hasToken("author", in: .rel, of: node)
        }
        let names = collect(page, where: isLink)
        guard let first = names.first else { return names }
        let link = tree.nodes.indices.first {
            isLink($0) && page.isOwn($0) && AuthorNames.names(in: text(of: $0, tree)).contains(first)
        }
        return names + (link.flatMap { agency(beside: $0, tree) } ?? []).filter { !names.contains($0) }
    }

    /// The agency in an element of its own that ends the byline of a linked author.
    private static func agency(beside link: Int, _ tree: HTMLTree) -> [String]? {
        guard let byline = tree.parent(of: link), tree.nodes[byline].subtreeEnd - byline <= widest else {
            return nil
        }
        let node = tree.children(of: byline).first { child in
            guard child > link, let value = tree.attribute(.class, of: child) else { return false }
            return value.count < 200 && agencyMarks.occurs(in: value)
        }
        guard let node else { return nil }
        let text = text(of: node, tree)
        return text.utf8.count <= longest ? AuthorNames.names(in: text).filter(isWritten) : nil
    }

    private static let agencyMarks = ByteWords([
        "agency", "agence", "agentur", "agencia", "agenzia", "newswire",
    ])

    private static func microdata(_ page: Page) -> [String] {
        let tree = page.tree
        var names: [String] = []
        for node in tree.descendants(of: 0) where tree.hasToken("author", in: .itemprop, of: node) {
            guard tree.nodes[node].subtreeEnd - node <= widest, page.isOwn(node) else { continue }
            let inner = tree.subtree(of: node).first { tree.hasToken("name", in: .itemprop, of: $0) } ?? node
            let text = tree.attributeString(.content, of: inner) ?? text(of: inner, tree)
            guard text.utf8.count <= longest else { continue }
            for name in AuthorNames.names(in: text) where !names.contains(name) { names.append(name) }
        }
        return names
    }

    private static let marks = ByteWords([
        "byline", "author", "autor", "auteur", "writer", "creator", "penulis", "redakteur", "posted-by",
        "verfasser",
        "firma", "skribent", "journalist", "reporter",
    ])
    private static let notMarks = ByteWords([
        "bio", "box", "about", "avatar", "image", "photo", "social", "comment", "related", "date",
        "authorized", "list",
        "description", "authority", "follow", "share", "time", "title", "job", "role", "position",
    ])

    private static func marked(_ page: Page) -> [String] {
        collect(page) { node in
            for name in [HTMLAttribute.class, .id, .dataTestID, .dataQA, .dataComponent] {
                guard let value = page.tree.attribute(name, of: node), value.count < 200 else { continue }
                if marks.occurs(in: value) && !notMarks.occurs(in: value) { return true }
            }
            return false
        }
    }

    private static let authorPaths = ByteWords([
        "/author", "/autor", "/profile", "/profil/", "/people/", "/staff", "/contributor", "/writer",
        "/journalist",
        "/by/",
        "/redakt", "/auteur", "/person", "/team/", "/reporter", "/columnist", "/opinionista", "/firmas/",
    ])

    private static func isAuthorLink(_ node: Int, _ tree: HTMLTree) -> Bool {
        guard tree.nodes[node].tag == .a, let href = tree.attribute(.href, of: node) else { return false }
        return authorPaths.occurs(in: href)
    }

    /// A link to an author's page next to the title.
    private static func authorLink(_ page: Page) -> [String] {
        guard let titleNode = page.titleNode else { return [] }
        return collect(page) { node in
            abs(node - titleNode) < 2 * reach && isAuthorLink(node, page.tree)
        }
    }

    /// The names of the first run of matching elements, nearest to the title.
    private static func collect(_ page: Page, where matches: (Int) -> Bool) -> [String] {
        for range in page.order {
            let names = names(in: range, page, where: matches)
            if !names.isEmpty { return names }
        }
        return []
    }

    private static func names(in range: Range<Int>, _ page: Page, where matches: (Int) -> Bool) -> [String] {
        let tree = page.tree
        var names: [String] = []
        var last = -1
        for node in range where tree.nodes[node].isElement && node >= last {
            // A byline is one place; a later one is another article's.
            if !names.isEmpty && node - last > 40 { break }
            guard matches(node), tree.nodes[node].subtreeEnd - node <= widest, page.isOwn(node) else {
                continue
            }
            if !names.isEmpty && introducesOther(last, node, tree) { break }
            let found = linkedNames(node, tree) ?? shortNames(node, tree)
            for name in found where !names.contains(name) { names.append(name) }
            if !found.isEmpty { last = tree.nodes[node].subtreeEnd }
        }
        return names
    }

    /// Whether the words between two names say that the second one did something else than write.
    private static func introducesOther(_ start: Int, _ end: Int, _ tree: HTMLTree) -> Bool {
        (start..<max(start, end)).contains { node in
            tree.nodes[node].isText && otherWords.occurs(in: tree.text(of: node))
        }
    }

    private static let otherWords = ByteWords([
        "review", "edit", "check", "geprüft", "photo", "foto", "research", "approved",
    ])

    /// The texts of the author links in a byline, each a name of its own.
    private static func linkedNames(_ node: Int, _ tree: HTMLTree) -> [String]? {
        let links = tree.descendants(of: node).filter {
            isAuthorLink($0, tree) || tree.hasToken("author", in: .rel, of: $0)
        }
        guard links.count <= 12 else { return nil }
        var names: [String] = []
        for link in links {
            for name in AuthorNames.names(in: text(of: link, tree)) where !names.contains(name) {
                names.append(name)
            }
        }
        return names.isEmpty ? nil : names
    }

    private static func shortNames(_ node: Int, _ tree: HTMLTree) -> [String] {
        let text = text(of: node, tree)
        guard text.utf8.count <= longest else { return [] }
        // Lines after the one with the name are roles, dates and first sentences about the author.
        for line in text.split(separator: "\n") {
            let names = AuthorNames.names(in: String(line)).filter { !$0.contains(" ") || isWritten($0) }
            if !names.isEmpty { return names }
        }
        return []
    }

    /// A byline's text with a blank between inline elements and a line end between blocks.
    private static func text(of node: Int, _ tree: HTMLTree) -> String {
        var lines = ""
        var blockEnd = -1
        for index in tree.subtree(of: node) where tree.nodes[index].flags.isDisjoint(with: .inert) {
            let current = tree.nodes[index]
            if index != node
                && (current.tag == .br || current.tag.isBlock || index >= blockEnd && blockEnd > 0)
            {
                if !lines.isEmpty && lines.last != "\n" { lines += "\n" }
                blockEnd = current.tag.isBlock ? current.subtreeEnd : -1
            }
            guard current.isText else { continue }
            let piece = PlainText.clean(tree.text(of: index))
            if !lines.isEmpty && lines.last != "\n" && !piece.isEmpty && piece.first?.isPunctuation != true {
                lines += " "
            }
            lines += piece
        }
        return lines
    }

    // MARK: By …

    private static let reach = 150

    /// A short text near the title that starts with a lead-in and goes on with a name; farther off only one that
    /// says so at length ("Written by …").
    private static func leadIn(_ page: Page) -> [String] {
        // Old pages show their title in no heading; their byline stands near the top.
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

    /// A glance at an element's first words, which spares most elements the rest.
    private static func mayLeadIn(_ node: Int, _ tree: HTMLTree) -> Bool {
        for index in tree.descendants(of: node) where tree.nodes[index].isText {
            guard tree.nodes[index].flags.isDisjoint(with: .inert) else { continue }
            let text = ASCII.trimmed(tree.text(of: index)).drop { isDash($0) || ASCII.isBlank($0) }
            guard let first = text.first else { continue }
            // Wide blanks and references escaped twice go when the text is cleaned.
            if first == 0xC2 || first == 0xE2 || first == UInt8(ascii: "&") { return true }
            return AuthorNames.leadInTable.mayStart(text)
        }
        return false
    }

    private static func isDash(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "|") || byte == UInt8(ascii: "*")
    }

    /// A name after an element that says "Author" or "By" and nothing else.
    private static func labelled(_ page: Page) -> [String] {
        guard let titleNode = page.titleNode else { return [] }
        let tree = page.tree
        let start = max(1, titleNode - reachAbove)
        for node in start..<min(titleNode + 2 * reach, tree.nodes.count)
        where isLabel(node, tree) && page.isOwn(node) {
            let next = (node + 1..<min(node + 8, tree.nodes.count)).first {
                tree.nodes[$0].isText && !PlainText.clean(tree.text(of: $0)).isEmpty
            }
            guard let next, tree.text(of: next).count <= 80 else { continue }
            let names = AuthorNames.names(in: PlainText.clean(tree.text(of: next))).filter(isWritten)
            if !names.isEmpty { return names }
        }
        return []
    }

    /// "11.12.2019 - Jane Doe", "Jane Doe | Reporter | 11 December 2019": a name that a date stands beside.
    private static func besideDate(_ page: Page) -> [String] {
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
            guard (2...4).contains(parts.count), parts.contains(where: { DateParser.first(in: $0) != nil })
            else { continue }
            for part in parts where !part.utf8.contains(where: ASCII.isDigit) {
                let names = AuthorNames.names(in: part).filter { isWritten($0) && AuthorNames.isFullName($0) }
                if !names.isEmpty { return names }
            }
        }
        return []
    }

    private static let labels: Set<String> = [
        "by", "von", "par", "por", "di", "author", "authors", "author(s)", "autor", "autoren", "autorin",
        "autor/in",
        "autora", "auteur", "autore", "written by", "posted by", "verfasser", "автор", "text", "words",
        "skrevet av",
        "door", "autoři", "penulis", "yazar", "szerző", "作者", "記者", "记者", "published by", "escrito por",
    ]

    private static func isLabel(_ node: Int, _ tree: HTMLTree) -> Bool {
        guard tree.nodes[node].isText, tree.text(of: node).count <= 32 else { return false }
        let text = PlainText.clean(tree.text(of: node)).lowercased()
        return labels.contains(text.filter { $0 != ":" && $0 != "|" && $0 != "：" && $0 != "•" }.trimmedBlanks)
    }

    /// The heading or link of an author's box below the article.
    private static func boxed(_ page: Page) -> [String] {
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
    private static func signed(_ page: Page) -> [String] {
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

    /// Whether no paragraph stands after one beside it, and several before it; a few siblings tell.
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

    private static func isBox(_ node: Int, _ tree: HTMLTree) -> Bool {
        guard let value = tree.attribute(.class, of: node), value.count < 200 else { return false }
        return ASCII.contains(value, author) && boxWords.occurs(in: value)
    }

    private static let particles: Set<String> = [
        "de", "van", "von", "der", "den", "di", "da", "la", "el", "al", "bin", "le", "del", "dos", "du", "zu",
        "ten",
        "ter", "dela", "y", "e",
    ]

    /// Whether every word starts like a name's: a capital, or a script without capitals.
    private static func isWritten(_ name: String) -> Bool {
        name.split(separator: " ").allSatisfy { word in
            guard let first = word.first else { return false }
            return first.isUppercase || (first.isLetter && !first.isCased) || particles.contains(String(word))
        }
    }
}

extension String {
    /// The parts between occurrences of a separator.
    fileprivate func components(at separator: String) -> [String] {
        split(separator: separator).map(String.init)
    }
}
