package import PipelineKit

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
        "headers.date", "response.headers.date", "response_headers.date", "warc-date",
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
