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
        guard let place = ByteSearch.place(of: Array("\"author\"".utf8), in: bytes, from: 0) else {
            return nil
        }
        let window = bytes[place...].prefix(400)
        return string(of: "name", in: Array(window))
    }

    private static func string(of key: String, in bytes: [UInt8]) -> String? {
        guard let place = ByteSearch.place(of: Array("\"\(key)\"".utf8), in: bytes, from: 0) else {
            return nil
        }
        var rest = bytes[(place + key.utf8.count + 2)...].drop(while: ASCII.isBlank)
        guard rest.first == UInt8(ascii: ":") else { return nil }
        rest = rest.dropFirst().drop(while: ASCII.isBlank)
        guard rest.first == UInt8(ascii: "\"") else { return nil }
        let start = rest.startIndex
        guard let end = JSONText.endOfString(in: bytes, from: start + 1) else { return nil }
        let quoted = Array(bytes[start...end])
        guard let value = try? JSONParser.parse(quoted, lenient: true) else { return nil }
        return value.string
    }
}
