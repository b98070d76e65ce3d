import PipelineKit
import TestSupport
import Testing
import TextKit

@testable import struct PipelineKit.ArticleVersions
@testable import struct PipelineKit.RecordIdentity

/// One id is one article: what is an article of its own, and what is a version of another.
@Suite struct IdentityTests {
    /// A document of a run, as a test states it.
    struct Draft: Sendable {
        var url: String? = "https://harbour.example/news/pier"
        var canonical: String?
        var guid: String?
        var title: String? = "Ferry pier gets a new roof"
        var text = IdentityTests.pier
        var published: String?
        var modified: String?
        var kind = RecordKind.page
        var link = IdentityClaim.Link.ofArticle
        var path = "a.html"
        var fetched: String?
        var warnings: [String] = []
        var source: String?
        var previousPage: String?

        var record: Record {
            var record = Record(
                kind: kind,
                input: InputReference(
                    path: path, member: kind == .feedEntry ? guid ?? url : nil,
                    sha256: ContentDigest.sha256(Array((path + text).utf8))))
            (record.url, record.canonicalURL, record.guid, record.title) = (url, canonical, guid, title)
            (record.text, record.published, record.modified) = (text, published, modified)
            (record.fetched, record.warnings) = (fetched, warnings)
            (record.identity.link, record.source) = (link, source)
            record.identity.previousPage = previousPage
            RecordAddresses(domains: RegistrableDomains(rules: "example")).settle(&record)
            return record
        }
    }

    static let pier = """
        The ferry pier at the north quay gets a new roof this summer, the harbour office said on Monday. Work begins in June \
        and takes four months, during which boats to the islands leave from the fish market. The old roof, built in 1931, let \
        in rain at eleven places. A mason from the town will repair the stone steps as well, and the waiting room keeps its \
        tiled stove. Tickets stay at the price of last year. The office had asked three builders for an offer; the cheapest \
        one came from a firm two streets away, which has kept the lighthouse in order for thirty years.
        """
    static let levee = """
        Volunteers filled forty thousand sandbags in two nights before the river crested at seven metres. The school of the \
        village became a kitchen, where bakers from the next valley made soup for everyone on the dyke. By Sunday noon the \
        water fell for the first time in nine days, and the engineers allowed the families of the lower lanes to go home. \
        Insurers expect claims for some three hundred houses. The bridge for trains stays closed until divers have looked at \
        its two middle pillars, which may take until the end of the month.
        """

    /// The records of a run with their ids, in the order given.
    func identify(_ drafts: [Draft], published: [Record] = []) throws -> [Record] {
        try identify(drafts.map(\.record), published: published)
    }

    private func identify(_ given: [Record], published: [Record] = []) throws -> [Record] {
        var records = given
        var identity = RecordIdentity()
        for (index, record) in records.enumerated() {
            identity.observe(record, at: RecordPosition(entry: 0, index: index))
        }
        let known = RecordIdentity.Known(
            articles: { key in
                published.compactMap { record in
                    let evidence = record.attachments[IdentityEvidence.self]
                    guard let evidence, evidence.keys.contains(key) else { return nil }
                    return PublishedArticle(
                        id: record.id, likeness: evidence.likeness, others: evidence.joined)
                }
            },
            published: { id in
                let texts = published.filter { $0.id == id }
                guard let newest = texts.last else { return nil }
                var known = PublishedText(
                    revision: texts.count - 1,
                    textDigests: Set(texts.map { PublishedText.digest(of: $0.text) }))
                known.newest = PublishedText.Newest(
                    digest: PublishedText.digest(of: newest.text),
                    statement: newest.attachments[IdentityEvidence.self]?.statement)
                return known
            })
        try identity.conclude(known) { place in records[Int(place.index)] }
        for index in records.indices {
            identity.identify(&records[index], at: RecordPosition(entry: 0, index: index))
        }
        return records
    }

    func areOneArticle(_ first: Draft, _ second: Draft) throws -> Bool {
        let together = try identify([first, second])
        let isOne = together[0].id == together[1].id
        // The order of files and the night on which a document comes decide nothing.
        let turned = try identify([second, first])
        #expect((turned[0].id == turned[1].id) == isOne)
        let earlier = try identify([first])
        let later = try identify([second], published: earlier)
        #expect((later[0].id == earlier[0].id) == isOne)
        return isOne
    }

