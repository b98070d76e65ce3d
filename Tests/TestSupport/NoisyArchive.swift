/// A web archive of pages among every kind of noise, the same for the same seed, and what has to become of its records.
package struct NoisyArchive: Sendable {
    package private(set) var text = ""
    /// Records written.
    package private(set) var records = 0
    /// How many records end as what: "articles", "duplicates", "quarantined:CODE", "dropped:REASON", "counted:KIND".
    package private(set) var expected: [String: Int] = [:]

    private var generator: SeededGenerator
    private var pages = 0

    /// Archives at least so many records.
    package init(seed: UInt64, records wanted: Int) {
        generator = SeededGenerator(seed: seed)
        add(
            WARCText.record("warcinfo", nil, "software: noise\r\n", type: "application/warc-fields"),
            "counted:record:warcinfo")
        // One of each, so that no seed leaves a kind out.
        for kind in Self.kinds.indices { add(kind: kind) }
        while records < wanted { add(kind: Int.random(in: Self.kinds.indices, using: &generator)) }
    }

    private mutating func add(_ record: String, _ end: String) {
        text += record
        records += 1
        expected[end, default: 0] += 1
    }

    private mutating func add(kind: Int) { Self.kinds[kind](&self) }

    // MARK: Kinds

    private static let kinds: [@Sendable (inout NoisyArchive) -> Void] = [
        { $0.addPage() }, { $0.addPage() }, { $0.addPage() }, { $0.addCopy() }, { $0.addRendering() },
        { $0.addMedia() }, { $0.addSiteFile() }, { $0.addStatus() }, { $0.addDamage() },
        { $0.addCrawlRecord() },
    ]

    private mutating func address() -> String {
        pages += 1
        return "https://gazette.example/news/\(pages).html"
    }

    /// A page with its request and metadata.
    private mutating func addPage() {
        let url = address()
        add(WARCText.record("request", url, "GET / HTTP/1.1\r\n\r\n"), "counted:record:request")
        add(WARCText.response(url, story(pages)), "articles")
        add(WARCText.record("metadata", url, "via: https://gazette.example/\r\n"), "counted:record:metadata")
    }

    /// The same text at another address.
    private mutating func addCopy() {
        let (first, second) = (address(), "https://mirror.example/copy/\(pages)")
        let body = story(pages)
        add(WARCText.response(first, body), "articles")
        add(WARCText.response(second, body), "duplicates")
    }

    /// A page that scripts fill, with its text; and one that has its own.
    private mutating func addRendering() {
        let (empty, full) = (address(), address())
        let text = sentences(1 << 20 + pages).joined(separator: "\n\n")
        add(
            WARCText.response(empty, "<!DOCTYPE html><html><body><div id=app></div></body></html>"),
            "dropped:no_text")
        add(WARCText.record("resource", "urn:text:\(empty)", text, type: "text/plain"), "articles")
        let own = sentences(1 << 21 + pages)
        add(WARCText.response(full, WARCText.page("Own text \(pages)", own)), "articles")
        add(
            WARCText.record(
                "resource", "urn:text:\(full)", own.joined(separator: "\n\n"), type: "text/plain"),
            "dropped:joined")
    }

    private mutating func addMedia() {
        let url = "https://gazette.example/files/\(records)"
        let bodies: [(String, String)] = [
            ("image/jpeg", "not even a picture"), ("text/css", "p { color: red }"),
            ("application/javascript", "window.x = 1;"),
            ("application/json", "{\"items\": [{\"title\": \"t\"}]}"),
            ("application/pdf", "%PDF-1.7 and so on"), ("text/html", "%PDF-1.7 and so on"),
            ("application/octet-stream", "GIF89a and so on"), ("font/woff2", "wOF2 and so on"),
        ]
        let (type, body) = bodies[Int.random(in: bodies.indices, using: &generator)]
        add(WARCText.response(url, body, type: type), "dropped:not_text")
    }

    private mutating func addSiteFile() {
        let names = ["robots.txt", "ads.txt", ".well-known/security.txt", "humans.txt"]
        let name = names[Int.random(in: names.indices, using: &generator)]
        let url = "https://site-\(records).example/\(name)"
        add(
            WARCText.response(url, "User-agent: *\nDisallow: /search\n", type: "text/plain"),
            "dropped:site_file")
    }

    private mutating func addStatus() {
        let lines = [
            "HTTP/1.1 301 Moved", "HTTP/1.1 404 Not Found", "http/1.1 500 oops", "HTTP/2 304",
            "HTTP/1.1 206 Part",
        ]
        let line = lines[Int.random(in: lines.indices, using: &generator)]
        add(
            WARCText.response("https://gazette.example/gone/\(records)", story(0), status: line),
            "dropped:http_status")
    }

    private mutating func addDamage() {
        let url = "https://gazette.example/broken/\(records)"
        add(WARCText.response(url, ""), "quarantined:empty_input")
        let controls = String(repeating: "\u{1}\u{2}\u{3}x", count: 200)
        add(WARCText.response(url + "b", controls), "quarantined:binary_input")
        add(WARCText.record("revisit", url + "r", "HTTP/1.1 200 OK\r\n\r\n"), "dropped:revisit")
    }

    private mutating func addCrawlRecord() {
        let url = "https://gazette.example/news/\(records)"
        add(
            WARCText.record("resource", "urn:pageinfo:\(url)", "{}", type: "application/json"),
            "counted:record:resource")
        add(
            WARCText.record("resource", "metadata://gnu.org/wget/log", "saved", type: "text/plain"),
            "counted:record:resource")
        add(
            WARCText.record("response", "dns:gazette.example", "20260303 192.0.2.1", type: "text/dns"),
            "counted:record:dns")
        add(WARCText.record("continuation", url, "the rest"), "counted:record:continuation")
        add(WARCText.record("thought", url, "of somebody's own"), "counted:record:other")
    }

    // MARK: Texts

    private func story(_ number: Int) -> String {
        WARCText.page("Report number \(number) from the harbour", sentences(number))
    }

    /// Texts that share few words, or near duplicates would be found among them.
    private func sentences(_ number: Int) -> [String] {
        var words = SeededGenerator(seed: UInt64(number) &* 7919 &+ 11)
        return (0..<5).map { _ in
            let made = (0..<24).map { _ in
                let length = Int.random(in: 1...3, using: &words)
                return (0..<length).map { _ in
                    Self.syllables[Int.random(in: Self.syllables.indices, using: &words)]
                }
                .joined()
            }
            return "The harbour master of \(made[0]) said that " + made.dropFirst().joined(separator: " ")
                + "."
        }
    }

    private static let syllables = [
        "ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu", "dor", "fen", "gal", "hin", "jur", "kos",
        "lam",
        "mer", "nil", "pol", "quen", "rus", "sal", "tam", "vel", "wick", "yar", "zan",
    ]
}
