/// Receives libxml2's events and fills the flat tree; lives as long as one parse.
final class HTMLTreeBuilder {
    var tree: HTMLTree
    /// Set once a limit is passed; the parser is stopped then.
    private(set) var failure: MarkupError?

    private let limits: HTMLParser.Limits
    /// The open elements, the document first.
    private var open: [Int32] = [0]
    /// Whether the last event was the edge of a block, after which blank text means nothing.
    private var isAtBlockEdge = true

    init(tree: consuming HTMLTree, limits: HTMLParser.Limits) {
        self.tree = tree
        self.limits = limits
        self.tree.reset()
    }

    private var parent: Int { Int(open[open.count - 1]) }

    /// Opens an element; its attributes follow by `add`.
    func start(_ tag: HTMLTag) {
        guard makesRoom() else { return }
        let above = tree.nodes[parent]
        var flags = above.flags
        if tag == .template || tag == .noscript { flags.insert(.inert) }
        if tag == .pre { flags.insert(.preformatted) }
        open.append(Int32(tree.nodes.count))
        tree.nodes.append(
            HTMLTree.Node(
                tag: tag, flags: flags, depth: above.depth &+ 1,
                parentIndex: Int32(truncatingIfNeeded: parentOfLast),
                subtreeEndIndex: Int32(tree.nodes.count + 1), start: Int32(tree.attributes.count), count: 0))
        if tag.isBlock { isAtBlockEdge = true }
    }

    /// The parent of the element that was just pushed on `open`.
    private var parentOfLast: Int { Int(open[open.count - 2]) }

    /// Adds an attribute to the element opened last.
    func add(_ name: HTMLAttribute, _ value: borrowing Span<UInt8>) {
        let start = tree.bytes.count
        for index in value.indices { tree.bytes.append(value[index]) }
        tree.attributes.append(HTMLTree.Attribute(name: name, start: Int32(start), count: Int32(value.count)))
        let node = tree.nodes.count - 1
        tree.nodes[node].count += 1
        switch name {
        case .hidden: tree.nodes[node].flags.insert(.hidden)
        case .ariaHidden: tree.nodes[node].flags.insert(.ariaHidden)
        case .shadowRootMode where tree.nodes[node].tag == .template:
            // Declared shadow content is shown.
            let above = tree.nodes[tree.nodes[node].parent].flags
            tree.nodes[node].flags = above
        default: break
        }
    }

    /// Closes the innermost open element of a tag, and what libxml2 left open inside it.
    func end(_ tag: HTMLTag) {
        guard let place = open.lastIndex(where: { tree.nodes[Int($0)].tag == tag }), place > 0 else { return }
        close(downTo: place)
        if tag.isBlock { isAtBlockEdge = true }
    }

    private func close(downTo place: Int) {
        let end = Int32(tree.nodes.count)
        for index in open[place...] { tree.nodes[Int(index)].subtreeEndIndex = end }
        open.removeSubrange(place...)
    }

    /// Adds text; what directly follows text is one node with it.
    func text(_ text: borrowing Span<UInt8>) {
        let isPreformatted = tree.nodes[parent].flags.contains(.preformatted)
        if isAtBlockEdge && !isPreformatted && Self.isBlank(text) { return }
        guard makesRoom() else { return }
        let start = tree.bytes.count
        for index in text.indices { tree.bytes.append(text[index]) }
        isAtBlockEdge = false
        let last = tree.nodes.count - 1
        if tree.nodes[last].isText && tree.nodes[last].parent == parent
            && tree.nodes[last].start + tree.nodes[last].count == Int32(start)
        {
            tree.nodes[last].count += Int32(text.count)
            return
        }
        let above = tree.nodes[parent]
        tree.nodes.append(
            HTMLTree.Node(
                tag: .text, flags: above.flags, depth: above.depth &+ 1, parentIndex: Int32(parent),
                subtreeEndIndex: Int32(tree.nodes.count + 1), start: Int32(start), count: Int32(text.count)))
    }

    private static func isBlank(_ text: borrowing Span<UInt8>) -> Bool {
        for index in text.indices where !ASCII.isBlank(text[index]) { return false }
        return true
    }

    private func makesRoom() -> Bool {
        if tree.nodes.count < limits.maximumNodes { return true }
        if failure == nil {
            failure = MarkupError(.tooManyNodes, "more than \(limits.maximumNodes) elements and texts")
        }
        return false
    }

    /// Closes what is still open and gives the tree away.
    func finish(scanned scanner: ByteScanner) -> HTMLTree {
        close(downTo: 0)
        tree.isDepthCapped = scanner.isDepthCapped
        for script in scanner.scripts {
            let start = tree.scriptBytes.count
            tree.scriptBytes.append(contentsOf: scanner.input[script.range])
            tree.scripts.append(HTMLTree.Script(kind: script.kind, range: start..<tree.scriptBytes.count))
        }
        return tree
    }
}
