internal import DateKit
internal import Markup
internal import PipelineKit
internal import TextKit

/// A newsletter as a mail program keeps it: the headers that matter and the best of its texts.
struct MailMessage {
    /// A text of the message, decoded to UTF-8.
    struct Body {
        var utf8: [UInt8]
        var isHTML: Bool
    }

    private let headers: [ArchiveMember.Header]
    private let body: Body

    /// Reads a message; nil if it has no headers or no text.
    init?(_ bytes: [UInt8]) {
        var message = bytes[...]
        if message.starts(with: "From ".utf8), let newline = message.firstIndex(of: 0x0A) {
            message = message[(newline + 1)...]
        }
        let part = MailPart(message)
        guard !part.headers.isEmpty, let body = part.bestBody() else { return nil }
        headers = part.headers
        self.body = body
    }

    private func header(_ name: String) -> String? {
        headers.first { $0.name == name }.map { MailWords.decoded($0.value) }
            .flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The document that the message is.
    func document(_ item: LoadedItem) -> Document {
        var input = item.input
        if let id = header("message-id") { input.member = String(id.drop { $0 == "<" }.prefix { $0 != ">" }) }
        var record = Record(kind: .page, input: input)
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
            baseURL: record.url)
    }
}

/// One part of a message: headers, an empty line, a body that may hold parts.
struct MailPart {
    let headers: [ArchiveMember.Header]
    private let content: ArraySlice<UInt8>
    private let depth: Int

    /// Deeper nesting is no newsletter.
    private static let maximumDepth = 8
    private static let maximumParts = 256

    init(_ bytes: ArraySlice<UInt8>, depth: Int = 0) {
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let isEmpty = bytes[position..<end].allSatisfy { $0 == 0x0D }
            position = min(end + 1, bytes.endIndex)
            if isEmpty { break }
        }
        headers = ArchiveHeader.fields(bytes[..<position], skippingFirstLine: false)
        content = bytes[position...]
        self.depth = depth
    }

    private func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// "text/html", in lower case.
    private var type: String {
        let value = header("content-type") ?? "text/plain"
        return ASCII.trimmedText(String(value.prefix { $0 != ";" })).lowercased()
    }

    /// The first HTML text, else the first plain one; attachments are no text.
    func bestBody() -> MailMessage.Body? {
        if type.hasPrefix("multipart/") {
            guard depth < Self.maximumDepth else { return nil }
            let bodies = parts().compactMap { $0.bestBody() }
            return bodies.first(where: \.isHTML) ?? bodies.first
        }
        guard type == "text/html" || type == "text/plain",
            header("content-disposition")?.lowercased().hasPrefix("attachment") != true
        else { return nil }
        let text = SourceText(decoded(), contentType: header("content-type"))
        guard text.utf8.contains(where: { $0 > 0x20 }) else { return nil }
        return MailMessage.Body(utf8: text.utf8, isHTML: type == "text/html")
    }

    private func decoded() -> [UInt8] {
        switch header("content-transfer-encoding").map({ ASCII.trimmedText($0).lowercased() }) {
        case "base64": MailWords.base64(content)
        case "quoted-printable": MailWords.quotedPrintable(content, isHeader: false)
        default: Array(content)
        }
    }

    private func parts() -> [MailPart] {
        guard let boundary = MailWords.parameter("boundary", of: header("content-type") ?? "") else {
            return []
        }
        let mark = Array("--\(boundary)".utf8)
        var parts: [MailPart] = []
        var start: Int?
        var position = content.startIndex
        while position < content.endIndex, parts.count < Self.maximumParts {
            let end = content[position...].firstIndex(of: 0x0A) ?? content.endIndex
            let line = content[position..<end]
            if line.starts(with: mark) {
                if let start { parts.append(MailPart(content[start..<position], depth: depth + 1)) }
                start =
                    line.dropFirst(mark.count).starts(with: "--".utf8) ? nil : min(end + 1, content.endIndex)
            }
            position = end + 1
        }
        if let start { parts.append(MailPart(content[start...], depth: depth + 1)) }
        return parts
    }
}
