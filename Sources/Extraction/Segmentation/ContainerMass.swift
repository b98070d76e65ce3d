/// The weight in every container, and which container is the centre.
struct ContainerMass {
    /// Weight below each container.
    private(set) var mass: [Float]
    /// Weight directly or almost directly in a container, the measure for the centre.
    private(set) var score: [Float]
    private(set) var centre = 0
    /// By container: how many steps it is above the centre, or -1 where it does not hold the centre.
    private(set) var above: [Int32]
    /// The innermost container around the centre that holds most of the whole weight.
    private(set) var bulk = 0

    /// Sums `weights`, one for each block; `share` of the whole makes a bulk.
    init(_ weights: [Float], of containers: PageContainers, share: Float) {
        let all = containers.all
        mass = Array(repeating: 0, count: all.count)
        score = mass
        above = Array(repeating: -1, count: all.count)
        guard !all.isEmpty else { return }
        for (index, weight) in weights.enumerated() where weight > 0 {
            let own = Int(containers.ofBlock[index])
            let parent = Int(all[own].parent)
            let outer = Int(all[parent].parent)
            mass[own] += weight
            score[own] += weight * 0.5
            if parent != own { score[parent] += weight }
            if outer != parent { score[outer] += weight * 0.5 }
        }
        for index in all.indices.reversed() where Int(all[index].parent) != index {
            mass[Int(all[index].parent)] += mass[index]
        }
        for index in score.indices where score[index] > score[centre] { centre = index }
        markAbove(all, share)
    }

    private mutating func markAbove(_ all: [PageContainers.Container], _ share: Float) {
        var index = centre
        var step: Int32 = 0
        var found = false
        while above[index] < 0 {
            above[index] = step
            if !found && mass[index] >= share * mass[0] {
                bulk = index
                found = true
            }
            step += 1
            index = Int(all[index].parent)
        }
    }

    var total: Float { max(1, mass.first ?? 1) }

    /// Steps from a container up to the first that holds the centre, and from there down to the centre.
    func distance(from container: Int, in containers: PageContainers) -> (up: Int32, down: Int32) {
        var index = container
        var up: Int32 = 0
        while above[index] < 0 {
            index = Int(containers.all[index].parent)
            up += 1
        }
        return (up, above[index])
    }
}
