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
            return try entries(file, bytes, contentType) { text, buffer in
                FeedReader.read(text, baseURL: baseURL, restart: buffer.restart, entry: buffer.add)
            }
        case .sitemap, .opml, .nitf, .newsML1, .newsMLG2:
            return try entries(file, bytes, contentType) { text, buffer in
                NewswireReader.read(text, baseURL: baseURL, restart: buffer.restart, entry: buffer.add)
            }
        case .ninjs:
            return try entries(file, bytes, contentType) { text, buffer in
                guard let contents = NinjsReader.read(text, baseURL: baseURL) else { return nil }
                for entry in contents.entries { buffer.add(entry, contents.feed) }
                return contents.feed
            }
        default:
            throw SourceRefusal(.unreadableFormat, "no feed: \(format.rawValue)")
        }
    }

    static func fileExtension(_ file: String) -> String? {
        let name = file.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        return String(name[name.index(after: dot)...])
    }

    private static func entries(
        _ file: String, _ bytes: [UInt8], _ contentType: String?, read: ([UInt8], ReportBuffer) -> Feed?
    ) throws(SourceRefusal) -> [UInt8] {
        let text = SourceText(bytes, contentType: contentType)
        let buffer = ReportBuffer()
        guard let feed = read(text.utf8, buffer) else {
            throw SourceRefusal(.unreadableFormat, "the document's root is not what its beginning says")
        }
        var writer = JSONWriter()
        writer.object {
            $0.key("file")
            $0.string(file)
            $0.key("feed")
            FeedReport.write(feed, to: &$0)
            $0.key("entries")
            $0.array { $0.bytes.append(contentsOf: buffer.writer.bytes) }
            $0.key("encoding")
            $0.string(text.encoding == "windows-874" ? "cp874" : text.encoding)
            $0.key("repaired")
            $0.bool(feed.isRepaired || text.isRepaired)
        }
        return writer.bytes
    }
}

/// Collects entries while a document is read.
final class ReportBuffer {
    private(set) var writer = JSONWriter()

    func restart() { writer.removeAll() }

    func add(_ entry: FeedEntry, _ feed: Feed) { FeedReport.write(entry, feed, to: &writer) }
}
