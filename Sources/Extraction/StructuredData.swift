internal import JSON
package import Markup
internal import TextKit

/// What a page states for machines: its JSON-LD and its head, gathered once for all that read them.
package struct StructuredData: Sendable {
    /// Texts of schema.org members, at whatever node they stand.
    private(set) var articleBodies: [String] = []
    private(set) var descriptions: [String] = []
    private(set) var headlines: [String] = []
    /// Whether the page's own node says that it is a live blog.
    private(set) var isLiveBlog = false
    /// Nodes that may be the article or say something about the site, in the order of the page.
    private(set) var nodes: [JSONValue] = []
    let head: HeadElements

    /// Parses what a page states; unreadable scripts are skipped, as the visible page remains.
    package init(_ tree: HTMLTree) {
        head = HeadElements(tree)
        for script in tree.scripts where script.kind == .jsonLD {
            if let value = Self.parse(tree.body(of: script)) {
                collect(value, Way(isNode: true, isOwn: true))
            }
        }
    }

    // MARK: Collecting

    /// How a value was come to.
    private struct Way {
        var depth = 0
        /// By lists and by members that may hold the article's node.
        var isNode: Bool
        /// By lists and "@graph" alone, so that it is a node of the page itself.
        var isOwn: Bool
    }

    /// Real pages nest their graph three or four levels deep; the limit only stops hostile depth.
    private static let maximumDepth = 12
    private static let maximumNodeDepth = 7
    private static let maximumOwnDepth = 2

    /// Members that may contain the article's node; lists of other pages are excluded.
    private static let containers: Set<String> = [
        "@graph", "mainEntity", "mainEntityOfPage", "hasPart", "isPartOf", "about", "subjectOf", "publisher",
        "author", "video",
    ]

    private mutating func collect(_ value: JSONValue, _ way: Way) {
        guard way.depth <= Self.maximumDepth else { return }
        var inner = way
        inner.depth += 1
        switch value {
        case .array(let values): for value in values { collect(value, inner) }
        case .object(let members):
            if way.isNode, way.depth <= Self.maximumNodeDepth { nodes.append(value) }
            if way.isOwn, way.depth <= Self.maximumOwnDepth, Self.isLiveBlog(value) { isLiveBlog = true }
            for member in members {
                inner.isNode = way.isNode && Self.containers.contains(member.key)
                inner.isOwn = way.isOwn && member.key == "@graph"
                collect(member, inner)
            }
        default: break
        }
    }

    private mutating func collect(_ member: JSONValue.Member, _ way: Way) {
        guard let text = member.value.string else { return collect(member.value, way) }
        switch member.key {
        case "articleBody": articleBodies.append(text)
        case "description": descriptions.append(text)
        case "headline": headlines.append(text)
        default: break
        }
    }

    private static func isLiveBlog(_ node: JSONValue) -> Bool {
        let type = node["@type"]
        return type?.string == "LiveBlogPosting"
            || type?.elements?.contains { $0.string == "LiveBlogPosting" } == true
    }

    // MARK: Parsing

    /// Lenient JSON, also inside comment marks and with references for quotes, as content systems leave it.
    private static func parse(_ bytes: ArraySlice<UInt8>) -> JSONValue? {
        let start = bytes.firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
        guard let start else { return nil }
        let body = Array(bytes[start...])
        if let value = try? JSONParser.parse(body, lenient: true) { return value }
        let head = bytes[start...].dropFirst().prefix(16)
        // A second attempt only helps where escaping is the cause.
        guard ASCII.contains(head, Array("&quot;".utf8)) else { return LooseJSON.parse(body) }
        return try? JSONParser.parse(HTMLEntities.decode(body), lenient: true)
    }
}
