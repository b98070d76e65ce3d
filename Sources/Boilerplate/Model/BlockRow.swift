package import JSON
package import PipelineKit

/// A labelled or unlabelled block on its own, as one row of JSON Lines: what `classify-blocks` reads.
package struct BlockRow: Sendable {
    package var id: String
    package var block: Block
    package var previous: String?
    package var next: String?
    package var language: String?

    /// Reads a row; nil if it has no text.
    ///
    /// The row's `class` names the element's own classes and those around it; they are used where `path` is empty.
    package init?(_ row: JSONValue) {
        guard let text = row["text"]?.string else { return nil }
        id = row["id"]?.scalarText ?? ""
        var path = row["path"]?.string ?? ""
        let classes = row["class"]?.string ?? ""
        if path.isEmpty && !classes.isEmpty { path = Self.path(fromClasses: classes) }
        block = Block(
            text: text, tag: row["tag"]?.string ?? "", path: path,
            linkDensity: row["link_density"]?.double ?? 0, position: row["position"]?.double ?? 0)
        previous = row["prev_text"]?.string
        next = row["next_text"]?.string
        language = row["lang"]?.string
    }

    /// "a b | c": the element's own classes first, then its ancestors'.
    private static func path(fromClasses classes: String) -> String {
        classes.split(separator: "|").reversed().map { element in
            element.split(separator: " ").map { "." + $0 }.joined()
        }.joined(separator: ">")
    }
}

extension BoilerplateClassifier {
    /// The verdict on a row.
    package func judge(_ row: BlockRow) -> BlockVerdict {
        judge(block: row.block, previous: row.previous, next: row.next, language: row.language)
    }

    /// The numbers of the words in and around a row.
    package func words(_ row: BlockRow) -> (text: [Int], around: [Int], path: [Int]) {
        words(block: row.block, previous: row.previous, next: row.next)
    }

    /// The features of a row, with its markup or as if it were bare text.
    package func features(_ row: BlockRow, withoutMarkup: Bool = false) -> [Double] {
        let block = withoutMarkup ? Block(text: row.block.text) : row.block
        return features(block: block, previous: row.previous, next: row.next, language: row.language)
    }
}
