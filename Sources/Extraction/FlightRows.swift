internal import JSON

/// The rows that Next.js' app router pushes to its scripts (`self.__next_f.push([1,"…"])`): trees of elements, and long texts.
enum FlightRows {
    /// The name under which rows are searched: that of a body.
    static let key = "elements"

    /// What one push adds to the rows.
    static func piece(_ value: JSONValue) -> String? {
        guard let elements = value.elements, elements.count == 2, elements[0].integer == 1 else { return nil }
        return elements[1].string
    }

    /// The rows as values: a text, data as it is, or the paragraphs among a tree's elements.
    static func rows(of bytes: [UInt8]) -> [JSONValue] {
        var rows: [JSONValue] = []
        var place = 0
        while place < bytes.count, let colon = bytes[place...].firstIndex(of: UInt8(ascii: ":")) {
            let start = colon + 1
            if start < bytes.count, bytes[start] == UInt8(ascii: "T"), let text = text(bytes, from: start + 1)
            {
                rows.append(.string(String(decoding: bytes[text], as: UTF8.self)))
                place = text.upperBound
                continue
            }
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if let value = try? JSONParser.parse(Array(bytes[start..<end]), lenient: true) {
                rows += read(value)
            }
            place = end + 1
        }
        return rows
    }

    /// The range of a text that its length in hexadecimal digits precedes.
    private static func text(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
        guard let comma = bytes[start...].prefix(longestNumber).firstIndex(of: UInt8(ascii: ",")),
            let count = Int(String(decoding: bytes[start..<comma], as: UTF8.self), radix: 16), count >= 0
        else { return nil }
        return comma + 1..<min(bytes.count, comma + 1 + count)
    }

    private static let longestNumber = 9

    private static func read(_ value: JSONValue) -> [JSONValue] {
        var paragraphs: [JSONValue] = []
        collect(value, &paragraphs, depth: 0)
        return [value] + (paragraphs.isEmpty ? [] : [.array(paragraphs)])
    }

    /// Collects the texts of elements that are lines of their own: `["$","p",key,{"children":…}]`.
    private static func collect(_ value: JSONValue, _ paragraphs: inout [JSONValue], depth: Int) {
        guard depth < deepest else { return }
        if let children = children(of: value, where: blocks.contains) {
            let text = words(of: children, depth: 0)
            if !text.isEmpty { paragraphs.append(.string(text)) }
        } else if let elements = value.elements {
            for element in elements { collect(element, &paragraphs, depth: depth + 1) }
        } else {
            for member in value.members ?? [] { collect(member.value, &paragraphs, depth: depth + 1) }
        }
    }

    private static let blocks: Set<String> = ["p", "h2", "h3", "h4", "li", "blockquote"]
    private static let deepest = 64

    private static func children(of value: JSONValue, where isWanted: (String) -> Bool) -> JSONValue? {
        guard let elements = value.elements, elements.count >= 4, elements[0].string == "$",
            elements[1].string.map(isWanted) == true
        else { return nil }
        return elements[3]["children"]
    }

    /// The text below an element; what is no element of the page is a component, whose words are unknown.
    private static func words(of value: JSONValue, depth: Int) -> String {
        guard depth < deepest else { return "" }
        if let text = value.string { return text.hasPrefix("$") ? "" : text }
        if let inner = children(of: value, where: { _ in true }) { return words(of: inner, depth: depth + 1) }
        if value.elements?.first?.string == "$" { return "" }
        return (value.elements ?? []).map { words(of: $0, depth: depth + 1) }.joined()
    }
}
