internal import PipelineKit
internal import TextKit

/// Whether a body in an archive may be a document: told by its bytes, then by its type, then by its address.
enum ArchivedBody {
    /// Why it is none; nil where it may be one.
    static func reasonToDrop(_ body: [UInt8], _ contentType: String?, address: String?) -> DropReason.Code? {
        if address.map(NonDocuments.isSiteFile) == true { return .siteFile }
        let head = FormatSniffer.head(of: body)
        if FormatSniffer.isMedia(body[...]) { return .notText }
        if isPage(head) { return nil }
        switch BodyType(contentType) {
        case .other: return .notText
        case .markup where head.first == UInt8(ascii: "<"): return nil
        case .json, .markup, .unstated:
            if head.first != UInt8(ascii: "<"), address.map(NonDocuments.isOne) == true { return .notText }
            return isData(head, contentType) ? .notText : nil
        }
    }

    /// Whether it begins as only pages and feeds do, whatever its type says.
    private static func isPage(_ head: [UInt8]) -> Bool {
        guard head.first == UInt8(ascii: "<") else { return false }
        if pageStarts.contains(where: { ASCII.starts(head[...], with: $0) }) { return true }
        switch MarkupRoot.find(in: head) {
        case .rss, .atom, .sitemap, .opml, .nitf, .newsML1, .newsMLG2: return true
        default: return false
        }
    }

    private static let pageStarts = ["<!doctype html", "<html", "<head", "<body"].map { Array($0.utf8) }

    /// Whether it is JSON and not a feed that says so: most JSON in an archive is what scripts have asked for.
    private static func isData(_ head: [UInt8], _ contentType: String?) -> Bool {
        let isStatedJSON = BodyType(contentType) == .json
        guard head.first == UInt8(ascii: "{") || head.first == UInt8(ascii: "[") else { return isStatedJSON }
        switch try? FormatSniffer.format(of: head) {
        case .jsonFeed: return !isStatedFeed(contentType) && !contains(head, "jsonfeed.org/version")
        case .ninjs: return !contains(head, "\"versioncreated\"")
        case .json, .jsonLines: return true
        default: return isStatedJSON
        }
    }

    private static func isStatedFeed(_ contentType: String?) -> Bool {
        contentType.map { ContentType($0).type } == "application/feed+json"
    }

    private static func contains(_ head: [UInt8], _ word: String) -> Bool {
        ASCII.contains(head[...], Array(word.utf8))
    }
}

/// What a Content-Type says of a body.
private enum BodyType {
    /// HTML, or some XML.
    case markup
    case json
    /// Text, a stream of bytes, nothing, or what is no type.
    case unstated
    /// Images, scripts, styles, programs: no text for people.
    case other

    init(_ contentType: String?) {
        let type = contentType.map { ContentType($0).type } ?? ""
        let others = ["image/", "audio/", "video/", "font/", "model/", "text/css", "text/vtt"]
        if others.contains(where: type.hasPrefix) {
            self = .other
        } else if type.contains("html") || type.contains("xml") {
            self = .markup
        } else if type.contains("json") {
            self = .json
        } else {
            self = Self.mayBeText(type) ? .unstated : .other
        }
    }

    private static func mayBeText(_ type: String) -> Bool {
        if type.contains("javascript") || type.contains("ecmascript") { return false }
        guard type.hasPrefix("application/") else { return true }
        return [
            "octet-stream", "warc-record", "http", "unknown", "x-unknown", "force-download", "x-download",
            "download",
            "text", "x-gzip", "gzip", "rss", "atom", "rdf",
        ].contains(String(type.dropFirst("application/".count)))
    }
}
