internal import Markup
internal import TextKit

/// The page's `meta` elements by lower-case key, in document order.
struct MetaTags {
    private var values: [String: [String]] = [:]

    init(_ tree: HTMLTree, head: HeadElements) {
        for node in head.nodes where tree.nodes[node].tag == .meta {
            guard let content = tree.attribute(.content, of: node) ?? tree.attribute(.value, of: node) else {
                continue
            }
            let text = PlainText.clean(content)
            guard !text.isEmpty else { continue }
            for key in [HTMLAttribute.property, .name, .itemprop, .httpEquiv] {
                guard let name = tree.attributeString(key, of: node)?.lowercased(), !name.isEmpty else {
                    continue
                }
                values[name, default: []].append(text)
            }
        }
    }

    /// The first value of the first key that has one.
    func first(_ keys: String...) -> String? {
        for key in keys {
            if let value = values[key]?.first { return value }
        }
        return nil
    }

    /// Values of unlisted keys that contain "published" and "date" or "time", in order of the keys.
    var namedLikePublication: [String] {
        values.keys.filter { key in
            let bytes = Array(key.utf8)[...]
            return ASCII.contains(bytes, Self.publi) && Self.moments.occurs(in: bytes)
                && !Self.changes.occurs(in: bytes)
        }
        .sorted().compactMap { values[$0]?.first }
    }

    private static let publi = Array("publi".utf8)
    private static let moments = ByteWords(["date", "time"])
    private static let changes = ByteWords(["modif", "updat"])

    /// All values of the keys for which something holds, in order of the keys.
    func all(where isWanted: (String) -> Bool) -> [String] {
        values.keys.filter(isWanted).sorted().flatMap { values[$0] ?? [] }
    }

    /// All values of a key.
    func all(_ key: String) -> [String] { values[key] ?? [] }
}
