import PipelineKit
import TestSupport
import Testing
import TextKit

@testable import struct PipelineKit.ArticleGroups
@testable import struct PipelineKit.ArticleLikeness
@testable import struct PipelineKit.IdentityEvidence
@testable import struct PipelineKit.PublishedArticle
@testable import struct PipelineKit.VersionEvidence

/// What users of feed readers, archives and crawlers have reported as the same article twice or as two articles in one,
/// told anew with articles of our own.
@Suite struct ReportedIdentityTests {
    typealias Draft = IdentityTests.Draft

    /// Two documents that a reader knows to be one article, or two.
    struct Pair: Sendable, CustomTestStringConvertible {
        var name: String
        var report: String
        var first: Draft
        var second: Draft

        init(_ name: String, _ report: String, _ first: Draft, _ second: Draft) {
            (self.name, self.report, self.first, self.second) = (name, report, first, second)
        }

        var testDescription: String { "\(name) (\(report))" }
    }

    private static func page(_ change: (inout Draft) -> Void = { _ in }) -> Draft {
        var draft = Draft()
        change(&draft)
        return draft
    }

    private static func entry(_ guid: String?, _ change: (inout Draft) -> Void = { _ in }) -> Draft {
        page {
            ($0.kind, $0.path, $0.guid) = (.feedEntry, "feed-\(guid ?? "").xml", guid)
            change(&$0)
        }
    }

    private static func summary(_ guid: String?, _ change: (inout Draft) -> Void = { _ in }) -> Draft {
        entry(guid) {
            $0.warnings = ["summary_only"]
            $0.text = "Work on the quay begins in June."
            change(&$0)
        }
    }

    /// The weight by which one may be a version of the other: the words must tell, where they share a key.
    private static func weight(_ pair: Pair) throws -> Double {
        let (first, second) = (pair.first.record, pair.second.record)
        let left = try #require(first.attachments[IdentityEvidence.self])
        let right = try #require(second.attachments[IdentityEvidence.self])
        guard left.keys.contains(where: right.keys.contains) else { return 0 }
        return VersionEvidence(left.likeness, right.likeness).weight
    }

    private static let pier = IdentityTests.pier
    private static let levee = IdentityTests.levee
    private static let paragraphs = [
        "The pool on Mill Lane opens again in May after two winters of repairs. Swimmers had gone to the lake instead.",
        "New tiles line the basin, and the boiler burns wood chips from the town's own forest. It heats the school too.",
        "Children under six swim for nothing. Everyone else pays what they paid before the pool was closed.",
        "The cost had grown twice, since the old pipes lay deeper than any plan had shown. A fund from the region paid half.",
        "The first race is on the second Sunday in May. The club has three hundred members and hopes for more.",
    ]
    private static let edited =
        paragraphs[..<3]
        + [
            "What the repairs cost is still in dispute between builder and town. A court is to hear both in autumn, says the mayor."
        ] + paragraphs[4...]

    private static let incidentTime = "2026-06-03T08:00:00Z"
    private static let incident =
        "We are looking into slow answers of the web shop. Customers may wait a minute for a page."

