internal import Markup
internal import Models
internal import TextKit

/// Where the running text of a page is: containers, repeated shapes, windows, class categories.
struct PageStructure {
    private let page: PageMeasures
    private let containers: PageContainers
    let prose: ContainerMass
    private(set) var textTotal: Float = 1
    /// Scalars and running-text scalars before each block, and at the end.
    private(set) var textBefore: [Float] = [0]
    private(set) var proseBefore: [Float] = [0]
    private var linksBefore: [Float] = [0]

    private var text: [Float]
    private var links: [Float]
    private var blockCount: [Float]
    private var groups: [Group] = []
    private var groupOfBlock: [Int32] = []
    private var first = 0
    private var last = 0
    private var articleCount: Float = 0
    private var hiddenShare: Float = 0
    private var isInBulk: [Bool] = []
    /// Log of the running text outside of foreign classes, outside of comments, and in comments.
    private var cleanText = SIMD3<Float>.zero

    /// Blocks of one shape.
    private struct Group {
        var count: Float = 0
        var text: Float = 0
        var links: Float = 0
        var prose: Float = 0
    }

    init(_ page: PageMeasures, in tree: HTMLTree) {
        self.page = page
        containers = page.containers
        let weights = (0..<page.count).map { index -> Float in
            guard page.isProse[index] else { return 0 }
            return page.length(index) * (1 - page.linkDensity[index])
        }
        prose = ContainerMass(weights, of: page.containers, share: 0.8)
        text = Array(repeating: 0, count: page.containers.all.count)
        links = text
        blockCount = text
        sumContainers()
        sumBefore(weights)
        groupShapes()
        findRange(in: tree)
        sumClean()
        articleCount = Float(min(50, tree.nodes.count { $0.tag == .article }))
    }

    private mutating func sumContainers() {
        for index in 0..<page.count {
            let own = Int(containers.ofBlock[index])
            text[own] += page.length(index)
            links[own] += page.length(index) * page.linkDensity[index]
            blockCount[own] += 1
        }
        for index in containers.all.indices.reversed() {
            let parent = Int(containers.all[index].parent)
            guard parent != index else { continue }
            text[parent] += text[index]
            links[parent] += links[index]
            blockCount[parent] += blockCount[index]
        }
    }

    private mutating func sumBefore(_ weights: [Float]) {
        for index in 0..<page.count {
            textBefore.append(textBefore[index] + page.length(index))
            proseBefore.append(proseBefore[index] + weights[index])
            linksBefore.append(linksBefore[index] + page.length(index) * page.linkDensity[index])
        }
        textTotal = max(1, textBefore[page.count])
    }

    private mutating func groupShapes() {
        var numbers = NumberedKeys<UInt64>(expecting: page.count)
        for index in 0..<page.count {
            let number = numbers.insert(containers.shape(ofBlock: index)).number
            if number == groups.count { groups.append(Group()) }
            groups[number].count += 1
            groups[number].text += page.length(index)
            groups[number].links += page.length(index) * page.linkDensity[index]
            groups[number].prose += page.isProse[index] ? 1 : 0
            groupOfBlock.append(Int32(number))
        }
    }

    /// Finds the first and last running text in the centre, and which blocks are in the bulk.
    private mutating func findRange(in tree: HTMLTree) {
        let centre = tree.subtree(of: Int(containers.all[prose.centre].node))
        let bulk = tree.subtree(of: Int(containers.all[prose.bulk].node))
        var found: Int?
        last = page.count - 1
        for index in 0..<page.count {
            let node = Int(page.blocks.entries[index].node)
            isInBulk.append(bulk.contains(node))
            guard page.isProse[index] && centre.contains(node) else { continue }
            if found == nil { found = index }
            last = index
        }
        first = found ?? 0
    }

    private mutating func sumClean() {
        var clean = SIMD3<Float>.zero
        var hidden: Float = 0
        var long: Float = 1
        for index in 0..<page.count where page.shapes[index].scalars >= 60 {
            long += page.length(index)
            let context = page.blocks.entries[index].context
            if !context.isDisjoint(with: [.hidden, .ariaHidden]) { hidden += page.length(index) }
            guard page.linkDensity[index] < 0.4 else { continue }
            let ancestry = containers.all[Int(containers.ofBlock[index])].ancestry
            if ancestry.isDisjoint(with: .foreign) { clean[0] += page.length(index) }
            clean[ancestry.contains(.comment) ? 2 : 1] += page.length(index)
        }
        for lane in 0..<3 { cleanText[lane] = Logarithm.of(clean[lane]) }
        hiddenShare = hidden / long
    }

