internal import CLibXML2
package import TextKit

/// libxml2's HTML parser between our own scanner and tree.
///
/// Any input gives a tree or a `MarkupError` for a stated limit; time is linear in the input.
package struct HTMLParser: ~Copyable {
    /// Limits of a page.
    ///
    /// The defaults are far above any real news page.
    package struct Limits: Sendable {
        package var maximumBytes = 64 << 20
        package var maximumNodes = 2_000_000
        /// Deeper elements are flattened into the deepest one allowed; browsers stop at 512 as well.
        package var maximumDepth = 512
        /// Longer attribute values are cut.
        package var maximumAttributeBytes = 1 << 16
        /// Longer data scripts are dropped.
        package var maximumScriptBytes = 16 << 20

        package init() {}
    }

    private let limits: Limits
    private var buffer: [UInt8] = []

    /// A parser that keeps its scratch storage from page to page.
    package init(limits: Limits = Limits()) {
        self.limits = limits
        _ = Self.libraryIsReady
    }

    private static let libraryIsReady: Bool = {
        xmlInitParser()
        return true
    }()

    /// Parses one page or fragment of any bytes with a new parser; invalid UTF-8 becomes U+FFFD.
    ///
    /// - Throws: `MarkupError` if a limit is passed.
    package static func parse(_ bytes: [UInt8], limits: Limits = Limits()) throws(MarkupError) -> HTMLTree {
        let isValid = UTF8Repair.firstInvalidByte(in: bytes) == nil
        return try parse(ValidUTF8(trusting: isValid ? bytes : UTF8Repair.repaired(bytes)), limits: limits)
    }

    /// Parses one page or fragment with a new parser.
    ///
    /// - Throws: `MarkupError` if a limit is passed.
    package static func parse(_ text: ValidUTF8, limits: Limits = Limits()) throws(MarkupError) -> HTMLTree {
        var parser = HTMLParser(limits: limits)
        var tree = HTMLTree()
        try parser.parse(text, into: &tree)
        return tree
    }

    /// Parses a whole page or a fragment of one into `tree`, whose storage is reused.
    ///
    /// Elements that are implied (`html`, `body`) are there for a fragment as well. After an error the tree is empty.
    ///
    /// - Throws: `MarkupError` if a limit is passed.
    package mutating func parse(_ text: ValidUTF8, into tree: inout HTMLTree) throws(MarkupError) {
        let bytes = text.bytes
        assert(UTF8Repair.firstInvalidByte(in: bytes) == nil, "text that is said to be valid UTF-8 is not")
        guard bytes.count <= limits.maximumBytes else {
            throw MarkupError(.tooLarge, "\(bytes.count) bytes; the limit is \(limits.maximumBytes)")
        }
        var scanner = ByteScanner(bytes, limits: limits, buffer: buffer)
        buffer = []
        scanner.run()
        var builder = HTMLTreeBuilder(tree: tree, scanned: scanner, limits: limits)
        tree = HTMLTree()
        var context = try SAXContext()
        context.feed(scanner.parserInput.bytes, to: &builder)
        buffer = scanner.parserInput.bytes
        if let failure = builder.failure { throw failure }
        tree = builder.finish()
    }
}

/// Owner of one libxml2 parser context.
@safe private struct SAXContext: ~Copyable {
    private let context: htmlParserCtxtPtr

    init() throws(MarkupError) {
        var handler = unsafe htmlSAXHandler()
        unsafe handler.startElement = startElement
        unsafe handler.endElement = endElement
        unsafe handler.characters = characters
        unsafe handler.ignorableWhitespace = characters
        unsafe handler.cdataBlock = characters
        let created = unsafe htmlCreatePushParserCtxt(&handler, nil, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
        guard let created = unsafe created else {
            throw MarkupError(.outOfMemory, "libxml2 could not create a parser")
        }
        unsafe context = created
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        let isolation = HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        _ = unsafe htmlCtxtUseOptions(created, Int32(options | isolation))
        unsafe created.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
    }

    deinit { unsafe htmlFreeParserCtxt(context) }

    /// Feeds the whole text in one call, so that libxml2 never searches for the end of a token twice.
    mutating func feed(_ bytes: [UInt8], to builder: inout HTMLTreeBuilder) {
        unsafe withUnsafeMutablePointer(to: &builder) { pointer in
            var receiver = unsafe Receiver(builder: pointer, parser: context)
            unsafe withUnsafeMutablePointer(to: &receiver) { receiver in
                unsafe context.pointee.userData = UnsafeMutableRawPointer(receiver)
                unsafe bytes.withUnsafeBytes { raw in
                    guard let base = raw.baseAddress else { return }
                    let start = unsafe base.assumingMemoryBound(to: CChar.self)
                    _ = unsafe htmlParseChunk(context, start, Int32(raw.count), 1)
                }
                unsafe context.pointee.userData = nil
            }
        }
    }
}

/// The receiver of libxml2's events: the builder, and the parser, which knows how far it has read.
@unsafe private struct Receiver {
    let builder: UnsafeMutablePointer<HTMLTreeBuilder>
    let parser: htmlParserCtxtPtr
    /// The names that libxml2 passed recently: it keeps one copy of each, so addresses identify them.
    private var known = unsafe [(name: UnsafePointer<xmlChar>?, tag: HTMLTag)](
        repeating: (nil, .other), count: Receiver.slots)
    private static let slots = 256

    init(builder: UnsafeMutablePointer<HTMLTreeBuilder>, parser: htmlParserCtxtPtr) {
        unsafe self.builder = unsafe builder
        unsafe self.parser = unsafe parser
    }

    /// Bytes of the parser input that have been read.
    var offset: Int {
        guard let input = unsafe parser.pointee.input else { return 0 }
        return unsafe Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
    }

    mutating func tag(_ name: UnsafePointer<xmlChar>) -> HTMLTag {
        let slot = unsafe (Int(bitPattern: name) >> 3) & (Self.slots - 1)
        if unsafe known[slot].name == name { return unsafe known[slot].tag }
        let tag = unsafe HTMLTag.named(span(name, Int(xmlStrlen(name))).span)
        unsafe known[slot] = unsafe (name, tag)
        return tag
    }
}

private func span(_ text: UnsafePointer<xmlChar>, _ count: Int) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: text, count: count)
}

@inline(__always)
private func receiver(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Receiver>? {
    unsafe context?.assumingMemoryBound(to: Receiver.self)
}

private let startElement: startElementSAXFunc = { context, name, _ in
    guard let receiver = unsafe receiver(context), let name = unsafe name else { return }
    let tag = unsafe receiver.pointee.tag(name)
    let offset = unsafe receiver.pointee.offset
    unsafe receiver.pointee.builder.pointee.start(tag, at: offset)
}

private let endElement: endElementSAXFunc = { context, name in
    guard let receiver = unsafe receiver(context), let name = unsafe name else { return }
    let tag = unsafe receiver.pointee.tag(name)
    unsafe receiver.pointee.builder.pointee.end(tag)
}

private let characters: charactersSAXFunc = { context, text, count in
    guard let receiver = unsafe receiver(context), let text = unsafe text, count > 0 else { return }
    unsafe receiver.pointee.builder.pointee.text(span(text, Int(count)).span)
}
