internal import Markup
internal import Models

/// The structure of a page computed again, weighted by the first estimate instead of by shape.
struct EstimatedStructure {
    private let containers: PageContainers
    private let mass: ContainerMass
    private var text: [Float]
    private var weights: [Float]
    private var weightBefore: [Float] = [0]
    private var textBefore: [Float] = [0]
    private var isInBulk: [Bool] = []
    /// The blocks that are likely of the text: all, where none is.
    private var likely: ClosedRange<Int>
    private var heaviest: Float = 1

    /// A single very long block must not decide by itself.
    private static let maximumLength: Float = 2000

    init(_ page: PageMeasures, _ estimates: [Float], in tree: HTMLTree) {
        containers = page.containers
        let belief = estimates.map(Logistic.of)
        weights = (0..<page.count).map { belief[$0] * min(page.length($0), Self.maximumLength) }
        mass = ContainerMass(weights, of: page.containers, share: 0.85)
        text = Array(repeating: 0, count: page.containers.all.count)
        var found: ClosedRange<Int>?
        for index in 0..<page.count {
            text[Int(containers.ofBlock[index])] += page.length(index)
            weightBefore.append(weightBefore[index] + weights[index])
            textBefore.append(textBefore[index] + page.length(index))
            heaviest = max(heaviest, weights[index])
            if belief[index] > 0.6 && page.length(index) > 60 { found = (found?.lowerBound ?? index)...index }
        }
        for index in containers.all.indices.reversed() where Int(containers.all[index].parent) != index {
            text[Int(containers.all[index].parent)] += text[index]
        }
        let bulk = tree.subtree(of: Int(containers.all[mass.bulk].node))
        isInBulk = page.blocks.entries.map { bulk.contains(Int($0.node)) }
        likely = found ?? 0...max(0, page.count - 1)
    }

    private static let windows = [(-4, 0), (1, 5), (-10, 0), (1, 11)]

    func add(_ index: Int, to values: inout [Float]) {
        let own = Int(containers.ofBlock[index])
        let parent = Int(containers.all[own].parent)
        let outer = Int(containers.all[parent].parent)
        let distance = mass.distance(from: own, in: containers)
        for container in [parent, outer] {
            values.append(mass.mass[container] / mass.total)
            values.append(mass.mass[container] / (text[container] + 1))
        }
        values.append(mass.score[parent] / max(1, mass.score[mass.centre]))
        values.append(Float(distance.up))
        values.append(Float(distance.down))
        values.append(isInBulk[index] ? 1 : 0)
        values.append(weightBefore[index] / mass.total)
        values.append(1 - weightBefore[index + 1] / mass.total)
        values.append(BlockFeatures.distance(index - likely.lowerBound))
        values.append(BlockFeatures.distance(likely.upperBound - index))
        let count = textBefore.count - 1
        for (from, to) in Self.windows {
            let low = min(count, max(0, index + from))
            let high = min(count, max(0, index + to))
            values.append((weightBefore[high] - weightBefore[low]) / (textBefore[high] - textBefore[low] + 1))
        }
        values.append(Logarithm.of(mass.total))
        values.append(weights[index] / heaviest)
    }
}
