internal import DateKit
internal import PipelineKit
internal import TextKit

/// What programs write above a text in Markdown: lines of `title: …` between `---`, or `title = "…"` between `+++`.
struct FrontMatter {
    private var values: [String: [String]] = [:]
    /// Where the text begins.
    private var end = 0
    private static let mostLines = 100

    /// A plain text with what stands above it in its fields; the same document where nothing does.
    static func applied(to document: consuming Document) -> Document {
        guard let matter = FrontMatter(document.content) else { return document }
        matter.fill(&document.record)
        document.content = Array(document.content[matter.end...])
        document.baseURL = document.baseURL ?? document.record.url
        return document
    }

    /// Nil for a text without it: one that does not begin with the mark, or has no title or address between the marks.
    private init?(_ text: [UInt8]) {
        let mark: [UInt8] = Array((text.first == UInt8(ascii: "+") ? "+++" : "---").utf8)
        var position = 0
        var lines: [ArraySlice<UInt8>] = []
        while lines.count < Self.mostLines, position < text.count {
            let next = text[position...].firstIndex(of: 0x0A) ?? text.endIndex
            let line = ASCII.trimmed(text[position..<next], of: { $0 == 0x0D || $0 == 0x20 || $0 == 0x09 })
            position = min(next + 1, text.endIndex)
            if lines.isEmpty, line != mark[...] { return nil }
            if !lines.isEmpty, line.elementsEqual(mark) || line.elementsEqual("...".utf8) {
                end = position
                break
            }
            lines.append(line)
        }
        guard end > 0 else { return nil }
        for line in lines.dropFirst() { take(line, mark[0] == UInt8(ascii: "+") ? "=" : ":") }
        guard values["title"] != nil || address != nil else { return nil }
    }

    private var lastKey: String?

    // MARK: Lines

    /// `key: value`, `key: [a, b]`, or `- item` of the key above; what is indented otherwise belongs to a value that is left out.
    private mutating func take(_ line: ArraySlice<UInt8>, _ sign: Character) {
        let text = String(decoding: line, as: UTF8.self)
        if let key = lastKey, text.hasPrefix("- ") {
            values[key, default: []].append(Self.scalar(String(text.dropFirst(2))))
            return
        }
        guard let mark = text.firstIndex(of: sign) else { return }
        let key = ASCII.trimmedText(String(text[..<mark])).lowercased()
        guard !key.isEmpty, key.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || "_-".utf8.contains($0) }) else {
            return
        }
        lastKey = key
        let value = ASCII.trimmedText(String(text[text.index(after: mark)...]))
        values[key] = Self.list(value).filter { !$0.isEmpty }
    }

    private static func list(_ value: String) -> [String] {
        guard value.hasPrefix("["), value.hasSuffix("]") else { return [scalar(value)] }
        return value.dropFirst().dropLast().split(separator: ",").map {
            scalar(ASCII.trimmedText(String($0)))
        }
    }

    /// A value without its quotes.
    private static func scalar(_ value: String) -> String {
        guard value.count >= 2, let first = value.first, first == value.last, first == "\"" || first == "'"
        else {
            return ["|", ">", "null", "~", "none"].contains(value.lowercased()) ? "" : value
        }
        return String(value.dropFirst().dropLast()).replacing("\\\"", with: "\"")
    }

    // MARK: Fields

    private func first(_ keys: String...) -> String? {
        keys.lazy.compactMap { key in values[key]?.first { !$0.isEmpty } }.first
    }

    private func all(_ keys: String...) -> [String] { keys.lazy.compactMap { values[$0] }.first ?? [] }

    private var address: String? {
        first("url", "source", "source_url", "link", "original_url", "canonical_url", "canonical").flatMap {
            FeedAddress.isWeb($0) ? WebAddress.asWritten($0) : nil
        }
    }

    private func fill(_ record: inout Record) {
        record.title = first("title") ?? record.title
        record.url = record.url ?? address
        record.authors = all("author", "authors", "byline").flatMap { AuthorNames.names(in: $0) }
        record.language = first("lang", "language") ?? record.language
        let hints = DateParser.Hints(language: record.language)
        let date = { (text: String?) in text.flatMap { DateParser.parse($0, hints: hints)?.rfc3339 } }
        record.published = date(first("published", "publishdate", "date_published", "pubdate", "date"))
        record.modified = date(first("updated", "lastmod", "modified", "date_modified"))
        record.tags = all("tags", "keywords").filter { !$0.isEmpty }
        record.section = all("categories", "category").first
        record.source = first("sitename", "site", "publisher")
        record.summary = first("description", "excerpt", "summary")
    }
}
