internal import Markup
internal import PipelineKit
internal import TextKit

/// A page in which a browser shows the source of another file: its viewer of XML, or `view-source:`.
enum SourceView {
    /// The source that a saved page of this kind shows; nil for other pages.
    static func source(in page: [UInt8]) -> [UInt8]? { tree(page) ?? lines(page) ?? text(page) }

    /// Whether a page shows a feed as a browser renders it, and no longer has its source: the viewer of Firefox, its preview of
    /// feeds, and whatever else begins with the tags of one.
    static func showsFeed(_ page: [UInt8]) -> Bool {
        let head = page.prefix(window)
        if isFeedPreview(head) { return true }
        guard roots.contains(where: { ASCII.contains(head, $0) }) else { return false }
        let shown = ASCII.trimmed(HTMLText.plainText(ofFragment: page).prefix(window), of: ASCII.isSpace)
        guard let start = shown.prefix(longestNotice).firstIndex(of: UInt8(ascii: "<")),
            isSource(shown, from: start)
        else { return false }
        switch MarkupRoot.find(in: Array(shown[start...])) {
        case .rss, .atom: return true
        default: return false
        }
    }

    /// Whether what a page shows is the source of a document, with a notice at most; an article that quotes one has more.
    private static func isSource(_ shown: ArraySlice<UInt8>, from start: Int) -> Bool {
        let isWhole = shown.count < window
        guard isWhole, let end = shown.lastIndex(of: UInt8(ascii: ">")) else { return !isWhole }
        let around = start - shown.startIndex + shown.endIndex - end
        return around * 2 < shown.count && shown.endIndex - end <= longestNotice
    }

    /// Whether the page's own root, and not one that it quotes, is that of Firefox's preview.
    private static func isFeedPreview(_ head: ArraySlice<UInt8>) -> Bool {
        guard let start = ByteSearch.place(of: Array("<html".utf8), in: Array(head), from: 0) else {
            return false
        }
        return ASCII.contains(
            head[(head.startIndex + start)...].prefix { $0 != UInt8(ascii: ">") }, feedPreview)
    }

    private static let window = 1 << 16
    /// "This XML file does not appear to have any style information associated with it. …"
    private static let longestNotice = 400
    private static let feedPreview = Array("id=\"feedhandler\"".utf8)
    private static let roots = ["&lt;rss", "&lt;feed", "&lt;rdf", "&lt;?xml", ">rss<", ">feed<", ">rdf:rdf<"]
        .map { Array($0.utf8) }

    // MARK: Forms

    /// Chrome keeps the tree of an XML file in an element of its own, before the rendering.
    private static func tree(_ page: [UInt8]) -> [UInt8]? {
        for quote in ["\"", ""] {
            let mark = Array("<div id=\(quote)webkit-xml-viewer-source-xml\(quote)>".utf8)
            guard let start = ByteSearch.place(of: mark, in: page, from: 0) else { continue }
            let rest = page[(start + mark.count)...]
            let end = rest.firstRange(of: "<div class=\(quote)pretty-print".utf8)?.lowerBound
            return withoutEnd(rest[..<(end ?? rest.endIndex)])
        }
        return nil
    }

    /// The tree without the end tag of the element that holds it.
    private static func withoutEnd(_ tree: ArraySlice<UInt8>) -> [UInt8] {
        let tree = ASCII.trimmed(tree, of: ASCII.isSpace)
        return Array(tree.suffix(6).elementsEqual("</div>".utf8) ? tree.dropLast(6) : tree)
    }

    /// Chrome's `view-source:` has a cell for each line.
    private static func lines(_ page: [UInt8]) -> [UInt8]? {
        // The standard library's search for a range took three quarters of a run's instructions here.
        let head = Array(page.prefix(window))
        let mark = ["class=\"line-content\"", "class=line-content"].lazy.map { Array("<td \($0)>".utf8) }
            .first { ByteSearch.place(of: $0, in: head, from: 0) != nil }
        guard let mark else { return nil }
        var source: [UInt8] = []
        var position = 0
        while let start = ByteSearch.place(of: mark, in: page, from: position) {
            let rest = page[(start + mark.count)...]
            position = rest.firstRange(of: "</td>".utf8)?.lowerBound ?? page.endIndex
            source += written(page[(start + mark.count)..<position]) + [0x0A]
        }
        return source
    }

    /// Firefox's `view-source:` has all of it in one element.
    private static func text(_ page: [UInt8]) -> [UInt8]? {
        let head = page.prefix(4096)
        guard ByteSearch.place(of: Array("id=\"viewsource\"".utf8), in: Array(head), from: 0) != nil,
            let start = head.firstRange(of: "<pre".utf8)?.upperBound,
            let open = page[start...].firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        return written(page[(open + 1)...])
    }

    /// What stands between tags, with its references read.
    private static func written(_ markup: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        var rest = markup
        while let tag = rest.firstIndex(of: UInt8(ascii: "<")) {
            text += rest[..<tag]
            rest = rest[(rest[tag...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? rest.endIndex)...]
        }
        return HTMLEntities.decode(text + rest)
    }
}
