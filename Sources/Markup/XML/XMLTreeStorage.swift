internal import TextKit

/// The arrays of an `XMLTree`.
struct XMLTreeStorage {
    struct Node {
        /// Index into `names`, or -1 for character data.
        var name: Int32
        var parent: Int32
        var firstChild: Int32 = -1
        var lastChild: Int32 = -1
        var next: Int32 = -1
        var attributes: Range<Int32> = 0..<0
        var text: Range<Int> = 0..<0
        /// Indexes into `scopes`: the nearest xml:base and xml:lang.
        var base: Int32 = -1
        var language: Int32 = -1
    }

    struct Attribute {
        var name: Int32
        var text: Range<Int>
    }

    fileprivate(set) var nodes: [Node] = []
    fileprivate(set) var attributes: [Attribute] = []
    fileprivate(set) var text: [UInt8] = []
    fileprivate(set) var names: [XMLName] = []
    fileprivate(set) var scopes: [String] = []
    var rootNamespaces: [String] = []

    struct Mark {
        var nodes: Int
        var attributes: Int
        var text: Int
        var scopes: Int
    }

    var mark: Mark {
        Mark(nodes: nodes.count, attributes: attributes.count, text: text.count, scopes: scopes.count)
    }

    mutating func register(_ name: XMLName) -> Int32 {
        names.append(name)
        return Int32(truncatingIfNeeded: names.count - 1)
    }

    mutating func open(_ name: Int32, parent: Int32) -> Int32 {
        let index = Int32(truncatingIfNeeded: nodes.count)
        var node = Node(name: name, parent: parent)
        node.attributes =
            Int32(truncatingIfNeeded: attributes.count)..<Int32(truncatingIfNeeded: attributes.count)
        if parent >= 0 {
            node.base = nodes[Int(parent)].base
            node.language = nodes[Int(parent)].language
        }
        nodes.append(node)
        link(index, to: parent)
        return index
    }

    private mutating func link(_ index: Int32, to parent: Int32) {
        guard parent >= 0 else { return }
        let last = nodes[Int(parent)].lastChild
        if last >= 0 { nodes[Int(last)].next = index } else { nodes[Int(parent)].firstChild = index }
        nodes[Int(parent)].lastChild = index
    }

    /// Adds an attribute to the node opened last.
    mutating func addAttribute(_ name: Int32, _ value: UnsafeBufferPointer<UInt8>) {
        let start = text.count
        unsafe text.append(contentsOf: value)
        attributes.append(Attribute(name: name, text: start..<text.count))
        let node = nodes.count - 1
        nodes[node].attributes =
            nodes[node].attributes.lowerBound..<Int32(truncatingIfNeeded: attributes.count)
        guard names[Int(name)].namespace == .xml else { return }
        switch names[Int(name)].local {
        case "base":
            let outer = nodes[node].base >= 0 ? scopes[Int(nodes[node].base)] : ""
            nodes[node].base = scope(
                FeedAddress.resolve(String(decoding: text[start...], as: UTF8.self), against: outer))
        case "lang": nodes[node].language = scope(String(decoding: text[start...], as: UTF8.self))
        default: break
        }
    }

    private mutating func scope(_ value: String) -> Int32 {
        scopes.append(value)
        return Int32(truncatingIfNeeded: scopes.count - 1)
    }

    mutating func addText(_ value: UnsafeBufferPointer<UInt8>, parent: Int32) {
        let start = text.count
        unsafe text.append(contentsOf: value)
        let last = nodes.count - 1
        if last >= 0, nodes[last].name < 0, nodes[last].parent == parent, nodes[last].text.upperBound == start
        {
            nodes[last].text = nodes[last].text.lowerBound..<text.count
            return
        }
        let index = Int32(truncatingIfNeeded: nodes.count)
        var node = Node(name: -1, parent: parent)
        node.text = start..<text.count
        nodes.append(node)
        link(index, to: parent)
    }

    /// Discards everything after a mark; the parent of the discarded nodes has no children then.
    mutating func rewind(to mark: Mark, parent: Int32) {
        nodes.removeSubrange(mark.nodes...)
        attributes.removeSubrange(mark.attributes...)
        text.removeSubrange(mark.text...)
        scopes.removeSubrange(mark.scopes...)
        guard parent >= 0 else { return }
        nodes[Int(parent)].firstChild = -1
        nodes[Int(parent)].lastChild = -1
    }

}
