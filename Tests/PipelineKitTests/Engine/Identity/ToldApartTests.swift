import PipelineKit
import TestSupport
import Testing

/// What is told by guids, links, fragments and patterns, in one run and over nights.
@Suite struct ToldApartTests {
    typealias Draft = IdentityTests.Draft

    struct Pair: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var first: Draft
        var second: Draft

        init(_ name: String, _ first: Draft, _ second: Draft) {
            (testDescription, self.first, self.second) = (name, first, second)
        }
    }

    private static let board = "https://water.example/bulletins"

    /// A bulletin, alone in a feed of its own.
    private static func bulletin(
        _ pump: Int, guid: String? = nil, _ change: (inout Draft) -> Void = { _ in }
    ) -> Draft {
        var draft = Draft()
        (draft.kind, draft.path, draft.guid, draft.url) = (.feedEntry, "feed-\(pump).xml", guid, board)
        draft.title = "Bulletin of the waterworks"
        draft.text = """
            Pump number \(pump) stood still for \(pump * 7) minutes. On the \(pump % 2 == 0 ? "left" : "right") bank \
            \(pump * 31) houses had no water. Please boil what comes out brown. The office answers calls all day.
            """
        change(&draft)
        return draft
    }

    private static func weather(_ words: [String], _ change: (inout Draft) -> Void = { _ in }) -> Draft {
        var draft = Draft()
        (draft.url, draft.title) = ("https://harbour.example/weather", "The weather at the coast")
        draft.path = "weather-\(words[0]).html"
        draft.text = """
            Over the coast the day begins with \(words[0]) and the wind comes from the \(words[1]). Towards noon it is \
            \(words[2]) degrees at the quay and \(words[3]) in the hills. The night stays \(words[4]). The next report follows \
            at six.
            """
        change(&draft)
        return draft
    }

    private static let fog = ["fog", "west", "14", "11", "clear"]
    private static let sun = ["sun", "south", "19", "17", "mild"]

    /// A bulletin that a board gives one guid every day, with the same sentence at the end.
    private static func reused(_ title: String, _ text: String, _ standing: Int = 1) -> Draft {
        bulletin(3, guid: "bulletin-1") {
            $0.title = title
            $0.text = ([text] + standingSentences.prefix(standing)).joined(separator: " ")
        }
    }

    private static let standingSentences = [
        "This board is filled every morning by the harbour office, which gives it away for nothing.",
        "Who wants it by mail writes to the office.",
    ]
    private static let ferry = """
        The ferry to the outer island lay still on Tuesday because its engine had failed. Passengers sat in the cold hall for \
        six hours. The company promised their money back and sent two buses. A new injector comes on Friday.
        """
    private static let school = """
        Voters of the county turned down a new school on Sunday. It was the third attempt since the old house burned down. \
        Supervisors will now talk about renting rooms. More people voted than in any year before.
        """

    /// A page of an accident, as it stands after the first reports.
    private static func accident(_ injured: Int, _ change: (inout Draft) -> Void = { _ in }) -> Draft {
        var draft = Draft()
        (draft.url, draft.title) = (
            "https://harbour.example/news/lorry-hits-tram", "Lorry hits tram at the quay"
        )
        draft.path = "accident-\(injured).html"
        draft.text = """
            A lorry hit a tram at the fish market in the morning. Police count \(injured) people with injuries. The road stays \
            closed until the rails have been looked at.
            """
        change(&draft)
        return draft
    }

    /// A page that is filled anew every morning, without a date.
    private static func gauge(_ level: Int) -> Draft {
        accident(level) {
            ($0.url, $0.title) = ("https://harbour.example/harbour-water-levels", "Water levels in harbour")
            $0.published = nil
            $0.text = """
                The gauge at the old bridge stood at \(level) centimetres this morning. The river is expected to fall slowly in \
                the coming days. Boats may pass the lock from seven in the morning on.
                """
        }
    }

    /// A page of an article in several, each with the same words above and below its own.
    private static func page(_ text: String, _ change: (inout Draft) -> Void) -> Draft {
        var draft = Draft()
        (draft.canonical, draft.published) = (draft.url, "2026-06-03T08:00:00Z")
        draft.text = """
            For a whole year our reporter followed those who live by the harbour and from it, in summer and in the dark months.
            \(text)
            Maren Holt has written about ships and quays of this coast since she came to the paper ten years ago in spring.
            """
        change(&draft)
        return draft
    }

    private static func entry(_ guid: String?, _ change: (inout Draft) -> Void = { _ in }) -> Draft {
        var draft = Draft()
        (draft.kind, draft.path, draft.guid) = (.feedEntry, "feed-\(guid ?? "").xml", guid)
        change(&draft)
        return draft
    }

    private static func part(_ fragment: String, _ change: (inout Draft) -> Void = { _ in }) -> Draft {
        entry(nil) {
            ($0.url, $0.path) = ("https://harbour.example/live#\(fragment)", "feed-\(fragment).xml")
            change(&$0)
        }
    }

    private static func shared(_ draft: Draft) -> Draft {
        var draft = draft
        draft.link = .shared
        return draft
    }

    static let two: [Pair] = [
        Pair("guids of a day under one link", bulletin(3, guid: "b-3"), bulletin(4, guid: "b-4")),
        Pair(
            "the same with a time each", bulletin(3, guid: "b-3") { $0.published = "2026-06-03T08:00:00Z" },
            bulletin(4, guid: "b-4") { $0.published = "2026-06-03T12:00:00Z" }),
        Pair(
            "guids that differ under one link where only one figure does",
            bulletin(3, guid: "b-3"),
            bulletin(3, guid: "b-4") { $0.text = $0.text.replacing("number 3 ", with: "number 4 ") }),
        Pair("no guids, one headline", bulletin(3), bulletin(4)),
        Pair("a page of every day at an address of three words", gauge(212), gauge(208)),
        Pair(
            "no guids, times of one day", bulletin(3) { $0.published = "2026-06-03T08:00:00Z" },
            bulletin(4) { $0.published = "2026-06-03T12:00:00Z" }),
        Pair(
            "no guids, one day", bulletin(3) { $0.published = "2026-06-03" },
            bulletin(4) { $0.published = "2026-06-03" }),
        Pair(
            "no guids, other headlines", bulletin(3) { $0.title = "Pump 3" },
            bulletin(4) { $0.title = "Pump 4" }),
        Pair("an entry beside others, and one alone", shared(bulletin(3)), bulletin(4)),
        Pair("undated reports of the weather", weather(fog), weather(sun)),
        Pair("one of them dated", weather(fog), weather(sun) { $0.published = "2026-06-03" }),
        Pair(
            "undated reports in a feed", weather(fog) { $0.kind = .feedEntry },
            weather(sun) { $0.kind = .feedEntry }),
        Pair(
            "a guid that is used again", bulletin(3, guid: "latest-bulletin"),
            bulletin(4, guid: "latest-bulletin")),
        Pair(
            "a numbered guid that is used again the next day",
            bulletin(3, guid: "item-1") { $0.published = "2026-06-03" },
            bulletin(4, guid: "item-1") { $0.published = "2026-06-04" }),
        Pair("a guid that is the address of the section", bulletin(3, guid: board), bulletin(4, guid: board)),
        Pair(
            "a guid that is the front page", bulletin(3, guid: "https://water.example/"),
            bulletin(4, guid: "http://water.example")),
        Pair(
            "a saved page two that states its address", page(ferry) { $0.path = "1.html" },
            page(school) { $0.url = "https://harbour.example/news/pier?page=2" }),
        Pair(
            "a saved page two that names the page before it", page(ferry) { $0.path = "1.html" },
            page(school) { $0.previousPage = "harbour.example/news/pier" }),
        Pair(
            "a saved page two and page three", page(ferry) { $0.previousPage = "harbour.example/news/pier" },
            page(school) { ($0.previousPage, $0.path) = ("harbour.example/news/pier?page=2", "3.html") }),
        Pair(
            "a numbered guid that is used again with a standing sentence", reused("Ferry lies still", ferry),
            reused("No new school", school)),
        Pair(
            "the same with two standing sentences", reused("Ferry lies still", ferry, 2),
            reused("No new school", school, 2)),
        Pair(
            "the same under a standing headline", reused("Morning news of the harbour", ferry),
            reused("Morning news of the harbour", school)),
        Pair(
            "the same with short texts", reused("Morning news of the harbour", "The ferry lies still."),
            reused("Morning news of the harbour", "Voters want no new school.")),
        Pair(
            "figures of an undated page at the address of a section",
            accident(11) { $0.url = "https://harbour.example/accidents" },
            accident(12) { $0.url = "https://harbour.example/accidents" }),
        Pair(
            "figures of two days at one page", accident(11) { $0.published = "2026-06-03" },
            accident(12) { $0.published = "2026-06-04" }),
        Pair(
            "undated reports of the weather that differ in a word", weather(fog),
            weather(fog) { $0.text = $0.text.replacing("stays clear", with: "turns foul") }),
        Pair(
            "undated reports of the weather at an address that tells",
            weather(fog) { $0.url = "https://harbour.example/weather-1.html" },
            weather(sun) { $0.url = "https://harbour.example/weather-1.html" }),
        Pair(
            "a numbered guid with another story under one headline",
            entry("n-12") { $0.title = "Morning briefing" },
            entry("n-12") { ($0.title, $0.text) = ("Morning briefing", IdentityTests.levee) }),
        Pair(
            "publishers without a link that count their entries",
            bulletin(3, guid: "1") { ($0.url, $0.source) = (nil, "Waterworks") },
            bulletin(4, guid: "1") { ($0.url, $0.source) = (nil, "Harbour") }),
        Pair(
            "the same without names", bulletin(3, guid: "1") { $0.url = nil },
            bulletin(4, guid: "1") { $0.url = nil }),
        Pair(
            "parts of one page, each alone in its feed",
            part("post-1") { $0.title = "The first boat leaves" },
            part("post-2") { $0.text = IdentityTests.pier + " The second boat leaves." }),
        Pair(
            "few words under two headlines",
            bulletin(3, guid: "b-3") {
                ($0.title, $0.text) = ("North station closed", "Read more about it inside.")
            },
            bulletin(4, guid: "b-4") {
                ($0.title, $0.text) = ("South quay is flooded", "Read more about it inside.")
            }),
        Pair(
            "one sentence under two headlines without guids",
            bulletin(3) {
                ($0.title, $0.published) = ("North station", "2026-06-03T08:00:00Z")
                $0.text = "It is closed for the day, and buses stop in the square."
            },
            bulletin(4) {
                ($0.title, $0.published) = ("South quay", "2026-06-03T12:00:00Z")
                $0.text = "It is closed for the day, and buses stop in the square."
            }),
    ]

    @Test(arguments: two) func `two articles`(pair: Pair) throws {
        #expect(try !IdentityTests().areOneArticle(pair.first, pair.second))
    }

    /// As another night's feed has it.
    private static let corrected = bulletin(3) {
        ($0.title, $0.path) = ("Corrected: two pumps on the right bank", "feed.xml")
    }

    static let one: [Pair] = [
        Pair(
            "a later page that is corrected", page(ferry) { $0.previousPage = "harbour.example/news/pier" },
            page(ferry + " It sails again.") { $0.previousPage = "harbour.example/news/pier" }),
        Pair("a figure of an undated page that is corrected", accident(11), accident(12)),
        Pair(
            "a numbered guid, another headline and a third of the text written anew",
            reused("Ferry lies still", ferry, 2),
            reused(
                "Ferry to sail again on Friday",
                ferry.replacing(
                    "The company promised their money back and sent two buses.",
                    with: "Those who had paid were given their money back in the evening."
                )
                .replacing("six hours", with: "seven hours"), 2)),
        Pair("a session in the guid of an unchanged article", entry("n-1?s=8f2a"), entry("n-1?s=77c0")),
        Pair(
            "the same under a link that others have", shared(bulletin(3, guid: "b-3;8f2a")),
            shared(bulletin(3, guid: "b-3;77c0") { $0.path = "feed.xml" })),
        Pair(
            "a session in the guid, and a word corrected", entry("n-1?s=8f2a"),
            entry("n-1?s=77c0") { $0.text = IdentityTests.pier.replacing("four months", with: "five months") }
        ),
        Pair(
            "a guid by http and https under a link that others have",
            shared(bulletin(3, guid: "http://water.example/b/3")),
            shared(bulletin(3, guid: "https://www.water.example/b/3") { $0.text += " It works again." })),
        Pair(
            "a corrected headline of an entry that is told by its headline alone", shared(bulletin(3)),
            shared(corrected)),
        Pair(
            "the same when it stood alone the night before", bulletin(3), shared(corrected)),
        Pair(
            "a part of a page that is alone tonight and beside others tomorrow",
            part("post-1"),
            part("post-1") {
                ($0.title, $0.link) = ("Pier: builders come", .withFragment)
                $0.text += " It rained."
            }),
        Pair(
            "a fragment that says where a reader came from", part("xtor=RSS-8"),
            part("xtor=AL-3") { $0.text += " It rained." }),
        Pair(
            "an undated report with a sentence more", weather(fog),
            weather(fog) { $0.text += " Mind the swell." }),
        Pair(
            "an undated report with a word corrected, at the address of one report",
            weather(fog) { $0.url = "https://harbour.example/weather/fog-from-north.html" },
            weather(fog) {
                $0.url = "https://harbour.example/weather/fog-from-north.html"
                $0.text = $0.text.replacing("stays clear", with: "stays dry")
            }),
        Pair(
            "an undated report with a sentence more", weather(fog),
            weather(fog) { $0.text += " Mind the swell." }),
        Pair(
            "an undated page with another headline", weather(fog),
            weather(fog) { $0.title = "Fog in the morning" }),
        Pair(
            "a bulletin with a guid that is corrected", bulletin(3, guid: "b-3"),
            bulletin(3, guid: "b-3") { $0.text = $0.text.replacing("21 minutes", with: "two hours") }),
        Pair(
            "a guid that is dated anew", bulletin(3, guid: "b-3") { $0.published = "2026-06-03" },
            bulletin(3, guid: "b-3") {
                $0.published = "2026-06-05"
                $0.text += " The pump works again."
            }),
        Pair(
            "a name of two letters", entry(nil) { $0.url = "https://harbour.example/xq" },
            entry(nil) {
                $0.url = "https://harbour.example/xq"
                $0.title = "Quay"
                $0.text += " It rained."
            }),
    ]

    @Test(arguments: one) func `one article`(pair: Pair) throws {
        #expect(try IdentityTests().areOneArticle(pair.first, pair.second))
    }

    @Test func `entries whose guid is their front page have ids of their own, whatever the night`() throws {
        let drafts = (3...5).map { Self.shared(Self.bulletin($0, guid: "https://water.example/")) }
        let tests = IdentityTests()
        let together = try tests.identify(drafts)
        var apart: [Record] = []
        for draft in drafts { apart += try tests.identify([draft], published: apart) }
        #expect(Set(together.map(\.id)).count == 3 && Set(apart.map(\.id)).count == 3)
    }

    /// Two entries of one link in one feed, and the first alone in another one.
    private static let besideAndAlone = [
        shared(entry(nil) { $0.path = "both.xml" }),
        shared(
            entry(nil) {
                ($0.path, $0.title, $0.text) = ("both.xml", "The levee holds", IdentityTests.levee)
            }), entry(nil) { $0.path = "one.xml" },
    ]

    private static func variant(_ url: String) -> [Draft] {
        [
            entry(nil) { $0.path = "1.xml" },
            entry(nil) { ($0.path, $0.url) = ("2.xml", url) },
        ]
    }

    @Test(arguments: [
        besideAndAlone, variant("http://harbour.example/news/pier"),
        variant("https://www.harbour.example/news/pier"), variant("https://m.harbour.example/news/pier"),
        variant("https://harbour.example/news/pier/"), variant("https://harbour.example/amp/news/pier"),
        variant("https://harbour.example/news/pier?amp=1"),
    ])
    func `the id of an article does not depend on the order of its documents`(drafts: [Draft]) throws {
        let ids = try IdentityTests().identify(drafts).map(\.id)
        let turned = try IdentityTests().identify(drafts.reversed()).map(\.id)
        #expect(ids == turned.reversed())
        let alone = try IdentityTests().identify([Self.entry(nil)]).map(\.id)
        #expect(ids.filter { $0 == alone[0] }.count == 2)
    }
}
