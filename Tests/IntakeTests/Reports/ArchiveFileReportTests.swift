import Intake
import PipelineKit
import TestSupport
import Testing

/// What users of collections, saved pages and compressed archives have reported.
@Suite struct ArchiveFileReportTests {
    @Test(arguments: [
        ("webrecorder/wabac.js#86", "packed.wacz", 1), ("webrecorder/warcio#118", "dictionary.warc.zst", 4),
        ("iipc/warc-specifications#53", "packed-dictionary.warc.zst", 4),
        ("webrecorder/wabac.js#115", "collections.wacz", 5),
        ("webrecorder/archiveweb.page#210", "bundle.zip", 6),
        ("webrecorder/browsertrix#1289", "headless.wacz", 1),
        ("webrecorder/archiveweb.page#42", "folder.wacz", 2),
    ])
    func `the pages of an odd archive are all read`(thread: String, name: String, pages: Int) throws {
        let opened = try ContainerTests.open(name)
        #expect(opened.records.count == pages, "\(thread): \(opened.members)")
        #expect(opened.codes.allSatisfy { $0 == "member:wacz" }, "\(opened.codes)")
        #expect(opened.texts.allSatisfy { $0.contains("The ferry left the harbour at dawn") })
    }

    @Test func `a dictionary is found again where reading goes on in the middle`() throws {
        let source = BytesSource(
            bytes: try Checkout.fixture("archives/dictionary.warc.zst"), path: "a.warc.zst")
        let ends = try source.ends(from: 0)
        #expect(ends.count == 4)
        for (index, end) in ends.enumerated() {
            #expect(try source.ends(from: end) == Array(ends[(index + 1)...]))
        }
    }

    @Test(
        arguments: [
            (
                "DavidBenko/MHTML-to-HTML-Decoding-in-C-Sharp#1", "MIME-Version: 1.0",
                "file:///C:/EC2C4CD0/0.htm", nil
            ),
            (
                "brian-girko/save-as-mhtml#7", "From: <Saved by Blink>\nSubject: Ferry\nMIME-Version: 1.0",
                "https://gazette.example/a", "https://gazette.example/a"
            ),
        ] as [(String, String, String, String?)])
    func `pages of one file are read, whoever saved them`(
        thread: String, header: String, location: String, url: String?
    ) {
        let text = """
            \(header)
            Content-Type: multipart/related; boundary="x"

            --x
            Content-Location: \(location)
            Content-Transfer-Encoding: quoted-printable
            Content-Type: text/html; charset="windows-1251"

            <html><p>The ferry left=
             at dawn.</p></html>
            --x--
            """
        let opened = ContainerTests.open(Array(text.utf8), "a.mht")
        #expect(opened.texts.first?.contains("The ferry left at dawn.") == true, "\(thread)")
        #expect(opened.records.map(\.url) == [url])
        #expect(opened.records.map(\.kind) == [.page])
    }

    @Test func `a web archive that is XML is a page as well: atom/archive-view#20`() {
        let page = "PGh0bWw+PHA+VGhlIGZlcnJ5IGxlZn\nQuPC9wPjwvaHRtbD4="
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <plist version="1.0"><dict><key>WebMainResource</key><dict>
            <key>WebResourceData</key><data>\(page)</data><key>WebResourceMIMEType</key><string>text/html</string>
            <key>WebResourceURL</key><string>https://gazette.example/a?b=1&amp;c=2</string></dict>
            <key>WebSubresources</key><array><dict><key>WebResourceURL</key><string>x</string></dict></array></dict></plist>
            """
        let opened = ContainerTests.open(Array(text.utf8), "a.webarchive")
        #expect(opened.texts == ["<html><p>The ferry left.</p></html>"])
        #expect(opened.records.map(\.url) == ["https://gazette.example/a?b=1&c=2"])
    }

    @Test(arguments: [
        ("[Content_Types].xml", "an Office document"), ("mimetype", "an OpenDocument file"),
        ("META-INF/MANIFEST.MF", "a program"),
    ])
    func `a document that is a zip file is named, and no archive of pages`(member: String, name: String) {
        let head =
            [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 22) + [UInt8(member.utf8.count), 0, 0, 0]
        let item = LoadedItem(input: InputReference(path: "a.bin"), bytes: head + Array(member.utf8))
        let fault = #expect(throws: DocumentFault.self) {
            try DocumentOpener().open(item) { _ in
            } fault: { _ in
            }
        }
        #expect(fault?.cause.code == "binary_input")
        #expect(fault?.cause.message == "the file is \(name)")
    }
}
