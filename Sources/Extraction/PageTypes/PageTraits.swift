internal import Markup
internal import TextKit

/// What a page shows that tells its type, measured on its blocks and elements.
struct PageTraits: Sendable {
    private(set) var numbers = NamedNumbers()
    /// Letters of the running text outside of teasers.
    private(set) var ownProse: Float = 0
    /// Letters of the running text between a headline of its own, which is no link, and the first headline of another page.
    private(set) var lead: Float = 0
    /// Pictures with a caption of their own.
    private(set) var captions = 0
    private(set) var captionLetters = 0
    /// Whether it names prices, or has buttons of a shop or of a list that can be filtered.
    private(set) var isShop = false

    init(_ page: PageMeasures, in tree: HTMLTree, chosen: [Int]) {
        let groups = CardGroups(page)
        ownProse = groups.whole.prose - groups.inTeasers.prose
        countCaptions(page)
        addWhole(groups.whole)
        addGroups(groups)
        addBody(page, chosen, groups)
        addText(page)
        addNames(page.containers)
        addElements(tree)
        addPhrases(page, tree)
        let flow = TextFlow(page)
        numbers.append(flow.numbers(page, chosen: chosen))
        if let headline = page.headline, page.linkDensity[headline] < 0.8 { lead = flow.lead }
    }

    private mutating func countCaptions(_ page: PageMeasures) {
        for index in 0..<page.count {
            let context = page.blocks.entries[index].context
            guard context.contains(.caption) && context.isDisjoint(with: [.hidden, .nav, .footer]) else {
                continue
            }
            captions += 1
            captionLetters += Int(page.length(index))
        }
    }

    private mutating func addWhole(_ whole: BlockMass) {
        numbers.add("letters", count: whole.letters, upTo: 60_000)
        numbers.add("blocks", count: whole.blocks, upTo: 600)
        numbers.add("running text", count: whole.prose, upTo: 40_000)
        numbers.add("share of running text", whole.prose, of: whole.letters)
        numbers.add("share of links", whole.linked, of: whole.letters)
        numbers.add("letters a block", count: whole.letters / max(1, whole.blocks), upTo: 500)
        numbers.add("headings", count: whole.headings, upTo: 80)
        numbers.add("headings among blocks", whole.headings, of: whole.blocks)
        numbers.add("linked headings", count: whole.linkedHeadings, upTo: 60)
        numbers.add("linked among headings", whole.linkedHeadings, of: whole.headings)
        numbers.add("letters a heading", count: whole.prose / (1 + whole.headings), upTo: 5000)
    }

    private mutating func addGroups(_ groups: CardGroups) {
        let own = groups.whole.prose - groups.inTeasers.prose
        numbers.add("own running text", count: own, upTo: 40_000)
        numbers.add("running text in teasers", groups.inTeasers.prose, of: groups.whole.prose)
        numbers.add("letters in teasers", groups.inTeasers.letters, of: groups.whole.letters)
        numbers.add("own letters for links", count: own / (1 + groups.inTeasers.linked), upTo: 100)
        add(Self.cardNames, groups.cards, of: groups.whole)
        add(Self.teaserNames, groups.teasers, of: groups.whole)
    }

    private mutating func add(_ names: [String], _ group: CardGroups.Group, of whole: BlockMass) {
        let count = max(1, group.count)
        numbers.add(names[0], count: group.count, upTo: 60)
        numbers.add(names[1], group.mass.letters, of: whole.letters)
        numbers.add(names[2], group.mass.prose, of: whole.prose)
        numbers.add(names[3], count: group.mass.letters / count, upTo: 3000)
        numbers.add(names[4], group.mass.linked, of: group.mass.letters)
        numbers.add(names[5], min(4, group.mass.headings / count))
        numbers.add(names[6], min(2, group.mass.linkedHeadings / count))
        numbers.add(names[7], min(20, group.mass.blocks / count))
    }

    private static let groupNames = [
        "count", "share", "running text", "letters each", "links", "headings each", "linked headings each",
        "blocks each",
    ]
    private static let cardNames = groupNames.map { "cards: \($0)" }
    private static let teaserNames = groupNames.map { "teasers: \($0)" }

    /// What was found for the article.
    private mutating func addBody(_ page: PageMeasures, _ chosen: [Int], _ groups: CardGroups) {
        var mass = BlockMass()
        var listed: Float = 0
        var inTeasers: Float = 0
        var runs: Float = 0
        var last = -9
        for index in chosen {
            mass = mass + BlockMass(index, of: page)
            if page.blocks.entries[index].context.contains(.list) { listed += page.length(index) }
            if groups.isInTeaser[index] { inTeasers += page.length(index) }
            if index > last + 2 { runs += 1 }
            last = index
        }
        numbers.add("text", count: mass.letters, upTo: 40_000)
        numbers.add("text of the page", mass.letters, of: groups.whole.letters)
        numbers.add("text that runs", mass.prose, of: mass.letters)
        numbers.add("text in links", mass.linked, of: mass.letters)
        numbers.add("text in lists", listed, of: mass.letters)
        numbers.add("text in teasers", inTeasers, of: mass.letters)
        numbers.add("text a block", count: mass.letters / max(1, mass.blocks), upTo: 1000)
        numbers.add("headings in text", mass.headings, of: mass.blocks)
        numbers.add("pieces of text", runs, of: max(1, mass.blocks))
    }

