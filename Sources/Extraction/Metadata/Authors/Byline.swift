internal import Markup
internal import TextKit

/// Names in the page's visible part: `rel=author`, microdata, marked elements, and "By …" near the title.
enum Byline {
    private static let longest = 200
    /// An element of more nodes is not a byline, whatever its class.
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
        // Marked names are often logins or brands; "By" and a name of several words is a writer.
        if marked.isEmpty ? !said.isEmpty : !said.isEmpty && said.allSatisfy(AuthorNames.isFullName) {
            return said
        }
        if !marked.isEmpty { return marked }
        return [besideDate, boxed, labelledBelow, signed].lazy.map { $0(page) }.first { !$0.isEmpty } ?? []
    }

    /// The page in the order in which a byline is likely: from a little above the title on, then what is above.
    struct Page {
        let tree: HTMLTree
        let titleNode: Int?
        let order: [Range<Int>]

        init(_ evidence: PageEvidence, _ titleNode: Int?) {
            tree = evidence.tree
            self.titleNode = titleNode
            let start = max(1, (titleNode ?? 1) - Byline.reachAbove)
            order = [start..<max(start, tree.nodes.count), 1..<start]
        }

        /// Author boxes are often in an aside.
        func isOwn(_ node: Int) -> Bool {
            !QuotedName.isQuoted(node, tree, titleNode)
                && !ShownDate.isForeign(node, tree, titleNode, allowsAside: true)
        }
    }

    static let reachAbove = 40

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

    /// The agency in a separate element at the end of a linked author's byline.
    private static func agency(beside link: Int, _ tree: HTMLTree) -> [String]? {
        guard let byline = tree.parent(of: link), tree.nodes[byline].subtreeEnd - byline <= widest else {
            return nil
        }
        let node = tree.children(of: byline).first { child in
            child > link && tree.isNamed(child, by: agencyMarks, in: [.class])
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
                guard let value = page.tree.attribute(name, of: node), value.count < HTMLTree.longestName
                else { continue }
                if marks.occurs(in: value) && !notMarks.occurs(in: value) { return true }
            }
            return isNameList(node, page.tree)
        }
    }

    /// A list of authors, in which each item is one.
    private static func isNameList(_ node: Int, _ tree: HTMLTree) -> Bool {
        (tree.nodes[node].tag == .ul || tree.nodes[node].tag == .ol)
            && tree.isNamed(node, by: listMarks, in: [.class])
    }

    private static let listMarks = ByteWords(["author", "byline", "writer", "contributor", "autor"])

    private static let authorPaths = ByteWords([
        "/author", "/autor", "/editors/", "/profile", "/profil/", "/people/", "/staff", "/contributor",
        "/writer",
        "/journalist",
        "/by/",
        "/redakt", "/auteur", "/person", "/team/", "/reporter", "/columnist", "/opinionista", "/firmas/",
    ])

    static func isAuthorLink(_ node: Int, _ tree: HTMLTree) -> Bool {
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
        // Where the last names end; none of them is found before the range.
        var last = range.lowerBound
        for node in range where tree.nodes[node].isElement && node >= last {
            // A byline is one place; a later one is another article's.
            if !names.isEmpty && node - last > 40 { break }
            guard matches(node), tree.nodes[node].subtreeEnd - node <= widest, page.isOwn(node) else {
                continue
            }
            if !names.isEmpty && introducesOther(last, firstLink(node, tree) ?? node, tree) { break }
            let found = linkedNames(node, tree) ?? shortNames(node, tree)
            for name in found where !names.contains(name) { names.append(name) }
            if !found.isEmpty { last = tree.nodes[node].subtreeEnd }
        }
        return names
    }

    /// Whether the words between two names state that the second did something other than writing.
    private static func introducesOther(_ start: Int, _ end: Int, _ tree: HTMLTree) -> Bool {
        (start..<max(start, end)).contains { node in
            tree.nodes[node].isText && otherWords.occurs(in: tree.text(of: node))
        }
    }

    private static let otherWords = ByteWords([
        "review", "edit", "check", "geprüft", "photo", "foto", "research", "approved",
    ])

    private static func firstLink(_ node: Int, _ tree: HTMLTree) -> Int? {
        tree.descendants(of: node).first { isAuthorLink($0, tree) }
    }

    /// The texts of the author links in a byline, each a separate name, up to one who did something else.
    private static func linkedNames(_ node: Int, _ tree: HTMLTree) -> [String]? {
        let links = tree.descendants(of: node).filter {
            isAuthorLink($0, tree) || tree.hasToken("author", in: .rel, of: $0)
        }
        guard links.count <= 12 else { return nil }
        var names: [String] = []
        var last = node
        for link in links {
            if !names.isEmpty && introducesOther(last, link, tree) { break }
            for name in AuthorNames.names(in: text(of: link, tree)).map({ capitalised($0, link, tree) })
            where !names.contains(name) { names.append(name) }
            last = tree.nodes[link].subtreeEnd
        }
        return names.isEmpty ? nil : names
    }

    /// A name in small letters that the address of its link spells the same way: a design, not a login.
    private static func capitalised(_ name: String, _ link: Int, _ tree: HTMLTree) -> String {
        let words = name.split(separator: " ")
        guard words.count > 1, name.utf8.allSatisfy({ $0 == 0x20 || $0 >= 0x61 && $0 <= 0x7A }),
            let href = tree.attributeString(.href, of: link), href.contains(words.joined(separator: "-"))
        else { return name }
        return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }

    private static func shortNames(_ node: Int, _ tree: HTMLTree) -> [String] {
        if let names = childNames(node, tree) { return names }
        let plain = lineNames(text(of: node, tree, skipping: roleMarks))
        return plain.isEmpty ? lineNames(text(of: node, tree)) : plain
    }

    /// The names of an element whose parts are one full name each.
    private static func childNames(_ node: Int, _ tree: HTMLTree) -> [String]? {
        let parts = tree.children(of: node).filter {
            !ASCII.trimmed(Array(text(of: $0, tree).utf8)[...]).isEmpty
        }
        guard (2...8).contains(parts.count), parts.allSatisfy({ tree.nodes[$0].isElement }) else {
            return nil
        }
        let names = parts.map { AuthorNames.names(in: text(of: $0, tree)) }
        let areNames = names.allSatisfy { $0.count == 1 && AuthorNames.isFullName($0[0]) && isWritten($0[0]) }
        return areNames ? names.map { $0[0] } : nil
    }

    private static func lineNames(_ text: String) -> [String] {
        guard text.utf8.count <= longest else { return [] }
        // Lines after the one with the name are roles, dates and first sentences about the author.
        for line in text.split(separator: "\n") where !AuthorNames.isCredit(String(line)) {
            let names = AuthorNames.names(in: String(line)).filter { !$0.contains(" ") || isWritten($0) }
            if !names.isEmpty { return names }
        }
        return []
    }

    /// Class words of what stands beside a name.
    private static let roleMarks = ByteWords([
        "title", "role", "job", "position", "occupation", "location", "email", "social", "share", "follow",
        "bio",
    ])

    /// A byline's text with a blank between inline elements and a line end between blocks.
    static func text(of node: Int, _ tree: HTMLTree, skipping marks: ByteWords? = nil) -> String {
        var lines = ""
        var blockEnd: Int?
        var skipped = node
        for index in tree.subtree(of: node) where tree.nodes[index].flags.isDisjoint(with: .inert) {
            let current = tree.nodes[index]
            if let marks, index != node, tree.attribute(.class, of: index).map(marks.occurs) == true {
                skipped = max(skipped, current.subtreeEnd)
            }
            if index < skipped { continue }
            if index != node
                && (current.tag == .br || current.tag.isBlock || blockEnd.map { index >= $0 } == true)
            {
                if !lines.isEmpty && lines.last != "\n" { lines += "\n" }
                blockEnd = current.tag.isBlock ? current.subtreeEnd : nil
            }
            guard current.isText else { continue }
            let piece = PlainText.clean(tree.text(of: index))
            let isJoined = piece.first?.isPunctuation == true && piece.first != "&"
            if !lines.isEmpty && lines.last != "\n" && !piece.isEmpty && !isJoined { lines += " " }
            lines += piece
        }
        return lines
    }

    /// News agencies that sign in small letters.
    private static let agencies: Set<String> = [
        "dpa", "afp", "apa", "sda", "ots", "kna", "epd", "sid", "ansa", "efe", "tass", "pap", "ntb", "tt",
        "ritzau",
        "belga", "anp", "lusa", "mti", "čtk", "stt", "ap", "reuters", "bns", "tasr", "hina", "agerpres",
    ]

    private static let particles: Set<String> = [
        "de", "van", "von", "der", "den", "di", "da", "la", "el", "al", "bin", "le", "del", "dos", "du", "zu",
        "ten",
        "ter", "dela", "y", "e",
    ]

    /// Whether every word starts like a name: with a capital, or in a script without case.
    static func isWritten(_ name: String) -> Bool {
        if agencies.contains(name) { return true }
        return name.split(separator: " ").allSatisfy { word in
            guard let first = word.first else { return false }
            return first.isUppercase || (first.isLetter && !first.isCased) || particles.contains(String(word))
        }
    }
}
