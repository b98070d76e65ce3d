internal import Markup

/// Tells tables that lay out a page, whose cells are containers, from tables of figures, whose rows are lines.
struct LayoutTables {
    /// The tables around the current place, innermost last: where each ends, and whether it is for layout.
    private var open: [(end: Int, isLayout: Bool)] = []

    /// A figure or a name takes less; a cell of more holds running text or a whole column of the page.
    private static let longestCell = 400
    /// More lines than a cell of figures has.
    private static let mostBreaks = 2

    mutating func enter(_ table: Int, in tree: HTMLTree) {
        close(before: table)
        open.append((tree.nodes[table].subtreeEnd, Self.isLayout(table, in: tree)))
    }

    /// Whether the innermost table around a cell is for layout.
    mutating func contains(_ cell: Int) -> Bool {
        close(before: cell)
        return open.last?.isLayout ?? false
    }

    private mutating func close(before node: Int) {
        while let last = open.last, last.end <= node { open.removeLast() }
    }

    /// Reads up to the first sign of either kind; a table in a table is one, so no node is read twice.
    private static func isLayout(_ table: Int, in tree: HTMLTree) -> Bool {
        var breaks = 0
        var length = 0
        for node in tree.descendants(of: table) {
            let current = tree.nodes[node]
            if current.isText {
                length += tree.text(of: node).count
                if length > longestCell { return true }
                continue
            }
            switch current.tag {
            case .th, .thead, .caption: return false
            case .table, .h1, .h2, .h3, .form: return true
            case .td: (breaks, length) = (0, 0)
            case .br:
                breaks += 1
                if breaks > mostBreaks { return true }
            default: break
            }
        }
        return false
    }
}
