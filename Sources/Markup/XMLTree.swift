/// A flat tree of one part of an XML document: nodes in document order over one text buffer.
///
/// Reused from part to part, so that reading a feed of any length needs the memory of its largest entry. Belongs
/// to one reader and never leaves its thread.
package final class XMLTree {
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

    private(set) var nodes: [Node] = []
    private(set) var attributes: [Attribute] = []
    private(set) var text: [UInt8] = []
    private(set) var names: [XMLName] = []
    /// For each name, its namespace as stated.
    private(set) var uris: [String] = []
    private(set) var scopes: [String] = []
    var rootNamespaces: [String] = []

    package init() {}

    // MARK: Building

    struct Mark {
        var nodes: Int
        var attributes: Int
        var text: Int
        var scopes: Int
    }

    var mark: Mark {
        Mark(nodes: nodes.count, attributes: attributes.count, text: text.count, scopes: scopes.count)
    }

    func register(_ name: XMLName, uri: String) -> Int32 {
        names.append(name)
        uris.append(uri)
        return Int32(truncatingIfNeeded: names.count - 1)
    }

    func open(_ name: Int32, parent: Int32) -> Int32 {
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

    private func link(_ index: Int32, to parent: Int32) {
        guard parent >= 0 else { return }
        let last = nodes[Int(parent)].lastChild
        if last >= 0 { nodes[Int(last)].next = index } else { nodes[Int(parent)].firstChild = index }
        nodes[Int(parent)].lastChild = index
    }

    /// Adds an attribute to the node opened last.
    func addAttribute(_ name: Int32, _ value: UnsafeBufferPointer<UInt8>) {
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
            nodes[node].base = scope(FeedURL.resolve(string(start..<text.count), against: outer))
        case "lang": nodes[node].language = scope(string(start..<text.count))
        default: break
        }
    }

    private func scope(_ value: String) -> Int32 {
        scopes.append(value)
        return Int32(truncatingIfNeeded: scopes.count - 1)
    }

    func addText(_ value: UnsafeBufferPointer<UInt8>, parent: Int32) {
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

    /// Forgets everything after a mark; the parent of the forgotten nodes has no children then.
    func rewind(to mark: Mark, parent: Int32) {
        nodes.removeSubrange(mark.nodes...)
        attributes.removeSubrange(mark.attributes...)
        text.removeSubrange(mark.text...)
        scopes.removeSubrange(mark.scopes...)
        guard parent >= 0 else { return }
        nodes[Int(parent)].firstChild = -1
        nodes[Int(parent)].lastChild = -1
    }

    func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

    func node(_ index: Int32) -> XMLNode { XMLNode(tree: self, index: index) }
}
