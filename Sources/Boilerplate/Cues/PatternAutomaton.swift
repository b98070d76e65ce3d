/// Many patterns searched at once: an Aho–Corasick automaton over bytes.
///
/// A text costs the same with ten patterns or ten thousand. Shallow states, where running text spends its time,
/// have full rows of transitions; deeper ones have short edge lists and failure links, which keeps the automaton of
/// some thousand phrases at a few megabytes.
package struct PatternAutomaton: Sendable {
    /// States up to this depth get a full row; two letters of a word rule out most of what follows.
    private static let denseDepth = 2
    private static let none = UInt32.max

    /// 256 transitions for each of the first `denseCount` states.
    private var rows: [UInt32] = []
    private var denseCount = 0
    private var edgeStart: [UInt32] = []
    private var edgeBytes: [UInt8] = []
    private var edgeTargets: [UInt32] = []
    private var failure: [UInt32] = []
    /// The nearest state on the failure path that ends a pattern, itself included, or `none`.
    private var ending: [UInt32] = []
    private var nextEnding: [UInt32] = []
    private var outputStart: [UInt32] = []
    private var outputs: [UInt32] = []

    /// Builds the automaton; a match reports the pattern's index.
    ///
    /// Empty patterns never match.
    package init(_ patterns: [[UInt8]]) {
        let trie = PatternTrie(patterns)
        let order = trie.breadthFirstOrder()
        var number = [UInt32](repeating: 0, count: order.count)
        for (position, node) in order.enumerated() { number[node] = UInt32(position) }
        layOut(trie, order: order, number: number)
        linkFailures()
        fillRows(depths: order.map { trie.depth[$0] })
    }

    private mutating func layOut(_ trie: PatternTrie, order: [Int], number: [UInt32]) {
        for node in order {
            edgeStart.append(UInt32(edgeBytes.count))
            for child in trie.children(of: node) {
                edgeBytes.append(trie.byte[child])
                edgeTargets.append(number[child])
            }
            outputStart.append(UInt32(outputs.count))
            outputs.append(contentsOf: trie.outputs(of: node))
        }
        edgeStart.append(UInt32(edgeBytes.count))
        outputStart.append(UInt32(outputs.count))
    }

    private func edge(from state: Int, _ byte: UInt8) -> UInt32 {
        for index in Int(edgeStart[state])..<Int(edgeStart[state + 1]) where edgeBytes[index] == byte {
            return edgeTargets[index]
        }
        return Self.none
    }

    private mutating func linkFailures() {
        let count = outputStart.count - 1
        failure = Array(repeating: 0, count: count)
        ending = Array(repeating: Self.none, count: count)
        nextEnding = Array(repeating: Self.none, count: count)
        for state in 0..<count {
            if outputStart[state] < outputStart[state + 1] { ending[state] = UInt32(state) }
            if state > 0 {
                nextEnding[state] = ending[Int(failure[state])]
                if ending[state] == Self.none { ending[state] = nextEnding[state] }
            }
            for index in Int(edgeStart[state])..<Int(edgeStart[state + 1]) where state > 0 {
                var fallback = Int(failure[state])
                while fallback > 0 && edge(from: fallback, edgeBytes[index]) == Self.none {
                    fallback = Int(failure[fallback])
                }
                let target = edge(from: fallback, edgeBytes[index])
                failure[Int(edgeTargets[index])] = target == Self.none ? 0 : target
            }
        }
    }

    private mutating func fillRows(depths: [Int]) {
        denseCount = depths.prefix { $0 <= Self.denseDepth }.count
        rows = Array(repeating: 0, count: denseCount * 256)
        for state in 0..<denseCount {
            let base = state * 256
            let inherited = Int(failure[state]) * 256
            if state > 0 { for byte in 0..<256 { rows[base + byte] = rows[inherited + byte] } }
            for index in Int(edgeStart[state])..<Int(edgeStart[state + 1]) {
                rows[base + Int(edgeBytes[index])] = edgeTargets[index]
            }
        }
    }

    private func step(_ start: UInt32, _ byte: UInt8) -> UInt32 {
        var state = Int(start)
        while state >= denseCount {
            let target = edge(from: state, byte)
            if target != Self.none { return target }
            state = Int(failure[state])
        }
        return rows[state * 256 + Int(byte)]
    }

    /// Calls `found` with pattern and end offset for every occurrence, ends in ascending order.
    package func search(_ text: Span<UInt8>, _ found: (_ pattern: Int, _ end: Int) -> Void) {
        var state: UInt32 = 0
        for index in text.indices {
            state = step(state, text[index])
            var match = ending[Int(state)]
            while match != Self.none {
                for output in Int(outputStart[Int(match)])..<Int(outputStart[Int(match) + 1]) {
                    found(Int(outputs[output]), index + 1)
                }
                match = nextEnding[Int(match)]
            }
        }
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
