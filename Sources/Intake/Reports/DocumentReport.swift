internal import DateKit
internal import JSON
internal import Markup
internal import PipelineKit

/// Writes documents other than feed entries in the format of `copydesk parse`.
struct DocumentReport {
    private var entries = JSONWriter()
    private var faults: [String] = []
    private var isDamaged: Bool

    init(isDamaged: Bool) { self.isDamaged = isDamaged }

    mutating func add(_ fault: DocumentFault) {
        let known = fault.description
        faults.append([known.code, known.member].compactMap { $0 }.joined(separator: ": "))
        if case .drop = fault { return }
        isDamaged = true
    }

    mutating func add(_ document: consuming Document) {
        let record = document.record
        let content = FeedText(
            String(decoding: document.content, as: UTF8.self),
            kind: document.form == .plainText ? .plain : .html, base: document.baseURL)
        let title = record.title ?? (document.form == .page ? Self.title(document.content) : nil)
        if record.warnings.contains(where: { $0 == "truncated_input" || $0 == "encoding_repaired" }) {
            isDamaged = true
        }
        entries.object {
            Self.string("title", title, to: &$0)
            Self.string("subtitle", record.subtitle, to: &$0)
            Self.string("summary", record.summary, to: &$0)
            Self.string("content", content.reading.text, to: &$0)
            Self.string("id", record.input.member, to: &$0)
            Self.string("link", record.url, to: &$0)
            Self.string("published", FeedDate([record.published], language: nil).stamp?.utc, to: &$0)
            Self.string("updated", FeedDate([record.modified], language: nil).stamp?.utc, to: &$0)
            Self.string("language", record.language, to: &$0)
            Self.authors(record.authors, to: &$0)
            Self.strings("categories", record.tags, to: &$0)
            Self.string("publisher", record.source, to: &$0)
            Self.string("image", record.image, to: &$0)
            Self.strings("warnings", record.warnings, to: &$0)
        }
    }

    /// The line of a file.
    func line(_ file: String, format: SourceFormat, bytes: [UInt8], _ contentType: String?) -> [UInt8] {
        let text = format.isArchive ? nil : SourceText(bytes, contentType: contentType)
        var writer = JSONWriter()
        writer.object {
            $0.member("file", file)
            $0.key("feed")
            $0.object { Self.string("format", format.rawValue, to: &$0) }
            $0.key("entries")
            $0.array { $0.bytes.append(contentsOf: entries.bytes) }
            Self.strings("faults", faults, to: &$0)
            Self.string("encoding", text?.encoding, to: &$0)
            $0.member("repaired", isDamaged || text?.isRepaired == true)
        }
        return writer.bytes
    }

    /// The `title` of a page, as its source has it.
    private static func title(_ content: [UInt8]) -> String? {
        let head = String(decoding: content.prefix(1 << 16), as: UTF8.self)
        guard let open = head.firstRange(of: "<title") ?? head.firstRange(of: "<TITLE"),
            let start = head[open.upperBound...].firstIndex(of: ">"),
            let end = head[start...].firstRange(of: "</")
        else { return nil }
        return FeedText(String(head[head.index(after: start)..<end.lowerBound]), kind: .html).plainText
    }

    private static func string(_ key: String, _ value: String?, to writer: inout JSONWriter) {
        guard let value, !value.isEmpty else { return }
        writer.member(key, value)
    }

    private static func strings(_ key: String, _ values: [String], to writer: inout JSONWriter) {
        guard !values.isEmpty else { return }
        writer.member(key, values)
    }

    private static func authors(_ names: [String], to writer: inout JSONWriter) {
        guard !names.isEmpty else { return }
        writer.key("authors")
        writer.array {
            for name in names {
                $0.object { $0.member("name", name) }
            }
        }
    }
}
