import PipelineKit
import TestSupport
import Testing
import TextKit

@Suite struct RecordTests {
    private struct Left: RecordAttachment {
        static let name = "left"
        var encoded: [UInt8]
    }

    private func random(_ generator: inout SeededGenerator) -> Record {
        var record = Record(
            kind: RecordKind.allCases.randomElement(using: &generator) ?? .page,
            input: InputReference(
                path: generator.text(), member: generator.text(),
                offset: Int.random(in: 0...9, using: &generator),
                sha256: Bool.random(using: &generator) ? "ab" : nil,
                bytes: Int.random(in: 0...1 << 40, using: &generator)))
        record.title = generator.text()
        record.text = generator.text(maximumLength: 300)
        record.authors = (0..<3).map { _ in generator.text() }
        record.entities = [
            Entity(text: generator.text(), type: "PER", start: 3, end: 9, name: "x", id: nil, count: 2)
        ]
        record.removedBlocks = [RemovedBlock(category: .ad, rule: "r", score: 0.25, text: generator.text())]
        record.attachments[Left.self] = Left(encoded: [0, 255, 7])
        record.revision = 3
        record.ids =
            Bool.random(using: &generator)
            ? RecordIDs(generator.text(), cluster: generator.text(), story: generator.text()) : nil
        (record.guid, record.fetched, record.origin) = (generator.text(), generator.text(), nil)
        record.pageType = PageType.allCases.randomElement(using: &generator)
        record.rights.license = generator.text()
        record.rights.robots = [[], ["noai", generator.text()]].randomElement(using: &generator)
        (record.rights.isMiningReserved, record.rights.allowsAI) = (true, false)
        record.identity.link = .withFragment
        record.identity.guidScope = generator.text()
        return record
    }

    @Test(arguments: 0..<UInt64(100))
    func `a record round-trips through the run log`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let record = random(&generator)
        #expect(RecordCoder.decode(RecordCoder.encode(record)) == record, "seed \(seed)")
    }

    @Test func `a damaged run log is noticed at every length`() {
        var generator = SeededGenerator(seed: 1)
        let bytes = RecordCoder.encode(random(&generator))
        for length in 0..<bytes.count { #expect(RecordCoder.decode(Array(bytes[..<length])) == nil) }
    }

    @Test(
        arguments: [
            ("", 0), ("one two", 2), ("can't stop", 2), ("the '90s", 2), ("3.14 and 1,000", 3), ("a.b", 1),
            ("end. Next", 2),
            ("U.S. troops", 2), ("日本語の本", 5), ("Straße – naïve", 2), ("e\u{301}t\u{E9}", 1), ("x-ray", 2),
            ("안녕 세계", 2),
        ])
    func `words are counted at Unicode's boundaries`(text: String, count: Int) {
        #expect(WordCounter.count(text) == count)
    }

    @Test(
        arguments: [
            ("www.example.co.uk", "example.co.uk"), ("a.b.example.com", "example.com"),
            ("example.com", "example.com"),
            ("co.uk", "co.uk"), ("127.0.0.1", "127.0.0.1"), ("[::1]", "[::1]"), ("localhost", "localhost"),
            ("x.city.kawasaki.jp", "city.kawasaki.jp"), ("a.b.c.kawasaki.jp", "b.c.kawasaki.jp"),
            ("news.harbour.example", "harbour.example"),
        ])
    func `the registrable part of a host is found`(host: String, expected: String) {
        let domains = RegistrableDomains(
            rules: "// rules\nuk\nco.uk\ncom\n*.kawasaki.jp\n!city.kawasaki.jp\njp\n")
        #expect(domains.registrable(host) == expected)
    }

    @Test func `an id comes from the canonical URL, whatever the tracking, or from the bytes`() {
        let addresses = RecordAddresses(domains: RegistrableDomains(rules: "com"))
        func id(_ url: String?, path: String, digest: String) -> String {
            var record = Record(kind: .page, input: InputReference(path: path, sha256: digest))
            record.url = url
            addresses.settle(&record)
            RecordIdentity.identify(&record)
            return record.id
        }
        let plain = id("https://news.example.com/a", path: "x", digest: "1")
        #expect(plain.count == 32)
        #expect(id("https://news.example.com/a?utm_source=mail", path: "y", digest: "2") == plain)
        #expect(id("https://news.example.com/b", path: "x", digest: "1") != plain)
        #expect(id(nil, path: "x", digest: "1") == id(nil, path: "elsewhere/x", digest: "1"))
        #expect(id(nil, path: "x", digest: "1") != id(nil, path: "x", digest: "2"))
    }

    @Test(arguments: [
        ("caf\u{65}\u{301}", "café"), ("\u{212B}", "\u{C5}"), ("\u{1100}\u{1161}", "가"), ("плюс", "плюс"),
    ])
    func `text is written in NFC`(text: String, expected: String) {
        #expect(Array(CanonicalText.nfc(text).unicodeScalars) == Array(expected.unicodeScalars))
    }
}
