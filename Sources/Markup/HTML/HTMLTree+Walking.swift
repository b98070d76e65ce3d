extension HTMLTree {
    /// A node and all below it, in document order.
    @inlinable
    package func subtree(of node: Int) -> Range<Int> { node..<nodes[node].subtreeEnd }

    /// All below a node, in document order.
    @inlinable
    package func descendants(of node: Int) -> Range<Int> { node + 1..<nodes[node].subtreeEnd }

    /// Whether `node` is `ancestor` or one of its descendants.
    @inlinable
    package func isInside(_ node: Int, _ ancestor: Int) -> Bool { subtree(of: ancestor).contains(node) }

    /// The element above, or nil for the document.
    @inlinable
    package func parent(of node: Int) -> Int? {
        let parent = nodes[node].parent
        return parent < 0 ? nil : parent
    }

    /// The next node with the same parent, or nil.
    package func nextSibling(of node: Int) -> Int? {
        let next = nodes[node].subtreeEnd
        guard next < nodes.count && nodes[next].parentIndex == nodes[node].parentIndex else { return nil }
        return next
    }

    /// The nodes directly below a node, in order.
    package func children(of node: Int) -> Children {
        Children(nodes: nodes, upcoming: node + 1, end: nodes[node].subtreeEnd)
    }

    /// The elements above a node, nearest first, without the document.
    package func ancestors(of node: Int) -> Ancestors {
        Ancestors(nodes: nodes, upcoming: nodes[node].parent)
    }

    /// The first element with a tag below `node`.
    package func first(_ tag: HTMLTag, in node: Int = 0) -> Int? {
        descendants(of: node).first { nodes[$0].tag == tag }
    }

    /// The nodes directly below one node.
    package struct Children: Sequence, IteratorProtocol {
        let nodes: [Node]
        var upcoming: Int
        let end: Int

        package mutating func next() -> Int? {
            guard upcoming < end else { return nil }
            defer { upcoming = nodes[upcoming].subtreeEnd }
            return upcoming
        }
    }

    /// The elements above one node.
    package struct Ancestors: Sequence, IteratorProtocol {
        let nodes: [Node]
        var upcoming: Int

        package mutating func next() -> Int? {
            guard upcoming > 0 else { return nil }
            defer { upcoming = nodes[upcoming].parent }
            return upcoming
        }
    }
}
