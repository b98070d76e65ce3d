import JSON
import PipelineKit
import TestSupport
import Testing

/// What of a night reaches the dataset: every correction, once, and nothing that was said before.
@Suite struct UpdateTests {
    private static let page = StatedDocument(
        url: "https://news.example.org/news/pier", title: "Ferry pier gets a new roof",
        authors: ["Maren Holt"],
        text: """
            The ferry pier at the north quay gets a new roof this summer, the harbour office said. Work begins in June. It takes \
            four months, and boats leave from the fish market. The old roof let in rain at eleven places. A mason repairs the \
            steps as well. Tickets stay at the price of last year.
            """, published: "2026-06-03T08:00:00Z")

    private static func changed(_ change: (inout StatedDocument) -> Void) -> StatedDocument {
        var document = page
        change(&document)
        return document
    }

    /// The whole text as a feed has it, with less beside it.
    private static let entry = changed {
        ($0.guid, $0.authors, $0.title) = ("n-1", [], "Pier roof")
    }
    private static let summary = changed {
        ($0.guid, $0.title, $0.text, $0.isSummary) = (
            "n-1", "Roofers come to the quay!", "The pier is closed.", true
        )
    }

    private func write(_ document: StatedDocument, _ file: String, _ pipeline: SmallPipeline) throws {
        try pipeline.write(file, StatedDocument.file([document], isFeed: document.guid != nil))
    }

    /// Titles and revisions that a night publishes.
    private func published(_ run: String, _ pipeline: SmallPipeline) async throws -> [String] {
        guard try await pipeline.run(run).report?.articles ?? 0 > 0 else { return [] }
        return try pipeline.folder.read("dataset/articles/run=\(run)/part-00000.jsonl").split(separator: "\n")
            .map {
                let row = try JSONParser.parse(Array($0.utf8))
                return "\(row["title"]?.string ?? "") \(row["revision"]?.integer ?? -1)"
            }
    }

