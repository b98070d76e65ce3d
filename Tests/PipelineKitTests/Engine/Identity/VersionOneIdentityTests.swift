import PipelineKit
import TestSupport
import Testing
import TextKit

/// What rows of version 1 say of identity: which of one id belong together, and how a document finds its row.
@Suite struct VersionOneIdentityTests {
    /// Sentences of their own for each number.
    private static func story(_ number: Int, sentences: Int = 6) -> String {
        var generator = SeededGenerator(seed: UInt64(number))
        return (0..<sentences).map { _ in
            (0..<12).map { _ in String(UInt64.random(in: 0..<1 << 40, using: &generator), radix: 36) }
                .joined(separator: " ") + "."
        }.joined(separator: " ")
    }

    private static func row(
        _ text: String, title: String? = nil, url: String? = "https://one.example/board",
        member: String? = nil, kind: RecordKind = .page, path: String = "a.html"
    ) -> Record {
        var record = Record(kind: kind, input: InputReference(path: path, member: member, sha256: "00"))
        (record.text, record.title, record.url, record.canonicalURL) = (text, title, url, url)
        return record
    }

    private func groups(_ records: [Record]) -> [[Int]] {
        ArticleGroups.groups(of: records.map { ArticleGroups.Member(ofVersionOne: $0) })
    }

    // MARK: What belongs together

    @Test func `a corrected text belongs to its article, another story does not`() {
        let corrected = Self.story(1) + " A correction."
        #expect(
            groups([Self.row(Self.story(1)), Self.row(Self.story(2)), Self.row(corrected)]) == [[0, 2], [1]])
    }

    @Test func `versions belong together by way of those between them`() {
        let parts = (1...3).map { Self.story($0, sentences: 3) }
        let texts = [parts[0...1], parts[0...2], parts[1...2]].map { $0.joined(separator: " ") }
        #expect(groups(texts.map { Self.row($0) }) == [[0, 1, 2]])
    }

    @Test func `one headline makes no article of entries that the feed tells apart`() {
        let entries = (1...2).map {
            Self.row(Self.story($0), title: "Morning briefing", member: "guid-\($0)", kind: .feedEntry)
        }
        #expect(groups(entries) == [[0], [1]])
        // Nor of short texts that share no words.
        let teasers = (1...2).map { Self.row(Self.story($0, sentences: 3), title: "Morning briefing") }
        #expect(groups(teasers) == [[0], [1]])
    }

    @Test func `many texts of one address are told apart as few are`() {
        let records = (0..<100).flatMap { number in
            [Self.row(Self.story(number)), Self.row(Self.story(number) + " A correction.")]
        }
        #expect(groups(records) == (0..<100).map { [$0 * 2, $0 * 2 + 1] })
    }

    // MARK: How a document finds its row

    /// A document as it is read now, and as version 1 has published it.
    struct Pair: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var row: Record
        var document: Record

        init(
            _ description: String, _ row: Record, guid: String? = nil,
            link: IdentityClaim.Link = .ofArticle, path: String? = nil
        ) {
            testDescription = description
            self.row = row
            document = row
            document.guid = guid
            document.identity.link = link
            if let path { document.input.path = path }
            RecordAddresses(domains: RegistrableDomains(rules: "example")).settle(&document)
        }
    }

    static let pairs = [
        Pair("page", row("A text.", title: "T")),
        Pair("page at another place in the inbox", row("A text."), path: "b.html"),
        Pair("page whose canonical address is the front page", row("A text.", url: "https://one.example/")),
        Pair(
            "the same without a place",
            row("A text.", title: "T", url: "https://one.example/"), path: "b.html"),
        Pair("page without address", row("A text.", url: nil), path: "b.html"),
        Pair(
            "entry with a shared link and a guid",
            row("A text.", title: "T", member: "guid-1", kind: .feedEntry), guid: "guid-1", link: .shared),
        Pair(
            "the same in tomorrow's file",
            row("A text.", title: "T", member: "guid-1", kind: .feedEntry), guid: "guid-1", link: .shared,
            path: "tomorrow.xml"),
        Pair(
            "entry with a shared link and no guid, in tomorrow's file",
            row("A text.", title: "T", member: "https://one.example/board", kind: .feedEntry), link: .shared,
            path: "tomorrow.xml"),
        Pair(
            "entry that only its fragment tells apart",
            row("A text.", url: "https://one.example/board#post-2", member: "guid-2", kind: .feedEntry),
            guid: "guid-2", link: .withFragment, path: "tomorrow.xml"),
        Pair(
            "newswire without address", row("A text.", url: nil, member: "urn:news:7", kind: .newswire),
            guid: "urn:news:7"),
    ]

    @Test(arguments: pairs)
    func `a document that is read again has a key of its row`(pair: Pair) {
        let evidence = IdentityEvidence(ofVersionOne: pair.row)
        let document = IdentityEvidence(pair.document)
        #expect(!Set(evidence.keys).isDisjoint(with: document.keys))
        #expect(evidence.likeness == IdentityEvidence(ofVersionOne: pair.row).likeness)
        #expect(Set(evidence.keys).count == evidence.keys.count)
    }

    @Test func `a front page is no key, or all of its site would be compared`() {
        let rows = (1...2).map {
            Self.row("Text \($0).", title: "T\($0)", url: "https://one.example/", path: "\($0).html")
        }
        let keys = rows.map { Set(IdentityEvidence(ofVersionOne: $0).keys) }
        #expect(keys[0].intersection(keys[1]).count <= 1, "only that of equal bytes")
    }
}