    private static func changed(_ change: (inout Draft) -> Void) -> Draft {
        var draft = Draft()
        draft.path = "b.html"
        change(&draft)
        return draft
    }

    @Test(arguments: [
        ("a corrected word", changed { $0.text = pier.replacing("four months", with: "five months") }),
        ("a third added", changed { $0.text = pier + "\n\n" + levee.prefix(250) }),
        ("another headline", changed { $0.title = "Builder from next door wins the contract" }),
        ("https for http", changed { $0.url = "http://harbour.example/news/pier" }),
        ("a mobile host", changed { $0.url = "https://m.harbour.example/news/pier/" }),
        ("an AMP page", changed { $0.url = "https://www.harbour.example/news/pier/amp" }),
        (
            "parameters of a mailing",
            changed { $0.url = "https://harbour.example/news/pier?utm_source=x&ref=mail" }
        ),
        (
            "a canonical link from elsewhere",
            changed {
                $0.url = "https://mirror.example/17"
                $0.canonical = "https://harbour.example/news/pier"
            }
        ),
        (
            "the summary that a feed gives of it",
            changed {
                $0.kind = .feedEntry
                $0.warnings = ["summary_only"]
                $0.text = "Work on the quay begins in June."
            }
        ),
        (
            "a later day in modified",
            changed {
                $0.modified = "2026-06-09"
                $0.text = pier + " It rained."
            }
        ),
    ])
    func `a version has the id of its article`(name: String, version: Draft) throws {
        #expect(try areOneArticle(Draft(), version), "\(name)")
    }

    @Test(arguments: [
        (
            "another story at the address",
            changed {
                $0.title = "Dyke holds as river falls"
                $0.text = levee
            }
        ),
        (
            "page two under the canonical link of page one",
            changed {
                $0.url = "https://harbour.example/news/pier?page=2"
                $0.canonical = "https://harbour.example/news/pier"
                $0.text = levee
            }
        ),
        (
            "page two in the path",
            changed {
                $0.url = "https://harbour.example/news/pier/2"
                $0.canonical = "https://harbour.example/news/pier"
                $0.text = pier + " And more of it."
            }
        ),
        ("a long text with the same headline that shares nothing", changed { $0.text = levee }),
        ("the same words at another address", changed { $0.url = "https://other.example/pier" }),
    ])
    func `another article has another id, and says so where it shares the address`(name: String, other: Draft)
        throws
    {
        #expect(try !areOneArticle(Draft(), other), "\(name)")
    }

    @Test func `of two stories at one address one has its id and the other a warning`() throws {
        let other = Self.changed {
            $0.title = "Dyke holds as river falls"
            $0.text = Self.levee
        }
        let records = try identify([Draft(), other])
        #expect(records.map { $0.warnings.contains("address_shared") }.sorted { !$0 && $1 } == [false, true])
        #expect(records.allSatisfy { $0.revision == 0 })
    }

    @Test func `a pattern that is filled anew every day makes no versions`() throws {
        func prices(_ day: String, _ figures: [String]) -> Draft {
            Self.changed {
                $0.title = "Herring at \(figures[0]) on \(day)"
                $0.published = day
                $0.text =
                    "At the morning sale in the north hall herring went for \(figures[0]) a crate and cod for \(figures[1]). "
                    + "Buyers from \(figures[2]) towns were there. The next sale is on the following day at six. Crates are "
                    + "weighed at the gate, and payment is due within the week, as the rules of the hall say."
            }
        }
        let first = prices("2026-06-03", ["41", "63", "four"])
        #expect(try !areOneArticle(first, prices("2026-06-08", ["44", "60", "nine"])))
    }

    // MARK: Entries

    private static func entry(_ change: (inout Draft) -> Void) -> Draft {
        changed {
            $0.kind = .feedEntry
            $0.path = "feed.xml"
            change(&$0)
        }
    }

