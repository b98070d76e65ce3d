internal import PipelineKit
internal import TextKit

/// Finds the element that identifies the format of markup.
enum MarkupRoot {
    /// The format that the first identifying element states; nil if there is no markup.
    ///
    /// A text that mentions `<feed>` or `<rss version="2.0">` is none: see `MarkupMention`.
    static func find(in text: [UInt8]) -> SourceFormat? {
        var position = 0
        var mention = MarkupMention()
        var fallback: SourceFormat?
        var elements = 0
        while let start = text[position...].firstIndex(of: UInt8(ascii: "<")) {
            mention.read(text[position..<start])
            position = start + 1
            let rest = text[position...]
            if rest.starts(with: "!--".utf8) {
                position = after("-->", in: text, from: position + 3) ?? position + 3
            } else if rest.starts(with: "?".utf8) {
                if rest.starts(with: "?xml ".utf8) { mention.begin() }
                position = after(">", in: text, from: position) ?? text.count
            } else if rest.first == UInt8(ascii: "!") {
                if isHTMLDoctype(rest) { fallback = .html }
            } else {
                let name = elementName(rest)
                guard !name.isEmpty else { continue }
                if let format = format(name, Array(rest.prefix(1024))) {
                    if !mention.isOne(of: format, rest) { return format }
                    position += name.utf8.count
                    continue
                }
                elements += 1
                if name == "head" || name == "title" || name == "meta" { return .html }
                if fallback == nil { fallback = htmlElements.contains(name) ? .html : nil }
                // A feed may follow a page of warnings, but not real content.
                if elements > 400 { break }
            }
        }
        return fallback ?? (elements > 0 && text[0] == UInt8(ascii: "<") ? .html : nil)
    }

    private static func isHTMLDoctype(_ rest: ArraySlice<UInt8>) -> Bool {
        let declaration = String(decoding: rest.prefix(32), as: UTF8.self).lowercased()
        guard declaration.hasPrefix("!doctype") else { return false }
        return declaration.dropFirst(8).drop { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" }
            .hasPrefix("html")
    }

    private static func format(_ name: String, _ tag: [UInt8]) -> SourceFormat? {
        let local = name.split(separator: ":").last.map(String.init) ?? name
        switch local {
        case "rss", "rdf", "channel": return .rss
        case "feed": return .atom
        case "entry": return String(decoding: tag, as: UTF8.self).contains("Atom") ? .atom : nil
        case "mediawiki": return .mediaWiki
        case "doc": return isExtractedPage(tag) ? .wikiExtractor : nil
        case "urlset", "sitemapindex": return .sitemap
        case "opml": return .opml
        case "nitf": return .nitf
        case "newsml": return .newsML1
        case "newsitem", "newsmessage", "packageitem", "conceptitem", "knowledgeitem", "planningitem",
            "catalogitem":
            return .newsMLG2
        case "html", "body": return .html
        default: return nil
        }
    }

    /// The attributes that WikiExtractor writes.
    private static func isExtractedPage(_ tag: [UInt8]) -> Bool {
        let words = String(decoding: tag.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
        return [" id=", " url=", " title="].allSatisfy { words.contains($0) }
    }

    /// The root of XML in a vocabulary that has no articles, such as oEmbed or SVG; nil for anything that may be a page.
    ///
    /// Markup by a browser's rules begins with one of HTML's elements, or has elements of its own with a hyphen.
    static func foreignRoot(of text: [UInt8]) -> String? {
        var position = 0
        var isXML = false
        while let start = text[position...].firstIndex(of: UInt8(ascii: "<")) {
            guard position > 0 || text[..<start].allSatisfy(ASCII.isSpace) else { return nil }
            position = start + 1
            let rest = text[position...]
            if rest.starts(with: "!--".utf8) {
                position = after("-->", in: text, from: position + 3) ?? text.count
            } else if rest.first == UInt8(ascii: "!") {
                if isHTMLDoctype(rest) { return nil }
                isXML = isXML || ASCII.starts(rest, with: Array("!doctype".utf8))
            } else if rest.first == UInt8(ascii: "?") {
                isXML = isXML || ASCII.starts(rest, with: Array("?xml".utf8))
                position = after(">", in: text, from: position) ?? text.count
            } else {
                let name = elementName(rest)
                if name == "article", isJournalArticle(rest) { return "article> of JATS" }
                let isForeign = !name.isEmpty && !allElements.contains(name) && !name.hasSuffix(":html")
                return isForeign && (isXML || !name.contains("-") || !holdsPage(rest)) ? name : nil
            }
        }
        return nil
    }

    /// Journals deposit articles in a vocabulary whose root is an element of HTML.
    private static func isJournalArticle(_ rest: ArraySlice<UInt8>) -> Bool {
        let head = rest.prefix(1 << 13)
        return ["<journal-meta", "<article-meta"].contains { ASCII.contains(head, Array($0.utf8)) }
    }

    /// Whether an element of HTML stands in what a root of somebody's own holds.
    private static func holdsPage(_ rest: ArraySlice<UInt8>) -> Bool {
        var rest = rest.prefix(1 << 14)
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(start + 1)...]
            if allElements.contains(elementName(rest)) { return true }
        }
        return false
    }

    private static func elementName(_ rest: ArraySlice<UInt8>) -> String {
        guard rest.first.map(ASCII.isLetter) == true else { return "" }
        let name = rest.prefix(64).prefix { byte in
            ASCII.isLetter(byte) || (byte >= 0x2D && byte <= 0x3A && byte != 0x2F)
        }
        // "<mira@gazette.example>" is an address.
        guard rest.dropFirst(name.count).first != UInt8(ascii: "@") else { return "" }
        return String(decoding: name, as: UTF8.self).lowercased()
    }

    private static func after(_ pattern: String, in text: [UInt8], from start: Int) -> Int? {
        ByteSearch.place(of: Array(pattern.utf8), in: text, from: start).map { $0 + pattern.utf8.count }
    }

    private static let htmlElements: Set<String> = [
        "a", "article", "b", "br", "center", "div", "em", "font", "form", "h1", "h2", "h3", "head", "i",
        "img", "link",
        "li", "main", "meta", "ol", "p", "pre", "script", "section", "span", "strong", "style", "table",
        "title", "ul",
    ]

    /// All elements of HTML that a saved piece of a page may begin with.
    private static let allElements: Set<String> = htmlElements.union([
        "html", "body", "abbr", "acronym", "address", "applet", "area", "aside", "audio", "base", "basefont",
        "bdi",
        "bdo", "big", "blockquote", "button", "canvas", "caption", "cite", "code", "col", "colgroup", "data",
        "datalist", "dd", "del", "details", "dfn", "dialog", "dir", "dl", "dt", "embed", "fieldset",
        "figcaption",
        "figure", "footer", "frame", "frameset", "h4", "h5", "h6", "header", "hgroup", "hr", "iframe",
        "input", "ins",
        "kbd", "label", "legend", "map", "mark", "marquee", "math", "menu", "meter", "nav", "nobr",
        "noframes",
        "noscript", "object", "optgroup", "option", "output", "param", "picture", "progress", "q", "rp", "rt",
        "ruby",
        "s", "samp", "search", "select", "slot", "small", "source", "strike", "sub", "summary", "sup",
        "tbody", "td",
        "template", "textarea", "tfoot", "th", "thead", "time", "tr", "track", "tt", "u", "var", "video",
        "wbr", "xmp",
        "plaintext", "layer", "ilayer", "nolayer", "spacer", "blink", "image",
    ])
}
