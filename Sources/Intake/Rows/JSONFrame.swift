internal import JSON
internal import Markup
internal import PipelineKit
internal import TextKit

/// The beginning of an object that holds rows: `{"version": "…", "items": [`.
enum JSONFrame {
    /// How far an array of rows is looked for.
    static let window = 1 << 16

    private static let names: Set<String> = [
        "items", "articles", "data", "results", "docs", "rows", "records", "entries", "stories", "news",
        "posts", "hits",
        "response", "channel", "feed", "documents", "pages", "content",
    ]

    /// Behind the bracket that opens the rows; nil for an object that holds none.
    static func end(in bytes: [UInt8]) -> Int? {
        var place = JSONPrefix.end(in: Array(bytes.prefix(JSONPrefix.window))) ?? 0
        var name = ""
        var depth = 0
        while place < min(bytes.count, window) {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                guard let end = JSONText.endOfString(in: bytes, from: place + 1) else { return nil }
                name = String(decoding: bytes[place + 1..<min(end, place + 64)], as: UTF8.self)
                place = end
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                let next = bytes[(place + 1)...].first { !ASCII.isSpace($0) }
                let opensRows = bytes[place] == UInt8(ascii: "[") && next == UInt8(ascii: "{")
                if opensRows, depth > 0, depth < 4, names.contains(name) { return place + 1 }
                depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            place += 1
        }
        return nil
    }

    /// Whether another object stands behind the first: feeds one a line, or glued together.
    static func isFollowed(_ bytes: [UInt8]) -> Bool {
        guard ByteOrderMark.removed(bytes[...]).first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else {
            return false
        }
        var scan = JSONRowScan(position: 0)
        guard let first = scan.next(in: bytes, isAtEnd: true), first.problem == nil,
            let next = scan.next(in: bytes, isAtEnd: true)
        else { return false }
        return bytes[next.range].first == UInt8(ascii: "{")
    }

    /// What a row is besides a scrape: a feed by its version, an item of a newswire by its keys.
    static func format(of row: JSONValue) -> SourceFormat? {
        if row["version"]?.string?.contains("jsonfeed.org/version") == true { return .jsonFeed }
        let keys = Set((row.members ?? []).map { $0.key.lowercased() })
        return keys.contains("uri") && !keys.isDisjoint(with: itemKeys) ? .ninjs : nil
    }

    private static let itemKeys: Set<String> = [
        "versioncreated", "firstcreated", "pubstatus", "body_xhtml", "body_text", "bodies", "headlines",
    ]

    /// Whether an object that holds rows is cut off before its end.
    static func isCut(_ bytes: [UInt8]) -> Bool {
        var scan = JSONRowScan(position: 0)
        return scan.next(in: bytes, isAtEnd: true)?.problem != nil && end(in: bytes) != nil
    }
}
