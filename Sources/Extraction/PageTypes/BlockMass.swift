/// What blocks amount to together: of one element, of a group of cards, of a page.
struct BlockMass {
    var letters: Float = 0
    var linked: Float = 0
    var prose: Float = 0
    var blocks: Float = 0
    var headings: Float = 0
    /// Headings that are links: the headline of another page.
    var linkedHeadings: Float = 0

    static func + (left: BlockMass, right: BlockMass) -> BlockMass {
        BlockMass(
            letters: left.letters + right.letters, linked: left.linked + right.linked,
            prose: left.prose + right.prose, blocks: left.blocks + right.blocks,
            headings: left.headings + right.headings,
            linkedHeadings: left.linkedHeadings + right.linkedHeadings)
    }
}

extension BlockMass {
    /// The mass of one block of a page.
    init(_ index: Int, of page: PageMeasures) {
        let isHeading = page.blocks.entries[index].context.contains(.heading)
        let isLink = page.linkDensity[index] > 0.8
        letters = page.length(index)
        linked = letters * page.linkDensity[index]
        prose = page.isProse[index] ? letters : 0
        blocks = 1
        headings = isHeading ? 1 : 0
        linkedHeadings = isHeading && isLink ? 1 : 0
    }
}