    /// Shares, sizes and distances of the containers around a block.
    func addContainers(_ index: Int, to values: inout [Float]) {
        let own = Int(containers.ofBlock[index])
        let parent = Int(containers.all[own].parent)
        let outer = Int(containers.all[parent].parent)
        let distance = prose.distance(from: own, in: containers)
        let centreScore = max(1, prose.score[prose.centre])
        values.append(articleCount)
        values.append(share(containers.all[own].article))
        values.append(share(containers.all[own].foreign))
        for container in [own, parent, outer] { values.append(prose.mass[container] / prose.total) }
        for (container, most) in [(parent, Float(50)), (outer, 80)] {
            values.append(links[container] / max(1, text[container]))
            values.append(min(blockCount[container], most))
            values.append(text[container] / max(1, blockCount[container]))
        }
        values.append(Logarithm.of(text[parent]))
        values.append(prose.score[parent] / centreScore)
        values.append(prose.score[own] / centreScore)
        values.append(Float(distance.down))
        values.append(Float(distance.up))
        values.append(isInBulk[index] ? 1 : 0)
        addGroup(index, to: &values)
        values.append(BlockFeatures.distance(index - first))
        values.append(BlockFeatures.distance(last - index))
    }

    private func share(_ container: Int32) -> Float {
        container < 0 ? -1 : prose.mass[Int(container)] / prose.total
    }

    private func addGroup(_ index: Int, to values: inout [Float]) {
        let group = groups[Int(groupOfBlock[index])]
        values.append(min(group.count, 50))
        values.append(group.text / group.count)
        values.append(group.links / max(1, group.text))
        values.append(group.prose / group.count)
        values.append(group.text / textTotal)
    }

    private static let textWindows = [(-4, 0), (1, 5), (-10, 0), (1, 11)]
    private static let linkWindows = [(-3, 0), (1, 4), (-8, 0), (1, 9)]

    /// Running text and link share before and after a block, and whether its neighbours share its parent.
    func addWindows(_ index: Int, to values: inout [Float]) {
        values.append(sharesParent(index, index - 1) ? 1 : 0)
        values.append(sharesParent(index, index + 1) ? 1 : 0)
        for (from, to) in Self.textWindows {
            let (low, high) = bounds(index, from, to)
            values.append(proseBefore[high] - proseBefore[low])
        }
        for (from, to) in Self.linkWindows {
            let (low, high) = bounds(index, from, to)
            values.append((linksBefore[high] - linksBefore[low]) / max(1, textBefore[high] - textBefore[low]))
        }
    }

    private func bounds(_ index: Int, _ from: Int, _ to: Int) -> (Int, Int) {
        (min(page.count, max(0, index + from)), min(page.count, max(0, index + to)))
    }

    private func sharesParent(_ index: Int, _ other: Int) -> Bool {
        guard other >= 0 && other < page.count else { return false }
        let own = containers.all[Int(containers.ofBlock[index])].parent
        return own == containers.all[Int(containers.ofBlock[other])].parent
    }

    /// What the class names around a block say it is for, by distance and by how much of the page's text they
    /// hold: a name that holds most of the text says little.
    func addCategories(_ index: Int, to values: inout [Float]) {
        let own = Int(containers.ofBlock[index])
        let distances = containers.categoryDistance[own]
        let nearest = containers.categoryContainer[own]
        for category in 0..<ClassCategory.count {
            values.append(Float(distances[category]))
        }
        for category in 0..<ClassCategory.count {
            values.append(share(nearest[category]))
        }
        values.append(Float(min(page.commentHeadings[index], 4)))
        let heading = page.lastHeading[index]
        values.append(heading.map { Float(min(index - $0, 20)) } ?? 99)
        values.append(heading.map { page.classCues[$0] + page.textCues[$0] } ?? -9)
        values.append(heading.map { page.textCues[$0] } ?? -9)
        values.append(hiddenShare)
        for lane in 0..<3 { values.append(cleanText[lane]) }
        let ancestry = containers.all[own].ancestry
        values.append(ancestry.isDisjoint(with: .foreign) ? 1 : 0)
        values.append(ancestry.contains(.comment) ? 1 : 0)
    }
}
