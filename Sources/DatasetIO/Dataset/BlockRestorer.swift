internal import Files
package import JSON
internal import PipelineKit
internal import TextKit

/// Which removed blocks to restore.
package struct RestoreFilter: Sendable {
    /// Categories; empty for all.
    package var categories: Set<String> = []
    /// Rules by name; a trailing "*" matches anything; empty for all.
    package var rules: [String] = []
    /// Article ids; empty for all.
    package var ids: Set<String> = []

    package init() {}

    /// Whether to restore the block of a row of `removed/`.
    package func selects(_ row: JSONValue) -> Bool {
        guard let id = row["id"]?.string, let category = row["category"]?.string,
            let rule = row["rule"]?.string
        else { return false }
        return (ids.isEmpty || ids.contains(id)) && (categories.isEmpty || categories.contains(category))
            && (rules.isEmpty || rules.contains { Self.matches(rule, $0) })
    }

    private static func matches(_ rule: String, _ pattern: String) -> Bool {
        pattern.hasSuffix("*") ? rule.hasPrefix(pattern.dropLast()) : rule == pattern
    }
}

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

    /// What was done.
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
    /// - Throws: `FileError` if the dataset cannot be read, or what `write` throws.
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
        try FileSystem.names(in: Array("\(folder)/\(table)".utf8)).map(FileSystem.displayName).sorted()
    }

    /// Hands over the rows of a table, part by part.
    private func rows(_ table: String, _ each: (JSONValue) throws -> Void) throws {
        guard FileSystem.exists("\(folder)/\(table)") else { return }
        for name in try names(table) {
            let path = "\(folder)/\(table)/\(name)"
            guard let bytes = PartCompression(path: name).decompress(try FileSystem.read(path)) else {
                throw SourceError(path: path, message: "\(path) is corrupt and cannot be decompressed")
            }
            for (number, line) in bytes.split(separator: 0x0A).enumerated() {
                guard let row = try? JSONParser.parse(Array(line)) else {
                    throw SourceError(path: path, message: "\(path): row \(number + 1) is not valid JSON")
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
        .object(
            (counts.members ?? []).compactMap { member in
                let left =
                    (member.value.integer ?? 0) - blocks.count { $0.category == member.key }
                return left > 0 ? JSONValue.Member(key: member.key, value: .number(String(left))) : nil
            })
    }
}

/// A text that paragraphs are inserted into, and where each of its own has moved.
private struct RestoredText {
    private(set) var result = ""
    private var length = 0
    private var paragraphs: ArraySlice<Substring>
    private var taken = 0
    private var oldLength = 0
    /// Where the old paragraphs begin, in Unicode scalars of the old text and of the new one.
    private var starts: [(old: Int, new: Int)] = []

    init(_ text: String) { paragraphs = text.split(separator: "\n\n")[...] }

    private mutating func append(_ text: some StringProtocol) {
        if !result.isEmpty {
            result += "\n\n"
            length += 2
        }
        result += text
        length += text.unicodeScalars.count
    }

    private mutating func copyParagraphs(upTo place: Int) {
        while taken < place, let next = paragraphs.popFirst() {
            starts.append((old: oldLength, new: result.isEmpty ? 0 : length + 2))
            append(next)
            oldLength += next.unicodeScalars.count + 2
            taken += 1
        }
    }

    mutating func insert(_ text: String, before place: Int) {
        copyParagraphs(upTo: place)
        append(CanonicalText.nfc(text))
    }

    mutating func finish() { copyParagraphs(upTo: .max) }

    /// Entities with their offsets in the new text.
    func moved(_ entities: JSONValue) -> JSONValue {
        .array((entities.elements ?? []).map(moved(entity:)))
    }

    private func moved(entity: JSONValue) -> JSONValue {
        guard case .object(var members) = entity, let start = entity["start"]?.integer,
            let paragraph = starts.last(where: { $0.old <= start })
        else { return entity }
        for index in members.indices where ["start", "end"].contains(members[index].key) {
            let offset = (members[index].value.integer ?? 0) - paragraph.old + paragraph.new
            members[index].value = .number(String(offset))
        }
        return .object(members)
    }
}
