import Intake
import Markup
import Testing

@Suite struct ArchiveTests {
    private static func record(_ kind: String, _ url: String, _ block: String, length: Int? = nil) -> String {
        "WARC/1.0\r\nWARC-Type: \(kind)\r\nWARC-Target-URI: \(url)\r\nContent-Length: \(length ?? block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
    }

    private static func page(_ text: String) -> String {
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\(text)"
    }

    private func read(_ text: String) throws -> [WARCRecord] {
        try read(Array(text.utf8), compression: nil)
    }

    private func read(_ bytes: [UInt8], compression: Compression?) throws -> [WARCRecord] {
        var reader = WARCReader(MemoryByteSource(bytes), compression: compression)
        var members: [WARCRecord] = []
        while let member = try reader.next() { members.append(member) }
        return members
    }

    @Test func `records come in order with their offsets`() throws {
        let first = Self.record("response", "http://a.example/", Self.page("one"))
        let second = Self.record("response", "http://b.example/", Self.page("two"))
        let members = try read(first + second)
        #expect(members.map(\.url) == ["http://a.example/", "http://b.example/"])
        #expect(members.map(\.offset) == [0, first.utf8.count])
        #expect(members.map { HTTPMessage($0.block).body } == [Array("one".utf8), Array("two".utf8)])
        #expect(members.allSatisfy { $0.problems.isEmpty })
    }

    @Test(arguments: [-1, 1, 7, 90, 100_000])
    func `a wrong length affects no other record`(error: Int) throws {
        let block = Self.page("one, and some more text")
        let text =
            Self.record("response", "http://a.example/", block, length: block.utf8.count + error)
            + Self.record("response", "http://b.example/", Self.page("two"))
            + Self.record("response", "http://c.example/", Self.page("three"))
        let members = try read(text)
        #expect(members.map(\.url) == ["http://a.example/", "http://b.example/", "http://c.example/"])
        #expect(members.first?.problems.isEmpty == false)
        #expect(members.first.map { HTTPMessage($0.block).body } == Array("one, and some more text".utf8))
        #expect(members.dropFirst().allSatisfy { $0.problems.isEmpty })
    }

    @Test func `a file cut anywhere keeps the records before the cut`() throws {
        let first = Self.record("response", "http://a.example/", Self.page("one"))
        let bytes = Array((first + Self.record("response", "http://b.example/", Self.page("two"))).utf8)
        for end in first.utf8.count..<bytes.count {
            let members = try read(Array(bytes[..<end]), compression: nil)
            #expect(members.first?.url == "http://a.example/")
            #expect(members.first?.problems == [])
        }
    }

    @Test func `an ARC record's address may hold blanks`() throws {
        let text = "http://a.example/x y 192.0.2.1 20260305120000 text/html 3\nabc\n"
        let members = try read(text)
        #expect(members.map(\.url) == ["http://a.example/x y"])
        #expect(members.first?.block == Array("abc".utf8))
    }

    @Test(arguments: [
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n",
            "abcde", true
        ),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nplain text", "plain text", true),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n+3\r\nabc", "+3\r\nabc", true),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc", "abc", false),
        ("HTTP/1.1 200 OK\nContent-Encoding: gzip\n\nplain", "plain", true),
        ("HTTP/2 200\r\n\r\nabc", "abc", true), ("ICY 200 OK\r\n\r\nabc", "abc", true),
        (
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\nHTTP/1.1 200 OK\r\n\r\nabc",
            "abc", true
        ),
    ])
    func `bodies are decoded`(block: String, body: String, isSound: Bool) {
        let message = HTTPMessage(Array(block.utf8))
        #expect(String(decoding: message.body, as: UTF8.self) == body)
        #expect(message.problems.isEmpty == isSound)
        #expect(message.status == 200)
    }

    /// A frame of one raw block; `blockType` 3 is reserved and so corrupt.
    private static func frame(_ text: String, blockType: UInt32 = 0) -> [UInt8] {
        let content = Array(text.utf8)
        let header = 1 | blockType << 1 | UInt32(content.count) << 3
        let size =
            [0xFD, 0x60] + [
                UInt8(truncatingIfNeeded: content.count - 256), UInt8((content.count - 256) >> 8),
            ]
        return [0x28, 0xB5, 0x2F] + size + (0..<3).map { UInt8(truncatingIfNeeded: header >> ($0 * 8)) }
            + content
    }

    @Test(arguments: [0, 1, 2])
    func `a corrupt frame costs its own record and no other`(corrupt: Int) throws {
        let filler = String(repeating: "some more text ", count: 20)
        let frames = (0..<3).map { number in
            Self.frame(
                Self.record("response", "http://\(number).example/", Self.page(filler)),
                blockType: number == corrupt ? 3 : 0)
        }
        let found = Set(try read(Array(frames.joined()), compression: .zstd).map(\.url))
        for number in 0..<3 where number != corrupt { #expect(found.contains("http://\(number).example/")) }
    }

    @Test func `random bytes never trap`() throws {
        var state: UInt64 = 7
        for size in [0, 1, 5, 100, 5000] {
            var bytes = Array("WARC/1.0\r\nContent-Length: 99999999999999999999\r\n".utf8)
            for _ in 0..<size {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(UInt8(truncatingIfNeeded: state >> 33))
            }
            for compression in [nil, Compression.gzip, .zstd] {
                _ = try read(bytes, compression: compression)
            }
        }
    }
}