    private mutating func addText(_ page: PageMeasures) {
        var prices: Float = 0
        var code: Float = 0
        var sentences: Float = 0
        var longest: Float = 0
        var short: Float = 0
        var questions: Float = 0
        for index in 0..<page.count {
            let shape = page.shapes[index]
            if shape.digits > 0, shape.scalars <= Self.longestPrice,
                Price.stands(in: page.blocks[text: index])
            {
                prices += 1
            }
            if page.blocks.entries[index].context.contains(.preformatted) { code += page.length(index) }
            if page.isProse[index] {
                sentences += Float(shape.sentenceEnds)
                longest = max(longest, page.length(index))
            }
            if shape.scalars < 25 { short += 1 }
            if shape.marks.contains(.endsWithQuestion) { questions += 1 }
        }
        let whole = page.shapes.reduce(Float(0)) { $0 + Float($1.scalars) }
        isShop = prices > 0
        numbers.add("prices", count: prices, upTo: 80)
        numbers.add("preformatted", code, of: whole)
        numbers.add("sentences", count: sentences, upTo: 400)
        numbers.add("longest paragraph", count: longest, upTo: 2000)
        numbers.add("short lines", short, of: Float(page.count))
        numbers.add("questions", count: questions, upTo: 40)
        numbers.add("headline found", page.headline != nil)
        numbers.add("headline linked", page.headline.map { page.linkDensity[$0] > 0.8 } ?? false)
        numbers.add("headline words", Float(page.headline.map { min(20, page.shapes[$0].words) } ?? 0))
    }

    private static let longestPrice = 80

    /// How many elements have a name of each purpose.
    private mutating func addNames(_ containers: PageContainers) {
        var counts = [Float](repeating: 0, count: 16)
        for container in containers.all {
            var left = container.categories.rawValue
            while left != 0 {
                counts[left.trailingZeroBitCount] += 1
                left &= left - 1
            }
        }
        let all = Float(max(1, containers.all.count))
        for (name, share, category) in Self.names {
            let count = counts[category.rawValue.trailingZeroBitCount]
            numbers.add(name, count: count, upTo: 200)
            numbers.add(share, count, of: all)
        }
    }

    private static let names: [(count: String, share: String, ClassCategory)] = [
        ("thread", .thread), ("goods", .goods), ("card", .card), ("filter", .filter), ("manual", .manual),
        ("pitch", .pitch),
        ("comment", .comment), ("related", .related), ("author", .author), ("body", .body),
        ("navigation", .navigation),
    ].map { ("named \($0)", "share named \($0)", $1) }

    private mutating func addElements(_ tree: HTMLTree) {
        var counts = [Float](repeating: 0, count: 256)
        var players: Float = 0
        for (index, node) in tree.nodes.enumerated() {
            counts[Int(node.tag.rawValue)] += 1
            if node.tag == .iframe, let source = tree.attribute(.src, of: index),
                Self.players.occurs(in: source)
            {
                players += 1
            }
        }
        func count(_ tags: HTMLTag...) -> Float { tags.reduce(0) { $0 + counts[Int($1.rawValue)] } }
        for (name, tag) in Self.elements { numbers.add(name, count: count(tag), upTo: 300) }
        numbers.add("players", count: players + count(.video), upTo: 10)
        numbers.add("first headings", min(6, count(.h1)))
        numbers.add("pictures a paragraph", count: count(.img) / (1 + count(.p)), upTo: 20)
        numbers.add("links a paragraph", count: count(.a) / (1 + count(.p)), upTo: 50)
    }

    private static let players = ByteWords([
        "youtube", "vimeo", "dailymotion", "player", "brightcove", "jwplatform", "video",
    ])
    private static let elements: [(String, HTMLTag)] = [
        ("a", .a), ("img", .img), ("p", .p), ("li", .li), ("article", .article), ("section", .section),
        ("time", .time),
        ("form", .form), ("input", .input), ("button", .button), ("table", .table), ("pre", .pre),
        ("code", .code), ("h1", .h1),
        ("h2", .h2), ("h3", .h3), ("blockquote", .blockquote), ("figure", .figure), ("dl", .dl),
        ("details", .details),
        ("strong", .strong),
    ].map { ("elements \($0)", $1) }

    /// Lines and buttons that are one of the known phrases.
    private mutating func addPhrases(_ page: PageMeasures, _ tree: HTMLTree) {
        var counts: [PageLexicon.Purpose: Float] = [:]
        for shape in page.shapes where shape.words <= Self.longestPhrase {
            if let purpose = PageLexicon.shared.purpose(shape.hash) { counts[purpose, default: 0] += 1 }
        }
        for node in tree.nodes.indices where tree.nodes[node].tag == .button {
            if let purpose = Self.purpose(ofButton: node, in: tree) { counts[purpose, default: 0] += 1 }
        }
        isShop = isShop || counts[.purchase] != nil || counts[.filter] != nil
        for purpose in PageLexicon.Purpose.allCases {
            numbers.add(purpose.name, count: counts[purpose] ?? 0, upTo: 40)
        }
    }

    private static func purpose(ofButton node: Int, in tree: HTMLTree) -> PageLexicon.Purpose? {
        guard tree.nodes[node].subtreeEnd - node <= largestButton else { return nil }
        var text: [UInt8] = []
        tree.appendText(of: node, to: &text)
        var words: [UInt32] = []
        return PageLexicon.shared.purpose(TextShape(text[...], words: &words).hash)
    }

    private static let longestPhrase = 6
    private static let largestButton = 12
}
