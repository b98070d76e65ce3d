internal import TextKit

/// Elements of one look that stand side by side or in like places: the teasers of an index, the goods of a shop, the posts of a
/// thread, the paragraphs of an article.
struct CardGroups {
    /// One group: how many elements, and what is in them together.
    struct Group {
        var count: Float = 0
        var mass = BlockMass()

        /// Whether most members are headed by a link or are links: teasers of other pages.
        var isTeasers: Bool {
            count >= CardGroups.smallest
                && (mass.linkedHeadings >= 0.5 * count || mass.linked >= 0.6 * mass.letters)
        }
        /// Whether members are more than single lines.
        var isCards: Bool { count >= CardGroups.smallest && mass.blocks >= 2 * count }
    }

    /// What the whole page holds.
    private(set) var whole = BlockMass()
    /// The cards with most letters, and the teasers with most.
    private(set) var cards = Group()
    private(set) var teasers = Group()
    /// What is in teasers.
    private(set) var inTeasers = BlockMass()
    /// By block: whether it stands in one of the teasers.
    private(set) var isInTeaser: [Bool] = []

    private static let smallest: Float = 3

    init(_ page: PageMeasures) {
        let containers = page.containers.all
        guard !containers.isEmpty else { return }
        let masses = Self.masses(page)
        whole = masses[0]
        var numbers = NumberedKeys<UInt64>(expecting: containers.count)
        var groups: [Group] = []
        let ofContainer = containers.map { container in
            let number = numbers.insert(Self.look(container, containers)).number
            if number == groups.count { groups.append(Group()) }
            return number
        }
        for (index, number) in ofContainer.enumerated() where containers[index].parent != index {
            groups[number].count += 1
            groups[number].mass = groups[number].mass + masses[index]
        }
        for group in groups {
            if group.isCards && group.mass.letters > cards.mass.letters { cards = group }
            if group.isTeasers && group.mass.letters > teasers.mass.letters { teasers = group }
        }
        markTeasers(page, ofContainer.map { groups[$0].isTeasers })
    }

    /// What is below each element.
    private static func masses(_ page: PageMeasures) -> [BlockMass] {
        let containers = page.containers.all
        var masses = [BlockMass](repeating: BlockMass(), count: containers.count)
        for index in 0..<page.count {
            let own = Int(page.containers.ofBlock[index])
            masses[own] = masses[own] + BlockMass(index, of: page)
        }
        for index in masses.indices.reversed() where Int(containers[index].parent) != index {
            let parent = Int(containers[index].parent)
            masses[parent] = masses[parent] + masses[index]
        }
        return masses
    }

    /// Elements of one name and class below elements of one name and class look alike.
    private static func look(
        _ container: PageContainers.Container, _ all: [PageContainers.Container]
    ) -> UInt64 {
        (container.shape &* 31 &+ all[Int(container.parent)].shape) &* 31 &+ UInt64(container.depth)
    }

    private mutating func markTeasers(_ page: PageMeasures, _ isTeaser: [Bool]) {
        let containers = page.containers.all
        var isInside = isTeaser
        for index in containers.indices where isInside[Int(containers[index].parent)] {
            isInside[index] = true
        }
        isInTeaser = page.containers.ofBlock.map { isInside[Int($0)] }
        for index in 0..<page.count where isInTeaser[index] {
            inTeasers = inTeasers + BlockMass(index, of: page)
        }
    }
}