    @Test func `entries that share a link are told apart by guid, fragment or headline`() throws {
        let shared = "https://status.example/"
        for tell in ["guid", "fragment", "headline"] {
            let drafts = (1...3).map { number in
                Self.entry {
                    $0.title = tell == "headline" ? "Notice \(number)00" : "Notice"
                    $0.guid = tell == "guid" ? "n-\(number)" : nil
                    $0.url = tell == "fragment" ? shared + "#n\(number)" : shared
                    $0.link = tell == "fragment" ? .withFragment : .shared
                    $0.text = "Pump number \(number) of the waterworks stood still for an hour."
                }
            }
            let records = try identify(drafts)
            #expect(Set(records.map(\.id)).count == 3, "\(tell)")
            #expect(records.allSatisfy { $0.revision == 0 }, "\(tell)")
            // The next night the feed holds them in another order, one of them changed.
            var next = Array(drafts.reversed())
            next[0].text += " It works again."
            let later = try identify(next, published: records)
            #expect(Set(later.map(\.id)) == Set(records.map(\.id)), "\(tell)")
        }
    }

    @Test func `entries of one feed that nothing tells apart but their words are articles of their own`()
        throws
    {
        let drafts = (1...3).map { number in
            Self.entry {
                $0.url = "https://status.example/"
                $0.link = .shared
                $0.title = "Notice"
                $0.text = "Pump number \(number) of the waterworks stood still for an hour."
                $0.path = "feed.xml"
            }
        }
        // All of one file: its digest is that of the whole feed.
        var records = drafts.map(\.record)
        for index in records.indices { records[index].input.sha256 = "feed" }
        #expect(Set(try identify(records).map(\.id)).count == 3)
    }

    @Test func `an entry keeps its id when others come to share its link`() throws {
        let alone = Self.entry {
            $0.guid = "n-1"
            $0.text = "Pump number one of the waterworks stood still for an hour on Monday."
        }
        let first = try identify([alone])
        var shared = alone
        shared.link = .shared
        let other = Self.entry {
            $0.guid = "n-2"
            $0.link = .shared
            $0.title = "Pump two"
            $0.text = "Pump number two had its filters changed, and water was brown for a while."
        }
        let second = try identify([other, shared], published: first)
        #expect(second[1].id == first[0].id && second[0].id != first[0].id)
    }

    @Test func `entries without link and guid keep their ids when the feed grows`() throws {
        let drafts = (1...3).map { number in
            Self.entry {
                $0.url = nil
                $0.title = "Notice \(number)"
                $0.text = "Pump number \(number) of the waterworks stood still for an hour."
                $0.path = "feed.xml"
            }
        }
        let first = try identify(Array(drafts[..<2]))
        let second = try identify(drafts.reversed(), published: first)
        #expect(second[2].id == first[0].id && second[1].id == first[1].id)
        #expect(Set(second.map(\.id)).count == 3)
    }

    @Test(arguments: [
        "https://harbour.example/", "https://harbour.example", "https://harbour.example/index.html",
        "https://harbour.example/en/", "https://harbour.example/?utm_source=mail",
    ])
    func `a front page is nobody's address`(front: String) throws {
        let one = Self.changed { $0.url = front }
        let two = Self.changed {
            $0.url = front
            $0.title = "Dyke holds as river falls"
            $0.text = Self.levee
        }
        #expect(try !areOneArticle(one, two))
        #expect(one.record.identity.address == nil)
    }

    // MARK: Versions of one run

