import Markup
import PipelineKit
import Testing

@testable import Extraction

@Suite struct RightsTests {
    private static let by = "https://creativecommons.org/licenses/by/4.0/"
    private static let sa = "https://creativecommons.org/licenses/by-sa/4.0/"
    private static let address = "https://harbour.example/a"

    private func rights(head: String, body: String = "<h1>Ferry</h1><p>Text.</p>") throws -> RightsStatement {
        let page = "<html lang=en><head><title>Ferry</title>\(head)</head><body>\(body)</body></html>"
        return PageMetadata.read(from: try HTMLParser.parse(Array(page.utf8)), url: Self.address).rights
    }

    private func linked(_ json: String) throws -> RightsStatement { try rights(head: linkedData(json)) }

    private static func article(_ members: String) -> String {
        #"{"@type":"NewsArticle","headline":"Ferry",\#(members)}"#
    }

    // MARK: Robots, AI, mining

    @Test(
        arguments: [
            (
                "<meta name=robots content='index, follow, max-snippet:-1'>",
                ["index", "follow", "max-snippet:-1"], nil
            ),
            ("<META NAME=ROBOTS CONTENT='NOINDEX,NOFOLLOW'>", ["noindex", "nofollow"], nil),
            ("<meta name='robots'content='index,follow'/>", ["index", "follow"], nil),
            (
                "<meta name=robots content='noindex'><meta name=robots content='noarchive,noindex'>",
                ["noindex", "noarchive"], nil
            ),
            ("<meta name=robots content='noai, noimageai'>", ["noai", "noimageai"], false),
            ("<meta name=robots content=NoAI>", ["noai"], false),
            ("<meta name=robots content=noimageai>", ["noimageai"], nil),
            ("<meta name=robots content=noml>", ["noml"], false),
            ("<meta name=robots content=''>", nil, nil), ("<meta name=robots>", nil, nil), ("", nil, nil),
            // What is said to one search engine is not said to all; what is said of AI to an AI's crawler counts.
            ("<meta name=googlebot content='noindex'>", nil, nil),
            ("<meta name=bingbot content=noai>", nil, nil),
            ("<meta name=GPTBot content='noindex'>", nil, nil),
            ("<meta name=CCBot content='noai'>", nil, false),
            ("<meta name=robots content=index><meta name=google-extended content='noai'>", ["index"], false),
            ("<meta property='og:robots' content=noai>", nil, nil), ("<p>noai</p>", nil, nil),
        ] as [(String, [String]?, Bool?)])
    func `directives for all robots are listed, and only those on AI say that AI may not`(
        head: String, robots: [String]?, ai: Bool?
    ) throws {
        var expected = RightsStatement()
        (expected.robots, expected.allowsAI) = (robots, ai)
        #expect(try rights(head: head) == expected)
    }

    @Test(
        arguments: [
            ("<meta name=tdm-reservation content=1>", true, nil),
            ("<meta name=TDM-Reservation content=' 0 '>", false, nil),
            (
                "<meta name=tdm-reservation content=1><meta name=tdm-policy content='/tdm.json'>", true,
                "https://harbour.example/tdm.json"
            ),
            ("<meta name=tdm-reservation content=0><meta name=tdm-reservation content=1>", true, nil),
            ("<meta name=tdm-reservation content=yes>", nil, nil),
            ("<meta name=tdm-reservation content=2>", nil, nil),
            ("<meta name=tdm-reservation content=''>", nil, nil),
            ("<meta name=tdm-reservation content=10>", nil, nil),
            (
                "<link rel=tdm-policy href='https://straits.example/policy'>", nil,
                "https://straits.example/policy"
            ),
            ("<meta name=tdm-policy content='mailto:a@harbour.example'>", nil, nil), ("", nil, nil),
        ] as [(String, Bool?, String?)])
    func `rights to mining are reserved where the protocol says 1`(head: String, tdm: Bool?, policy: String?)
        throws
    {
        var expected = RightsStatement()
        (expected.isMiningReserved, expected.miningPolicy) = (tdm, policy)
        #expect(try rights(head: head) == expected)
    }

    // MARK: Free

