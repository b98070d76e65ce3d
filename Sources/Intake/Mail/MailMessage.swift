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
    private let body: Body?
    /// Whether the file that the message stands in ends within it.
    private let isCut: Bool
    /// The messages that it carries.
    let enclosed: [EnclosedMessage]

    /// Reads a message, with what its mailbox or program writes before it.
    ///
    /// - Throws: `DocumentFault` if it has no headers.
    init(_ bytes: [UInt8]) throws(DocumentFault) {
        let bytes = MacintoshMail.isOne(bytes.prefix(1 << 15)) ? MacintoshMail.withLineFeeds(bytes) : bytes
        let opening = MailOpening(bytes[...])
        let (message, isWhole) = opening.message(in: bytes[...])
        part = MessagePart(opening.kind == .mailbox ? QuotedEnvelope.removed(message)[...] : message)
        guard !part.fields.isEmpty else { throw DocumentFault(Self.textless) }
        isCut = !isWhole
        body = part.bestBody()
        enclosed = part.enclosedMessages() + Self.digested(body, subject: part.field("subject"))
    }

    /// The messages of a digest that is one plain text.
    private static func digested(_ body: Body?, subject: String?) -> [EnclosedMessage] {
        guard let body, !body.isHTML else { return [] }
        let isCalledDigest = subject?.lowercased().contains("digest") == true
        let messages = PlainDigest(body.utf8[...], isCalledDigest: isCalledDigest)?.messages ?? []
        return messages.map { EnclosedMessage(bytes: Array($0), place: .digest) }
    }

    static let textless = SourceRefusal(.unreadableFormat, "the message has no text part")

    /// What becomes of its own text.
    enum Own { case document, contents, none }

    /// The text of a digest lists what is in it.
    var own: Own {
        guard body != nil else { return .none }
        return enclosed.contains { $0.place == .digest } ? .contents : .document
    }

    private func header(_ name: String) -> String? {
        part.field(name).map(EncodedWords.decoded).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Its own id, without angle brackets.
    private var guid: String? {
        let id = header("message-id").map {
            ASCII.trimmedText(String($0.drop { $0 == "<" }.prefix { $0 != ">" }))
        }
        return id?.isEmpty == true ? nil : id
    }

    /// What it is called in `input.member`.
    func member(of item: LoadedItem) -> String? { guid ?? item.input.member }

    /// The message's own text as a document.
    func document(_ item: LoadedItem) -> Document {
        var input = item.input
        input.member = member(of: item)
        let body = body ?? Body(utf8: [], isHTML: false)
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
        if isCut { record.warn("truncated_input") }
        return Document(
            record: record, content: body.utf8, form: body.isHTML ? .fragment : .plainText,
            baseURL: record.url, fetchedAt: item.fetchedAt)
    }
}

extension MessagePart {
    /// The first HTML text in which there is something to read, else the first plain one; attachments are ignored.
    fileprivate func bestBody(depth: Int = 0) -> MailMessage.Body? {
        let type = contentType?.type ?? "text/plain"
        if type.hasPrefix("multipart/") {
            // What a digest holds are messages, whatever their parts leave unsaid.
            guard depth < Self.maximumDepth, type != "multipart/digest" else { return nil }
            let parts = parts()
            guard !parts.isEmpty else { return undividedBody() }
            let bodies = parts.compactMap { MessagePart($0).bestBody(depth: depth + 1) }
            return bodies.first { $0.isHTML && $0.holdsText } ?? bodies.first { !$0.isHTML } ?? bodies.first
        }
        guard type == "text/html" || type == "text/plain", !isAttachment else { return nil }
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
            let isQuoted = !marks.isEmpty && line[marks.endIndex...].starts(with: MailOpening.envelope)
            if line.startIndex != message.startIndex { output.append(0x0A) }
            output += isQuoted ? line.dropFirst() : line
        }
        return output
    }
}
