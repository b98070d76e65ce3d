internal import TextKit

/// Writes a well-formed document from one that is not.
///
/// One pass over UTF-8, linear in its length. What it does, in the words of docs/formats/xml-repair.md: drops junk
/// before the root and after it, further XML declarations, processing instructions, comments and the document type;
/// resolves HTML entities and small internal ones; escapes stray ampersands and angle brackets; removes characters
/// that XML forbids; quotes attributes and drops repeated ones; closes what is left open, and drops end tags that
/// close nothing; joins documents that follow one another. An entry that the end of the input cuts short is marked.
struct XMLRepair {
    /// A processing instruction written before the end tags that the input does not have.
    static let cutMark = "copydesk-cut"
    /// libxml2 gives up at 256; deeper elements lose their tags and keep their text.
    static let maximumDepth = 200
    /// Names of elements that are never nested in one another.
    static let entryNames: Set<String> = ["item", "entry", "url"]

    let bytes: [UInt8]
    var output: [UInt8] = []
    var position = 0
    /// Whether anything was wrong; taking away a sound document type is not a change.
    var isChanged = false
    var entities = XMLEntityTable()

    /// Names of the open elements as written.
    var open: [ArraySlice<UInt8>] = []
    /// The root has ended, but its end tag waits for a second document.
    var isAfterRoot = false
    var isInForeignRoot = false
    /// The next position of each quote, so that searching for a missing one stays linear.
    var next = DelimiterCache()
    var hasNoCommentEnd = false
    var hasNoSectionEnd = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func run() -> [UInt8] {
        output.reserveCapacity(bytes.count + bytes.count / 8)
        skipProlog()
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<") { markup() } else { text() }
        }
        finish()
        return output
    }

    mutating func finish() {
        guard !open.isEmpty else { return }
        if !isAfterRoot {
            isChanged = true
            output.append(contentsOf: "<?\(Self.cutMark)?>".utf8)
        }
        while let name = open.popLast() { writeEnd(name) }
    }

    // MARK: Before the root

    static let roots: Set<String> = [
        "rss", "feed", "rdf", "channel", "urlset", "sitemapindex", "nitf", "newsml", "newsitem",
        "newsmessage",
        "packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem", "opml", "html",
    ]

    mutating func skipProlog() {
        let start = XMLPreflight.contentStart(bytes)
        if !XMLPreflight.hasSoundDeclaration(bytes, before: start) { isChanged = true }
        var firstElement: Int?
        position = start
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else {
                if !ASCII.isXMLBlank(bytes[position]) { isChanged = true }
                position += 1
                continue
            }
            if bytes[position...].starts(with: "<!--".utf8) || bytes[position...].starts(with: "<?".utf8) {
                if XMLPreflight.isDeclaration(bytes, at: position) { isChanged = true }
                markup()
            } else if bytes[position...].starts(with: "<!".utf8) {
                documentType()
            } else {
                let name = tagName(at: position + 1)
                if Self.roots.contains(Self.local(name)) { return }
                if firstElement == nil, !name.isEmpty { firstElement = position }
                position += 1
            }
        }
        position = firstElement ?? bytes.count
    }

    mutating func documentType() {
        var cursor = position + 2
        var quote: UInt8 = 0
        var isInSubset = false
        while cursor < bytes.count {
            let byte = bytes[cursor]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "[") {
                isInSubset = true
            } else if byte == UInt8(ascii: "]") {
                isInSubset = false
            } else if byte == UInt8(ascii: ">") && !isInSubset {
                break
            }
            cursor += 1
        }
        guard cursor < bytes.count else {
            isChanged = true
            position += 2
            return
        }
        entities.declare(bytes[position..<cursor])
        position = cursor + 1
    }

    static func local(_ name: ArraySlice<UInt8>) -> String {
        let tail = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
        return String(decoding: tail, as: UTF8.self).lowercased()
    }

    // MARK: Markup

    mutating func markup() {
        guard position + 1 < bytes.count else { return strayBracket() }
        switch bytes[position + 1] {
        case UInt8(ascii: "/"): endTag()
        case UInt8(ascii: "!"):
            if bytes[position...].starts(with: "<!--".utf8) {
                comment()
            } else if bytes[position...].starts(with: "<![CDATA[".utf8) {
                section()
            } else {
                isChanged = true
                skip(past: [UInt8(ascii: ">")], from: position + 2)
            }
        case UInt8(ascii: "?"):
            if XMLPreflight.isDeclaration(bytes, at: position) { isChanged = true }
            skip(past: [UInt8(ascii: "?"), UInt8(ascii: ">")], from: position + 2)
        default: startTag()
        }
    }

    mutating func strayBracket() {
        isChanged = true
        if isWriting { output.append(contentsOf: "&lt;".utf8) }
        position += 1
    }

    /// Whether content is written: not between or after documents.
    var isWriting: Bool { !open.isEmpty && !isAfterRoot && !isInForeignRoot }

    /// Moves past the next `terminator`; without one, only past the opening bracket.
    mutating func skip(past terminator: [UInt8], from start: Int) {
        if let end = find(terminator, from: start) {
            position = end + terminator.count
        } else {
            isChanged = true
            position = bytes.count
        }
    }

    func find(_ pattern: [UInt8], from start: Int) -> Int? {
        ByteSearch.place(of: pattern, in: bytes, from: start)
    }

    mutating func comment() {
        if !hasNoCommentEnd, let end = find(Array("-->".utf8), from: position + 4) {
            position = end + 3
            return
        }
        hasNoCommentEnd = true
        strayBracket()
    }

    mutating func section() {
        let start = position + 9
        var end = bytes.count
        if !hasNoSectionEnd, let found = find(Array("]]>".utf8), from: start) {
            end = found
            position = found + 3
        } else {
            hasNoSectionEnd = true
            isChanged = true
            position = bytes.count
        }
        guard isWriting else { return }
        for byte in bytes[start..<end] { write(text: byte) }
    }

    // MARK: Text

    mutating func text() {
        if !isWriting {
            if !ASCII.isXMLBlank(bytes[position]) { isChanged = true }
            position += 1
            return
        }
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") {
            if bytes[position] == UInt8(ascii: "&") {
                position = reference(at: position)
            } else {
                write(text: bytes[position])
                position += 1
            }
        }
    }

    /// Writes one byte of character data, without what XML forbids.
    mutating func write(text byte: UInt8) {
        switch byte {
        case 0x09, 0x0A, 0x0D, 0x20...0xBD, 0xC0...0xFF: MarkupEscaping.append(byte, to: &output)
        case 0xBE, 0xBF:
            output.append(byte)
            if output.suffix(3).elementsEqual([0xEF, 0xBF, byte]) {
                output.removeLast(3)
                isChanged = true
            }
        default: isChanged = true
        }
    }

    /// Writes what the reference at `start` means and returns the offset after it.
    mutating func reference(at start: Int) -> Int {
        if let (scalar, end) = numericReference(at: start) {
            if let scalar {
                for byte in String(scalar).utf8 { write(text: byte) }
            } else {
                isChanged = true
            }
            return end
        }
        var end = start + 1
        while end < bytes.count, end - start < 40, Self.isNameByte(bytes[end]) { end += 1 }
        let isClosed = end < bytes.count && bytes[end] == UInt8(ascii: ";") && end > start + 1
        guard isClosed else {
            isChanged = true
            write(text: bytes[start])
            return start + 1
        }
        switch entities.resolve(String(decoding: bytes[start + 1..<end], as: UTF8.self)) {
        case .text(let value, let isRegular):
            if !isRegular { isChanged = true }
            for byte in value { write(text: byte) }
            return end + 1
        case .dropped:
            isChanged = true
            return end + 1
        case .unknown:
            isChanged = true
            write(text: bytes[start])
            return start + 1
        }
    }

    /// A numeric reference and where it ends; two that make one surrogate pair are one character.
    mutating func numericReference(at start: Int) -> (Unicode.Scalar?, Int)? {
        guard let first = NumericReference.read(bytes, at: start) else { return nil }
        if bytes[first.end - 1] != UInt8(ascii: ";") { isChanged = true }
        guard (0xD800..<0xDC00).contains(first.code), first.end < bytes.count,
            bytes[first.end] == UInt8(ascii: "&"),
            let second = NumericReference.read(bytes, at: first.end),
            let scalar = UTF8Scalars.scalar(high: first.code, low: second.code)
        else { return (first.scalarInXML, first.end) }
        isChanged = true
        return (Unicode.Scalar(scalar), second.end)
    }
}
