internal import PipelineKit
internal import TextKit

/// Whole documents that stand one behind the other in one file, as `wget -O`, `cat` and joined members of gzip leave them.
enum GluedDocuments {
    /// The places of the documents in a file; one range of all of it where there are no others.
    static func parts(of bytes: [UInt8], _ format: SourceFormat) -> [Range<Int>] {
        let ends = endTags(of: format).flatMap { places(behind: $0, in: bytes) }.sorted()
        var starts = [0]
        for end in ends where end < bytes.count {
            if let root = root(in: bytes[end...]), isOther(root, than: format, bytes[end...]) {
                starts.append(end)
            }
        }
        return zip(starts, starts.dropFirst() + [bytes.count]).map { $0..<$1 }
    }

    /// Feeds of one kind are read one behind the other as they are.
    private static func isOther(
        _ root: SourceFormat, than format: SourceFormat, _ rest: ArraySlice<UInt8>
    ) -> Bool {
        switch format {
        case .html: root != .html || isWholePage(rest)
        case .rss, .atom, .sitemap, .opml: root != format && root != .html
        default: root != .html
        }
    }

    /// Counters and advertisements behind a page have a root, but no title.
    private static func isWholePage(_ rest: ArraySlice<UInt8>) -> Bool {
        let page = Array(rest.prefix(FormatSniffer.window))
        let end = ByteSearch.place(of: Array("</html".utf8), in: page, from: 0) ?? page.count
        return ASCII.contains(page[..<end], Array("<title".utf8))
            && ASCII.contains(page[..<end], Array("<body".utf8))
    }

    /// The format that begins here, with nothing but blanks, a prolog and comments before it.
    private static func root(in rest: ArraySlice<UInt8>) -> SourceFormat? {
        guard rest.first(where: { !ASCII.isSpace($0) }) == UInt8(ascii: "<") else { return nil }
        let head = Array(rest.prefix(4096).drop { ASCII.isSpace($0) })
        let isRoot = ["<!doctype", "<?xml", "<!--", "<html"].contains {
            ASCII.starts(head[...], with: Array($0.utf8))
        }
        guard let format = MarkupRoot.find(in: head), format != .html || isRoot else { return nil }
        return format
    }

    private static func places(behind tag: [UInt8], in bytes: [UInt8]) -> [Int] {
        var places: [Int] = []
        while let place = ByteSearch.place(of: tag, in: bytes, from: places.last ?? 0) {
            places.append(place + tag.count)
        }
        return places
    }

    private static func endTags(of format: SourceFormat) -> [[UInt8]] {
        let names: [String]
        switch format {
        case .html: names = ["html", "HTML"]
        case .rss: names = ["rss", "rdf:RDF"]
        case .atom: names = ["feed"]
        case .sitemap: names = ["urlset", "sitemapindex"]
        case .opml: names = ["opml"]
        case .nitf: names = ["nitf"]
        default: names = []
        }
        return names.map { Array("</\($0)>".utf8) }
    }
}

extension DocumentOpener {
    /// Opens the documents of a file that holds several; false if it holds one.
    func openGlued(
        _ item: LoadedItem, _ opened: OpenedSource, _ notes: SourceNotes, each: (consuming Document) -> Void,
        fault: (DocumentFault) -> Void
    ) throws(DocumentFault) -> Bool {
        guard !opened.isStated else { return false }
        let parts = GluedDocuments.parts(of: opened.bytes, opened.format)
        guard parts.count > 1 else { return false }
        for (index, part) in parts.enumerated() {
            var single = item
            single.bytes = Array(opened.bytes[part])
            if item.input.member == nil { single.input.offset = part.lowerBound }
            single.input.member = item.input.memberName("document-\(index)")
            do throws(DocumentFault) {
                try openDocument(single, try source(single), notes, each: each, fault: fault)
            } catch {
                fault(error.located(member: single.input.member, offset: single.input.offset))
            }
        }
        return true
    }
}
