/// A flat tree of one part of an XML document: nodes in document order over one text buffer.
///
/// Reused from part to part, so that reading a feed of any length needs the memory of its largest entry. Belongs
/// to one reader and never leaves its thread.
@safe package final class XMLTree {
    /// The contents behind a pointer: a class's own properties are checked for overlapping access at every touch,
    /// which was 8 % of the time a feed takes, and the tree has one user.
    private let storage: UnsafeMutablePointer<XMLTreeStorage>

    package init() {
        unsafe storage = .allocate(capacity: 1)
        unsafe storage.initialize(to: XMLTreeStorage())
    }

    deinit {
        unsafe storage.deinitialize(count: 1)
        unsafe storage.deallocate()
    }

    // MARK: Reading

    var mark: XMLTreeStorage.Mark { unsafe storage.pointee.mark }

    func place(_ index: Int32) -> XMLTreeStorage.Node { unsafe storage.pointee.nodes[Int(index)] }

    func name(_ index: Int32) -> XMLName { unsafe storage.pointee.names[Int(index)] }

    func scope(_ index: Int32) -> String { unsafe storage.pointee.scopes[Int(index)] }

    func attributes(of node: XMLTreeStorage.Node) -> ArraySlice<XMLTreeStorage.Attribute> {
        unsafe storage.pointee.attributes[Int(node.attributes.lowerBound)..<Int(node.attributes.upperBound)]
    }

    func text(_ range: Range<Int>) -> ArraySlice<UInt8> { unsafe storage.pointee.text[range] }

    func string(_ range: Range<Int>) -> String { String(decoding: text(range), as: UTF8.self) }

    func node(_ index: Int32) -> XMLNode { XMLNode(tree: self, index: index) }

    var rootNamespaces: [String] {
        get { unsafe storage.pointee.rootNamespaces }
        set { unsafe storage.pointee.rootNamespaces = newValue }
    }

    // MARK: Building

    func register(_ name: XMLName) -> Int32 { unsafe storage.pointee.register(name) }

    func open(_ name: Int32, parent: Int32) -> Int32 { unsafe storage.pointee.open(name, parent: parent) }

    /// Adds an attribute to the node opened last.
    func addAttribute(_ name: Int32, _ value: UnsafeBufferPointer<UInt8>) {
        unsafe storage.pointee.addAttribute(name, value)
    }

    func addText(_ value: UnsafeBufferPointer<UInt8>, parent: Int32) {
        unsafe storage.pointee.addText(value, parent: parent)
    }

    /// Discards everything after a mark; the parent of the discarded nodes has no children then.
    func rewind(to mark: XMLTreeStorage.Mark, parent: Int32) {
        unsafe storage.pointee.rewind(to: mark, parent: parent)
    }
}
