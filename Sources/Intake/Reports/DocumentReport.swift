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
        if case .counted = fault { return }
        let known = fault.cause
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
            $0.memberIfAny("title", title)
            $0.memberIfAny("subtitle", record.subtitle)
            $0.memberIfAny("summary", record.summary)
            $0.memberIfAny("content", content.reading.text)
            $0.memberIfAny("id", record.input.member)
            $0.memberIfAny("link", record.url)
            $0.memberIfAny("published", FeedDate([record.published], language: nil).stamp?.utc)
            $0.memberIfAny("updated", FeedDate([record.modified], language: nil).stamp?.utc)
            $0.memberIfAny("language", record.language)
            Self.authors(record.authors, to: &$0)
            $0.memberIfAny("categories", record.tags)
            $0.memberIfAny("publisher", record.source)
            $0.memberIfAny("image", record.image)
            $0.memberIfAny("warnings", record.warnings)
        }
    }

    /// The line of a file.
    func line(_ file: String, format: SourceFormat, bytes: [UInt8], _ contentType: String?) -> [UInt8] {
        let text = format.isArchive ? nil : SourceText(bytes, contentType: contentType)
        var writer = JSONWriter()
        writer.object {
            $0.member("file", file)
            $0.key("feed")
            $0.object { $0.memberIfAny("format", format.rawValue) }
            $0.key("entries")
            $0.array { $0.bytes.append(contentsOf: entries.bytes) }
            $0.memberIfAny("faults", faults)
            $0.memberIfAny("encoding", text?.encoding)
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
