/// Records of web archives as text.
package enum WARCText {
    /// A record; `fields` are further lines of its header.
    package static func record(
        _ kind: String, _ url: String?, _ block: String, type: String? = nil, fields: [String] = []
    ) -> String {
        var lines = ["WARC/1.0", "WARC-Type: \(kind)", "WARC-Date: 2026-03-03T09:00:00Z"]
        if let url { lines.append("WARC-Target-URI: \(url)") }
        if let type { lines.append("Content-Type: \(type)") }
        lines += fields + ["Content-Length: \(block.utf8.count)"]
        return lines.joined(separator: "\r\n") + "\r\n\r\n\(block)\r\n\r\n"
    }

    /// A response record with an HTTP header.
    package static func response(
        _ url: String?, _ body: String, status: String = "HTTP/1.1 200 OK",
        type: String? = "text/html; charset=utf-8", http: [String] = [], fields: [String] = []
    ) -> String {
        let lines = [status] + (type.map { ["Content-Type: \($0)"] } ?? []) + http
        return record(
            "response", url, lines.joined(separator: "\r\n") + "\r\n\r\n" + body,
            type: "application/http; msgtype=response", fields: fields)
    }

    /// A page with a title and paragraphs.
    package static func page(_ title: String, _ paragraphs: [String]) -> String {
        "<!DOCTYPE html><html><head><title>\(title)</title></head><body><article><h1>\(title)</h1>\n"
            + paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n") + "</article></body></html>"
    }
}