    static let one: [Pair] = [
        Pair(
            "a slug that changes under one guid", "Ranchero-Software/NetNewsWire#3286",
            entry("n-1") { $0.url = "https://harbour.example/2026/build-your-own-pier" },
            entry("n-1") { $0.url = "https://harbour.example/2026/build-a-your-own-pier" }),
        Pair(
            "a guid that holds the headline, and another headline", "miniflux/v2#2358",
            entry("https://harbour.example/news/pier?h=ferry-pier-gets-a-new-roof"),
            entry("https://harbour.example/news/pier?h=roof-for-ferry-pier") {
                $0.title = "Ferry pier gets new roof in June"
                $0.text = pier + " Builders will sleep on a barge. " + levee.prefix(120)
            }),
        Pair(
            "a guid that numbers the versions of its page", "FreshRSS/FreshRSS#6521",
            entry("https://harbour.example/news/pier#0"),
            entry("https://harbour.example/news/pier#3") { $0.text = pier + " It rained." }),
        Pair(
            "a feed that makes new guids for all its entries", "brendanlong/lion-reader#1535",
            entry("https://harbour.example/?p=25"),
            entry("https://harbour.example/?p=31") {
                $0.text = pier.replacing("four months", with: "five months")
            }),
        Pair(
            "guids that move to https", "Ranchero-Software/NetNewsWire#324",
            entry("http://harbour.example/news/pier") { $0.url = "http://harbour.example/news/pier" },
            entry("https://harbour.example/news/pier")),
        Pair(
            "another headline under one address", "miniflux/v2#3120", page(),
            page { $0.title = "Builder from next door wins the contract" }),
        Pair(
            "a guid that is the page's address, behind a link that counts clicks", "FreshRSS/FreshRSS#5909",
            page(),
            entry("https://harbour.example/news/pier") { $0.url = "https://clicks.example/~r/harbour/317" }),
        Pair(
            "the page of a cache of AMP pages", "omnivore-app/omnivore#3051", page(),
            page {
                $0.url =
                    "https://harbour-example.cdn.ampproject.org/v/s/harbour.example/news/pier?amp_js_v=0.1&usqp=mq"
                $0.text = pier + " It rained."
            }),
        Pair(
            "an article that is dated anew with one paragraph edited", "newsboat/newsboat#1729",
            page {
                $0.published = "2026-06-03"
                $0.text = paragraphs.joined(separator: "\n\n")
            },
            page {
                $0.published = "2026-06-12"
                $0.text = edited.joined(separator: "\n\n")
            }),
        Pair(
            "a feed's summary under a headline unlike the page's", "FreshRSS/FreshRSS#5151", page(),
            summary("n-2") { $0.title = "Roofers to the harbour!" }),
        Pair(
            "an incident whose guids count its updates", "cachethq/core#282",
            entry("incident-17-1") {
                ($0.published, $0.text) = (incidentTime, incident)
            },
            entry("incident-17-2") {
                ($0.published, $0.text) = (incidentTime, incident + " Update: The cause is a full disk.")
            }),
        Pair(
            "the same entry with another headline and a summary written anew", "feedbin/support#604",
            entry("n-5"), summary("n-5") { $0.title = "Roofers to the harbour!" }),
    ]

    /// What may come before the story and never after it.
    static let before: [Pair] = [
        Pair(
            "the first line on what has happened, and the story of the same day", "koala73/worldmonitor#3195",
            page {
                $0.published = "2026-06-03T08:00:00Z"
                $0.text = "Smoke over the quay; engines on their way. More follows."
            },
            page { $0.published = "2026-06-03T11:00:00Z" })
    ]
    static let after: [Pair] = [
        Pair(
            "a wall of consent below the headline of the story that was read before",
            "wallabag/wallabag#2440",
            page { $0.published = "2026-06-03T08:00:00Z" },
            page {
                $0.published = "2026-06-03T08:00:00Z"
                $0.text =
                    "We value your privacy. Our partners and we store what your device tells. Manage your choices below."
            })
    ]

    @Test(arguments: before) func `a first line comes before its story`(_ pair: Pair) throws {
        #expect(try Self.weight(pair) > 0)
        let turned = Pair(pair.name, pair.report, pair.second, pair.first)
        #expect(try Self.weight(turned) == 0)
    }

    @Test(arguments: after) func `what hides a story that was read is no version of it`(_ pair: Pair) throws {
        #expect(try Self.weight(pair) == 0)
    }

    @Test(arguments: one) func `one article`(pair: Pair) throws {
        #expect(try Self.weight(pair) > 0)
        let turned = Pair(pair.name, pair.report, pair.second, pair.first)
        #expect(try Self.weight(turned) == Self.weight(pair))
    }

    private static func market(_ day: String, _ price: Int, _ mood: String) -> Draft {
        page {
            $0.url = "https://harbour.example/markets/today"
            ($0.title, $0.published) = ("What herring and cod cost at the hall today", day)
            $0.text = [
                "Herring went for \(price) a crate at the morning sale.",
                "Cod cost \(price * 2) and was \(mood).",
                "In all \(price + 200) crates were sold to \(price / 3) buyers.",
                "The boats from the \(mood) grounds came late.", "Crates are weighed at the gate as always.",
                "Payment is due within the week, say the rules.",
                "The next sale begins at six in the morning.",
            ].joined(separator: " ")
        }
    }

