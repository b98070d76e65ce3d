/// Receives libxml2's events and fills the flat tree; lives as long as one parse.
///
/// A value behind a pointer and not a class: each event of a class would check for exclusive access a dozen times.
struct HTMLTreeBuilder {
    private var tree: HTMLTree
    /// Set once a limit is passed; the parser is stopped then.
    private(set) var failure: MarkupError?

    private let limits: HTMLParser.Limits
    private let scanner: ByteScanner
    /// The open elements, the document first.
    private var open: [Int32] = [0]
    /// Whether the last event was the edge of a block, after which blank text means nothing.
    private var isAtBlockEdge = true
    /// The mark being read, and how many of its letters have come.
    private var mark = (number: 0, letters: 0)

    init(tree: consuming HTMLTree, scanned scanner: ByteScanner, limits: HTMLParser.Limits) {
        self.tree = tree
        self.limits = limits
        self.scanner = scanner
        self.tree.reset()
    }

    private var parent: Int { Int(open[open.count - 1]) }

    /// Opens an element; `mark` is what stands for its attributes.
    mutating func start(_ tag: HTMLTag, mark: Int?) {
        guard makesRoom() else { return }
        let parent = parent
        let above = tree.nodes[parent]
        var flags = above.flags
        if tag == .pre { flags.insert(.preformatted) }
        var range = 0..<0
        if let mark, mark < scanner.elementMarks.count {
            let next = mark + 1
            let start = Int(scanner.elementMarks[mark].start)
            let end = next < scanner.elementMarks.count ? Int(scanner.elementMarks[next].start) : nil
            range = start..<(end ?? scanner.attributes.count)
            flags.formUnion(scanner.elementMarks[mark].flags)
        }
        let index = tree.nodes.count
        open.append(Int32(index))
        tree.nodes.append(
            HTMLTree.Node(
                tag: tag, flags: flags, depth: above.depth &+ 1, parentIndex: Int32(parent),
                subtreeEndIndex: Int32(index + 1), start: Int32(range.lowerBound), count: Int32(range.count)))
        if tag.isBlock { isAtBlockEdge = true }
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

    /// Takes the parser's text: marks, and blanks between elements.
    mutating func text(_ text: borrowing Span<UInt8>) {
        for index in text.indices {
            if text[index] == 0x20 {
                if !isAtBlockEdge { add(start: 0, count: 1) }
                continue
            }
            mark.number = PlaceMark.extended(mark.number, by: text[index])
            mark.letters += 1
            guard mark.letters == PlaceMark.length else { continue }
            if mark.number < scanner.textMarks.count {
                let run = scanner.textMarks[mark.number]
                add(start: run.start, count: run.count)
            }
            mark = (0, 0)
        }
    }

    /// Adds text; what directly follows text is one node with it.
    private mutating func add(start: Int32, count: Int32) {
        guard makesRoom() else { return }
        isAtBlockEdge = false
        let parent = parent
        let last = tree.nodes.count - 1
        if tree.nodes[last].isText && tree.nodes[last].parent == parent
            && tree.nodes[last].start + tree.nodes[last].count == start
        {
            tree.nodes[last].count += count
            return
        }
        let above = tree.nodes[parent]
        tree.nodes.append(
            HTMLTree.Node(
                tag: .text, flags: above.flags, depth: above.depth &+ 1, parentIndex: Int32(parent),
                subtreeEndIndex: Int32(last + 2), start: start, count: count))
    }

    private mutating func makesRoom() -> Bool {
        if tree.nodes.count < limits.maximumNodes { return true }
        if failure == nil {
            failure = MarkupError(.tooManyNodes, "more than \(limits.maximumNodes) elements and texts")
        }
        return false
    }

    /// Closes what is still open and gives the tree away.
    mutating func finish() -> HTMLTree {
        close(downTo: 0)
        tree.bytes = scanner.texts
        tree.attributes = scanner.attributes
        tree.isDepthCapped = scanner.isDepthCapped
        for script in scanner.scripts {
            let start = tree.scriptBytes.count
            tree.scriptBytes.append(contentsOf: scanner.input[script.range])
            tree.scripts.append(HTMLTree.Script(kind: script.kind, range: start..<tree.scriptBytes.count))
        }
        return tree
    }
}
