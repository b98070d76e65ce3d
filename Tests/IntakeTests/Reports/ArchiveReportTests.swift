import Intake
import PipelineKit
import TestSupport
import Testing

/// What users of archive tools have reported, played with words of our own.
@Suite struct ArchiveReportTests {
    /// An archive as in the thread, and what becomes of its records.
    struct Report: Sendable, CustomTestStringConvertible {
        var thread: String
        var archive: String
        /// Address and beginning of the content of each document.
        var documents: [Seen] = []
        /// Reasons and codes of the other records.
        var others: [String] = []

        struct Seen: Sendable, Equatable {
            var url: String?
            var text: String
            var warnings: [String] = []

            init(_ url: String?, _ text: String, _ warnings: [String] = []) {
                (self.url, self.text, self.warnings) = (url, text, warnings)
            }
        }

        var testDescription: String { thread }
    }

    private static let url = "https://gazette.example/ferry.html"
    private static let page = WARCText.page("Ferry", ["It sailed at dawn.", "It came back at dusk."])
    private static let start = "<!DOCTYPE html>"

    static let reports: [Report] = headers + bodies + kinds

    // MARK: Headers

    private static let headers: [Report] = [
        Report(
            thread: "webrecorder/warcio#84",
            archive: WARCText.record(
                "response", url, "<html><p>Above.</p>\r\n\r\n<p>Below.</p></html>", type: "text/html"),
            documents: [.init(url, "<html><p>Above.")]),
        Report(
            thread: "webrecorder/warcio#84, a text with fields of its own",
            archive: WARCText.record(
                "response", url, "Date: 3 March\nContact: the harbour\n\nThe ferry sailed.",
                type: "text/plain"),
            documents: [.init(url, "Date: 3 March")]),
        Report(
            thread: "webrecorder/warcio#84, fields without a status line",
            archive: WARCText.record("response", url, "Content-Type: text/html\r\nServer: x\r\n\r\n" + page),
            documents: [.init(url, start)]),
        Report(
            thread: "webrecorder/warcio#84, no blank line behind the header",
            archive: WARCText.record(
                "response", url,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n<p>Above.</p>\n\n<p>Below.</p>"),
            documents: [.init(url, "<p>Above.")]),
        Report(
            thread: "iipc/warc-specifications#15",
            archive: WARCText.response(url, page, status: ":status: 200")
                + WARCText.response(url, page, status: ":status: 404")
                + WARCText.response(url, page, status: "http/1.1 200 ok"),
            documents: [.init(url, start), .init(url, start)], others: ["http_status"]),
        Report(
            thread: "webrecorder/warcio#203", archive: WARCText.response(nil, page),
            documents: [.init(nil, start)]),
        Report(
            thread: "internetarchive/CDX-Writer#3",
            archive: WARCText.response(url, page).replacing("WARC-T", with: "Warc-t"),
            documents: [.init(url, start)]),
        Report(
            thread: "chfoo/warcat#4",
            archive: WARCText.response(url, page).replacing("http; msgtype", with: "http;msgtype"),
            documents: [.init(url, start)]),
        Report(
            thread: "commoncrawl/ia-web-commons#11",
            archive: WARCText.response(
                url, page, type: nil, http: ["Content-Type: text/html", "Server:", "Via: image/png"]),
            documents: [.init(url, start)]),
        Report(
            thread: "internetarchive/warc#16",
            archive: WARCText.response(url, page, http: ["P3P: policyref=\"/w3c/p3p.xml\""]),
            documents: [.init(url, start)]),
        Report(
            thread: "iipc/jwarc#30", archive: WARCText.response("<\(url)>", page),
            documents: [.init(url, start)]),
        Report(
            thread: "iipc/openwayback#254",
            archive: WARCText.response(url, page, fields: ["WARC-Truncated: time"]),
            documents: [.init(url, start, ["truncated_input"])]),
        Report(
            thread: "xroche/httrack#673",
            archive: WARCText.record(
                "resource", "ftp://gazette.example/a.html", page, type: "text/html",
                fields: ["WARC-Truncated: length"]),
            documents: [.init("ftp://gazette.example/a.html", start, ["truncated_input"])]),
        Report(
            thread: "webrecorder/wabac.js#94, webrecorder/browsertrix-crawler#646",
            archive: ["bytes 0-99/100", "bytes 0-98/100", "bytes 50-99/100", "bytes 0-99/*"].map {
                WARCText.response(
                    url, page, status: "HTTP/1.1 206 Partial Content", http: ["Content-Range: \($0)"])
            }.joined(),
            documents: [.init(url, start), .init(url, start)], others: ["http_status", "http_status"]),
    ]

    // MARK: Bodies

    private static let bodies: [Report] = [
        Report(
            thread: "webrecorder/pywb#42, machawk1/warcreate#60",
            archive: WARCText.response(url, "The ferry sailed at dawn.\n\nIt came back.", type: "text/plain"),
            documents: [.init(url, "The ferry sailed")]),
        Report(
            thread: "bitextor/warc2text#31",
            archive: WARCText.response(url, "Fares < 5 crowns stay.\n\nOthers rise.", type: "text/plain"),
            documents: [.init(url, "Fares < 5")]),
        Report(
            thread: "openzim/warc2zim#346", archive: WARCText.response(url, "%PDF-1.7\n1 0 obj"),
            others: ["not_text"]),
        Report(
            thread: "openzim/warc2zim#296",
            archive: WARCText.response("https://gazette.example/a.woff2?v=4", "wOF2\u{1}\u{2}"),
            others: ["not_text"]),
        Report(
            thread: "apache/nutch#392", archive: WARCText.response(url, page, type: "application/msword"),
            documents: [.init(url, start)]),
        Report(
            thread: "webrecorder/browsertrix-crawler#454",
            archive: WARCText.response("https://gazette.example/a.css", "p { color: red }", type: "text/css")
                + WARCText.response("https://gazette.example/a.js?v=1", "window.x = 1;", type: "text/plain")
                + WARCText.response(
                    "https://gazette.example/b.js", "window.x = 1;", type: "application/javascript"),
            others: ["not_text", "not_text", "not_text"]),
        Report(
            thread: "readrops/Readrops#295",
            archive: WARCText.response(
                url,
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"G\",\"items\":[{\"id\":\"1\",\"content_text\":\"Sailed.\"}]}",
                type: "application/json")
                + WARCText.response(url, "{\"items\":[{\"title\":\"Fares\"}]}", type: "application/json")
                + WARCText.response(url, "{\"ok\":true}", type: "text/html"),
            documents: [.init(nil, "Sailed.")], others: ["not_text", "not_text"]),
        Report(
            thread: "webrecorder/warcio#92",
            archive: WARCText.record("resource", url, page, type: "application/warc-record"),
            documents: [.init(url, start)]),
        Report(
            thread: "apache/stormcrawler#1014",
            archive: WARCText.record("resource", url, page, type: "application/octet-stream"),
            documents: [.init(url, start)]),
        Report(
            thread: "allenai/dolma#248", archive: WARCText.record("resource", url, page),
            documents: [.init(url, start)]),
        Report(
            thread: "bitextor/warc2text#41",
            archive: ["robots.txt", "ads.txt", ".well-known/security.txt", "LLMS.txt"].map {
                WARCText.response("https://gazette.example/\($0)", "Contact: the harbour", type: "text/plain")
            }.joined(),
            others: ["site_file", "site_file", "site_file", "site_file"]),
    ]

    // MARK: Kinds of records

    private static let kinds: [Report] = [
        Report(
            thread: "openzim/warc2zim#95, webrecorder/pywb#91",
            archive: WARCText.record(
                "resource", "metadata://gnu.org/software/wget/warc/wget.log", "saved", type: "text/plain")
                + WARCText.record("resource", "urn:X-wpull:log", "saved", type: "text/plain")
                + WARCText.record("resource", "screenshot:\(url)", "a picture", type: "image/png"),
            others: ["record:resource", "record:resource", "record:resource"]),
        Report(
            thread: "webrecorder/browsertrix-crawler#457",
            archive: WARCText.record(
                "resource", "urn:pageinfo:\(url)", "{\"counts\":{}}", type: "application/json"),
            others: ["record:resource"]),
        Report(
            thread: "webrecorder/browsertrix-crawler#403",
            archive: WARCText.record("resource", "urn:text:\(url)", "The ferry sailed.", type: "text/plain")
                + WARCText.record("resource", "urn:textFinal:\(url)", "The ferry sailed.", type: "text/plain"),
            documents: [
                .init(url, "The ferry", ["rendered_text"]),
                .init(url, "The ferry", ["rendered_text"]),
            ]),
        Report(
            thread: "webrecorder/pywb#42, the DOM when ready",
            archive: WARCText.record("resource", "onreadydom:\(url)", page, type: "text/html"),
            documents: [.init(url, start, ["rendered_text"])]),
        Report(
            thread: "webrecorder/browsertrix#1447, no warcinfo",
            archive: WARCText.record("request", url, "GET /\r\n\r\n") + WARCText.response(url, page)
                + WARCText.record("metadata", url, "via: x\r\n")
                + WARCText.record("warcinfo", nil, "software: x\r\n"),
            documents: [.init(url, start)], others: ["record:metadata", "record:request", "record:warcinfo"]),
        Report(
            thread: "iipc/openwayback#23, webrecorder/webrecorder-player#63",
            archive: WARCText.record("metadata", url, "via: x\r\noutlink: y\r\n")
                + WARCText.response("dns:gazette.example", "x"),
            others: ["record:dns", "record:metadata"]),
        Report(
            thread: "iipc/warc-specifications#62, a record in segments",
            archive: WARCText.response(url, page, fields: ["WARC-Segment-Number: 1"])
                + WARCText.record("continuation", url, "</html>"),
            documents: [.init(url, start, ["truncated_input"])], others: ["record:continuation"]),
    ]

    @Test(arguments: reports)
    func `an archive is read as its user expects, and every record is accounted for`(report: Report) throws {
        var seen: [Report.Seen] = []
        var others: [String] = []
        let item = LoadedItem(input: InputReference(path: "a.warc"), bytes: Array(report.archive.utf8))
        try DocumentOpener().open(item) { document in
            let text = String(decoding: document.content, as: UTF8.self)
            let wanted =
                report.documents.indices.contains(seen.count) ? report.documents[seen.count].text : ""
            seen.append(
                .init(document.record.url, text.hasPrefix(wanted) ? wanted : text, document.record.warnings))
        } fault: {
            others.append($0.cause.code)
        }
        #expect(seen == report.documents)
        #expect(others.sorted() == report.others)
    }
}
