internal import Markup
internal import Models

/// The numbers the trees decide on, one row a block.
///
/// The order of the columns is part of the weights file: a change needs a new training. Counts and distances in blocks
/// are bounded: beyond their bound pages are too few to learn from, and a block in the middle of a long article must look
/// like one in the middle of a short one.
struct BlockFeatures {
    /// Columns of a row.
    static let width = 164

    private(set) var values: [Float] = []
    /// The first estimate's log-odds for each block.
    private(set) var estimates: [Float] = []
    /// The block of each row.
    private(set) var rows: [Int] = []

    private let page: PageMeasures
    private let tree: HTMLTree

    /// Measures the blocks whose estimate is above `floor`; the others only count as context.
    init(_ page: PageMeasures, in tree: HTMLTree, model: BodyModel, floor: Float) {
        self.page = page
        self.tree = tree
        guard page.count > 0 else { return }
        estimates = (0..<page.count).map { estimate($0, model.estimate) }
        rows = estimates.indices.filter { estimates[$0] > floor }
        values.reserveCapacity(rows.count * Self.width)
        let structure = PageStructure(page, in: tree)
        let belief = EstimatedStructure(page, estimates, in: tree)
        for index in rows {
            addText(index)
            addPlace(index, structure)
            addContext(index)
            structure.addContainers(index, to: &values)
            addNeighbours(index)
            structure.addWindows(index, to: &values)
            addCues(index)
            structure.addCategories(index, to: &values)
            values.append(estimates[index])
            belief.add(index, to: &values)
        }
    }

    /// Below this are 56 % of all blocks of the development pages and 0.25 % of the gold text, none of
    /// which the trees would find.
    static let minimumEstimate: Float = -5

    /// The estimate of a block that is set aside.
    static let setAsideEstimate: Float = -9

    /// A logistic estimate from cues and shape only, which weights the containers before the trees are used.
    private func estimate(_ index: Int, _ weights: [Float]) -> Float {
        guard !page.isSetAside[index] else { return Self.setAsideEstimate }
        let shape = page.shapes[index]
        let isBefore: Float = page.headline.map { $0 > index } == true ? 1 : 0
        let punctuation = Float(shape.sentenceEnds + shape.commas) / Float(max(1, shape.words))
        let inputs: [Float] = [
            page.classCues[index], page.textCues[index], Logarithm.of(page.length(index)),
            page.linkDensity[index], isBefore, shape.marks.contains(.endsSentence) ? 1 : 0,
            min(1, punctuation),
        ]
        var sum = weights[inputs.count]
        for (input, weight) in zip(inputs, weights) { sum += input * weight }
        return sum
    }

    private mutating func add(_ value: Float) { values.append(value) }

    private mutating func add(_ fact: Bool) { values.append(fact ? 1 : 0) }

    private mutating func add(_ value: Int32) { values.append(Float(value)) }

    private mutating func addText(_ index: Int) {
        let shape = page.shapes[index]
        let length = max(1, page.length(index))
        let words = Float(max(1, shape.words))
        add(Logarithm.of(length))
        add(min(words, 300))
        add(length / words)
        add(page.linkDensity[index])
        add(min(page.blocks.entries[index].linkScalars, 400))
        add(min(shape.sentenceEnds, 15))
        add(min(shape.commas, 20))
        add(Float(shape.sentenceEnds + shape.commas) / words)
        add(Float(shape.capitals) / length)
        add(Float(shape.digits) / length)
        for mark in Self.marks { add(shape.marks.contains(mark)) }
        let node = tree.nodes[Int(page.blocks.entries[index].node)]
        add(Self.tagColumn[Int(node.tag.rawValue)])
        add(Self.headingLevel(node.tag))
        add(Int32(node.depth))
        add(page.blocks.entries[index].endsAtBreak)
    }

    /// A bounded distance in blocks from the ends of the text.
    static func distance(_ blocks: Int) -> Float { Float(min(max(blocks, -30), 40)) }

    private static let marks: [TextShape.Marks] = [
        .endsSentence, .endsWithColon, .endsWithEllipsis, .endsWithQuestion, .startsWithCapital,
        .startsWithDigit, .startsWithQuote, .hasCells, .hasSign, .hasAddress,
    ]

    private static func headingLevel(_ tag: HTMLTag) -> Int32 {
        tag.isHeading ? Int32(tag.rawValue - HTMLTag.h1.rawValue) + 1 : 0
    }

    /// Tags in an order in which similar ones are adjacent, so that one threshold separates them.
    private static let tagColumn: [Float] = {
        let order: [HTMLTag] = [
            .p, .pre, .blockquote, .div, .section, .article, .main, .li, .dd, .dt, .tr, .h6, .h5, .h4, .h3,
            .h2,
            .h1, .figcaption, .caption, .header, .footer, .aside, .nav, .form, .address, .summary,
        ]
        var table = [Float](repeating: Float(order.count), count: 256)
        for (column, tag) in order.enumerated() { table[Int(tag.rawValue)] = Float(column) }
        return table
    }()

    private mutating func addPlace(_ index: Int, _ structure: PageStructure) {
        let match = page.matches[index]
        add(Float(index) / Float(page.count))
        add(structure.textBefore[index] / structure.textTotal)
        add(structure.proseBefore[index] / structure.prose.total)
        add(Int32(min(page.count, 250)))
        add(Logarithm.of(structure.prose.total))
        add(page.headline.map { Float(min(max(index - $0, -40), 50)) } ?? -999)
        add(match.title)
        add(match.description)
        add(match.descriptionCoverage)
        add(match.body ?? -1)
        add(min(page.repeats[index], 4))
        add(min(page.occurrences[index], 5))
    }

    private mutating func addContext(_ index: Int) {
        let context = page.blocks.entries[index].context
        for kind in Self.contexts { add(context.contains(kind)) }
    }

    private static let contexts: [PageBlocks.Context] = [
        .nav, .header, .footer, .aside, .article, .main, .figure, .form, .table, .list, .quote, .link,
        .articleBody, .caption, .heading, .headline, .hidden, .ariaHidden,
    ]

    private static let neighbours = [-1, -2, 1, 2]

    private mutating func addNeighbours(_ index: Int) {
        for offset in Self.neighbours {
            let other = index + offset
            guard other >= 0 && other < page.count else {
                values.append(contentsOf: [-1, -1, -1, -1])
                continue
            }
            let tag = tree.nodes[Int(page.blocks.entries[other].node)].tag
            add(Logarithm.of(page.length(other)))
            add(page.linkDensity[other])
            add(page.shapes[other].marks.contains(.endsSentence))
            add(Self.tagColumn[Int(tag.rawValue)])
        }
    }

    private mutating func addCues(_ index: Int) {
        add(page.classCues[index])
        add(page.textCues[index])
        for offset in Self.neighbours {
            let other = index + offset
            let isThere = other >= 0 && other < page.count
            add(isThere ? page.classCues[other] : -5)
            add(isThere ? page.textCues[other] : -5)
        }
    }
}
