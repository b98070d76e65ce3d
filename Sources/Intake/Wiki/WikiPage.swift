internal import DateKit
internal import Markup
internal import PipelineKit
internal import TextKit

/// One page of a MediaWiki export.
struct WikiPage {
    private let fields: Fields?

    /// The newest revision's text and what the export says of the page.
    private struct Fields {
        var title: String
        var id: String?
        var isArticle: Bool
        var isRedirect: Bool
        var changed: String?
        var text: [UInt8]
    }

    init(_ element: [UInt8]) {
        let handler = Handler()
        _ = XMLReader.read(element) { handler }
        fields = handler.fields
    }

    /// The page as a document.
    ///
    /// - Throws: `DocumentFault`: dropped if it is a redirect, or no article by its namespace or content.
    func document(_ item: LoadedItem, of site: WikiSite?) throws(DocumentFault) -> Document {
        guard let fields else {
            throw DocumentFault(.unreadableFormat, "the page has no title or no text")
        }
        let member = fields.id.map { "page-\($0)" } ?? item.input.member
        if fields.isRedirect { throw .drop(.redirect, member: member) }
        guard fields.isArticle else { throw .drop(.notArticle, member: member) }
        var record = Record(kind: .page, input: item.input)
        record.input.member = member
        record.title = fields.title
        record.url = site?.address(of: fields.title) ?? item.url
        record.source = site?.name
        record.language = site?.language
        var markup = WikiMarkup(fields.text, hidden: site?.hiddenNamespaces ?? [])
        let hints = DateParser.Hints(language: record.language)
        record.published = markup.date.flatMap { DateParser.parse($0, hints: hints) }?.rfc3339
        record.modified = fields.changed.flatMap { DateParser.parse($0) }?.rfc3339
        let content = WikiBlocks.html(markup.lines())
        if markup.lostWords { record.warn("template_removed") }
        return Document(
            record: record, content: content, form: .fragment, baseURL: record.url, fetchedAt: item.fetchedAt)
    }

    private final class Handler: XMLPartHandler {
        var fields: Fields?

        func isContainer(_ element: XMLNode, depth: Int) -> Bool { false }

        func part(_ element: XMLNode, isCut: Bool) {
            guard let title = element.child("title")?.value,
                let revision = Self.newest(element), let text = revision.child("text")
            else { return }
            let model = revision.child("model")?.value ?? "wikitext"
            let body = Array(text.text.utf8)
            fields = Fields(
                title: title, id: element.child("id")?.value,
                isArticle: (element.child("ns")?.value ?? "0") == "0" && model == "wikitext",
                isRedirect: element.child("redirect") != nil || Self.redirects(body),
                changed: revision.child("timestamp")?.value, text: body)
        }

        /// An export with history has the oldest first.
        private static func newest(_ page: XMLNode) -> XMLNode? {
            var newest: (node: XMLNode, time: String)?
            for child in page.children where child.local == "revision" {
                let time = child.child("timestamp")?.value ?? ""
                if newest.map({ $0.time <= time }) ?? true { newest = (child, time) }
            }
            return newest?.node
        }

        private static func redirects(_ text: [UInt8]) -> Bool {
            let start = ASCII.trimmed(text.prefix(200), of: ASCII.isSpace)
            let words = ["#redirect", "#weiterleitung", "#redirection", "#redirección", "#перенаправление"]
            return words.contains { ASCII.starts(start, with: Array($0.utf8)) }
        }
    }
}