    @Test(arguments: [
        ("headline", changed { $0.title = "Ferry pier gets its new roof" }, true),
        ("author", changed { $0.authors = ["Maren Holt", "Jo Lind"] }, true),
        ("date", changed { $0.published = "2026-06-02T08:00:00Z" }, true),
        ("the same instant in another zone", changed { $0.published = "2026-06-03T10:00:00+02:00" }, false),
        ("a counter of comments, feedbin/support#198", changed { $0.title += " (41 comments)" }, false),
        ("only the time of the last change", changed { $0.modified = "2026-06-05T08:00:00Z" }, false),
        (
            "the address by http, omnivore-app/omnivore#3051",
            changed { $0.url = "http://www.news.example.org/news/pier" }, false
        ),
    ])
    func `a correction without another text is a revision, once`(
        name: String, correction: StatedDocument, isRevision: Bool
    ) async throws {
        let pipeline = try SmallPipeline(stages: ["join", "dedupe"])
        try write(Self.page, "a", pipeline)
        try await pipeline.run("one")
        try write(correction, "a", pipeline)
        #expect(
            try await published("two", pipeline) == (isRevision ? ["\(correction.title) 1"] : []), "\(name)")
        try write(correction, "b", pipeline)
        #expect(try await published("three", pipeline) == [])
        // A copy that was kept says nothing new; the document itself may go back.
        try write(Self.page, "c", pipeline)
        #expect(try await published("four", pipeline) == [])
        try write(Self.page, "a", pipeline)
        #expect(
            try await published("five", pipeline) == (isRevision ? ["\(Self.page.title) 2"] : []), "\(name)")
        #expect(try pipeline.problems() == [])
    }

    @Test(arguments: [["join"], ["join", "dedupe"], []])
    func `feed and page that state different things in turn make no revisions, FreshRSS/FreshRSS#1706`(
        stages: [String]
    ) async throws {
        let pipeline = try SmallPipeline(stages: stages)
        try write(Self.page, "page", pipeline)
        #expect(try await published("one", pipeline) == ["Ferry pier gets a new roof 0"])
        for night in 0..<3 {
            try write(Self.entry, "feed-\(night)", pipeline)
            #expect(try await published("feed\(night)", pipeline) == [])
            try write(Self.page, "page-\(night)", pipeline)
            #expect(try await published("page\(night)", pipeline) == [])
        }
        // What the page states after the feed does count.
        try write(Self.changed { $0.title = "Pier roof: costs rise" }, "page", pipeline)
        #expect(try await published("last", pipeline) == ["Pier roof: costs rise 1"])
    }

    @Test func `a page gives what the entry before it had not, and the entry takes nothing back`()
        async throws
    {
        let pipeline = try SmallPipeline(stages: ["join", "dedupe"])
        try write(Self.entry, "feed", pipeline)
        #expect(try await published("one", pipeline) == ["Pier roof 0"])
        try write(Self.page, "page", pipeline)
        #expect(try await published("two", pipeline) == ["Ferry pier gets a new roof 1"])
        try write(Self.changed { ($0.guid, $0.title) = ("n-1", "Pier roof!") }, "feed", pipeline)
        #expect(try await published("three", pipeline) == [])
    }

    @Test
    func `an announced page and its feed stay one article when the feed comes alone, FreshRSS/FreshRSS#5151`()
        async throws
    {
        let pipeline = try SmallPipeline(stages: ["join", "dedupe"])
        try write(Self.page, "page", pipeline)
        try write(Self.summary, "feed", pipeline)
        #expect(try await published("one", pipeline) == ["Ferry pier gets a new roof 0"])
        try write(Self.summary, "feed-2", pipeline)
        let second = try #require(try await pipeline.run("two").report)
        #expect(second.articles == 0 && second.countsOnly == ["unchanged": 1])
        // Rewritten, it is still only a summary of the page.
        var rewritten = Self.summary
        rewritten.text = "Boats leave elsewhere from June."
        try write(rewritten, "feed-3", pipeline)
        #expect(try await pipeline.run("three").report?.dropped == ["summary_only": 1])
        #expect(try pipeline.problems() == [])
    }

    @Test
    func
        `a slug that changes under the guid of the page's feed is no second article, Ranchero-Software/NetNewsWire#3286`()
        async throws
    {
        let pipeline = try SmallPipeline(stages: ["join", "dedupe"])
        try write(Self.page, "page", pipeline)
        try write(Self.summary, "feed", pipeline)
        try await pipeline.run("one")
        let moved = "https://news.example.org/news/pier-roof-builder"
        try write(
            Self.changed {
                ($0.url, $0.text) = (moved, $0.text + " Eleven builders came to look.")
            }, "page", pipeline)
        var summary = Self.summary
        summary.url = moved
        try write(summary, "feed", pipeline)
        #expect(try await published("two", pipeline) == ["Ferry pier gets a new roof 1"])
        // And the new address is remembered with the others.
        try write(Self.changed { ($0.url, $0.title) = (moved, "Eleven builders") }, "page-2", pipeline)
        #expect(try await published("three", pipeline) == [])
        #expect(Set(try pipeline.rows("articles").compactMap { $0["id"]?.string }).count == 1)
    }

    @Test func `an address at which nothing new was found is the article's`() async throws {
        let pipeline = try SmallPipeline(stages: ["dedupe"])
        let other = "https://news.example.org/dossier/pier"
        func atBoth(_ change: (inout StatedDocument) -> Void) -> StatedDocument {
            Self.changed {
                $0.canonical = $0.url
                $0.url = other
                change(&$0)
            }
        }
        try write(Self.page, "a", pipeline)
        try await pipeline.run("one")
        try write(atBoth { _ in }, "b", pipeline)
        #expect(try await published("two", pipeline) == [])
        // Tomorrow only that address is stated, with another text.
        try write(Self.changed { ($0.url, $0.text) = (other, $0.text + " It rained.") }, "c", pipeline)
        #expect(try await published("three", pipeline) == ["Ferry pier gets a new roof 1"])
    }

    @Test(arguments: [
        "http://news.example.org/news/pier", "https://m.news.example.org/news/pier?utm_source=mail",
        "https://news-example-org.cdn.ampproject.org/c/s/news.example.org/news/pier",
    ])
    func `a longer text at a variant of the address is an update, ecprice/newsdiffs#34`(variant: String)
        async throws
    {
        let pipeline = try SmallPipeline(stages: ["join", "dedupe"])
        try write(Self.page, "a", pipeline)
        try await pipeline.run("one")
        try write(
            Self.changed { ($0.url, $0.text) = (variant, $0.text + " It rained on Monday.") }, "b", pipeline)
        #expect(try await published("two", pipeline) == ["Ferry pier gets a new roof 1"])
    }

    @Test func `an update is found beside a copy of the old text, in whichever order`() async throws {
        for (old, new) in [("a", "b"), ("b", "a")] {
            for stages in [[], ["dedupe"]] {
                let pipeline = try SmallPipeline(stages: stages)
                try write(Self.page, "first", pipeline)
                try await pipeline.run("one")
                try write(Self.page, old, pipeline)
                try write(Self.changed { $0.text += " It rained on Monday." }, new, pipeline)
                #expect(try await published("two", pipeline) == ["Ferry pier gets a new roof 1"])
            }
        }
    }

    // MARK: Rows

    @Test
    func `a copy of the same article is listed once and does not name itself, omnivore-app/omnivore#3051`()
        async throws
    {
        let pipeline = try SmallPipeline(stages: ["dedupe"])
        try write(Self.page, "a", pipeline)
        try write(Self.changed { $0.url = "http://www.news.example.org/news/pier/" }, "b", pipeline)
        try await pipeline.run("one")
        let row = try #require(try pipeline.rows("duplicates").first)
        let article = try #require(try pipeline.rows("articles").first)
        #expect(row["duplicate_of"] == article["id"] && row["id"] != article["id"])
        #expect(row["id"]?.string?.count == 32)
        #expect(try pipeline.problems() == [])
    }

    @Test func `what was listed as a duplicate or in quarantine is not listed again, lwindolf/liferea#1195`()
        async throws
    {
        let pipeline = try SmallPipeline(stages: ["dedupe"])
        try write(Self.page, "a", pipeline)
        func feed(_ more: [StatedDocument]) -> String {
            let copy = Self.changed {
                ($0.url, $0.guid) = ("https://other.example.org/pier", "o-1")
            }
            return StatedDocument.file([copy] + more, isFeed: true)
        }
        try pipeline.write("feed", feed([]))
        try pipeline.write("faulty", "bad input")
        let first = try #require(try await pipeline.run("one").report)
        #expect(first.duplicates == 1 && first.quarantinedTotal == 1)
        // The feed has another entry, its copy is the same; the faulty file is touched.
        let other = Self.changed {
            ($0.url, $0.guid, $0.title) = ("https://other.example.org/levee", "o-2", "Dyke holds")
            $0.text =
                "Volunteers filled forty thousand sandbags in two nights before the river crested at seven metres."
        }
        try pipeline.write("feed", feed([other]))
        try pipeline.write("faulty", "bad input")
        let second = try #require(try await pipeline.run("two").report)
        #expect(second.articles == 1 && second.duplicates == 0 && second.quarantinedTotal == 0)
        #expect(second.countsOnly == ["unchanged": 1] && second.documents == 2)
        #expect(try pipeline.problems() == [])
    }

    @Test func `a file that is only touched is not read again`() async throws {
        let pipeline = try SmallPipeline()
        try write(Self.page, "a", pipeline)
        try await pipeline.run("one")
        try write(Self.page, "a", pipeline)
        #expect(try await pipeline.run("two").nothingNew != nil)
        // Its new time is known: it need not even be looked into.
        #expect(try await pipeline.run("three").nothingNew?.unchanged == 1)
    }

    // MARK: Withdrawal

    @Test(
        arguments: [
            ("another scheme", "again", changed { $0.url = "http://www.news.example.org/news/pier" }),
            (
                "a page that names it as canonical", "again",
                changed { ($0.url, $0.canonical) = ("https://news.example.org/dossier/pier", page.url) }
            ),
            (
                "an address that nothing connects", "again",
                changed { $0.url = "https://other.example.org/ferry-pier" }
            ),
            ("its own page with another headline", "a", changed { $0.title = "Ferry pier: roof is to come" }),
            ("its own page with another author", "a", changed { $0.authors = ["Jo Lind"] }),
            ("a text that has grown", "a", changed { $0.text += " It rained on Monday." }),
        ], [[], ["join", "dedupe"]])
    func `a pruned article comes back`(
        by way: (name: String, file: String, document: StatedDocument), stages: [String]
    ) async throws {
        let pipeline = try SmallPipeline(stages: stages)
        try write(Self.page, "a", pipeline)
        try await pipeline.run("one")
        try pipeline.write("new", "Another tale of the lighthouse")
        try await pipeline.run("two")
        try await pipeline.prune(keeping: 1)
        try write(way.document, way.file, pipeline)
        let published = try await published("three", pipeline)
        #expect(published.map { $0.dropLast(2) } == [way.document.title[...]], "\(way.name)")
        // Once: what is read again says nothing new.
        try pipeline.write(way.file, StatedDocument.file([way.document], isFeed: false) + "\n")
        #expect(try await pipeline.run("four").report?.articles == 0)
        #expect(try pipeline.problems() == [])
    }

    @Test func `a pruned article comes back by another document, and not by its own that says nothing new`()
        async throws
    {
        let pipeline = try SmallPipeline()
        try write(Self.page, "a", pipeline)
        try await pipeline.run("one")
        try pipeline.write("new", "Another tale of the lighthouse")
        try await pipeline.run("two")
        try await pipeline.prune(keeping: 1)
        try pipeline.write("a", StatedDocument.file([Self.page], isFeed: false) + "\n")
        #expect(try await published("three", pipeline) == [])
        try write(Self.page, "again", pipeline)
        #expect(try await published("four", pipeline) == ["Ferry pier gets a new roof 1"])
        #expect(try pipeline.problems() == [])
    }
}
