internal import TextKit

/// Reads the text and the URLs out of a piece of HTML in one pass, without building anything.
struct FeedMarkupScanner {
    private let bytes: [UInt8]
    /// Whether angle brackets around anything but an HTML element stay text, as in "Vector<T> explained".
    private let keepsUnknownTags: Bool
    private var position = 0
    private var output: [UInt8] = []
    private var isBlankDue = false
    private var isBreakDue = false
    private var hasNoCommentEnd = false
    private var next = DelimiterCache()
    private let collectsURLs: Bool
    /// The URLs in the tags passed so far, as written.
    private(set) var urls: [String] = []

    init(_ bytes: [UInt8], keepsUnknownTags: Bool, collectsURLs: Bool = false) {
        self.bytes = bytes
        self.keepsUnknownTags = keepsUnknownTags
        self.collectsURLs = collectsURLs
    }

    // MARK: Text

    mutating func plainText() -> [UInt8] {
        output.reserveCapacity(bytes.count)
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "<"): tagOrText()
            case UInt8(ascii: "&"): position = reference()
            case 0x20, 0x09, 0x0A, 0x0D, 0x0C:
                isBlankDue = true
                position += 1
            default: run()
            }
        }
        return output
    }

    /// Copies words with single blanks between them in one step.
    private mutating func run() {
        let start = position
        append(bytes[position])
        position += 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "<"), UInt8(ascii: "&"), 0x09, 0x0A, 0x0C, 0x0D:
                output.append(contentsOf: bytes[(start + 1)..<position])
                return
            case 0x20:
                let next = position + 1 < bytes.count ? bytes[position + 1] : 0x20
                if next <= 0x20 || next == UInt8(ascii: "<") {
                    output.append(contentsOf: bytes[(start + 1)..<position])
                    return
                }
                position += 1
            default: position += 1
            }
        }
        output.append(contentsOf: bytes[(start + 1)..<position])
    }

    private mutating func append(_ byte: UInt8) {
        if isBreakDue {
            if !output.isEmpty { output.append(0x0A) }
        } else if isBlankDue && !output.isEmpty {
            output.append(0x20)
        }
        isBreakDue = false
        isBlankDue = false
        output.append(byte)
    }

    private mutating func reference() -> Int {
        var end = position + 1
        while end < bytes.count, end - position < 40, Self.isReferenceByte(bytes[end]) { end += 1 }
        if end < bytes.count, bytes[end] == UInt8(ascii: ";") { end += 1 }
        for byte in HTMLEntities.decode(bytes[position..<end]) { append(byte) }
        return end
    }

    private static func isReferenceByte(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: "#")
    }

    private mutating func tagOrText() {
        guard let tag = tag() else {
            append(bytes[position])
            position += 1
            return
        }
        position = tag.end
        if tag.isText {
            for byte in bytes[tag.start..<tag.end] { append(byte) }
        } else {
            if collectsURLs && tag.nameEnd > 0 && !tag.isClosing && bytes[tag.nameEnd] != UInt8(ascii: ">") {
                collectURLs(tag)
            }
            if Self.breaks.contains(tag.key) { isBreakDue = true }
        }
    }

    // MARK: URLs

    private mutating func collectURLs(_ tag: Tag) {
        var scanner = XMLTagScanner(bytes: bytes, position: tag.nameEnd, next: next)
        _ = scanner.scan()
        next = scanner.next
        for attribute in scanner.attributes where Self.urlAttributes.contains(Self.key(bytes[attribute.name]))
        {
            urls.append(String(decoding: HTMLEntities.decode(bytes[attribute.value]), as: UTF8.self))
        }
    }

    /// A name as a number: its first eight letters in lower case, and its length.
    private static func key(_ name: ArraySlice<UInt8>) -> UInt64 {
        var key = UInt64(truncatingIfNeeded: name.count)
        for byte in name.prefix(8) { key = key << 7 ^ UInt64(byte | 0x20) }
        return key
    }

    private static func table(_ names: [String]) -> NumberedKeys<UInt64> {
        NumberedKeys(names.map { key(Array($0.utf8)[...]) })
    }

    private static let urlAttributes = table([
        "href", "src", "cite", "action", "data", "poster", "background", "longdesc", "usemap", "codebase",
        "classid", "profile", "for",
    ])

    // MARK: Tags

    private struct Tag {
        var start: Int
        var end: Int
        var key: UInt64 = 0
        var nameEnd = 0
        var isClosing = false
        /// Angle brackets that are not markup after all.
        var isText = false
    }

    /// The tag at `position`, with the content of scripts and styles; nil if the bracket is text.
    private mutating func tag() -> Tag? {
        let next = position + 1
        guard next < bytes.count else { return nil }
        if bytes[next] == UInt8(ascii: "!") || bytes[next] == UInt8(ascii: "?") { return declaration() }
        let isClosing = bytes[next] == UInt8(ascii: "/")
        let start = isClosing ? next + 1 : next
        guard start < bytes.count, ASCII.isLetter(bytes[start]) else { return nil }
        var nameEnd = start
        while nameEnd < bytes.count, nameEnd - start < 32, Self.isNameByte(bytes[nameEnd]) { nameEnd += 1 }
        let key = Self.key(bytes[start..<nameEnd])
        // What follows a name ends it, or the bracket is text: "<a...", "<3x".
        guard nameEnd < bytes.count, Self.endsName(bytes[nameEnd]) else { return nil }
        var tag = Tag(
            start: position, end: tagEnd(from: nameEnd), key: key, nameEnd: nameEnd, isClosing: isClosing)
        if keepsUnknownTags && !Self.elements.contains(key) {
            tag.isText = true
            tag.end = nameEnd
        } else if !isClosing && Self.hidden.contains(key) {
            tag.end = hiddenEnd(bytes[start..<nameEnd], from: tag.end)
        }
        return tag
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "<")
    }

    private mutating func declaration() -> Tag? {
        let start = position
        if bytes[start...].starts(with: "<!--".utf8) {
            if !hasNoCommentEnd, let end = find(Array("-->".utf8), from: start + 4) {
                return Tag(start: start, end: end)
            }
            hasNoCommentEnd = true
            // Unclosed: the rest is a comment, as browsers read it, if it holds no other tag's end.
            if closing(UInt8(ascii: ">"), from: start) == nil { return Tag(start: start, end: bytes.count) }
        }
        guard let end = closing(UInt8(ascii: ">"), from: start) else { return nil }
        return Tag(start: start, end: end + 1)
    }

    /// The offset after a pattern.
    private func find(_ pattern: [UInt8], from start: Int) -> Int? {
        var cursor = start
        while cursor + pattern.count <= bytes.count {
            if bytes[cursor] == pattern[0] && bytes[cursor..<cursor + pattern.count].elementsEqual(pattern) {
                return cursor + pattern.count
            }
            cursor += 1
        }
        return nil
    }

    /// The offset after a tag's closing bracket, past quoted values; an unclosed tag ends at the next one.
    private mutating func tagEnd(from start: Int) -> Int {
        var cursor = start
        while cursor < bytes.count {
            switch bytes[cursor] {
            case UInt8(ascii: ">"): return cursor + 1
            case UInt8(ascii: "<"): return cursor
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let isValue = bytes[cursor - 1] == UInt8(ascii: "=")
                if isValue, let end = closing(bytes[cursor], from: cursor + 1) { cursor = end }
                cursor += 1
            default: cursor += 1
            }
        }
        return bytes.count
    }

    private mutating func closing(_ byte: UInt8, from start: Int) -> Int? {
        next.place(of: byte, in: bytes, from: start)
    }

    /// The offset after `</name`, or the end of the text.
    private func hiddenEnd(_ name: ArraySlice<UInt8>, from start: Int) -> Int {
        let pattern = Array("</".utf8) + name
        var cursor = start
        while cursor + pattern.count <= bytes.count {
            if bytes[cursor] == pattern[0],
                zip(bytes[cursor..<cursor + pattern.count], pattern).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
            {
                return bytes[cursor...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
            }
            cursor += 1
        }
        return bytes.count
    }

    private static let hidden = table(["script", "style", "applet", "template"])

    private static let breaks = table(breakNames)

    private static let breakNames = [
        "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
        "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
    ]

    /// Elements that HTML has or had; a headline's other angle brackets are text.
    private static let elements = table(
        breakNames + [
            "a", "abbr", "acronym", "applet", "area", "audio", "b", "base", "basefont", "bdi", "bdo", "big",
            "blink",
            "body", "button", "canvas", "caption", "cite", "code", "col", "colgroup", "data", "del",
            "details",
            "dfn",
            "dir", "em", "embed", "font", "frame", "frameset", "head", "html", "i", "iframe", "img", "input",
            "ins",
            "kbd", "label", "legend", "link", "map", "mark", "marquee", "math", "menu", "meta", "meter",
            "nobr",
            "noframes", "noscript", "object", "optgroup", "option", "output", "param", "picture", "plaintext",
            "progress", "q", "rp", "rt", "ruby", "s", "samp", "script", "select", "small", "source", "span",
            "strike",
            "strong", "style", "sub", "summary", "sup", "svg", "tbody", "template", "textarea", "tfoot",
            "thead",
            "time", "title", "track", "tt", "u", "var", "video", "wbr", "xmp",
        ])
}