    @Test(arguments: [
        (article(#""isAccessibleForFree":true"#), true), (article(#""isAccessibleForFree":false"#), false),
        (article(#""isAccessibleForFree":"True""#), true),
        (article(#""isAccessibleForFree":"False""#), false),
        (article(#""isAccessibleForFree":"http://schema.org/True""#), true),
        (article(#""isAccessibleForFree":"https://schema.org/False""#), false),
        (article(#""isAccessibleForFree":{"@id":"http://schema.org/False"}"#), false),
        (article(#""isAccessibleForFree":null"#), nil),
        (article(#""isAccessibleForFree":"maybe""#), nil), (article(#""isAccessibleForFree":1"#), nil),
        (article(#""isAccessibleForFree":"""#), nil),
        (
            article(
                #""hasPart":{"@type":"WebPageElement","isAccessibleForFree":"False","cssSelector":".wall"}"#),
            false
        ),
        (
            article(
                #""isAccessibleForFree":true,"hasPart":[{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".wall"}]"#
            ), false
        ),
        (article(#""hasPart":{"@type":"WebPageElement","isAccessibleForFree":true}"#), nil),
        (article(#""hasPart":{"@type":"VideoObject","isAccessibleForFree":false}"#), nil),
        (article(#""isPartOf":{"@type":["CreativeWork","Product"],"isAccessibleForFree":false}"#), nil),
        (
            #"[\#(article(#""isAccessibleForFree":true"#)),{"@type":"WebPage","isAccessibleForFree":false}]"#,
            false
        ),
        (
            #"[\#(article(#""a":1"#)),{"@type":"WebPage","@id":"https://harbour.example/b","isAccessibleForFree":false}]"#,
            nil
        ),
        (#"{"@type":"VideoObject","name":"Ferry","isAccessibleForFree":false}"#, nil),
        (article(#""conditionsOfAccess":"Subscription required""#), false),
        (article(#""conditionsOfAccess":"Open access""#), true),
        (article(#""conditionsOfAccess":"Ask at the desk""#), nil),
        (article(#""isAccessibleForFree":true,"conditionsOfAccess":"Subscription""#), true),
    ])
    func `an article is free where its JSON-LD says so, and not where a section is not`(
        json: String, free: Bool?
    ) throws {
        var expected = RightsStatement()
        expected.isFree = free
        #expect(try linked(json) == expected)
    }

    @Test(
        arguments: [
            (
                "<article itemscope itemtype='https://schema.org/NewsArticle'><h1>Ferry</h1><meta itemprop=isAccessibleForFree content=False></article>",
                false
            ),
            (
                "<article itemscope itemtype='http://schema.org/NewsArticle'><h1>Ferry</h1><meta itemprop=isAccessibleForFree content=true></article>",
                true
            ),
            (
                "<article itemscope itemtype='http://schema.org/NewsArticle'><h1>Ferry</h1><meta itemprop=isAccessibleForFree content=true>"
                    + "<div itemprop=hasPart itemscope itemtype='http://schema.org/WebPageElement'><meta itemprop=isAccessibleForFree content=false></div></article>",
                false
            ),
            (
                "<article itemscope itemtype='http://schema.org/NewsArticle'><h1>Ferry</h1>"
                    + "<div itemprop=hasPart itemscope itemtype='http://schema.org/WebPageElement'><meta itemprop=isAccessibleForFree content=true></div></article>",
                nil
            ),
            (
                "<h1>Ferry</h1><div itemscope itemtype='http://schema.org/VideoObject'><meta itemprop=isAccessibleForFree content=false></div>",
                nil
            ),
            ("<h1>Ferry</h1><meta itemprop=isAccessibleForFree content=false>", nil),
        ] as [(String, Bool?)])
    func `microdata says the same of its own item`(body: String, free: Bool?) throws {
        #expect(try rights(head: "", body: body).isFree == free)
    }

    @Test(arguments: [("locked", false), ("free", true), ("metered", nil), ("", nil)] as [(String, Bool?)])
    func `a tier of content is read where it leaves no doubt`(tier: String, free: Bool?) throws {
        #expect(try rights(head: "<meta property='article:content_tier' content='\(tier)'>").isFree == free)
    }

    // MARK: Licence and holder

    @Test(
        arguments: [
            (article(#""license":"\#(by)""#), by, nil),
            (article(#""license":{"@type":"CreativeWork","url":"\#(by)","name":"x"}"#), by, nil),
            (article(#""license":["\#(by)","\#(by)deed.en"]"#), by, nil),
            (article(#""license":["\#(by)","\#(sa)"]"#), nil, nil),
            (article(#""license":"CC BY 4.0""#), "CC BY 4.0", nil),
            (article(#""license":"© 2026 Harbour Courier""#), nil, nil),
            (article(#""license":"/terms""#), "https://harbour.example/terms", nil),
            (article(#""license":"https://harbour.example/""#), nil, nil),
            (
                article(#""copyrightHolder":{"@type":"Organization","name":"Straits Media"}"#), nil,
                "Straits Media"
            ),
            (article(#""copyrightHolder":"Straits Media""#), nil, "Straits Media"),
            (article(#""copyrightHolder":"https://straits.example/""#), nil, nil),
            (article(#""copyrightHolder":[{"name":"A Media"},{"name":"B Media"}]"#), nil, "A Media; B Media"),
            (article(#""copyrightHolder":["A Media","B Media"]"#), nil, "A Media; B Media"),
            (article(#""copyrightHolder":[{"name":""},{"name":"B Media"}]"#), nil, "B Media"),
            (article(#""copyrightHolder":["A Media"," "],"copyrightYear":2026"#), nil, "A Media"),
            (article(#""copyrightYear":2026"#), nil, nil),
            (article(##""copyrightHolder":{"@id":"#gone"}"##), nil, nil),
            (article(#""copyrightHolder":{"@type":"Organization"}"#), nil, nil),
            (
                ##"{"@graph":[{"@type":"Organization","@id":"#o","name":"Straits Media"},{"@type":"Article","headline":"Ferry","copyrightHolder":{"@id":"#o"}}]}"##,
                nil, "Straits Media"
            ),
            (
                article(#""copyrightNotice":"© 2026 Straits Media. All rights reserved.""#), nil,
                "Straits Media"
            ),
            (article(#""copyrightNotice":"All rights reserved","copyrightYear":2026"#), nil, nil),
            (article(#""usageInfo":"\#(by)""#), by, nil),
            (article(#""usageInfo":"https://harbour.example/terms""#), nil, nil),
            // An article that the page only refers to; one of another address whose headline is the page's is the page's.
            (
                #"{"@type":"NewsArticle","headline":"Tunnel","url":"https://harbour.example/b","license":"\#(by)"}"#,
                nil, nil
            ),
            (
                #"{"@type":"NewsArticle","headline":"Ferry","url":"https://m.harbour.example/a","license":"\#(by)"}"#,
                by, nil
            ),
            (
                #"{"@type":"NewsArticle","headline":"Tunnel","@id":"https://harbour.example/a#article","license":"\#(by)"}"#,
                by, nil
            ),
            (
                #"{"@type":"NewsArticle","headline":"Tunnel","mainEntityOfPage":"http://www.harbour.example/a/","license":"\#(by)"}"#,
                by, nil
            ),
            // The licence of a picture, a film or another page.
            (
                article(
                    #""image":{"@type":"ImageObject","license":"\#(by)","copyrightNotice":"© Photo Desk","acquireLicensePage":"\#(by)"}"#
                ), nil, nil
            ),
            (#"[{"@type":"ImageObject","license":"\#(by)"},\#(article(#""a":1"#))]"#, nil, nil),
            (
                #"{"@type":"VideoObject","name":"Ferry","license":"\#(by)","copyrightHolder":"Film Desk"}"#,
                nil, nil
            ),
            (#"[\#(article(#""a":1"#)),{"@type":"WebPage","license":"\#(by)"}]"#, by, nil),
            (
                #"[\#(article(#""a":1"#)),{"@type":"WebPage","url":"https://harbour.example/b","license":"\#(by)"}]"#,
                nil, nil
            ),
            (#"[\#(article(#""license":"\#(sa)""#)),{"@type":"WebPage","license":"\#(by)"}]"#, sa, nil),
            (
                #"[\#(article(#""a":1"#)),{"@type":"WebSite","license":"\#(by)","copyrightHolder":"Straits Media"}]"#,
                nil, nil
            ),
        ] as [(String, String?, String?)])
    func `JSON-LD's article states licence and holder`(json: String, license: String?, holder: String?) throws
    {
        var expected = RightsStatement()
        (expected.license, expected.holder) = (license, holder)
        #expect(try linked(json) == expected)
    }

    @Test(
        arguments: [
            ("<link rel=license href='\(by)'>", by, nil),
            ("<link rel='license foo' href='/licence'>", "https://harbour.example/licence", nil),
            ("<link rel=license href='\(by)'><link rel=license href='\(sa)'>", nil, nil),
            ("<link rel=license href='#top'>", nil, nil),
            ("<meta name='dcterms.license' content='\(by)'>", by, nil),
            ("<meta property='dcterms:license' content='\(by)'>", by, nil),
            ("<meta property='dct:license' content='\(by)'>", by, nil),
            ("<meta property='dc:rights' content='CC BY Jo Berg'>", "CC BY", "Jo Berg"),
            ("<meta name='DC.rights' content='\(by)'>", by, nil),
            ("<meta name='dcterms.rightsHolder' content='Straits Media'>", nil, "Straits Media"),
            (
                "<meta name=copyright content='Copyright 2026 Straits Media. All rights reserved.'>", nil,
                "Straits Media"
            ),
            ("<meta name=copyright content='© 2026'>", nil, nil),
            ("<meta name=copyright content='Maren Holt'>", nil, nil),
            (
                "<meta property='og:site_name' content='Harbour Courier'><meta name=copyright content='Harbour Courier'>",
                nil, "Harbour Courier"
            ),
            (
                "<meta name='dc.rights' content='© 2026 Straits Media. CC BY 4.0'>", "CC BY 4.0",
                "Straits Media"
            ),
            ("<meta name=copyright content='&amp;copy; 2026 Straits Media'>", nil, "Straits Media"),
            ("<meta name='prism.copyright' content='Straits Media 2026 ©'>", nil, "Straits Media"),
            ("<meta name=license content='\(by)'>", nil, nil),
            ("<meta name=author content='© 2026 Straits Media'>", nil, nil),
            ("<link rel=license href='\(sa)'><meta name='dc.rights' content='\(by)'>", sa, nil),
        ] as [(String, String?, String?)])
    func `the head states licence and holder of the page`(head: String, license: String?, holder: String?)
        throws
    {
        var expected = RightsStatement()
        (expected.license, expected.holder) = (license, holder)
        #expect(try rights(head: head) == expected)
    }

    private static let link = "<a rel=license href='\(by)'>CC BY</a>"
    private static let badge =
        "<a rel=license href='\(by)'><img alt=CC src='https://licensebuttons.net/l/by/4.0/88x31.png'></a>"

    private static let long = String(
        repeating: "The pier is closed until the autumn, as it was last year. ", count: 9)

    @Test(arguments: [
        // A snippet, or a page that marks no article.
        "<h1>Ferry</h1><p>Text.</p><p>\(link)</p>",
        "<h1>Ferry</h1><p>Text.</p><p>\(badge)</p>",
        "<div id=content><h1>Ferry</h1><p>Text.</p><p>This text is under \(link).</p></div>",
        "<p>Text.</p><p>This text is under \(link).</p>",
        "<article><h1>Ferry</h1><p>\(long)This text is under \(link). It may be printed.</p></article>",
        "<article><h1>Ferry</h1><p>\(long)The photo is ours. This text is under \(link).</p></article>",
        "<article><h1>Ferry</h1><p>Text.</p><p><a rel='cc:license' href='\(by)'>CC BY</a></p></article>",
        "<article><h1>Ferry</h1><p>Text.</p><p>This text is under \(link).</p></article>",
        "<main><h1>Ferry</h1><p>Text.</p><p>\(link)</p></main>",
        "<article><h1>Ferry</h1><p>Text.</p><footer><p>\(link)</p></footer></article>",
        "<h1>Ferry</h1><article><p>Text.</p><p>\(link)</p></article>",
        "<article><h1>Ferry</h1><p>Text.</p><p>\(badge)<br>Licensed under \(link)</p></article>",
        "<article><h1>Ferry</h1><p>Text.</p><p>\(link)</p></article><article><h2>Other</h2></article>",
        "<article><h1>Ferry</h1><p>Text.</p></article><aside class=widget id=republication-tracker-tool-2><p>\(badge)</p></aside>",
        "<h1>Ferry</h1><p>Text.</p><div hidden class=republish-modal><p>This work is under a \(link)</p></div>",
        "<article itemscope itemtype='http://schema.org/NewsArticle'><h1>Ferry</h1><p>Text.</p><link itemprop=license href='\(by)'></article>",
        "<article itemscope itemtype='http://schema.org/NewsArticle'><h1>Ferry</h1><p>Text under <a itemprop=license href='\(by)'>this</a></p></article>",
    ])
    func `a link in the article's own text licenses it`(body: String) throws {
        #expect(try rights(head: "", body: body).license == Self.by)
    }

    @Test(arguments: [
        "<article><h1>Ferry</h1><p>Text.</p></article><footer><p>\(link)</p></footer>",
        "<h1>Ferry</h1><p>Text.</p><footer><p>\(link)</p></footer>",
        "<h1>Ferry</h1><p>Text.</p><div class=credit>\(link)</div>",
        "<h1>Ferry</h1><p>Text.</p><p>Photo by M. Holt, \(link)</p>",
        "<article><h1>Ferry</h1><p>\(long)The photo by M. Holt is under \(link). It shows the pier.</p></article>",
        "<article><h1>Ferry</h1><p>\(long)Two works are under CC BY, of which one is under \(link).</p></article>",
        "<article><h1>Ferry</h1><p>Text.</p></article><div id=footer>\(link)</div>",
        "<main><article><h1>Ferry</h1><p>Text.</p></article><footer>\(link)</footer></main>",
        "<main><h1>Ferry</h1><p>Text.</p><div class=site-footer><p>\(link)</p></div></main>",
        "<article><h1>Ferry</h1><figure><img src=a.jpg><figcaption>A pier, \(link)</figcaption></figure><p>Text.</p></article>",
        "<article><h1>Ferry</h1><div class=wp-caption><p>A pier, \(link)</p></div><p>Text.</p></article>",
        "<article><h1>Ferry</h1><p>Photo by M. Holt, \(link)</p></article>",
        "<article><h1>Ferry</h1><p>Bild: Holt (\(link))</p></article>",
        "<article><h1>Ferry</h1><p><img src=a.jpg> Holt, \(link)</p></article>",
        "<article><h1>Ferry</h1><p>Holt via Flickr, \(link)</p></article>",
        "<article><h1>Ferry</h1><blockquote><p>Said. \(link)</p></blockquote></article>",
        "<article><h1>Ferry</h1><aside><p>\(link)</p></aside></article>",
        "<article><h1>Ferry</h1><p>Text.</p></article><article><h2>Other</h2><p>\(link)</p></article>",
        "<article><h1>Ferry</h1><article><p>A comment. \(link)</p></article></article>",
        "<article><h1>Ferry</h1><span about='a.jpg'><p>\(link)</p></span></article>",
        "<article><h1>Ferry</h1><p>\(link) and <a rel=license href='\(sa)'>the other</a></p></article>",
        "<article><h1>Ferry</h1><p><a href='\(by)'>CC BY</a></p></article>",
        "<article><h1>Ferry</h1><p hidden>\(link)</p></article>",
        "<article><h1>Ferry</h1><p><a rel=license href='#license'>licence</a></p></article>",
        "<article itemscope itemtype='http://schema.org/NewsArticle'><h1>Ferry</h1><div itemprop=image itemscope itemtype='http://schema.org/ImageObject'>"
            + "<link itemprop=license href='\(by)'></div></article>",
        "<h1>Ferry</h1><div itemscope itemtype='http://schema.org/ImageObject'><link itemprop=license href='\(by)'></div>",
        "<h1>Ferry</h1><p>Text.</p><link itemprop=license href='\(by)'>",
        "<article><h1>Ferry</h1><p>Text.</p></article><div><link rel=license href='\(by)'></div>",
    ])
    func `a licence of the frame, of a picture or of another work is not the article's`(body: String) throws {
        #expect(try rights(head: "", body: body) == RightsStatement())
    }

    @Test(
        arguments: [
            (
                "<span itemprop=copyrightHolder itemscope itemtype='http://schema.org/Organization'><span itemprop=name>Straits Media</span></span>",
                "Straits Media"
            ),
            ("<meta itemprop=copyrightHolder content='Straits Media'>", "Straits Media"),
            ("<p itemprop=copyrightNotice>© 2026 Straits Media</p>", "Straits Media"),
            (
                "<figure itemscope itemtype='http://schema.org/ImageObject'><meta itemprop=copyrightHolder content='Photo Desk'></figure>",
                nil
            ),
            ("<p itemprop=copyrightYear>2026</p>", nil),
        ] as [(String, String?)])
    func `microdata of the article names the holder`(markup: String, holder: String?) throws {
        let body =
            "<article itemscope itemtype='http://schema.org/NewsArticle'><h1>Ferry</h1><p>Text.</p>\(markup)</article>"
        var expected = RightsStatement()
        expected.holder = holder
        #expect(try rights(head: "", body: body) == expected)
    }

    // MARK: Two sources

    @Test func `what a container states stays, gaps are filled, and the more restrictive counts`() {
        var feed = RightsStatement()
        (feed.license, feed.isMiningReserved, feed.allowsAI, feed.isFree) = ("feed", false, false, true)
        var page = RightsStatement()
        (page.license, page.holder, page.robots, page.miningPolicy) = (
            "page", "Straits Media", ["noindex"], "policy"
        )
        (page.isMiningReserved, page.allowsAI, page.isFree) = (true, true, false)
        var expected = page
        (expected.license, expected.allowsAI) = ("feed", false)
        var both = feed
        both.complete(with: page)
        #expect(both == expected)
        both.complete(with: RightsStatement())
        #expect(both == expected)
        var none = RightsStatement()
        none.complete(with: page)
        #expect(none == page)
    }
}
