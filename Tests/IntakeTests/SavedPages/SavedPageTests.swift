import Intake
import Testing

@Suite struct SavedPageTests {
    private func message(encoding: String, body: String) -> [UInt8] {
        Array(
            """
            From: <Saved by a browser>\r
            Snapshot-Content-Location: https://coast.example/ferry\r
            Subject: Ferry\r
            MIME-Version: 1.0\r
            Content-Type: multipart/related;\r
            \ttype="text/html";\r
            \tboundary="--b0undary"\r
            \r
            ----b0undary\r
            Content-Type: text/css\r
            Content-Location: https://coast.example/a.css\r
            \r
            p{}\r
            ----b0undary\r
            Content-Type: text/html; charset=utf-8\r
            Content-Transfer-Encoding: \(encoding)\r
            Content-Location: https://coast.example/ferry\r
            \r
            \(body)\r
            ----b0undary--\r

            """.utf8)
    }

    @Test(arguments: [
        ("quoted-printable", "<p class=3D\"a\">Caf=C3=A9 on the=\r\n pier</p>"),
        ("base64", "PHAgY2xhc3M9ImEiPkNhZsOpIG9uIHRo\r\nZSBwaWVyPC9wPg=="),
        ("8bit", "<p class=\"a\">Café on the pier</p>"),
    ])
    func `the page of a saved message is found and decoded`(_ encoding: String, _ body: String) throws {
        let page = try #require(MHTMLReader.page(in: message(encoding: encoding, body: body)))
        #expect(page.url == "https://coast.example/ferry")
        #expect(page.contentType == "text/html; charset=utf-8")
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(text.hasPrefix("<p class=\"a\">Café on the pier</p>"))
    }

    @Test func `a message without a page gives none, and damage anywhere gives a page or none`() {
        #expect(MHTMLReader.page(in: Array("Subject: x\r\n\r\ntext".utf8)) == nil)
        let whole = message(encoding: "8bit", body: "<p>x</p>")
        for end in whole.indices { _ = MHTMLReader.page(in: Array(whole[..<end])) }
    }

    /// A property list of one dictionary inside another, as `plutil` writes it.
    private var archive: [UInt8] {
        let objects: [[UInt8]] = [
            [0xD1, 1, 2], [0x5F, 0x10, 15] + Array("WebMainResource".utf8),
            [0xD4, 3, 4, 5, 6, 7, 8, 9, 10], [0x5F, 0x10, 15] + Array("WebResourceData".utf8),
            [0x5E] + Array("WebResourceURL".utf8), [0x5F, 0x10, 19] + Array("WebResourceMIMEType".utf8),
            [0x5F, 0x10, 27] + Array("WebResourceTextEncodingName".utf8), [0x48] + Array("<p>x</p>".utf8),
            [0x5F, 0x10, 22] + Array("https://coast.example/".utf8), [0x59] + Array("text/html".utf8),
            [0x55] + Array("UTF-8".utf8),
        ]
        var bytes = Array("bplist00".utf8)
        var offsets: [UInt8] = []
        for object in objects {
            offsets += [UInt8(bytes.count >> 8), UInt8(bytes.count & 255)]
            bytes += object
        }
        let table = bytes.count
        bytes += offsets
        func wide(_ value: Int) -> [UInt8] { [0, 0, 0, 0, 0, 0, UInt8(value >> 8), UInt8(value & 255)] }
        return bytes + [0, 0, 0, 0, 0, 0, 2, 1] + wide(objects.count) + wide(0) + wide(table)
    }

    @Test func `the main resource of a web archive is the page`() {
        let page = SavedPage(
            bytes: Array("<p>x</p>".utf8), url: "https://coast.example/",
            contentType: "text/html; charset=UTF-8")
        #expect(SafariArchiveReader.page(in: archive) == page)
    }

    @Test func `a damaged web archive gives a page or none, never a crash`() {
        let whole = archive
        for place in whole.indices {
            for byte: UInt8 in [0, 0x0F, 0x7F, 0xDF, 0xFF] {
                var damaged = whole
                damaged[place] = byte
                _ = SafariArchiveReader.page(in: damaged)
            }
            _ = SafariArchiveReader.page(in: Array(whole[..<place]))
        }
    }
}
