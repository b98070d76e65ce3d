internal import JSON
internal import PipelineKit
internal import TextKit

/// The text of a row of a scrape.
struct ScrapedBody {
    var content: [UInt8]
    var form: Document.Form
    /// Whether the service gave the beginning alone: "… [+1234 chars]".
    var isCut = false
    /// Whether it is a lead, because the service gives no text.
    var isSummary = false

    init(plain text: String) {
        let (text, isCut) = Self.withoutCutMark(text)
        (content, form, self.isCut) = (Self.paragraphs(text), .plainText, isCut)
    }

    init(markup: String) {
        let start = Array(markup.utf8.prefix(1 << 16))
        let isPage = ["<body", "<html"].contains { ASCII.contains(start[...], Array($0.utf8)) }
        (content, form) = (Array(markup.utf8), isPage ? .page : .fragment)
    }

    /// Texts under names of plain text that are markup after all.
    init(unstated text: String) {
        let start = Array(text.utf8.prefix(1 << 16))
        let isMarkup = ["</p>", "<br>", "<br/>", "<br />", "</div>", "</li>"].contains {
            ASCII.contains(start[...], Array($0.utf8))
        }
        self = isMarkup ? ScrapedBody(markup: text) : ScrapedBody(plain: text)
    }

    /// A text without the sign of a service that it is cut, and whether it had one.
    private static func withoutCutMark(_ text: String) -> (String, Bool) {
        let trimmed = ASCII.trimmedText(text)
        guard trimmed.hasSuffix(" chars]"), let open = trimmed.lastIndex(of: "["),
            trimmed[open...].dropFirst().dropLast(7).allSatisfy({ $0 == "+" || $0.isNumber })
        else { return (text, false) }
        return (ASCII.trimmedText(String(trimmed[..<open])), true)
    }

    /// Scrapers end paragraphs with one line feed or with two; where there is no blank line, each line is one.
    private static func paragraphs(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        var lineIsBlank = false
        for byte in bytes {
            if byte == 0x0A {
                if lineIsBlank { return bytes }
                lineIsBlank = true
            } else if byte > 0x20 {
                lineIsBlank = false
            }
        }
        return bytes.flatMap { $0 == 0x0A ? [$0, $0] : [$0] }
    }
}

extension ScrapeMapping {
    /// The text of a row: one, a list of paragraphs, or the lead where a service gives no more.
    func body(in row: JSONValue) -> ScrapedBody? {
        if let value = value(.text, in: row), let body = Self.body(value) { return body }
        if let markup = value(.html, in: row)?.writtenString { return ScrapedBody(markup: markup) }
        if hasPreset, let body = Self.editedBody(in: row) { return body }
        let leads = ["lead_paragraph", "lead", "standfirst"].lazy.compactMap { row[$0]?.string }
        guard hasPreset, let lead = leads.first(where: { !$0.isEmpty }) else { return nil }
        var body = ScrapedBody(plain: lead)
        body.isSummary = true
        return body
    }

    /// Under which names the programs of sites keep what their editors made, beside the markup made of it, which may be missing.
    private static func editedBody(in row: JSONValue) -> ScrapedBody? {
        let edited = ["lexical", "mobiledoc", "content_elements"].lazy.compactMap { row[$0] }
        if let markup = edited.compactMap(EditorText.markup).first { return ScrapedBody(markup: markup) }
        guard let text = row["plaintext"]?.string, !ASCII.trimmedText(text).isEmpty else { return nil }
        return ScrapedBody(plain: text)
    }

    private static func body(_ value: JSONValue) -> ScrapedBody? {
        if let paragraphs = value.elements {
            let texts = paragraphs.compactMap(\.string)
            if texts.count == paragraphs.count, !texts.isEmpty {
                return ScrapedBody(unstated: texts.joined(separator: "\n\n"))
            }
            if let text = EditorText.runs(paragraphs) { return ScrapedBody(plain: text) }
        }
        if let markup = EditorText.markup(value) { return ScrapedBody(markup: markup) }
        if let text = value.string { return ScrapedBody(unstated: text) }
        // An object with a title is an article of its own.
        let inner = value["title"] == nil ? value["text"]?.string : nil
        guard let text = value.writtenString ?? inner else { return nil }
        let isMarkup = value["rendered"] != nil || value["processed"] != nil
        return isMarkup ? ScrapedBody(markup: text) : ScrapedBody(unstated: text)
    }
}

extension JSONValue {
    /// Its text, if it is no number.
    fileprivate var writtenString: String? {
        if case .number = self { nil } else { writtenText }
    }
}
