import Testing
import TextKit

@Suite struct DisjointSetsTests {
    /// The numbers of each set, in order of their least.
    private func members(_ sets: inout DisjointSets, _ count: Int) -> [[Int]] {
        var members: [Int: [Int]] = [:]
        for number in 0..<count { members[sets.root(of: number), default: []].append(number) }
        return members.values.sorted { $0[0] < $1[0] }
    }

    @Test func `numbers are alone until they are put together, whichever member is named`() {
        var sets = DisjointSets(count: 6)
        #expect(members(&sets, 6) == [[0], [1], [2], [3], [4], [5]])
        sets.put(1, below: 0)
        sets.put(3, below: 4)
        sets.put(1, below: 3)
        #expect(members(&sets, 6) == [[0, 1, 3, 4], [2], [5]])
        #expect(sets.root(of: 0) == 4)
        sets.put(0, below: 1)
        #expect(members(&sets, 6) == [[0, 1, 3, 4], [2], [5]])
    }

    @Test func `numbers that are added later are alone, and none is taken away`() {
        var sets = DisjointSets()
        sets.grow(to: 2)
        sets.put(0, below: 1)
        sets.grow(to: 3)
        sets.grow(to: 1)
        #expect(members(&sets, 3) == [[0, 1], [2]])
    }

    @Test func `a long chain has one root`() {
        var sets = DisjointSets(count: 1000)
        for number in 1..<1000 { sets.put(number - 1, below: number) }
        for number in 0..<1000 { #expect(sets.root(of: number) == 999) }
    }
}
