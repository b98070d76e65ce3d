/// The columns of a file of marks; those of a block are named as `classify-blocks` reads them.
enum MarkField: String, CaseIterable {
    /// Filled in by the editor: `keep` or `remove`, or nothing.
    case mark
    case verdict, score, category, rule, text
    case source, input, lang, tag, path
    case linkDensity = "link_density"
    case position
    case previous = "prev_text"
    case next = "next_text"

    /// Columns without which nothing can be learnt.
    static let needed: [MarkField] = [.mark, .text, .source, .path]
    static let names = allCases.map(\.rawValue)
}

/// What an editor says of a block.
enum Mark: String, CaseIterable {
    case keep, remove
}
