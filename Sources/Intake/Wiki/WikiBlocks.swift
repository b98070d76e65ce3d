internal import TextKit

/// Puts the lines of a wiki page together: paragraphs, headings and list items, as HTML.
struct WikiBlocks {
    private struct Heading {
        var level: Int
        var markup: [UInt8]
    }

    private var output: [UInt8] = []
    private var paragraph: [UInt8] = []
    /// Headings that nothing has followed yet: a section of templates alone has none.
    private var waiting: [Heading] = []
    private var isInList = false

    /// The page's blocks.
    static func html(_ lines: [UInt8]) -> [UInt8] {
        var blocks = WikiBlocks()
        for line in lines.split(separator: 0x0A, omittingEmptySubsequences: false) { blocks.add(line) }
        blocks.endParagraph()
        blocks.endList()
        return blocks.output
    }

    private mutating func add(_ line: ArraySlice<UInt8>) {
        let words = ASCII.trimmed(line, of: ASCII.isSpace)
        guard let first = words.first else {
            endParagraph()
            return endList()
        }
        if let heading = Self.heading(words) { return add(heading) }
        switch first {
        case UInt8(ascii: "*"), UInt8(ascii: "#"): item(words)
        case UInt8(ascii: ":"), UInt8(ascii: ";"):
            endParagraph()
            paragraph += Self.withoutMarks(words)
            endParagraph()
        case UInt8(ascii: "-") where words.starts(with: "----".utf8): endParagraph()
        // What is left of a table or template that is not closed.
        case UInt8(ascii: "|"), UInt8(ascii: "!"): endParagraph()
        default:
            endList()
            if !paragraph.isEmpty { paragraph.append(0x20) }
            paragraph += words
        }
    }

    private static func heading(_ line: ArraySlice<UInt8>) -> Heading? {
        let equals = UInt8(ascii: "=")
        let level = min(line.prefix { $0 == equals }.count, line.reversed().prefix { $0 == equals }.count)
        guard (1...6).contains(level), line.count > 2 * level else { return nil }
        let words = ASCII.trimmed(line.dropFirst(level).dropLast(level), of: ASCII.isSpace)
        return words.isEmpty ? nil : Heading(level: level, markup: Array(words))
    }

    private mutating func add(_ heading: Heading) {
        endParagraph()
        endList()
        waiting.removeAll { $0.level >= heading.level }
        waiting.append(heading)
    }

    private static func withoutMarks(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        ASCII.trimmed(
            line.drop { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "#") || $0 == 0x3A || $0 == 0x3B },
            of: ASCII.isSpace)
    }

    private mutating func item(_ line: ArraySlice<UInt8>) {
        endParagraph()
        let words = Self.withoutMarks(line)
        guard Self.hasWords(words) else { return }
        if !isInList {
            writeHeadings()
            output += "<ul>".utf8
            isInList = true
        }
        output += "<li>".utf8 + words + "</li>".utf8
    }

    private static func hasWords(_ text: ArraySlice<UInt8>) -> Bool {
        text.contains { ASCII.isAlphanumeric($0) || $0 >= 0x80 }
    }

    private mutating func endList() {
        if isInList { output += "</ul>\n".utf8 }
        isInList = false
    }

    private mutating func endParagraph() {
        defer { paragraph.removeAll(keepingCapacity: true) }
        guard Self.hasWords(paragraph[...]) else { return }
        endList()
        writeHeadings()
        output += "<p>".utf8 + paragraph + "</p>\n".utf8
    }

    private mutating func writeHeadings() {
        for heading in waiting {
            let level = max(2, heading.level)
            output += "<h\(level)>".utf8 + heading.markup + "</h\(level)>\n".utf8
        }
        waiting.removeAll()
    }
}
