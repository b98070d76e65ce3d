/// Receives libxml2's events and fills the flat tree; lives as long as one parse.
///
/// A value behind a pointer, not a class: a class would check for exclusive access a dozen times per event.
struct HTMLTreeBuilder {
    private var tree: HTMLTree
    /// Set once a limit is passed; the parser is stopped then.
    private(set) var failure: MarkupError?

    private let limits: HTMLParser.Limits
    private let scanner: ByteScanner
    /// The open elements, the document first.
    private var open: [Int32] = [0]
    /// Whether the last event was the edge of a block, after which blank text is insignificant.
    private var isAtBlockEdge = true
    /// The next letter and the next start tag that the parser will report.
    private var nextLetter = 0
    private var nextTag = 0

    init(tree: consuming HTMLTree, scanned scanner: ByteScanner, limits: HTMLParser.Limits) {
        self.tree = tree
        self.limits = limits
        self.scanner = scanner
        self.tree.reset()
        self.tree.bytes = scanner.texts
    }

    private var parent: Int { Int(open[open.count - 1]) }

    /// Opens an element that the parser reports after reading to `offset`: one that was fed, or one that is
    /// implied and has no attributes.
    mutating func start(_ tag: HTMLTag, at offset: Int) {
        while nextTag < scanner.parserInput.tags.count, Int(scanner.parserInput.tags[nextTag].end) < offset {
            nextTag += 1
        }
        if nextTag < scanner.parserInput.tags.count, Int(scanner.parserInput.tags[nextTag].end) == offset {
            let element = scanner.parserInput.elements[Int(scanner.parserInput.tags[nextTag].element)]
            if element.tag == tag {
                nextTag += 1
                start(element)
                return
            }
        }
        start(ParserInput.Element(tag: tag, flags: [], firstAttribute: 0, attributeCount: 0))
    }

    private mutating func start(_ element: ParserInput.Element) {
        guard makesRoom() else { return }
        let parent = parent
        let above = tree.nodes[parent]
        var flags = above.flags.union(element.flags)
        if element.tag == .pre { flags.insert(.preformatted) }
        let index = tree.nodes.count
        open.append(Int32(index))
        tree.nodes.append(
            HTMLTree.Node(
                tag: element.tag, flags: flags, depth: above.depth &+ 1, parentIndex: Int32(parent),
                subtreeEndIndex: Int32(index + 1), start: element.firstAttribute,
                count: element.attributeCount))
        if element.tag.isBlock { isAtBlockEdge = true }
    }

    /// Closes the innermost open element of a tag, and what libxml2 left open inside it.
    mutating func end(_ tag: HTMLTag) {
        guard let place = open.lastIndex(where: { tree.nodes[Int($0)].tag == tag }), place > 0 else { return }
        close(downTo: place)
        if tag.isBlock { isAtBlockEdge = true }
    }

    private mutating func close(downTo place: Int) {
        let end = Int32(tree.nodes.count)
        while open.count > place {
            tree.nodes[Int(open.removeLast())].subtreeEndIndex = end
        }
    }

    /// Handles the parser's text: letters, and blanks between elements.
    mutating func text(_ text: borrowing Span<UInt8>) {
        for index in text.indices {
            guard let number = ParserInput.number(text[index]) else {
                addBlank()
                continue
            }
            while nextLetter < scanner.parserInput.letters.count
                && nextLetter & (ParserInput.alphabet - 1) != number
            {
                nextLetter += 1
            }
            guard nextLetter < scanner.parserInput.letters.count else { continue }
            for step in scanner.parserInput.letters[nextLetter] { take(scanner.parserInput.steps[Int(step)]) }
            nextLetter += 1
        }
    }

    private mutating func take(_ step: ParserInput.Step) {
        switch step.kind {
        case .text: addText(start: step.place, count: step.count)
        case .blank: addBlank()
        case .open: start(scanner.parserInput.elements[Int(step.place)])
        case .close: end(HTMLTag(rawValue: UInt8(truncatingIfNeeded: step.place)) ?? .other)
        }
    }

    private mutating func addBlank() {
        if isAtBlockEdge { return }
        add(start: Int32(scanner.blankPlace), count: 1)
    }

    /// Adds text; adjacent texts become one node.
    private mutating func addText(start: Int32, count: Int32) {
        let last = tree.nodes.count - 1
        guard tree.nodes[last].isText && tree.nodes[last].parent == parent,
            tree.nodes[last].start != Int32(scanner.blankPlace)
        else {
            add(start: start, count: count)
            return
        }
        isAtBlockEdge = false
        let end = tree.nodes[last].start + tree.nodes[last].count
        if end != start { join(last, start: start, count: count) }
        tree.nodes[last].count += count
    }

    /// Copies two separate texts to be contiguous; the first may already be in place.
    private mutating func join(_ node: Int, start: Int32, count: Int32) {
        let first = Int(tree.nodes[node].start)..<Int(tree.nodes[node].start + tree.nodes[node].count)
        if first.upperBound != tree.bytes.count {
            tree.nodes[node].start = Int32(tree.bytes.count)
            tree.bytes.append(contentsOf: Array(tree.bytes[first]))
        }
        tree.bytes.append(contentsOf: Array(tree.bytes[Int(start)..<Int(start + count)]))
    }

    private mutating func add(start: Int32, count: Int32) {
        guard makesRoom() else { return }
        isAtBlockEdge = false
        let parent = parent
        let above = tree.nodes[parent]
        tree.nodes.append(
            HTMLTree.Node(
                tag: .text, flags: above.flags, depth: above.depth &+ 1, parentIndex: Int32(parent),
                subtreeEndIndex: Int32(tree.nodes.count + 1), start: start, count: count))
    }

    private mutating func makesRoom() -> Bool {
        if tree.nodes.count < limits.maximumNodes { return true }
        if failure == nil {
            failure = MarkupError(.tooManyNodes, "more than \(limits.maximumNodes) elements and text nodes")
        }
        return false
    }

    /// Closes what is still open and returns the tree.
    mutating func finish() -> HTMLTree {
        close(downTo: 0)
        tree.attributes = scanner.attributes
        tree.scriptBytes = scanner.input
        tree.scripts = scanner.scripts.map { HTMLTree.Script(kind: $0.kind, range: $0.range) }
        return tree
    }
}
