import PipelineKit
import StandardPipeline
import TestSupport
import Testing

/// Faults of comparable tools that people reported in public, retold in words of our own: the thread comes first.
@Suite struct PromotionReportsTests {
    private static let story = [
        "The old sea wall of Anselm will be rebuilt before the winter, the council decided on Tuesday after two hours of debate.",
        "Engineers had found that the sea washed sand from beneath the stones. “A tall man can stand in the hollow,” said Edda Krone, who led the survey.",
        "The work will cost 4.2 million euros and last eight months. The coast road stays open, but lorries must take the bridge at Hollern.",
        "Shopkeepers fear for the summer. Last year one in three guests came by the road that runs along the wall, a study by the county says.",
        "The wall was built in 1884, when the harbour was still the largest on the coast. It broke once, in the flood of 1962.",
        "Work begins on 3 March with the part below the lighthouse. Residents will be told by letter when their street is closed.",
    ]

    private static func page(_ items: [String]) -> String {
        let body = items.map { $0.hasPrefix("<") ? $0 : "<p>\($0)</p>" }.joined(separator: "\n")
        return """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sea wall to be rebuilt | Anselm Courier</title>
            <meta property="og:type" content="article"></head><body><header><a href="/">Anselm Courier</a><nav>
            <a href="/news">News</a> <a href="/sport">Sport</a></nav></header><main><article><h1>Sea wall to be rebuilt</h1>
            <div class="article-body">\(body)</div></article></main><footer><a href="/about">About</a></footer></body></html>
            """
    }

    /// Compiled once for all tests.
    private static let chain = try? StandardChain(
        .init(forNamedDocumentsWithout: ["tag-entities"]), resources: ResourceFolder.open(Checkout.data))

    private func text(of items: [String]) async throws -> String {
        let folder = try ScratchFolder()
        try folder.write("page.html", Self.page(items))
        let chain = try #require(Self.chain)
        let source = NamedSource(path: folder.file("page.html"), url: nil)
        for try await outcome in SingleDocuments(chain).outcomes(of: source, jobs: 1) {
            if case .record(let record) = outcome { return record.text }
        }
        return ""
    }

    struct Promotion: CustomTestStringConvertible, Sendable {
        var thread: String
        var markup: String
        /// Words that must go; the story around them stays whole.
        var gone: [String]
        var place = 3
        var testDescription: String { thread }

        init(_ thread: String, _ markup: String, _ gone: [String], at place: Int = 3) {
            (self.thread, self.markup, self.gone, self.place) = (thread, markup, gone, place)
        }
    }

