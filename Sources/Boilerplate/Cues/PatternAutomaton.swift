internal import Files
internal import Models

/// Many patterns searched at once: an Aho–Corasick automaton over bytes.
///
/// A text costs the same with ten patterns or ten thousand. Shallow states, where running text spends its time,
/// have full rows of transitions; deeper ones have short edge lists and failure links, which keeps the automaton of
/// some thousand phrases at a few megabytes.
package struct PatternAutomaton: Sendable {
    /// States up to this depth get a full row; two letters of a word rule out most of what follows.
    private static let denseDepth = 2
    static let sectionCount = 7

    /// The edges of each state.
    ///
    /// States are numbered breadth first, so edge number `e` leads to state `e + 1`.
    private let edgeStart: MappedArray<UInt32>
    private let edgeBytes: MappedArray<UInt8>
    private let failure: MappedArray<UInt32>
    /// One more than the nearest state on the failure path that ends a pattern, itself included; 0 if there is none.
    private let ending: MappedArray<UInt32>
    private let outputStart: MappedArray<UInt32>
    private let outputs: MappedArray<UInt32>
    /// How many states get a full row.
    private let denseCount: Int
    /// 256 transitions for each of the first `denseCount` states, laid out anew when a file is opened.
    private let rows: [UInt32]

    /// Builds the automaton; a match reports the pattern's index.
    ///
    /// Empty patterns never match.
    package init(_ patterns: [[UInt8]]) {
        let trie = PatternTrie(patterns)
        let order = trie.breadthFirstOrder()
        var links = AutomatonLinks(trie, order: order)
        links.linkFailures()
        edgeStart = MappedArray(links.edgeStart)
        edgeBytes = MappedArray(links.edgeBytes)
        failure = MappedArray(links.failure)
        ending = MappedArray(links.ending)
        outputStart = MappedArray(links.outputStart)
        outputs = MappedArray(links.outputs)
        denseCount = order.prefix { trie.depth[$0] <= Self.denseDepth }.count
        rows = Self.rows(denseCount, edgeStart, edgeBytes, failure)
    }

    init(_ file: FlatFile, at section: Int) throws(ResourceError) {
        edgeStart = try file.section(section, of: UInt32.self)
        edgeBytes = try file.section(section + 1, of: UInt8.self)
        failure = try file.section(section + 2, of: UInt32.self)
        ending = try file.section(section + 3, of: UInt32.self)
        outputStart = try file.section(section + 4, of: UInt32.self)
        outputs = try file.section(section + 5, of: UInt32.self)
        let dense = try file.section(section + 6, of: UInt32.self)
        guard dense.count == 1, dense[0] <= failure.count, edgeStart.count == failure.count + 1,
            ending.count == failure.count, outputStart.count == failure.count + 1,
            edgeBytes.count + 1 == failure.count
        else { throw file.error("holds a malformed automaton") }
        denseCount = Int(dense[0])
        rows = Self.rows(denseCount, edgeStart, edgeBytes, failure)
    }

    var sections: [[UInt8]] {
        [
            edgeStart.bytes, edgeBytes.bytes, failure.bytes, ending.bytes, outputStart.bytes, outputs.bytes,
            MappedArray.bytes(of: [UInt32(denseCount)]),
        ]
    }

    private static func rows(
        _ count: Int, _ edgeStart: MappedArray<UInt32>, _ edgeBytes: MappedArray<UInt8>,
        _ failure: MappedArray<UInt32>
    ) -> [UInt32] {
        var rows: [UInt32] = []
        rows.reserveCapacity(count * 256)
        for state in 0..<count {
            let base = rows.count
            if state == 0 {
                rows += repeatElement(0, count: 256)
            } else {
                let inherited = Int(failure[state]) * 256
                rows += rows[inherited..<(inherited + 256)]
            }
            for edge in Int(edgeStart[state])..<Int(edgeStart[state + 1]) {
                rows[base + Int(edgeBytes[edge])] = UInt32(edge + 1)
            }
        }
        return rows
    }

    private func step(_ start: UInt32, _ byte: UInt8) -> UInt32 {
        var state = Int(start)
        while state >= denseCount {
            for edge in Int(edgeStart[state])..<Int(edgeStart[state + 1]) where edgeBytes[edge] == byte {
                return UInt32(edge + 1)
            }
            state = Int(failure[state])
        }
        return rows[state * 256 + Int(byte)]
    }

    /// Calls `found` with pattern and end offset for every occurrence, ends in ascending order.
    package func search(_ text: Span<UInt8>, _ found: (_ pattern: Int, _ end: Int) -> Void) {
        var state: UInt32 = 0
        for index in text.indices {
            state = step(state, text[index])
            var match = Int(ending[Int(state)])
            while match > 0 {
                for output in Int(outputStart[match - 1])..<Int(outputStart[match]) {
                    found(Int(outputs[output]), index + 1)
                }
                match = Int(ending[Int(failure[match - 1])])
            }
        }
    }
}

