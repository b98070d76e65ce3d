internal import Markup

/// What a source sees in one file: a line of `copydesk parse`.
package enum ParseReport {
    /// The line for one file, without the line feed.
    ///
    /// `file` is the name to report, `baseURL` where the document was fetched from, `contentType` the HTTP header
    /// saved with it.
    package static func line(
        file: String, bytes: [UInt8], baseURL: String? = nil, contentType: String? = nil
    ) -> [UInt8] {
        do {
            return try report(file: file, bytes: bytes, baseURL: baseURL, contentType: contentType)
        } catch {
            var writer = JSONWriter()
            writer.object {
                $0.key("file")
                $0.string(file)
                $0.key("error")
                $0.string(error.message)
                $0.key("error_class")
                $0.string("rejected")
                $0.key("code")
                $0.string(error.code.rawValue)
            }
            return writer.bytes
        }
    }

    private static func report(
        file: String, bytes: [UInt8], baseURL: String?, contentType: String?
    ) throws(SourceRefusal) -> [UInt8] {
        let format = try FormatSniffer.format(of: bytes, fileExtension: fileExtension(file))
        switch format {
        case .rss, .atom, .jsonFeed:
            return try feed(file, bytes, baseURL: baseURL, contentType: contentType)
        default:
            throw SourceRefusal(.unreadableFormat, "no feed: \(format.rawValue)")
        }
    }

    static func fileExtension(_ file: String) -> String? {
        let name = file.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        return String(name[name.index(after: dot)...])
    }

    private static func feed(
        _ file: String, _ bytes: [UInt8], baseURL: String?, contentType: String?
    ) throws(SourceRefusal) -> [UInt8] {
        let text = SourceText(bytes, contentType: contentType)
        let entries = ReportBuffer()
        let read = FeedReader.read(
            text.utf8, baseURL: baseURL, restart: { entries.writer.removeAll() },
            entry: { entry, feed in entries.add(entry, feed) })
        guard let read else { throw SourceRefusal(.unreadableFormat, "not a feed that can be read") }
        var writer = JSONWriter()
        writer.object {
            $0.key("file")
            $0.string(file)
            $0.key("feed")
            FeedReport.write(read, to: &$0)
            $0.key("entries")
            $0.array { $0.bytes.append(contentsOf: entries.writer.bytes) }
            $0.key("encoding")
            $0.string(text.encoding)
            $0.key("repaired")
            $0.bool(read.isRepaired || text.isRepaired)
        }
        return writer.bytes
    }
}

/// Collects entries while a feed is read.
final class ReportBuffer {
    var writer = JSONWriter()

    func add(_ entry: FeedEntry, _ feed: Feed) { FeedReport.write(entry, feed, to: &writer) }
}