    @Test func `short texts under one standing headline are articles of their own`() throws {
        func report(_ text: String) -> Draft {
            Self.changed {
                $0.title = "Police report"
                $0.text = text
            }
        }
        #expect(
            try !areOneArticle(
                report("A bicycle was taken from the yard of the mill on Tuesday night. Nobody saw it go."),
                report("Two lorries met on the bridge at noon; one driver hurt his arm, and traffic stood.")))
    }

    @Test func `a pattern of consecutive days under one headline is an article a day`() throws {
        func weather(_ day: String, _ figures: [String]) -> Draft {
            Self.changed {
                $0.title = "The weather"
                $0.published = day
                $0.text =
                    "Over the coast the day begins with \(figures[0]) and the wind comes from the \(figures[1]). Towards noon "
                    + "it is \(figures[2]) degrees at the quay and \(figures[3]) in the hills. The night stays \(figures[4])."
            }
        }
        #expect(
            try !areOneArticle(
                weather("2026-06-03", ["fog", "west", "14", "11", "clear"]),
                weather("2026-06-04", ["sun", "south", "19", "17", "mild"])))
    }

    @Test func `one instant in two zones is one day, and a guid outweighs the day`() throws {
        let evening = Self.changed { $0.published = "2026-06-03T22:30:00-04:00" }
        let morning = Self.changed {
            $0.published = "2026-06-04T02:30:00Z"
            $0.text = Self.pier.replacing("four months", with: "five months")
        }
        #expect(try areOneArticle(evening, morning))
        func entry(_ day: String, _ text: String) -> Draft {
            Self.entry {
                $0.guid = "n-4"
                ($0.published, $0.text) = (day, text)
            }
        }
        let half = String(Self.pier.prefix(300)) + " " + Self.levee.prefix(200)
        #expect(try areOneArticle(entry("2026-06-03", Self.pier), entry("2026-06-06", half)))
    }

    @Test func `a summary that is dated a day later is its page's`() throws {
        var page = Draft()
        page.published = "2026-06-03"
        let summary = Self.entry {
            $0.warnings = ["summary_only"]
            ($0.published, $0.text) = ("2026-06-04", "Work on the quay begins in June.")
        }
        #expect(try areOneArticle(page, summary))
    }

    @Test func `captures without a date are numbered by when they were fetched`() throws {
        let drafts = ["2026-06-03T08:00:00Z", "2026-06-04T08:00:00Z", "2026-06-05T08:00:00Z"].enumerated().map
        {
            index, time in
            Self.changed {
                $0.fetched = time
                $0.text = Self.pier + String(repeating: " More.", count: index)
            }
        }
        for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
            #expect(try identify(order.map { drafts[$0] }).map(\.revision) == order)
        }
    }

    @Test func `the page has the id of its address, and not a different entry that links there`() throws {
        let page = Draft()
        let entry = Self.entry {
            $0.guid = "n-9"
            $0.title = "Dyke holds as river falls"
            $0.text = Self.levee
        }
        let records = try identify([entry, page])
        let alone = try identify([page])
        #expect(records[1].id == alone[0].id && records[0].id != records[1].id)
    }

    @Test func `versions of one run are numbered by their dates, whatever the order of files`() throws {
        let drafts = ["2026-06-03T08:00:00Z", "2026-06-03T11:00:00Z", "2026-06-03T17:00:00Z"].enumerated().map
        {
            index, time in
            Self.changed {
                $0.modified = time
                $0.text = Self.pier + String(repeating: " More.", count: index)
            }
        }
        for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
            let records = try identify(order.map { drafts[$0] })
            #expect(records.map(\.revision) == order)
        }
    }

    @Test func `the text that is published already takes no number`() throws {
        let published = try identify([Draft()])
        let newer = Self.changed { $0.text = Self.pier + " It rained." }
        let records = try identify([Draft(), newer], published: published)
        #expect(records.map(\.revision) == [0, 0] && records[1].id == published[0].id)
    }

    @Test func `of many documents at one address each finds its own`() throws {
        let stories = (0..<90).map { number in
            (0..<60).map { "word\(number * 37 + $0 * $0 % 91)" }.joined(separator: " ")
        }
        let drafts = stories.flatMap { text in
            ["", " corrected"].map { ending in
                Self.changed {
                    $0.title = String(text.prefix(30))
                    $0.text = text + ending
                }
            }
        }
        let records = try identify(drafts)
        #expect(Set(records.map(\.id)).count == 90)
        for index in stride(from: 0, to: records.count, by: 2) {
            #expect(records[index].id == records[index + 1].id)
        }
    }

    @Test(arguments: 0..<UInt64(20))
    func `evidence round-trips through the log`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var draft = Draft()
        draft.text = generator.text(maximumLength: 600)
        draft.title = generator.text()
        draft.published = Bool.random(using: &generator) ? "2026-06-03" : nil
        let evidence = IdentityEvidence(draft.record)
        #expect(IdentityEvidence(encoded: evidence.encoded) == evidence)
        #expect(IdentityEvidence(encoded: Array(evidence.encoded.dropLast())) == nil)
    }
}