    @Test(arguments: promotions)
    func `promotions go and the story stays`(_ promotion: Promotion) async throws {
        var items = Self.story
        items.insert(promotion.markup, at: promotion.place)
        let text = try await text(of: items)
        for words in promotion.gone { #expect(!text.contains(words), "\(words) is still there") }
        for paragraph in Self.story { #expect(text.contains(paragraph)) }
    }

    @Test(arguments: news)
    func `news about such things stays`(_ thread: String, _ paragraph: String) async throws {
        var items = Self.story
        items.insert(paragraph, at: 3)
        #expect(try await text(of: items).contains(paragraph), "\(thread)")
    }

    private static let promotions = [
        Promotion(
            "canonical/snapcraft.io#969",
            "<p>The post <a href='/w'>Sea wall to be rebuilt</a> appeared first on <a href='/'>Anselm Courier</a>.</p>",
            ["appeared first on"], at: 6),
        Promotion(
            "tempertemper/www.tempertemper.net#309",
            "<p><a href='/w'>Continue reading Sea wall to be rebuilt →</a></p>", ["Continue reading"], at: 6),
        Promotion(
            "andreskrey/readability.php#59",
            "Follow us on Facebook, Instagram and Mastodon for the latest news.",
            ["Follow us"], at: 6),
        Promotion(
            "buriy/python-readability#28",
            "<div class='related'><h3>Related stories</h3><ul><li><a href='/a'>Bridge at Hollern closed for a week</a></li><li><a href='/b'>County counts its guests</a></li></ul></div>",
            ["Related stories", "Bridge at Hollern closed", "County counts"]),
        Promotion(
            "adbar/trafilatura#10",
            "<div class='comments-note'><p>Thank you! Your comment has been sent and will be published once our editors have read it.</p></div>",
            ["Your comment has been sent"], at: 6),
        Promotion(
            "fivefilters/ftr-site-config#698",
            "<div class='cookie-notice'><p>We use cookies to improve your experience on this site.</p><button>Accept all cookies</button></div>",
            ["We use cookies", "Accept all"], at: 0),
        Promotion(
            "fivefilters/ftr-site-config#1086",
            "<aside class='read-more'><h4>Read more</h4><p><a href='/l'>A lighthouse keeper looks back</a></p></aside>",
            ["Read more", "lighthouse keeper looks back"]),
        Promotion(
            "wallabag/wallabag#2184",
            "<section class='comments'><h3>2 comments</h3><p>Leave a comment</p></section>",
            ["2 comments", "Leave a comment"], at: 6),
        Promotion(
            "groundupnews/gu#148",
            "<div class='donate-block'><h4>Support news that matters</h4><p>We have no owner and no paywall. Readers pay for what you have just read, and each of them can give what they like.</p><a class='button' href='/give'>Donate now</a></div>",
            ["Support news that matters", "no paywall", "Donate now"], at: 6),
        Promotion(
            "guardian/frontend#20837",
            "<div class='epic'><h4>Since you’re here …</h4><p>We’d like to ask you to support our journalism today. Every contribution, big or small, helps us stay independent.</p><a href='/c'>Support us</a></div>",
            ["Since you", "support our journalism", "Support us"], at: 6),
        Promotion(
            "guardian/frontend#22164",
            "<p>Three days are left. Please consider a year-end gift to our newsroom: support us from as little as £1.</p>",
            ["year-end gift"], at: 6),
        Promotion(
            "easylist/easylist#18834",
            "<div class='ad-in-article-newsletter-promo'><h3>The Evening Tide</h3><p>All that happened on the coast, at six.</p><form><button>Sign up</button></form></div>",
            ["The Evening Tide", "at six"]),
        Promotion(
            "easylist/easylist#22099",
            "<div class='sponsored'><h4>Boats without a loan (Sponsored)</h4><p>Halden Marine lets you sail today and pay in spring.</p><a href='/h'>Learn more</a></div>",
            ["Halden Marine", "Boats without a loan"]),
        Promotion(
            "miniflux/v2#1665",
            "<div class='suggested-articles'><h3>You may also like</h3><a href='/a'>The winter of 1962</a> <a href='/b'>Who owns the beach?</a></div>",
            ["You may also like", "Who owns the beach"]),
        Promotion(
            "mozilla/readability#278",
            "<div class='modal'><h4>Sign in to continue</h4><p>Create a free account to read this article.</p><button>Create account</button></div>",
            ["Sign in to continue", "free account"]),
        Promotion(
            "Redlion-news/issues#40",
            "<div class='gazette-promo'><h4>The Courier Gazette</h4><p>Our magazine of the month is out. Subscribe now and get the first issue free.</p></div>",
            ["Our magazine of the month"], at: 6),
        Promotion(
            "fivefilters/ftr-site-config#943",
            "<p>Do you live behind the wall? Tell us your story by filling in the form below. A reporter may contact you before we publish it.</p>",
            ["Tell us your story"], at: 6),
        Promotion(
            "miso-belica/jusText#54",
            "<p>To order a print of our aerial photograph for £12 go to our shop at courierprints.example. Free delivery on orders over £20.</p>",
            ["Free delivery"], at: 6),
        Promotion(
            "thechangelog/transcripts#163",
            "<div class='podcast-box'><h4>Tide Tables: the podcast</h4><p>Every Friday Ole and Britt talk about the sea and those who live by it.</p><a href='/p'>Listen now</a></div>",
            ["Tide Tables", "Ole and Britt", "Listen now"]),
        Promotion(
            "buttondown/roadmap#316",
            "<p>Subscribe to our Morning Tide newsletter and get the day’s news in your inbox before breakfast.</p>",
            ["Morning Tide"]),
        Promotion(
            "wherebyus/general-tasks#918",
            "<p>Did a friend forward you this? Sign up for our newsletter here.</p>",
            ["Did a friend forward"], at: 0),
        Promotion("KSF-Media/affresco#294", "<p>Advertisement</p>", ["Advertisement"]),
        Promotion("VCUarts/kineticimaging#29", "<p><a href='/w'>Read more</a></p>", ["Read more"], at: 6),
        Promotion(
            "real-pants/Real-Pants#8",
            "<div class='author-bio'><p>Mara Lind is a reporter at the Anselm Courier. She writes about the coast. Follow her on Mastodon.</p></div>",
            ["Mara Lind is a reporter"], at: 6),
    ]

    private static let news: [(String, String)] = [
        (
            "mozilla/readability#807",
            "Most windows that ask for consent break the law, a study found. “We value your privacy” was the most common first sentence."
        ),
        (
            "mozilla/readability#867",
            "Please keep off the sand, the police said."
        ),
        (
            "mozilla/readability#776",
            "The paper keeps its reports behind a paywall. “Subscribe to continue reading,” it says below the second paragraph, even of storm warnings."
        ),
        (
            "ZachSaucier/Just-Read#12",
            "The council paid for an advertisement in four papers, in which the words “Sponsored content” stood above the text, the auditor said."
        ),
        (
            "rails/website#88",
            "Residents could sign up for the harbour master’s newsletter free of charge, and within a month 900 people had."
        ),
        (
            "knadh/listmonk#503",
            "The words “Unsubscribe here” stood at the foot of the letter, but the link led nowhere, the judge found."
        ),
        (
            "frappe/erpnext#3382",
            "Krone said that people who unsubscribe from the warnings by text message must be told what they lose."
        ),
        (
            "radio-t/radio-t-site#380",
            "A podcast about the flood of 1962 was heard 400,000 times. “Listen to the second episode,” a caller told the mayor, “and you will know who opened the gate.”"
        ),
        (
            "guardian/frontend#11394",
            "Donations for the families can be made at any branch of the Seamen’s Bank until Friday, the mayor said."
        ),
        (
            "nayafia/microgrants#25",
            "The station lives on gifts. “Please donate what you can,” its cook wrote on a board by the door, and the crew painted it over."
        ),
        (
            "mozilla/readability#878",
            "On Friday three men denied before the court at Hollern that they had sold stones from the wall."
        ),
        (
            "guardian/membership-frontend#1853",
            "The club will let people become a member for nine euros a month from April, its chairman said, three more than now."
        ),
        (
            "MarcellPerger1/adblock-bookmarklet#25",
            "“Read more about the wall before you vote,” Krone told the councillors, of whom four had not opened her report."
        ),
        (
            "nprapps/lookatthis#23",
            "A new app warns bathers of the current. It can be downloaded free of charge, and half of the town has done so, the county says."
        ),
        (
            "sunnankar/bm#12",
            "Krone has written a book about the wall, “Sand Below”, which she printed herself in two hundred copies."
        ),
        (
            "allenleein/brains#1345",
            "The newspaper asks its readers for support and earns more from them than from advertising, its editor said on Monday."
        ),
    ]
}
