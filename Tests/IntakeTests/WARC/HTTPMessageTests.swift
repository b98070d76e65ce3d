import Testing

@testable import Intake

/// What an answer in an archive is, and how much of the page.
@Suite struct HTTPMessageTests {
    private func message(_ text: String) -> HTTPMessage { HTTPMessage(Array(text.utf8)) }

    private func ranged(_ range: String, _ body: String = "<p>a</p>") -> HTTPMessage.Extent {
        message("HTTP/1.1 206 Partial\r\nContent-Range: \(range)\r\n\r\n\(body)").extent
    }

    @Test(arguments: [
        ("bytes 0-7/8", HTTPMessage.Extent.whole), ("bytes 0-6/8", .part), ("bytes 1-7/8", .part),
        ("bytes 0-0/0", .part), ("bytes 0-7/*", .unstated), ("bytes */8", .part), ("nonsense", .part),
        ("bytes 0-0/*", .part),
    ])
    func `a range is the whole where it says so`(range: String, extent: HTTPMessage.Extent) {
        #expect(ranged(range) == extent)
    }

    @Test func `where the server does not know the length, the end of a page is the end`() {
        #expect(ranged("bytes 0-99/*", "<html><p>a</p></HTML>\n") == .whole)
    }

    @Test(arguments: [
        ("HTTP/1.1 200 OK\r\n\r\nx", HTTPMessage.Extent.whole), ("HTTP/1.1 203 X\r\n\r\nx", .whole),
        ("HTTP/1.1 404 X\r\n\r\nx", .part), ("<p>no head</p>", .whole), ("HTTP/1.1 206 X\r\n\r\nx", .part),
    ])
    func `a status says what came`(text: String, extent: HTTPMessage.Extent) {
        #expect(message(text).extent == extent)
    }

    @Test func `fields without a status line are a head, and lines of a text are none`() {
        let head = message("Content-Type: text/html\r\nServer: x\r\n\r\n<p>a</p>")
        #expect(head.headers.map(\.name) == ["content-type", "server"])
        #expect(String(decoding: head.body, as: UTF8.self) == "<p>a</p>")
        for text in [
            "Date: Monday\r\nSubject: tides\r\n\r\nbody",
            "Server: x\r\nno field here, but (words)\r\n\r\nbody",
            "Server: x\r\n\(String(repeating: "n", count: 65)): y\r\n\r\nbody",
        ] {
            #expect(message(text).headers == [], Comment(rawValue: text))
            #expect(message(text).body == Array(text.utf8))
        }
        #expect(message(":status: 404\r\nserver: x\r\n\r\nbody").status == 404)
        #expect(message("Status: 500 Broken\r\nServer: x\r\n\r\nbody").status == 500)
    }

    @Test func `chunks are joined, and a size that cannot be makes them the text itself`() {
        func body(_ chunks: String) -> String {
            String(
                decoding: message("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(chunks)").body,
                as: UTF8.self)
        }
        #expect(body("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n") == "abcde")
        #expect(body("3\r\nabc\r\n9\r\nde") == "abcde")
        #expect(body("dead beef\r\nabc") == "dead beef\r\nabc")
        #expect(body("feed\r\nabc") == "feed\r\nabc", "four times as long as what is there")
    }
}
