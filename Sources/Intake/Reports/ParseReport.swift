internal import JSON
internal import Markup
internal import PipelineKit

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
                $0.member("file", file)
                $0.member("error", error.message)
                $0.member("error_class", "rejected")
                $0.member("code", error.code.rawValue)
            }
            return writer.bytes
        }
    }

    private static func report(
        file: String, bytes: [UInt8], baseURL: String?, contentType: String?
    ) throws(SourceRefusal) -> [UInt8] {
        let opened = try OpenedSource(bytes, name: file)
        let input = ParseInput(
            file: file, bytes: opened.bytes, contentType: contentType, isDamaged: opened.isDamaged)
        switch opened.format {
        case .jsonFeed, .ninjs:
            // What is neither after all is what its rows are, as in a run.
            if let line = try? jsonEntries(input, opened.format, baseURL) { return line }
            return try documents(input, opened, baseURL: baseURL)
        case .rss, .atom:
            return try entries(input) { text, buffer in
                FeedReader.read(text, baseURL: baseURL, restart: buffer.restart, entry: buffer.add)
            }
        case .sitemap, .opml, .nitf, .newsML1, .newsMLG2:
            return try entries(input) { text, buffer in
                NewswireReader.read(text, baseURL: baseURL, restart: buffer.restart, entry: buffer.add)
            }
        case .warc, .arc: return try archive(input, opened)
        case .html where OpenedSource.claimsXML(file):
            // To debug a feed it matters that a server sent its error page.
            throw SourceRefusal(.unreadableFormat, "the file name says feed, but the content is an HTML page")
        default: return try documents(input, opened, baseURL: baseURL)
        }
    }

    private static func jsonEntries(
        _ input: ParseInput, _ format: SourceFormat, _ baseURL: String?
    ) throws(SourceRefusal) -> [UInt8] {
        try entries(input) { text, buffer in
            guard format == .ninjs else {
                return FeedReader.read(text, baseURL: baseURL, restart: buffer.restart, entry: buffer.add)
            }
            guard let contents = NinjsReader.read(text, baseURL: baseURL) else { return nil }
            for entry in contents.entries { buffer.add(entry, contents.feed) }
            return contents.feed
        }
    }

    /// Pages, text, scrapes, mail and packed files: what `fetch` makes of each document, before any other stage.
    private static func documents(
        _ input: ParseInput, _ opened: OpenedSource, baseURL: String?
    ) throws(SourceRefusal) -> [UInt8] {
        var item = LoadedItem(
            input: InputReference(path: input.file), bytes: opened.bytes, url: baseURL,
            contentType: input.contentType)
        item.format = opened.format
        item.name = opened.compression == nil ? "" : nil
        var report = DocumentReport(isDamaged: input.isDamaged)
        do throws(DocumentFault) {
            try DocumentOpener().open(item) {
                report.add($0)
            } fault: {
                report.add($0)
            }
        } catch {
            throw SourceRefusal(
                Fault.Code(rawValue: error.cause.code) ?? .unreadableFormat,
                error.cause.message)
        }
        return report.line(input.file, format: opened.format, bytes: opened.bytes, input.contentType)
    }

    private static func archive(_ input: ParseInput, _ opened: OpenedSource) throws(SourceRefusal) -> [UInt8]
    {
        var writer = JSONWriter()
        try writer.object { (writer: inout JSONWriter) throws(SourceRefusal) in
            writer.member("file", input.file)
            let isDamaged = try WARCReport.write(
                opened.bytes, opened.format, compression: opened.compression, to: &writer)
            writer.member("repaired", isDamaged)
        }
        return writer.bytes
    }

    private static func entries(
        _ input: ParseInput, read: ([UInt8], ReportBuffer) -> Feed?
    ) throws(SourceRefusal) -> [UInt8] {
        let text = SourceText(input.bytes, contentType: input.contentType)
        let buffer = ReportBuffer()
        guard let feed = read(text.utf8, buffer) else {
            throw SourceRefusal(.unreadableFormat, "the root element does not match the detected format")
        }
        var writer = JSONWriter()
        writer.object {
            $0.member("file", input.file)
            $0.key("feed")
            FeedReport.write(feed, to: &$0)
            $0.key("entries")
            $0.array { $0.bytes.append(contentsOf: buffer.writer.bytes) }
            $0.member("encoding", text.encoding == "windows-874" ? "cp874" : text.encoding)
            $0.member("repaired", feed.isRepaired || text.isRepaired || input.isDamaged)
        }
        return writer.bytes
    }
}

/// One file to report on, decompressed.
private struct ParseInput {
    var file: String
    var bytes: [UInt8]
    var contentType: String?
    var isDamaged: Bool
}

/// Collects entries while a document is read.
final class ReportBuffer {
    private(set) var writer = JSONWriter()

    func restart() { writer.removeAll() }

    func add(_ entry: FeedEntry, _ feed: Feed) { FeedReport.write(entry, feed, to: &writer) }
}
