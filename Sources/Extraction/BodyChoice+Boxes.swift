internal import Markup
internal import TextKit

/// Boxes inside the text: parts that readers open and close, and offers.
extension BodyChoice {
    // MARK: Parts that open and close

    /// Adds what stands below a chosen heading of such a part, and the heading above a chosen content.
    mutating func settleFoldables() {
        var isChosen = [Bool](repeating: false, count: page.count)
        for index in blocks { isChosen[index] = true }
        var changed = false
        for part in foldableParts() where part.contains(where: { isChosen[$0] }) {
            for index in part where !isChosen[index] && mayJoin(index) {
                isChosen[index] = true
                changed = true
            }
        }
        if changed { blocks = isChosen.indices.filter { isChosen[$0] } }
    }

    private func mayJoin(_ index: Int) -> Bool {
        page.mayBeText(index) && probabilities[index] > Self.minimumFoldable && page.linkDensity[index] < 0.5
    }

    /// Runs of blocks from a heading to before the next one.
    private func foldableParts() -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start: Int?
        for index in 0...page.count {
            let context = index < page.count ? page.blocks.entries[index].context : []
            let isFoldable = context.contains(.foldable)
            if let first = start, !isFoldable || context.contains(.heading) {
                if index - first <= Self.longestPart { parts.append(first..<index) }
                start = nil
            }
            if start == nil && isFoldable { start = index }
        }
        return parts
    }

    private static let minimumFoldable: Float = 0.25
    /// An element named for opening with more blocks than this between two headings is the whole article.
    private static let longestPart = 12

    // MARK: Offers

    /// Drops a small box between two parts of the text that ends in a button or a form for an address: a subscription or the like.
    ///
    /// More than one such box is what the page is about: with two allowed, two of 2,182 labelled pages lost parts of their text.
    mutating func dropOffers(in tree: HTMLTree) {
        var offers: [Range<Int>] = []
        for control in tree.nodes.indices where isControl(control, in: tree) {
            guard let box = box(around: control, in: tree), isOffer(box, control, in: tree) else { continue }
            if offers.last != box { offers.append(box) }
            guard offers.count <= Self.mostOffers else { return }
        }
        for offer in offers { blocks.removeAll { offer.contains(Int(page.blocks.entries[$0].node)) } }
    }

    private static let mostOffers = 1

    private func isControl(_ node: Int, in tree: HTMLTree) -> Bool {
        switch tree.nodes[node].tag {
        case .button: true
        case .input: tree.hasToken("email", in: .type, of: node)
        default: false
        }
    }

    /// The nodes of the largest element around a control that holds only a few short blocks of the text.
    private func box(around control: Int, in tree: HTMLTree) -> Range<Int>? {
        var box: Range<Int>?
        var node: Int? = control
        while let current = node, !Self.wholes.contains(tree.nodes[current].tag) {
            let inside = chosen(in: tree.subtree(of: current))
            guard inside.count <= Self.largestOffer else { break }
            let lengths = inside.map { page.length(blocks[$0]) }
            guard lengths.allSatisfy({ $0 <= Self.longestOfferLine }) else { break }
            if !inside.isEmpty { box = tree.subtree(of: current) }
            node = tree.parent(of: current)
        }
        return box
    }

    /// Elements in which a button belongs to what stands there.
    private static let wholes = HTMLTagSet([
        .h1, .h2, .h3, .h4, .h5, .h6, .summary, .dt, .li, .figure, .blockquote, .table, .details, .pre, .body,
        .p,
    ])

    /// The places in `blocks` of those in a range of nodes.
    private func chosen(in nodes: Range<Int>) -> Range<Int> {
        func place(of node: Int) -> Int {
            blocks.indices.partitioningIndex { Int(page.blocks.entries[blocks[$0]].node) >= node }
        }
        return place(of: nodes.lowerBound)..<place(of: nodes.upperBound)
    }

    /// Whether text stands on both sides, the control comes last, a line heads the box, and nothing can be searched or chosen in it.
    private func isOffer(_ box: Range<Int>, _ control: Int, in tree: HTMLTree) -> Bool {
        let inside = chosen(in: box)
        guard inside.count >= 2, inside.lowerBound > 0, inside.upperBound < blocks.count else { return false }
        let entries = inside.map { page.blocks.entries[blocks[$0]] }
        return entries[0].context.contains(.heading) && !entries[0].context.contains(.foldable)
            && entries.allSatisfy { $0.context.isDisjoint(with: [.list, .table, .quote, .preformatted]) }
            && Int(entries[entries.count - 1].node) < tree.nodes[control].subtreeEnd
            && !box.contains { tree.nodes[$0].tag == .input && !isControl($0, in: tree) }
    }

    private static let largestOffer = 4
    private static let longestOfferLine: Float = 200
}
