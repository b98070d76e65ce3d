internal import JSON
internal import Markup
package import PipelineKit
internal import TextKit

/// How side-cars, files next to saved ones that state where and when they were fetched, are named and keyed.
package struct SideCarOptions: Sendable, Equatable {
    /// Suffixes that make a side-car's name from a page's: "a.html.json", or "a.json" next to "a.html".
    package var suffixes = [".json", ".meta"]
    /// Keys to look up, in order; a dot descends into an object, case is ignored.
    package var url = [
        "url", "uri", "final_url", "request.url", "response.url", "warc-target-uri", "location",
    ]
    package var contentType = [
        "headers.content-type", "response.headers.content-type", "response_headers.content-type",
        "content_type", "content-type", "mime",
    ]
    package var fetchedAt = [
        "fetched_at", "fetch_time", "fetched", "retrieved", "date_download", "crawled_at", "timestamp",
        "headers.date", "response.headers.date", "response_headers.date", "warc-date", "date",
    ]

    package init() {}

    package init(reading reader: inout OptionReader) {
        suffixes = reader.strings(
            "suffixes", default: suffixes,
            "Suffixes of side-cars, added to a page's name or, for HTML, replacing its extension; none for no "
                + "side-cars.")
        url = reader.strings("url", default: url, "Keys of the URL in a side-car, in order of preference.")
        contentType = reader.strings(
            "contentType", default: contentType,
            "Keys of the Content-Type header in a side-car, in order of preference.")
        fetchedAt = reader.strings(
            "fetchedAt", default: fetchedAt, "Keys of the fetch time in a side-car, in order of preference.")
    }

    /// The names that a file's side-car may have, in order.
    func names(for file: [UInt8]) -> [[UInt8]] {
        var names = suffixes.map { file + Array($0.utf8) }
        if let dot = file.lastIndex(of: UInt8(ascii: ".")), Self.isPage(file[dot...]) {
            names += suffixes.map { file[..<dot] + Array($0.utf8) }
        }
        return names
    }

    private static func isPage(_ ending: ArraySlice<UInt8>) -> Bool {
        [".html", ".htm", ".xhtml"].contains(String(decoding: ending, as: UTF8.self).lowercased())
    }
}

/// What a side-car says.
struct SideCar {
    var url: String?
    var contentType: String?
    var fetchedAt: String?

    /// Reads JSON, or lines of headers as `curl -D` and mirror programs save them; nil for anything else.
    init?(_ bytes: [UInt8], options: SideCarOptions) {
        guard let value = Self.value(bytes) else { return nil }
        url = Self.text(value, options.url).flatMap { WebAddress($0)?.absolute }
        contentType = Self.text(value, options.contentType)
        fetchedAt = Self.text(value, options.fetchedAt)
    }

    private static func value(_ bytes: [UInt8]) -> JSONValue? {
        // What is not JSON may be headers; the caller reports what is neither.
        if let value = try? JSONParser.parse(bytes, lenient: true) {
            return value.members == nil ? nil : value
        }
        let headers = bytes.split(separator: 0x0A).compactMap { line -> JSONValue.Member? in
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
                return nil
            }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            guard !name.contains(" ") else { return nil }
            let value = ASCII.trimmedText(String(decoding: line[(colon + 1)...], as: UTF8.self))
            return JSONValue.Member(key: name, value: .string(value))
        }
        return headers.isEmpty ? nil : .object(headers)
    }

    private static func text(_ value: JSONValue, _ names: [String]) -> String? {
        for name in names {
            var found: JSONValue? = value.folded(name)
            if found == nil { found = name.split(separator: ".").reduce(value) { $0?.folded(String($1)) } }
            let text = found.flatMap { $0.scalarText ?? $0.elements?.first?.scalarText }
            if let text, !ASCII.trimmedText(text).isEmpty { return ASCII.trimmedText(text) }
        }
        return nil
    }
}

extension JSONValue {
    /// A member by its name, ignoring case.
    fileprivate func folded(_ name: String) -> JSONValue? {
        members?.last { $0.key.lowercased() == name.lowercased() }?.value
    }
}
