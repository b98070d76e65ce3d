internal import JSON
internal import TextKit

/// Reads the string members of JSON that no parser accepts: missing commas, raw quotes, truncated ends.
enum LooseJSON {
    private static let keys = [
        "@type", "headline", "datePublished", "dateModified", "articleBody", "description", "articleSection",
    ]

    /// An object of the known members that could be read; nil if there is none.
    static func parse(_ bytes: [UInt8]) -> JSONValue? {
        var members: [JSONValue.Member] = []
        for key in keys {
            guard let value = string(of: key, in: bytes) else { continue }
            members.append(JSONValue.Member(key: key, value: .string(value)))
        }
        if let name = author(in: bytes) {
            members.append(JSONValue.Member(key: "author", value: .string(name)))
        }
        return members.isEmpty ? nil : .object(members)
    }

    private static func author(in bytes: [UInt8]) -> String? {
        guard let place = find(Array("\"author\"".utf8), in: bytes[...]) else { return nil }
        let window = bytes[place...].prefix(400)
        return string(of: "name", in: Array(window))
    }

    private static func string(of key: String, in bytes: [UInt8]) -> String? {
        guard let place = find(Array("\"\(key)\"".utf8), in: bytes[...]) else { return nil }
        var rest = bytes[(place + key.utf8.count + 2)...].drop(while: ASCII.isBlank)
        guard rest.first == UInt8(ascii: ":") else { return nil }
        rest = rest.dropFirst().drop(while: ASCII.isBlank)
        guard rest.first == UInt8(ascii: "\"") else { return nil }
        let start = rest.startIndex
        guard let end = closingQuote(bytes, after: start) else { return nil }
        let quoted = Array(bytes[start...end])
        guard let value = try? JSONParser.parse(quoted, lenient: true) else { return nil }
        return value.string
    }

    /// The quote that ends a string: one before a comma, a bracket or a line end.
    private static func closingQuote(_ bytes: [UInt8], after start: Int) -> Int? {
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 2
                continue
            }
            if bytes[index] == UInt8(ascii: "\"") { return index }
            index += 1
        }
        return nil
    }

    private static func find(_ word: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        var start = bytes.startIndex
        while start + word.count <= bytes.endIndex {
            if bytes[start] == word[0] && bytes[start..<start + word.count].elementsEqual(word) {
                return start
            }
            start += 1
        }
        return nil
    }
}
