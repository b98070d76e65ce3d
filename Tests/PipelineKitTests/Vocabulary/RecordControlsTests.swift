import PipelineKit
import TestSupport
import Testing
import TextKit

@Suite struct RecordControlsTests {
    private let addresses = RecordAddresses(domains: RegistrableDomains(rules: "example"))

    private func settled(_ change: (inout Record) -> Void) -> Record {
        var record = Record(kind: .page, input: InputReference(path: "a", sha256: "1"))
        change(&record)
        addresses.settle(&record)
        return record
    }

    @Test(arguments: [
        ("It left\u{0} at dawn.", "It left at dawn."), ("It\u{1}left", "Itleft"), ("It\u{C}left", "It left"),
        ("It\tleft\nat dawn", "It\tleft\nat dawn"), ("It\u{92}s gone", "It’s gone"),
        ("\u{7F}Gone\u{81}", "Gone"),
        ("Größe – naïve é", "Größe – naïve é"), ("a\r\nb", "a \nb"),
    ])
    func `controls go, blanks stay, and what Windows wrote is read`(text: String, expected: String) {
        #expect(ControlCharacters.removed(from: text) == expected)
    }

    @Test func `no control reaches a field of a record`() {
        let record = settled { record in
            record.text = "One\u{0}.\n\n\u{1}\u{2}\n\nTwo\u{1B}."
            (record.title, record.subtitle, record.summary) = ("A\u{0}", "\u{0}", "S\u{8}")
            (record.authors, record.tags) = (["Mira\u{0} Holt", "\u{1}"], ["\u{2}t"])
            (record.guid, record.source, record.section) = ("g\u{0}", "\u{0}s", "x\u{0}")
            record.input.member = "row\u{0}-1"
            record.removedBlocks = [
                RemovedBlock(category: .ad, rule: "r", score: 1, text: "Buy\u{0}", place: 3)
            ]
        }
        #expect(record.text == "One.\n\nTwo.")
        #expect([record.title, record.subtitle, record.summary] == ["A", nil, "S"])
        #expect(record.authors == ["Mira Holt"] && record.tags == ["t"])
        #expect([record.guid, record.source, record.section] == ["g", "s", "x"])
        #expect(record.input.member == "row-1")
        #expect(record.removedBlocks.map(\.text) == ["Buy"] && record.removedBlocks.map(\.place) == [2])
    }

    @Test(arguments: [
        "https://q.example/a\u{1}b", "https://q.example/a\nb", "https://q.example/a\rb",
        "https://q.example/\u{1B}",
        "https://q.example/a\u{7F}", "https://q..example/a", "https://.example/a", "http://q.example../a",
        "https:///a",
    ])
    func `an address with a control or without a host is none, and that is told`(url: String) {
        let found = settled { $0.url = url }
        #expect(found.url == nil && found.canonicalURL == nil && found.domain == nil)
        #expect(found.warnings == ["address_unreadable"])
        let stated = settled { ($0.url, $0.canonicalURL) = ("https://q.example/a", url) }
        #expect(stated.canonicalURL == "https://q.example/a" && stated.domain == "q.example")
        #expect(stated.warnings == ["address_unreadable"])
        #expect(settled { $0.image = url }.image == nil)
    }

    @Test(arguments: [
        "https://q.example/a", "https://q.example./a", "http://127.0.0.1/a", "http://[::1]:80/a", "urn:x:1",
        "file:///a/b.html", "https://q.example/a b",
    ])
    func `another address stays as it was found`(url: String) {
        let record = settled { $0.url = url }
        #expect(record.url == url && record.warnings.isEmpty)
    }
}
