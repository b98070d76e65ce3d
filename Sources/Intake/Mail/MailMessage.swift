internal import DateKit
internal import Markup
internal import PipelineKit
internal import TextKit

/// A newsletter as a mail program saves it: the relevant headers and the best of its texts.
struct MailMessage {
    /// A text of the message, decoded to UTF-8.
    struct Body {
        var utf8: [UInt8]
        var isHTML: Bool

        /// Whether markup holds letters or digits, not only a picture that counts readers.
        fileprivate var holdsText: Bool {
            HTMLText.plainText(ofFragment: utf8).contains {
                ASCII.isAlphanumeric($0) || UTF8Scalars.startsLetter($0)
            }
        }
    }

    private let part: MessagePart
    private let body: Body

    /// Reads a message.
    ///
    /// - Throws: `DocumentFault` if it has no headers or no text.
    init(_ bytes: [UInt8]) throws(DocumentFault) {
        var message = bytes[...]
        if message.starts(with: "From ".utf8), let newline = message.firstIndex(of: 0x0A) {
            message = QuotedEnvelope.removed(message[(newline + 1)...])[...]
        }
        part = MessagePart(message)
        guard !part.fields.isEmpty, let body = part.bestBody() else {
            throw DocumentFault(code: "unreadable_format", message: "the message has no text part")
        }
        self.body = body
    }

    private func header(_ name: String) -> String? {
        part.field(name).map(EncodedWords.decoded).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The message as a document.
    func document(_ item: LoadedItem) -> Document {
        var input = item.input
        let id = header("message-id").map {
            ASCII.trimmedText(String($0.drop { $0 == "<" }.prefix { $0 != ">" }))
        }
        let guid = id?.isEmpty == true ? nil : id
        input.member = guid ?? input.member
        var record = Record(kind: .mail, input: input)
        record.guid = guid
        record.url =
            header("archived-at").map { String($0.drop { $0 == "<" }.prefix { $0 != ">" }) } ?? item.url
        record.title = header("subject")
        let sender = header("from").flatMap { FeedPerson(text: $0) }
        record.source = sender?.name ?? sender?.email
        record.language = header("content-language").flatMap {
            $0.split(separator: ",").first.map(String.init)
        }
        record.published =
            header("date").flatMap { DateParser.parse($0, hints: .init(language: "en")) }?.rfc3339
        return Document(
            record: record, content: body.utf8, form: body.isHTML ? .fragment : .plainText,
            baseURL: record.url, fetchedAt: item.fetchedAt)
    }
}

extension MessagePart {
    /// Deeper nesting is not a newsletter.
    private static var maximumDepth: Int { 8 }

    /// The first HTML text in which there is something to read, else the first plain one; attachments are ignored.
    fileprivate func bestBody(depth: Int = 0) -> MailMessage.Body? {
        let type = contentType?.type ?? "text/plain"
        if type.hasPrefix("multipart/") {
            guard depth < Self.maximumDepth else { return nil }
            let parts = parts()
            guard !parts.isEmpty else { return undividedBody() }
            let bodies = parts.compactMap { MessagePart($0).bestBody(depth: depth + 1) }
            return bodies.first { $0.isHTML && $0.holdsText } ?? bodies.first { !$0.isHTML } ?? bodies.first
        }
        guard type == "text/html" || type == "text/plain",
            field("content-disposition")?.lowercased().hasPrefix("attachment") != true
        else { return nil }
        return body(isHTML: type == "text/html")
    }

    /// The text of a message that says it has parts and has none.
    private func undividedBody() -> MailMessage.Body? {
        let start = ASCII.trimmed(content()[...], of: ASCII.isSpace).prefix(64)
        let isHTML = start.first == UInt8(ascii: "<") && MarkupRoot.find(in: Array(start)) == .html
        return body(isHTML: isHTML)
    }

    private func body(isHTML: Bool) -> MailMessage.Body? {
        let text = SourceText(content(), contentType: field("content-type"))
        guard text.utf8.contains(where: { $0 > 0x20 }) else { return nil }
        return MailMessage.Body(utf8: text.utf8, isHTML: isHTML)
    }
}

/// ">From " at the start of a line, as mailboxes write a line of a message that begins with the word.
private enum QuotedEnvelope {
    /// The message with one mark less on each such line.
    static func removed(_ message: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(message.count)
        for line in message.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let marks = line.prefix { $0 == UInt8(ascii: ">") }
            let isQuoted = !marks.isEmpty && line[marks.endIndex...].starts(with: "From ".utf8)
            if line.startIndex != message.startIndex { output.append(0x0A) }
            output += isQuoted ? line.dropFirst() : line
        }
        return output
    }
}
