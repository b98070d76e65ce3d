internal import Markup
internal import TextKit

/// What on a page has a date or an author of its own without being the page's article.
enum OtherArticle {
    /// Whether an element that the title is not in is an article with a headline of its own: the next one of an endless page.
    static func isHeaded(_ element: Int, before node: Int, _ tree: HTMLTree, _ titleNode: Int?) -> Bool {
        guard let titleNode, tree.nodes[element].tag == .article, element > titleNode,
            isBehindText(element, tree, titleNode)
        else { return false }
        guard let heading = headline(in: element, before: node, tree) else { return false }
        return PlainText.key(tree.textContent(of: heading)) != PlainText.key(tree.textContent(of: titleNode))
    }

    /// A heading of the first rank, or one that is a link, before a node of an element.
    private static func headline(in element: Int, before node: Int, _ tree: HTMLTree) -> Int? {
        tree.descendants(of: element).prefix { $0 < node }.first { heading in
            guard tree.nodes[heading].tag.isHeading else { return false }
            return tree.nodes[heading].tag == .h1
                || tree.descendants(of: heading).contains { tree.nodes[$0].tag == .a }
                || tree.parent(of: heading).map { tree.nodes[$0].tag == .a } == true
        }
    }

    /// Whether a node stands behind a text in another article or in an element whose names say that readers wrote there, or
    /// that something takes place.
    static func isForeign(_ node: Int, _ tree: HTMLTree, _ titleNode: Int) -> Bool {
        guard isBehindText(node, tree, titleNode) else { return false }
        return isInReply(node, tree, titleNode)
            || tree.ancestors(of: node).contains { isHeaded($0, before: node, tree, titleNode) }
    }

    /// Whether a paragraph stands between title and node; where none does, both belong together.
    private static func isBehindText(_ node: Int, _ tree: HTMLTree, _ titleNode: Int) -> Bool {
        titleNode < node
            && (titleNode..<node).contains {
                tree.nodes[$0].isText && tree.text(of: $0).count >= shortestText
            }
    }

    private static let shortestText = 100

    private static func isInReply(_ node: Int, _ tree: HTMLTree, _ titleNode: Int) -> Bool {
        tree.ancestors(of: node).prefix { ancestor in
            !tree.isInside(titleNode, ancestor)
        }.contains { tree.isNamed($0, by: replyMarks) }
    }

    private static let replyMarks = ByteWords(["comment", "event", "calendar"])

    /// Whether a cell states when something took place that its row's heading names: "Born", "Abschluss".
    static func isFact(_ cell: Int, _ tree: HTMLTree) -> Bool {
        guard tree.nodes[cell].tag == .td || tree.nodes[cell].tag == .dd, let row = tree.parent(of: cell)
        else {
            return false
        }
        let heading = tree.children(of: row).prefix { $0 < cell }.reversed().first {
            tree.nodes[$0].tag == .th || tree.nodes[$0].tag == .dt
        }
        guard let heading else { return false }
        let words = PlainText.clean(tree.textContent(of: heading))
        return !words.isEmpty && DateLine.label(beforeNumberIn: words) != .published
            && !dayWords.occurs(in: Array(words.lowercased().utf8)[...])
    }

    private static let dayWords = ByteWords([
        "date", "datum", "fecha", "data", "dato", "dátum", "tarih", "päivä", "time", "issue", "release",
        "дата", "日期", "日付", "时间", "날짜", "일자", "تاريخ", "תאריך", "ngày", "วันที่",
    ])
}