/// The states of an automaton in the making.
private struct AutomatonLinks {
    private(set) var edgeStart: [UInt32] = []
    private(set) var edgeBytes: [UInt8] = []
    private(set) var failure: [UInt32] = []
    private(set) var ending: [UInt32] = []
    private(set) var outputStart: [UInt32] = []
    private(set) var outputs: [UInt32] = []

    init(_ trie: PatternTrie, order: [Int]) {
        for node in order {
            edgeStart.append(UInt32(edgeBytes.count))
            for child in trie.children(of: node) { edgeBytes.append(trie.byte[child]) }
            outputStart.append(UInt32(outputs.count))
            outputs.append(contentsOf: trie.outputs(of: node))
        }
        edgeStart.append(UInt32(edgeBytes.count))
        outputStart.append(UInt32(outputs.count))
    }

    private func target(from state: Int, _ byte: UInt8) -> Int? {
        let edges = Int(edgeStart[state])..<Int(edgeStart[state + 1])
        return edges.first { edgeBytes[$0] == byte }.map { $0 + 1 }
    }

    mutating func linkFailures() {
        let count = outputStart.count - 1
        failure = Array(repeating: 0, count: count)
        ending = Array(repeating: 0, count: count)
        for state in 0..<count {
            let endsHere = outputStart[state] < outputStart[state + 1]
            ending[state] = endsHere ? UInt32(state + 1) : state > 0 ? ending[Int(failure[state])] : 0
            for edge in Int(edgeStart[state])..<Int(edgeStart[state + 1]) where state > 0 {
                failure[edge + 1] = UInt32(fallback(of: state, edgeBytes[edge]))
            }
        }
    }

    /// Where a child of a state goes on when none of its own edges fits.
    private func fallback(of state: Int, _ byte: UInt8) -> Int {
        var place = Int(failure[state])
        while place > 0, target(from: place, byte) == nil { place = Int(failure[place]) }
        return target(from: place, byte) ?? 0
    }
}

/// The prefix tree that the automaton is laid out from.
private struct PatternTrie {
    private(set) var byte: [UInt8] = [0]
    private(set) var depth: [Int] = [0]
    private var firstChild: [Int] = [-1]
    private var sibling: [Int] = [-1]
    /// Pattern numbers by the node where they end, in ascending order.
    private var ends: [Int: [UInt32]] = [:]

    init(_ patterns: [[UInt8]]) {
        for (number, pattern) in patterns.enumerated() where !pattern.isEmpty {
            var node = 0
            for byte in pattern { node = child(of: node, byte) }
            ends[node, default: []].append(UInt32(number))
        }
    }

    private mutating func child(of node: Int, _ wanted: UInt8) -> Int {
        var candidate = firstChild[node]
        while candidate >= 0 {
            if byte[candidate] == wanted { return candidate }
            candidate = sibling[candidate]
        }
        byte.append(wanted)
        depth.append(depth[node] + 1)
        firstChild.append(-1)
        sibling.append(firstChild[node])
        firstChild[node] = byte.count - 1
        return byte.count - 1
    }

    func children(of node: Int) -> [Int] {
        var result: [Int] = []
        var candidate = firstChild[node]
        while candidate >= 0 {
            result.append(candidate)
            candidate = sibling[candidate]
        }
        return result
    }

    func outputs(of node: Int) -> [UInt32] { ends[node] ?? [] }

    func breadthFirstOrder() -> [Int] {
        var order = [0]
        var next = 0
        while next < order.count {
            order.append(contentsOf: children(of: order[next]))
            next += 1
        }
        return order
    }
}