    static let two: [Pair] = [
        Pair(
            "incidents of two times, the later one with a sentence more", "cachethq/core#282",
            entry("incident-17-1") {
                ($0.published, $0.text) = (incidentTime, incident)
            },
            entry("incident-18-1") {
                $0.published = "2026-06-03T15:20:00Z"
                $0.text = incident + " A disk is full."
            }),
        Pair(
            "incidents of one minute in two regions", "FreshRSS/FreshRSS#4487",
            entry("incident-17-1") {
                ($0.published, $0.text) = (incidentTime, incident + " It is region one.")
            },
            entry("incident-18-1") {
                ($0.published, $0.text) = (incidentTime, incident + " It is region two. A disk is full.")
            }),
        Pair(
            "entries that share a link and have guids of their own", "FreshRSS/FreshRSS#5329",
            entry("https://tools.example/#2d53") {
                ($0.url, $0.link) = ("https://tools.example/", .shared)
                $0.text = "The new version of the packer reads tapes that were cut in the middle of a record."
            },
            entry("https://tools.example/#9a01") {
                ($0.url, $0.link) = ("https://tools.example/", .shared)
                $0.text =
                    "A fault in the listing of folders is mended, and names may have blanks at their end."
            }),
        Pair(
            "a guid that is used again for a new entry", "miniflux/v2#3186",
            entry("current") { $0.published = "2026-06-03" },
            entry("current") {
                ($0.title, $0.text, $0.published) = ("Dyke holds as river falls", levee, "2026-07-01")
            }),
        Pair(
            "two stories of a day under like headlines that quote one sentence", "lemon24/reader#202",
            page {
                $0.published = "2026-06-03"
                $0.text = paragraphs.joined(separator: " ")
            },
            page {
                $0.published = "2026-06-03"
                $0.text = levee + " Everyone else pays what they paid before the pool was closed."
            }),
        Pair(
            "short notices under a standing headline", "Ranchero-Software/NetNewsWire#4540",
            page {
                ($0.title, $0.published) = ("Police report", "2026-06-03")
                $0.text = "A bicycle was taken from the yard of the mill on Tuesday night. Nobody saw it go."
            },
            page {
                ($0.title, $0.published) = ("Police report", "2026-06-03")
                $0.text = levee
            }),
        Pair(
            "a market report at the same address the next day", "feedbin/support#604",
            market("2026-06-03", 41, "scarce"), market("2026-06-04", 57, "plenty")),
        Pair(
            "an image server's path that only looks like a cached page", "omnivore-app/omnivore#3051", page(),
            page { $0.url = "https://harbour-example.cdn.ampproject.org/i/s/harbour.example/news/pier" }),
    ]

    @Test(arguments: two) func `two articles`(pair: Pair) throws {
        #expect(try Self.weight(pair) == 0)
        let turned = Pair(pair.name, pair.report, pair.second, pair.first)
        #expect(try Self.weight(turned) == 0)
    }

    @Test func `a summary connects no two texts`() throws {
        let other = Self.page { ($0.title, $0.text) = ("Dyke holds as river falls", Self.levee) }
        let members = [Self.page(), other, Self.summary("n-3") { $0.title = "News from the quay" }].map {
            draft in
            let record = draft.record
            return ArticleGroups.Member(
                record, record.attachments[IdentityEvidence.self]?.likeness ?? .init())
        }
        let groups = ArticleGroups.groups(of: members)
        #expect(groups.count == 2 && groups.flatMap { $0 }.sorted() == [0, 1, 2])
    }

    @Test func `two entries of one feed with one guid are one in two versions, or two, brief-rss/brief#428`()
        throws
    {
        func groups(_ text: String) -> Int {
            let members = [Self.pier, text].map { text in
                let record = Self.entry("n-8") { $0.text = text }.record
                var likeness = record.attachments[IdentityEvidence.self]?.likeness ?? ArticleLikeness()
                likeness.isSummary = false
                var feed = record
                feed.input.sha256 = "the same feed"
                return ArticleGroups.Member(feed, likeness)
            }
            return ArticleGroups.groups(of: members).count
        }
        #expect(groups(Self.pier.replacing("four months", with: "five months")) == 1)
        #expect(groups(Self.levee) == 2)
    }

    @Test func `what was joined to a page is known by its own headline, guid and words`() throws {
        let (page, entry) = (Self.page().record, Self.summary("n-4") { $0.title = "Roofers come!" }.record)
        var evidence = try #require(page.attachments[IdentityEvidence.self])
        let joined = try #require(entry.attachments[IdentityEvidence.self])
        evidence.adopt(joined)
        #expect(joined.keys.allSatisfy(evidence.keys.contains))
        #expect(IdentityEvidence(encoded: evidence.encoded) == evidence)
        // The slug changes: only the guid leads to the article, and only the entry's own words are like it.
        let moved = Self.summary("n-4") {
            ($0.title, $0.url) = ("Roofers come!", "https://harbour.example/news/pier-roof")
        }.record
        let later = try #require(moved.attachments[IdentityEvidence.self])
        let article = PublishedArticle(id: "a", likeness: evidence.likeness, others: evidence.joined)
        let member = ArticleGroups.Member(moved, later.likeness)
        #expect(later.keys.contains(where: evidence.keys.contains))
        #expect(ArticleGroups([member], published: [article]).components() == [[0, 1]])
    }
}
