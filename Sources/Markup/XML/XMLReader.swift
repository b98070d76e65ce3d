internal import CLibXML2

/// Receives a document part by part.
package protocol XMLPartHandler: AnyObject {
    /// Says whether an element just opened is a container, whose children are parts of their own.
    func isContainer(_ element: XMLNode, depth: Int) -> Bool

    /// Takes a finished part. `isCut` says that the input ended inside it.
    func part(_ element: XMLNode, isCut: Bool)
}

/// Reads XML from bytes with libxml2's push parser.
///
/// The parser never sees a document type: `XMLRepair` takes it away, with the few entities it declares resolved.
/// So there is no external entity, no expansion and no network, whatever the options; they forbid it as well.
package enum XMLReader {
    /// Bytes per call of the parser: its own buffer grows with it.
    private static let chunk = 1 << 15

    /// What reading one document found.
    package struct Outcome: Sendable {
        /// Whether the bytes were changed before they could be read, or the parser had to recover.
        package var isRepaired: Bool
        /// Whether there was a root element.
        package var hasRoot: Bool
    }

    /// Reads a document in UTF-8.
    ///
    /// A well-formed document takes one pass. Others go through `XMLRepair`, and `restart` gives the handler
    /// to use for the second attempt.
    package static func read<Handler: XMLPartHandler>(
        _ bytes: [UInt8], restart: () -> Handler
    ) -> (handler: Handler, outcome: Outcome) {
        if XMLPreflight.isPlain(bytes) {
            let handler = restart()
            let sink = XMLEventSink(handler: handler)
            if parse(bytes, from: XMLPreflight.contentStart(bytes), into: sink, recovering: false) {
                return (handler, Outcome(isRepaired: sink.hasNamespaceFault, hasRoot: sink.hasRoot))
            }
        }
        var repair = XMLRepair(bytes)
        let repaired = repair.run()
        let handler = restart()
        let sink = XMLEventSink(handler: handler)
        let sound = parse(repaired, from: 0, into: sink, recovering: true)
        let changed = repair.isChanged || !sound || sink.hasNamespaceFault
        return (handler, Outcome(isRepaired: changed, hasRoot: sink.hasRoot))
    }

    /// Feeds bytes to libxml2; false if the document is not well-formed.
    private static func parse(_ bytes: [UInt8], from start: Int, into sink: XMLEventSink, recovering: Bool)
        -> Bool
    {
        _ = initialised
        var handlers = unsafe XMLEventSink.handlers
        let reference = unsafe Unmanaged.passUnretained(sink).toOpaque()
        guard let context = unsafe xmlCreatePushParserCtxt(&handlers, reference, nil, 0, nil) else {
            return false
        }
        defer { unsafe xmlFreeParserCtxt(context) }
        var options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_NOCDATA.rawValue)
        options |= Int32(
            XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_IGNORE_ENC.rawValue)
        if recovering { options |= Int32(XML_PARSE_RECOVER.rawValue) }
        unsafe xmlCtxtUseOptions(context, options)
        unsafe xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        unsafe bytes.withUnsafeBytes { (raw: UnsafeRawBufferPointer) in
            var position = start
            while position < raw.count {
                let isSound = unsafe context.pointee.wellFormed != 0
                if !isSound && !recovering { return }
                let size = min(chunk, raw.count - position)
                let base = unsafe raw.baseAddress?.advanced(by: position).assumingMemoryBound(to: CChar.self)
                _ = unsafe xmlParseChunk(context, base, Int32(size), 0)
                position += size
            }
            _ = unsafe xmlParseChunk(context, nil, 0, 1)
        }
        sink.hasNamespaceFault = unsafe context.pointee.nsWellFormed == 0
        return unsafe context.pointee.wellFormed != 0
    }

    private static let initialised: Bool = {
        xmlInitParser()
        return true
    }()
}
