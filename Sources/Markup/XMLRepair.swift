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
    private static let deepest = 200
    /// Names of elements that never stand inside one another.
    private static let entryNames: Set<String> = ["item", "entry", "url"]

    let bytes: [UInt8]
    var output: [UInt8] = []
    var position = 0
    /// Whether anything was wrong; taking away a sound document type is not a change.
    var isChanged = false
    var entities = XMLEntityTable()

    /// Names of the open elements as written.
    private var open: [ArraySlice<UInt8>] = []
    /// The root has ended, but its end tag waits for a second document.
    private var isAfterRoot = false
    private var isInForeignRoot = false
    /// For each quote, the next place where it occurs, so that looking for a missing one stays linear.
    private var nextQuote: [UInt8: Int] = [:]
    private var hasNoCommentEnd = false
    private var hasNoSectionEnd = false

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

    private mutating func finish() {
        guard !open.isEmpty else { return }
        if !isAfterRoot {
            isChanged = true
            output.append(contentsOf: "<?\(Self.cutMark)?>".utf8)
        }
        while let name = open.popLast() { writeEnd(name) }
    }

    // MARK: Before the root

    private static let roots: Set<String> = [
        "rss", "feed", "rdf", "channel", "urlset", "sitemapindex", "nitf", "newsml", "newsitem",
        "newsmessage",
        "packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem", "opml", "html",
    ]

    private mutating func skipProlog() {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        let start = XMLPreflight.contentStart(bytes)
        if !XMLPreflight.hasSoundDeclaration(bytes, before: start) { isChanged = true }
        var firstElement: Int?
        position = start
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else {
                if !XMLPreflight.isBlank(bytes[position]) { isChanged = true }
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

    private mutating func documentType() {
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

    private mutating func markup() {
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

    private mutating func strayBracket() {
        isChanged = true
        if isWriting { output.append(contentsOf: "&lt;".utf8) }
        position += 1
    }

    /// Whether content goes anywhere: not between or after documents.
    private var isWriting: Bool { !open.isEmpty && !isAfterRoot && !isInForeignRoot }

    /// Moves behind the next `terminator`; without one, only behind the opening bracket.
    private mutating func skip(past terminator: [UInt8], from start: Int) {
        if let end = find(terminator, from: start) {
            position = end + terminator.count
        } else {
            isChanged = true
            position = bytes.count
        }
    }

    private func find(_ pattern: [UInt8], from start: Int) -> Int? {
        var cursor = start
        while cursor + pattern.count <= bytes.count {
            if bytes[cursor] == pattern[0] && bytes[cursor..<cursor + pattern.count].elementsEqual(pattern) {
                return cursor
            }
            cursor += 1
        }
        return nil
    }

    private mutating func comment() {
        if !hasNoCommentEnd, let end = find(Array("-->".utf8), from: position + 4) {
            position = end + 3
            return
        }
        hasNoCommentEnd = true
        strayBracket()
    }

    private mutating func section() {
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

    private mutating func text() {
        if !isWriting {
            if !XMLPreflight.isBlank(bytes[position]) { isChanged = true }
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
        case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
        case 0x09, 0x0A, 0x0D, 0x20...0xBD, 0xC0...0xFF: output.append(byte)
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
    private mutating func reference(at start: Int) -> Int {
        if let (scalar, end) = numericReference(at: start) {
            if let scalar {
                for byte in String(scalar).utf8 { write(text: byte) }
            } else {
                isChanged = true
            }
            return end
        }
        var end = start + 1
        while end < bytes.count, end - start < 40, Self.isEntityByte(bytes[end]) { end += 1 }
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

    private static func isEntityByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x3A, 0x80...0xFF: true
        default: false
        }
    }

    /// A numeric reference and where it ends; two that make one surrogate pair are one character.
    private mutating func numericReference(at start: Int) -> (Unicode.Scalar?, Int)? {
        guard let first = CharacterReference.numeric(bytes, at: start) else { return nil }
        if bytes[first.end - 1] != UInt8(ascii: ";") { isChanged = true }
        guard (0xD800..<0xDC00).contains(first.code), first.end < bytes.count,
            bytes[first.end] == UInt8(ascii: "&"),
            let second = CharacterReference.numeric(bytes, at: first.end),
            (0xDC00..<0xE000).contains(second.code)
        else { return (first.scalar, first.end) }
        isChanged = true
        return (Unicode.Scalar(0x10000 + (first.code - 0xD800) << 10 + (second.code - 0xDC00)), second.end)
    }

    // MARK: Tags

    private func tagName(at start: Int) -> ArraySlice<UInt8> {
        guard start < bytes.count, Self.isNameStart(bytes[start]) else { return [] }
        var end = start + 1
        while end < bytes.count, end - start < 256, Self.isNameByte(bytes[end]) { end += 1 }
        return bytes[start..<end]
    }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isNameStart(byte) || (byte >= 0x2D && byte <= 0x3A && byte != 0x2F)
    }

    private mutating func endTag() {
        let name = tagName(at: position + 2)
        guard !name.isEmpty else { return strayBracket() }
        var cursor = name.endIndex
        while cursor < bytes.count, bytes[cursor] != UInt8(ascii: ">"), bytes[cursor] != UInt8(ascii: "<") {
            if !XMLPreflight.isBlank(bytes[cursor]) { isChanged = true }
            cursor += 1
        }
        if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ">") {
            position = cursor + 1
        } else {
            isChanged = true
            position = cursor
        }
        close(name)
    }

    private mutating func close(_ name: ArraySlice<UInt8>) {
        guard !isAfterRoot else {
            isChanged = true
            isInForeignRoot = false
            return
        }
        let exact = open.lastIndex { Self.isSame($0, name) }
        guard
            let place = exact ?? (open.last.map { Self.isMisspelt($0, name) } == true ? open.count - 1 : nil)
        else {
            isChanged = true
            return
        }
        if place != open.count - 1 || !open[place].elementsEqual(name) { isChanged = true }
        while open.count > max(place, 1) { if let last = open.popLast() { writeEnd(last) } }
        if place == 0 { isAfterRoot = true }
    }

    private static func isSame(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
        one.count == other.count
            && zip(one, other).allSatisfy { $0 == $1 || ($0 | 0x20 == $1 | 0x20 && $0 >= 0x41) }
    }

    /// Whether an end tag has the letters of a start tag in another order, or lacks one or has one more.
    private static func isMisspelt(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
        guard one.count > 3, other.count > 3, abs(one.count - other.count) < 2, one.first == other.first
        else { return false }
        var counts = [Int](repeating: 0, count: 256)
        for byte in one { counts[Int(byte)] += 1 }
        for byte in other { counts[Int(byte)] -= 1 }
        return counts.reduce(0) { $0 + abs($1) } < 2
    }

    private mutating func writeEnd(_ name: ArraySlice<UInt8>) {
        output.append(contentsOf: "</".utf8)
        writeName(name)
        output.append(UInt8(ascii: ">"))
    }

    /// Writes a name with one colon at most, and none at its end.
    private mutating func writeName(_ name: ArraySlice<UInt8>) {
        var hasColon = false
        for (offset, byte) in name.enumerated() {
            if byte != UInt8(ascii: ":") {
                output.append(byte)
            } else if hasColon || offset == name.count - 1 {
                output.append(UInt8(ascii: "_"))
            } else {
                hasColon = true
                output.append(byte)
            }
        }
    }

    private mutating func startTag() {
        let name = tagName(at: position + 1)
        guard !name.isEmpty else { return strayBracket() }
        var tag = XMLTagScanner(bytes: bytes, position: name.endIndex, nextQuote: nextQuote)
        let scanned = tag.scan()
        nextQuote = tag.nextQuote
        guard scanned else {
            if tag.position >= bytes.count {
                isChanged = true
                position = bytes.count
            } else {
                strayBracket()
            }
            return
        }
        if tag.isChanged { isChanged = true }
        position = tag.position
        if isAfterRoot { return reopen(name) }
        guard open.count < Self.deepest else {
            isChanged = true
            return
        }
        write(name, tag)
    }

    /// A start tag behind the root: another document of the same kind goes on in the first one's root.
    private mutating func reopen(_ name: ArraySlice<UInt8>) {
        isChanged = true
        guard let root = open.first, Self.isSame(root, name) else {
            isInForeignRoot = true
            return
        }
        isAfterRoot = false
        isInForeignRoot = false
    }

    private mutating func write(_ name: ArraySlice<UInt8>, _ tag: XMLTagScanner) {
        let local = Self.local(name)
        if Self.entryNames.contains(local), let place = open.lastIndex(where: { Self.isSame($0, name) }),
            place > 0
        {
            isChanged = true
            while open.count > place { if let last = open.popLast() { writeEnd(last) } }
        }
        output.append(UInt8(ascii: "<"))
        writeName(name)
        for attribute in tag.attributes {
            output.append(UInt8(ascii: " "))
            output.append(contentsOf: bytes[attribute.name])
            output.append(contentsOf: "=\"".utf8)
            writeValue(attribute.value)
            output.append(UInt8(ascii: "\""))
        }
        let isVoid = open.count > 2 && FeedText.isVoid(local) && local != "link" && local != "source"
        if tag.isEmpty || isVoid {
            output.append(contentsOf: "/>".utf8)
            if !tag.isEmpty { isChanged = true }
            if open.isEmpty {
                open.append(name)
                output.removeLast(2)
                output.append(UInt8(ascii: ">"))
                isAfterRoot = true
            }
        } else {
            output.append(UInt8(ascii: ">"))
            open.append(name)
        }
    }

    private mutating func writeValue(_ range: Range<Int>) {
        var cursor = range.lowerBound
        while cursor < range.upperBound {
            if bytes[cursor] == UInt8(ascii: "&") {
                cursor = min(reference(at: cursor), range.upperBound)
            } else {
                if bytes[cursor] == UInt8(ascii: "<") { isChanged = true }
                write(text: bytes[cursor])
                cursor += 1
            }
        }
    }
}
