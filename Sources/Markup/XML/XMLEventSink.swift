internal import CLibXML2

/// Turns libxml2's events into parts of an `XMLTree`.
final class XMLEventSink {
    private let tree = XMLTree()
    private let handler: any XMLPartHandler
    private var current: Int32 = -1
    private var depth = 0
    /// The container that is open, and how much of the tree belongs to containers.
    private var container: Int32 = -1
    private var partMark: XMLTreeStorage.Mark?
    private var isCut = false
    private(set) var hasRoot = false
    /// Whether a prefix is not declared, or a namespace is not a URI.
    var hasNamespaceFault = false

    /// libxml2 keeps one copy of every name, so equal pointers are equal names.
    private struct NameKey: Hashable {
        var local: UInt
        var uri: UInt
        var prefix: UInt

        /// A slot among the names met last: a feed repeats about thirty.
        var slot: Int { Int(truncatingIfNeeded: (local >> 3 ^ prefix >> 2) & 255) }
    }
    private var knownNames: [NameKey: Int32] = [:]
    private var recentNames = [(key: NameKey, index: Int32)](
        repeating: (NameKey(local: 0, uri: 0, prefix: 0), -1), count: 256)

    init(handler: any XMLPartHandler) {
        self.handler = handler
    }

    // MARK: Events

    private func name(
        _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?
    ) -> Int32 {
        let key = NameKey(
            local: UInt(bitPattern: local), uri: UInt(bitPattern: uri), prefix: UInt(bitPattern: prefix))
        let recent = recentNames[key.slot]
        if recent.index >= 0, recent.key == key { return recent.index }
        let index = unsafe knownNames[key] ?? register(key, local, prefix, uri)
        recentNames[key.slot] = (key, index)
        return index
    }

    private func register(
        _ key: NameKey, _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
        _ uri: UnsafePointer<xmlChar>?
    ) -> Int32 {
        let text = unsafe (Self.string(local), Self.string(prefix), Self.string(uri))
        let index = tree.register(XMLName(local: text.0, prefix: text.1, uri: text.2))
        knownNames[key] = index
        return index
    }

    private static func string(_ pointer: UnsafePointer<xmlChar>?) -> String {
        guard let pointer = unsafe pointer else { return "" }
        return unsafe String(cString: pointer)
    }

    fileprivate func enter() { depth += 1 }

    /// Notes the namespaces that the root declares, the only difference between RSS 0.90 and 1.0.
    fileprivate func declare(_ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int) {
        guard depth == 1, let namespaces = unsafe namespaces else { return }
        for index in 0..<count { unsafe tree.rootNamespaces.append(Self.string(namespaces[index * 2 + 1])) }
    }

    fileprivate func start(
        _ name: Int32, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
    ) {
        hasRoot = true
        let mark = tree.mark
        current = tree.open(name, parent: current)
        if let attributes = unsafe attributes {
            for index in 0..<count { unsafe add(attributes + index * 5) }
        }
        if container == tree.place(current).parent {
            if handler.isContainer(tree.node(current), depth: depth) {
                container = current
            } else {
                partMark = mark
            }
        }
    }

    private func add(_ attribute: UnsafeMutablePointer<UnsafePointer<xmlChar>?>) {
        guard let start = unsafe attribute[3], let end = unsafe attribute[4], unsafe end >= start else {
            return
        }
        let name = unsafe name(attribute[0], attribute[1], attribute[2])
        unsafe tree.addAttribute(name, UnsafeBufferPointer(start: start, count: end - start))
    }

    fileprivate func end() {
        guard current >= 0 else { return }
        let parent = tree.place(current).parent
        depth -= 1
        if current == container {
            container = parent
        } else if parent == container, let mark = partMark {
            handler.part(tree.node(current), isCut: isCut)
            tree.rewind(to: mark, parent: parent)
        }
        current = parent
    }

    fileprivate func characters(_ bytes: UnsafePointer<xmlChar>?, count: Int32) {
        guard current >= 0, current != container, let bytes = unsafe bytes, count > 0 else { return }
        unsafe tree.addText(UnsafeBufferPointer(start: bytes, count: Int(count)), parent: current)
    }

    fileprivate func instruction(_ target: UnsafePointer<xmlChar>?) {
        if unsafe Self.string(target) == XMLRepair.cutMark { isCut = true }
    }

    // MARK: Callbacks

    /// Passes the sink without retaining it: there are many events, and the reader holds the sink.
    private static func with(_ context: UnsafeMutableRawPointer?, _ body: (XMLEventSink) -> Void) {
        guard let context = unsafe context else { return }
        unsafe Unmanaged<XMLEventSink>.fromOpaque(context)._withUnsafeGuaranteedRef { body($0) }
    }

    /// The callbacks; everything that is not here, entities and document types above all, is ignored.
    static var handlers: xmlSAXHandler {
        var handlers = unsafe xmlSAXHandler()
        unsafe handlers.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe handlers.startElementNs = {
            context, local, prefix, uri, spaces, namespaces, count, _, attributes in
            unsafe XMLEventSink.with(context) { sink in
                sink.enter()
                unsafe sink.declare(namespaces, count: Int(spaces))
                unsafe sink.start(sink.name(local, prefix, uri), attributes, count: Int(count))
            }
        }
        unsafe handlers.endElementNs = { context, _, _, _ in unsafe XMLEventSink.with(context) { $0.end() } }
        unsafe handlers.characters = { context, bytes, count in
            unsafe XMLEventSink.with(context) { unsafe $0.characters(bytes, count: count) }
        }
        unsafe handlers.cdataBlock = { context, bytes, count in
            unsafe XMLEventSink.with(context) { unsafe $0.characters(bytes, count: count) }
        }
        unsafe handlers.ignorableWhitespace = { context, bytes, count in
            unsafe XMLEventSink.with(context) { unsafe $0.characters(bytes, count: count) }
        }
        unsafe handlers.processingInstruction = { context, target, _ in
            unsafe XMLEventSink.with(context) { unsafe $0.instruction(target) }
        }
        unsafe handlers.serror = { _, _ in }
        return unsafe handlers
    }
}
