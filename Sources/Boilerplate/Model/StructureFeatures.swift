/// The position of the block and the elements around it.
enum StructureFeatures {
    private static let tags = ["p", "heading", "li", "button", "caption", "quote", "box", "table", "pre"]
    private static let zones = ["own", "near", "far"]

    static let names =
        ["markup", "link", "position"] + tags.map { "tag.\($0)" }
        + PathEvidence.elements.map { "in.\($0)" }
        + zones.map { "promo.\($0)" } + zones.map { "article.\($0)" } + ["class.balance"]

    static func append(_ block: BlockEvidence, to row: inout [Double]) {
        row.append(block.hasMarkup ? 1 : 0)
        row.append(block.linkDensity)
        row.append(block.hasMarkup ? block.position : -1)
        let tag = block.hasMarkup ? kind(of: block.tag) : -1
        for index in tags.indices { row.append(index == tag ? 1 : 0) }
        for flag in block.path.inside { row.append(flag ? 1 : 0) }
        row.append(contentsOf: block.path.promo)
        row.append(contentsOf: block.path.article)
        let promo = max(block.path.promo[0], block.path.promo[1] * 0.8)
        let article = max(block.path.article[0], block.path.article[1] * 0.8)
        row.append(promo - article)
    }

    private static func kind(of tag: String) -> Int {
        switch tag {
        case "p": 0
        case "h1", "h2", "h3", "h4", "h5", "h6": 1
        case "li", "dd", "dt": 2
        case "button", "a", "label", "input", "option", "select": 3
        case "figcaption", "figure": 4
        case "blockquote", "q": 5
        // The title of a table describes its rows; only a picture's caption is about something else.
        case "td", "th", "tr", "table", "caption": 7
        case "pre", "code": 8
        default: 6
        }
    }
}
