internal import DateKit
internal import Markup

/// Dates near the title that are relative to the time of fetching: "2 hours ago".
enum FetchRelativeDate {
    /// How many nodes before and after the title may hold one, and how long its text may be.
    private static let before = 60
    private static let after = 80
    private static let longest = 64

    /// The first such date, for a page that states no other; `fetchedAt` is RFC 3339.
    static func published(_ tree: HTMLTree, titleNode: Int?, fetchedAt: String?) -> String? {
        guard let titleNode, let now = fetchedAt.flatMap({ DateParser.parse($0) }), now.precision >= .day
        else {
            return nil
        }
        let nodes = max(1, titleNode - before)..<min(tree.nodes.count, titleNode + after)
        for node in Array(nodes[titleNode...]) + Array(nodes[..<titleNode]) where tree.nodes[node].isText {
            let text = tree.text(of: node)
            guard text.count <= longest, !ShownDate.isForeign(node, tree, titleNode),
                let day = RelativeDate.parse(String(decoding: text, as: UTF8.self), now: now)
            else { continue }
            return day.rfc3339
        }
        return nil
    }
}
