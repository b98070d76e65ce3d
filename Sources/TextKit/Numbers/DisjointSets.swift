/// A union-find: the numbers from 0 on in sets, each of which one of its members stands for.
package struct DisjointSets: Sendable {
    private var parents: [UInt32] = []

    /// Sets of one number each.
    package init(count: Int = 0) { grow(to: count) }

    /// Adds numbers up to a count, each in a set of its own.
    package mutating func grow(to count: Int) {
        while parents.count < count { parents.append(UInt32(parents.count)) }
    }

    /// The number that stands for a number's set.
    package mutating func root(of number: Int) -> Int {
        var number = number
        while Int(parents[number]) != number {
            parents[number] = parents[Int(parents[number])]
            number = Int(parents[number])
        }
        return number
    }

    /// Puts all of one set into another: `root` stands for both from then on.
    package mutating func put(_ number: Int, below root: Int) {
        parents[self.root(of: number)] = UInt32(self.root(of: root))
    }
}
