internal import Markup
internal import TextKit

/// The elements that hold blocks, at any depth, numbered so that a parent comes before its children.
struct PageContainers {
    /// One element and the evidence of its names.
    struct Container {
        var node: Int32
        /// The number of the parent element; the outermost is its own parent.
        var parent: Int32
        var depth: Int32 = 0
        var categories: ClassCategory = []
        /// The categories of the element and all above it.
        var ancestry: ClassCategory = []
        /// Cue weights of this element where it is the block's own, its parent, or further out.
        var ownCue: Float = 0
        var parentCue: Float = 0
        /// Summed over this element and all above it.
        var outerCue: Float = 0
        /// Hash of the element's name and class.
        var shape: UInt64 = 0
        /// The nearest article or main, and the nearest aside, footer, nav, header or form; -1 for none.
        var article: Int32 = -1
        var foreign: Int32 = -1
    }

    private(set) var all: [Container] = []
    /// The container of each block.
    private(set) var ofBlock: [Int32] = []
    /// What the inline elements around each block's first text add to its cue.
    private(set) var inlineCue: [Float] = []
    /// By container and category: how far out the nearest element of that category is, and its number or -1.
    private(set) var categoryDistance: [SIMD16<UInt8>] = []
    private(set) var categoryContainer: [SIMD16<Int32>] = []
    private var numberOfNode: [Int32]
    /// The evidence of names seen before: most elements of a page share their names with others.
    private var names: NumberedKeys<UInt64>
    private var meanings: [Meaning] = []

    private struct Meaning {
        var cues: SIMD4<Float>
        var categories: ClassCategory
    }

    static let farthest: UInt8 = 12

    init(_ blocks: PageBlocks, in tree: HTMLTree, cues: CueTable) {
        numberOfNode = Array(repeating: -1, count: tree.nodes.count)
        names = NumberedKeys<UInt64>(expecting: tree.nodes.count)
        ofBlock.reserveCapacity(blocks.count)
        inlineCue.reserveCapacity(blocks.count)
        var path: [Int] = []
        for entry in blocks.entries {
            ofBlock.append(number(of: Int(entry.node), in: tree, cues, &path))
            inlineCue.append(Self.inlineCue(of: entry, in: tree, cues))
        }
    }

    private mutating func number(
        of node: Int, in tree: HTMLTree, _ cues: CueTable, _ path: inout [Int]
    ) -> Int32 {
        if numberOfNode[node] >= 0 { return numberOfNode[node] }
        path.removeAll(keepingCapacity: true)
        var index = node
        while numberOfNode[index] < 0 {
            path.append(index)
            guard let above = tree.parent(of: index), tree.nodes[index].tag != .body else { break }
            index = above
        }
        for index in path.reversed() { add(index, in: tree, cues) }
        return numberOfNode[node]
    }

    private mutating func add(_ node: Int, in tree: HTMLTree, _ cues: CueTable) {
        let number = Int32(all.count)
        let above = tree.parent(of: node).map { numberOfNode[$0] } ?? -1
        var container = Container(node: Int32(node), parent: above < 0 ? number : above)
        let tag = tree.nodes[node].tag
        if tag != .body && tag != .html { readNames(of: node, in: tree, cues, &container) }
        container.shape = Self.shape(of: node, in: tree)
        if above >= 0 { inherit(from: all[Int(above)], &container) }
        switch tag {
        case .article, .main: container.article = number
        case .aside, .footer, .nav, .header, .form: container.foreign = number
        default: break
        }
        addCategories(container, number, above)
        all.append(container)
        numberOfNode[node] = number
    }

    private func inherit(from above: Container, _ container: inout Container) {
        container.depth = above.depth + 1
        container.ancestry.formUnion(above.ancestry)
        container.outerCue += above.outerCue
        container.article = above.article
        container.foreign = above.foreign
    }

    private mutating func addCategories(_ container: Container, _ number: Int32, _ above: Int32) {
        var distance = SIMD16<UInt8>(repeating: Self.farthest)
        var nearest = SIMD16<Int32>(repeating: -1)
        if above >= 0 {
            nearest = categoryContainer[Int(above)]
            distance = pointwiseMin(distance, categoryDistance[Int(above)] &+ 1)
        }
        var left = container.categories.rawValue
        while left != 0 {
            let category = left.trailingZeroBitCount
            left &= left - 1
            distance[category] = 0
            nearest[category] = number
        }
        categoryDistance.append(distance)
        categoryContainer.append(nearest)
    }

    private mutating func readNames(
        of node: Int, in tree: HTMLTree, _ cues: CueTable, _ container: inout Container
    ) {
        let number = names.insert(ClassTokens.key(of: node, in: tree)).number
        if number == meanings.count { meanings.append(Self.meaning(of: node, in: tree, cues)) }
        let meaning = meanings[number]
        container.categories = meaning.categories
        container.ancestry = meaning.categories
        container.ownCue = meaning.cues[1]
        container.parentCue = meaning.cues[2]
        container.outerCue = meaning.cues[3]
    }

    private static func meaning(of node: Int, in tree: HTMLTree, _ cues: CueTable) -> Meaning {
        var meaning = Meaning(cues: .zero, categories: [])
        ClassTokens.forEach(of: node, in: tree) { hash, part in
            meaning.cues += cues.weights(hash)
            meaning.categories.formUnion(ClassCategory.of(part))
        }
        return meaning
    }

    private static func inlineCue(of entry: PageBlocks.Entry, in tree: HTMLTree, _ cues: CueTable) -> Float {
        var sum: Float = 0
        var node = Int(entry.leaf)
        while node > Int(entry.node), let above = tree.parent(of: node) {
            ClassTokens.forEach(of: node, in: tree) { hash, _ in sum += cues.weights(hash)[0] }
            node = above
        }
        return sum
    }

    private static func shape(of node: Int, in tree: HTMLTree) -> UInt64 {
        let tag = UInt64(tree.nodes[node].tag.rawValue)
        return (tree.hash(of: .class, of: node) ?? FNV1a64.basis) ^ tag
    }

    /// The evidence of the names of the elements around a block, as log-odds.
    func classCue(ofBlock index: Int) -> Float {
        let own = all[Int(ofBlock[index])]
        let parent = all[Int(own.parent)]
        guard parent.node != own.node else { return inlineCue[index] + own.ownCue }
        let outer = parent.parent == own.parent ? 0 : all[Int(parent.parent)].outerCue
        return inlineCue[index] + own.ownCue + parent.parentCue + outer
    }

    /// Hash of the names and classes of a block's element and the two above.
    func shape(ofBlock index: Int) -> UInt64 {
        let own = all[Int(ofBlock[index])]
        let parent = all[Int(own.parent)]
        let above = all[Int(parent.parent)]
        return (own.shape &* 31 &+ parent.shape) &* 31 &+ above.shape
    }
}
