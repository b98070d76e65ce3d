internal import Markup

/// Distinguishes layout tables, whose cells are containers, from data tables, whose rows are lines, and
/// from those that only frame a picture and its caption.
struct LayoutTables {
    /// What a table is for.
    enum Use { case data, layout, picture }

    /// The tables around the current place, innermost last: where each ends, and what it is for.
    private var open: [(end: Int, use: Use)] = []

    /// A longer cell is not data: it holds running text or a whole column of the page.
    private static let longestCell = 400
    /// More line breaks than a cell of data has.
    private static let maximumBreaks = 2

    mutating func enter(_ table: Int, in tree: HTMLTree) -> Use {
        close(before: table)
        let use = Self.use(of: table, in: tree)
        open.append((tree.nodes[table].subtreeEnd, use))
        return use
    }

    /// Whether the innermost table around a cell is for layout.
    mutating func contains(_ cell: Int) -> Bool {
        close(before: cell)
        return open.last?.use == .layout
    }

    private mutating func close(before node: Int) {
        while let last = open.last, last.end <= node { open.removeLast() }
    }

    /// Reads up to the first evidence of either use; a nested table is some, so no node is read twice.
    private static func use(of table: Int, in tree: HTMLTree) -> Use {
        var cells = 0
        var pictures = 0
        var breaks = 0
        var length = 0
        for node in tree.descendants(of: table) {
            let current = tree.nodes[node]
            if current.isText {
                length += tree.textRange(of: node).count
                if length > longestCell { return .layout }
                continue
            }
            switch current.tag {
            case .th, .thead, .caption: return .data
            case .table, .h1, .h2, .h3, .form: return .layout
            case .td:
                cells += 1
                (breaks, length) = (0, 0)
            case .img: pictures += 1
            case .br:
                breaks += 1
                if breaks > maximumBreaks { return .layout }
            default: break
            }
        }
        return cells == 1 && pictures == 1 ? .picture : .data
    }
}
