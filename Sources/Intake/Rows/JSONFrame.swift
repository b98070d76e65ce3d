internal import JSON
internal import Markup
internal import PipelineKit
internal import TextKit

/// Looks for the arrays of rows that objects hold: `{"version": "…", "items": [`.
///
/// Goes on behind the end of each array: an answer has several lists, and a file several answers.
struct JSONFrameScan {
    /// Where looking goes on; behind the bracket of an array that was found.
    private(set) var place: Int
    /// Where the outermost object begins.
    private(set) var top: Int?
    private var name = ""
    private var depth = 0

    init(position: Int) { place = position }

    private static let names: Set<String> = [
        "items", "articles", "data", "results", "docs", "rows", "records", "entries", "stories", "news",
        "posts", "hits", "scrapes",
        "response", "channel", "feed", "documents", "pages", "content",
    ]

    /// Behind the bracket that opens the next rows; nil if there are none before `end`.
    mutating func next(in bytes: [UInt8], before end: Int) -> Int? {
        while place < min(end, bytes.count) {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                guard let close = JSONText.endOfString(in: bytes, from: place + 1) else { return nil }
                name = String(decoding: bytes[place + 1..<min(close, place + 64)], as: UTF8.self)
                place = close
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard let next = bytes[(place + 1)...].first(where: { !ASCII.isSpace($0) }) else {
                    return nil
                }
                if opensRows(bytes[place], next) {
                    place += 1
                    return place
                }
                if depth <= 0 { top = place }
                depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            place += 1
        }
        return nil
    }

    private func opensRows(_ byte: UInt8, _ next: UInt8) -> Bool {
        byte == UInt8(ascii: "[") && next == UInt8(ascii: "{") && (1..<4).contains(depth)
            && Self.names.contains(name)
    }

    /// Goes on behind an array that was found.
    mutating func resume(at position: Int) { place = position }

    /// Everything was moved towards the beginning by that many bytes.
    mutating func rebase(by count: Int) {
        place -= count
        top = top.flatMap { $0 >= count ? $0 - count : nil }
    }
}

/// Objects that hold rows, or are them.
enum JSONFrame {
    /// How far an array of rows is looked for.
    static let window = 1 << 16

    /// The scan behind the bracket that opens the first rows; nil for an object that holds none.
    static func firstRows(in bytes: [UInt8]) -> JSONFrameScan? {
        var scan = JSONFrameScan(
            position: JSONPrefix.end(in: Array(bytes.prefix(JSONPrefix.window))) ?? 0)
        return scan.next(in: bytes, before: window) == nil ? nil : scan
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
        return scan.next(in: bytes, isAtEnd: true)?.problem != nil && firstRows(in: bytes) != nil
    }
}
