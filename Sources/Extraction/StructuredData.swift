package import JSON
package import Markup
internal import TextKit

/// The JSON-LD of a page, parsed once for all that read it.
package struct StructuredData: Sendable {
    /// One value for each script that could be read, in the order of the page.
    package private(set) var values: [JSONValue] = []

    /// Whether a node of any depth that matters is a live blog.
    package var isLiveBlog: Bool { values.contains { Self.isOfType("LiveBlogPosting", $0, depth: 0) } }

    private static func isOfType(_ type: String, _ value: JSONValue, depth: Int) -> Bool {
        guard depth < 3 else { return false }
        if let elements = value.elements {
            return elements.contains { isOfType(type, $0, depth: depth + 1) }
        }
        let types = value["@type"]
        if types?.string == type || types?.elements?.contains(where: { $0.string == type }) == true {
            return true
        }
        return value["@graph"].map { isOfType(type, $0, depth: depth + 1) } ?? false
    }

    /// Parses what a page states; a script that cannot be read says nothing, and the visible page still does.
    package init(_ tree: HTMLTree) {
        for script in tree.scripts where script.kind == .jsonLD {
            if let value = Self.parse(tree.body(of: script)) { values.append(value) }
        }
    }

    /// Lenient JSON, also inside comment marks and with references for quotes, as content systems leave it.
    private static func parse(_ bytes: ArraySlice<UInt8>) -> JSONValue? {
        let start = bytes.firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
        guard let start else { return nil }
        let body = Array(bytes[start...])
        if let value = try? JSONParser.parse(body, lenient: true) { return value }
        let head = bytes[start...].dropFirst().prefix(16)
        // A second try is worth it only where escaping is the fault.
        guard ASCII.contains(head, Array("&quot;".utf8)) else { return LooseJSON.parse(body) }
        return try? JSONParser.parse(HTMLEntities.decode(body), lenient: true)
    }
}
