internal import Markup
internal import PipelineKit
internal import TextKit

/// One `<doc id url title>` block of WikiExtractor: a title, a blank line, and paragraphs of one line each.
struct WikiDocument {
    private let attributes: [String: String]
    private let body: ArraySlice<UInt8>

    init(_ block: [UInt8]) {
        let close = block.firstIndex(of: UInt8(ascii: ">")) ?? block.endIndex
        attributes = Self.attributes(block[..<close])
        let inner = block[min(close + 1, block.endIndex)...]
        let end = inner.lastIndex(of: UInt8(ascii: "<")).flatMap {
            ASCII.starts(inner[$0...], with: Array("</doc".utf8)) ? $0 : nil
        }
        body = inner[..<(end ?? inner.endIndex)]
    }

    /// The block as a document.
    ///
    /// - Throws: `DocumentFault`: dropped if the page was a redirect or a template, of which only the title is left.
    func document(_ item: LoadedItem) throws(DocumentFault) -> Document {
        let title = attributes["title"].map(HTMLEntities.decode)
        let text = SourceText(Array(body))
        let content = Self.html(text.utf8, title: title)
        let member = attributes["id"].map { "page-\($0)" } ?? item.input.member
        guard !content.isEmpty else { throw .drop(.noText, member: member) }
        var record = Record(kind: .page, input: item.input)
        record.input.member = member
        record.title = title
        record.url = attributes["url"].map(HTMLEntities.decode)
        text.warn(&record)
        return Document(
            record: record, content: content, form: .fragment, baseURL: record.url, fetchedAt: item.fetchedAt)
    }

    private static func attributes(_ tag: ArraySlice<UInt8>) -> [String: String] {
        var found: [String: String] = [:]
        var rest = tag
        while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
            let name = rest[..<equals].reversed().prefix { ASCII.isLetter($0) }.reversed()
            let value = rest[(equals + 1)...]
            guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
                rest = value
                continue
            }
            let text = value.dropFirst().prefix { $0 != quote }
            found[String(decoding: name, as: UTF8.self)] = String(decoding: text, as: UTF8.self)
            rest = value[min(text.endIndex + 1, value.endIndex)...]
        }
        return found
    }

    /// The paragraphs, which hold references and links as HTML has them.
    private static func html(_ text: [UInt8], title: String?) -> [UInt8] {
        var output: [UInt8] = []
        var isFirst = true
        for line in text.split(separator: 0x0A) {
            var words = ASCII.trimmed(line, of: ASCII.isSpace)
            guard !words.isEmpty else { continue }
            defer { isFirst = false }
            if isFirst, HTMLEntities.decode(String(decoding: words, as: UTF8.self)) == title { continue }
            let isSection = words.starts(with: "Section::::".utf8)
            if isSection {
                words =
                    words.dropFirst(11).last == UInt8(ascii: ".")
                    ? words.dropFirst(11).dropLast() : words.dropFirst(11)
            }
            if words.starts(with: "BULLET::::".utf8) {
                words = words.dropFirst(10).drop { $0 == 0x2D || $0 == 0x20 }
            }
            output += isSection ? "<h2>".utf8 : "<p>".utf8
            output += words
            output += isSection ? "</h2>\n".utf8 : "</p>\n".utf8
        }
        return output
    }
}
