internal import Files
package import JSON
internal import PipelineKit
internal import TextKit

/// Puts removed blocks back into the articles of a dataset, at the places they were taken from.
///
/// The dataset is not changed; rows keep its order, with `text`, `word_count`, `entities` and `removed` as
/// if the blocks had been kept. Restored text is not searched for entities.
package struct BlockRestorer {
    /// A block to restore.
    private struct RestoredBlock {
        var place: Int
        var text: String
        var category: String
    }

    /// Counts of the outcome.
    package struct Tally: Sendable, Equatable {
        package var articles = 0
        package var blocks = 0
        /// Selected rows that do not state the position of their block.
        package var unplaced = 0

        package init(articles: Int = 0, blocks: Int = 0, unplaced: Int = 0) {
            self.articles = articles
            self.blocks = blocks
            self.unplaced = unplaced
        }
    }

    private let folder: String
    private let filter: RestoreFilter
    private var tally = Tally()

    private init(folder: String, filter: RestoreFilter) {
        self.folder = folder
        self.filter = filter
    }

    /// Restores run by run and hands over each changed article as a row; unchanged ones too if `all`.
    ///
    /// - Throws: `FileError` if the dataset cannot be read, `MalformedInput` if it is corrupt, or what `write` throws.
    package static func restore(
        _ folder: String, filter: RestoreFilter, all: Bool, write: (JSONValue) throws -> Void
    ) throws -> Tally {
        var restorer = BlockRestorer(folder: folder, filter: filter)
        for run in try restorer.names("articles") {
            let blocks = try restorer.blocks("removed/\(run)")
            try restorer.rows("articles/\(run)") { article in
                let id = article["id"]?.string ?? ""
                if let returning = blocks[id] {
                    try write(Self.article(article, with: returning))
                } else if all {
                    try write(article)
                }
            }
        }
        return restorer.tally
    }

    private func names(_ table: String) throws(FileError) -> [String] {
        try StrayFile.others(in: "\(folder)/\(table)")
    }

    /// Hands over the rows of a table, part by part.
    private func rows(_ table: String, _ each: (JSONValue) throws -> Void) throws {
        guard FileSystem.exists("\(folder)/\(table)") else { return }
        for name in try names(table) {
            let path = "\(folder)/\(table)/\(name)"
            guard let bytes = PartCompression(path: name).decompress(try FileSystem.read(path)) else {
                throw MalformedInput(path: path, "is corrupt and cannot be decompressed")
            }
            for (number, line) in bytes.split(separator: 0x0A).enumerated() {
                guard let row = try? JSONParser.parse(Array(line)) else {
                    throw MalformedInput(path: path, line: number + 1, "is not valid JSON")
                }
                try each(row)
            }
        }
    }

    /// The blocks to restore, by article.
    private mutating func blocks(_ table: String) throws -> [String: [RestoredBlock]] {
        var result: [String: [RestoredBlock]] = [:]
        var tally = tally
        try rows(table) { row in
            guard filter.selects(row) else { return }
            guard let place = row["place"]?.integer, let text = row["text"]?.string else {
                tally.unplaced += 1
                return
            }
            let block = RestoredBlock(place: place, text: text, category: row["category"]?.string ?? "")
            result[row["id"]?.string ?? "", default: []].append(block)
            tally.blocks += 1
        }
        tally.articles += result.count
        self.tally = tally
        return result
    }

    // MARK: One article

    private static func article(_ row: JSONValue, with blocks: [RestoredBlock]) -> JSONValue {
        guard case .object(var members) = row else { return row }
        var text = RestoredText(row["text"]?.string ?? "")
        // Rows of one position keep their order, which is the page's.
        for (_, block) in blocks.enumerated().sorted(by: {
            ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
        }) {
            text.insert(block.text, before: block.place)
        }
        text.finish()
        for index in members.indices {
            switch members[index].key {
            case "text": members[index].value = .string(text.result)
            case "word_count": members[index].value = .number(String(WordCounter.count(text.result)))
            case "entities": members[index].value = text.moved(members[index].value)
            case "removed": members[index].value = lowered(members[index].value, by: blocks)
            default: break
            }
        }
        return .object(members)
    }

    /// The counts of removed blocks, less the restored ones.
    private static func lowered(_ counts: JSONValue, by blocks: [RestoredBlock]) -> JSONValue {
        .array(
            (counts.elements ?? []).compactMap { element in
                let category = element["category"]?.string ?? ""
                let left = (element["count"]?.integer ?? 0) - blocks.count { $0.category == category }
                guard left > 0 else { return nil }
                return .object([
                    .init(key: "category", value: .string(category)),
                    .init(key: "count", value: .number(String(left))),
                ])
            })
    }
}
