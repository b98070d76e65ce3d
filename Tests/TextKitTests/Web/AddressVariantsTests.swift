import Testing
import TextKit

/// Which addresses are variants of one, which are no article's, and which are later pages.
@Suite struct AddressVariantsTests {
    private func address(_ text: String) throws -> WebAddress { try #require(WebAddress(text)) }

    @Test(arguments: [
        "http://town.example/a/story", "https://www.town.example/a/story/", "https://m.town.example/a/story",
        "https://town.example/a/story?utm_medium=x", "https://town.example/amp/a/story",
        "https://town.example/a/story/amp/",
        "https://amp.town.example/a/story.amp", "https://TOWN.example/a/story?outputType=amp",
        "https://town.example/a/story?referrer=&_r=0", "https://town.example/a/story/index.html",
        "https://town.example./a/story#top", "https://town.example/m/a/story",
        "https://town.example/a/story?mode=amp",
        "https://town.example/a/story?view=mobile&m=1",
        "https://town.example/a/story?CMP=x&wt_mc=y&guccounter=1",
        "https://town.example/a/story?__twitter_impression=true&srsltid=Af",
        "https://town.example/a/story?PHPSESSID=7f",
        "https://town.example/a/story;jsessionid=7F.node1", "https://town.example/%61/stor%79",
    ])
    func `variants have one key`(variant: String) throws {
        #expect(try address(variant).articleKey == "town.example/a/story")
    }

    @Test(arguments: [
        "https://town.example/a/story-2", "https://town.example/b/story", "https://town.example/a/story?id=3",
        "https://news.town.example/a/story", "https://m.example/a/story", "https://town.example/a/Story",
        "https://town.example/a/story?p=12", "https://town.example/a%2Fstory",
        "https://town.example/a/story?mode=full",
        "https://town.example/a/story?m=12", "https://town.example/a/story;2",
    ])
    func `others have another key`(other: String) throws {
        #expect(try address(other).articleKey != "town.example/a/story")
    }

    @Test(arguments: [
        ["/caf%C3%A9", "/caf%c3%a9", "/café"], ["/~mira", "/%7Emira", "/%7emira"], ["/a(p)", "/a%28p%29"],
        ["/s?q=caf%C3%A9", "/s?q=café"], ["/a%2fb", "/a%2Fb"], ["/story.amp.html", "/story.html"],
        ["/100%", "/100%"],
    ])
    func `one address is written in several ways`(ways: [String]) throws {
        #expect(Set(try ways.map { try address("https://a.example" + $0).articleKey }).count == 1)
    }

    @Test(arguments: [
        ["/a%2Fb", "/a/b"], ["/s?q=a%26b", "/s?q=a&b"], ["/a%3Fb", "/a?b"], ["/a%25b", "/a%b"],
    ])
    func `what has a meaning of its own stays escaped`(ways: [String]) throws {
        #expect(Set(try ways.map { try address("https://a.example" + $0).articleKey }).count == 2)
    }

    @Test(arguments: [
        ("https://town-example.cdn.ampproject.org/c/s/town.example/a/story", "https://town.example/a/story"),
        (
            "https://town-example.cdn.ampproject.org/v/s/town.example/a/story?amp_js_v=1",
            "https://town.example/a/story"
        ),
        ("https://town-example.cdn.ampproject.org/c/town.example/a/", "http://town.example/a/"),
        ("https://cdn.ampproject.org/wp/s/town.example/a/story", "https://town.example/a/story"),
        ("https://www.google.com/amp/s/town.example/a/story", "https://town.example/a/story"),
        ("https://www.google.co.uk/amp/town.example/a/story", "http://town.example/a/story"),
        ("https://www.bing-amp.com/c/s/town.example/a/story", "https://town.example/a/story"),
        ("https://town-example.cdn.ampproject.org/i/s/town.example/a.png", nil),
        ("https://town.example/amp/s/town.example/a", nil), ("https://www.google.com/amp/news", nil),
        ("https://www.ampproject.org/c/s/", nil),
    ])
    func `a page of a cache has its publisher's address`(text: String, publisher: String?) throws {
        #expect(try address(text).withoutCache.canonical == publisher ?? text)
    }

    @Test func `the order of parameters makes no difference`() throws {
        #expect(
            try address("https://a.example/s?x=1&y=2").articleKey
                == address("https://a.example/s?y=2&x=1").articleKey)
    }

    @Test(arguments: [
        ("https://a.example/", true), ("https://a.example", true), ("https://a.example/index.php", true),
        ("https://a.example/de/", true), ("https://a.example/pt-br", true), ("https://a.example/home", true),
        ("https://a.example/?utm_source=feed", true), ("https://a.example/?p=317", false),
        ("https://a.example/a/b", false),
        ("https://a.example/news", false), ("https://a.example/2026/", false),
        ("https://a.example/index.html?id=3", false),
    ])
    func `front pages are known by their path`(text: String, isFront: Bool) throws {
        #expect(try address(text).isFrontPage == isFront)
    }

    @Test(arguments: [
        ("https://a.example/news/lorry-hits-tram", true), ("https://a.example/4711.html", true),
        ("https://a.example/story?id=4711", true), ("https://a.example/news/lorry_hits_the_tram.html", true),
        ("https://a.example/news/7", true), ("https://a.example/7.html", true), ("https://a.example/", false),
        ("https://a.example/weather", false), ("https://a.example/water-levels", false),
        ("https://a.example/daily_forecast.html", false), ("https://a.example/levels.html", false),
        ("https://a.example/notices?page=2", false), ("https://a.example/", false),
        ("https://a.example/amp/water-levels", false), ("https://a.example/water-levels/amp", false),
    ])
    func `an address names one page where it has three words or a number`(text: String, isOne: Bool) throws {
        #expect(try address(text).namesOnePage == isOne)
    }

    @Test(arguments: [
        ("https://a.example/story?page=2", "https://a.example/story", true),
        ("https://a.example/story?id=7&page=3", "https://a.example/story?id=7", true),
        ("https://a.example/story/page/2/", "https://a.example/story", true),
        ("https://a.example/story/2", "https://www.a.example/story/", true),
        ("https://a.example/story-2.html", "https://a.example/story.html", true),
        ("https://a.example/story,2.html", "https://a.example/story.html", true),
        ("https://a.example/story-seite-2.html", "https://a.example/story.html", true),
        ("https://a.example/story?paged=2", "https://a.example/story", true),
        ("https://a.example/story?pp=2", "https://a.example/story", true),
        ("https://a.example/story-page2.html", "https://a.example/story", true),
        ("https://a.example/story-2.html", "https://a.example/story", true),
        ("https://a.example/story?start=10", "https://a.example/story", true),
        ("https://a.example/story/page2.html", "https://a.example/story.html", true),
        ("https://a.example/story-p2.html", "https://a.example/story.html", true),
        ("https://a.example/story-teil-2.html", "https://a.example/story.html", true),
        ("https://a.example/story.2.html", "https://a.example/story.html", true),
        ("https://a.example/story;2.html", "https://a.example/story.html", true),
        ("https://a.example/2/story.html", "https://a.example/story.html", true),
        ("https://a.example/story?page=1", "https://a.example/story", false),
        ("https://a.example/story", "https://a.example/story", false),
        ("https://a.example/story-2.html", "https://a.example/tale.html", false),
        ("https://a.example/2026/06/03", "https://a.example/2026/06", true),
        ("https://a.example/covid-19", "https://a.example/covid-19", false),
        ("https://a.example/amp/story", "https://a.example/story", false),
        ("https://a.example/story?utm_source=x", "https://a.example/story", false),
    ])
    func `a later page is the first one's address and a number`(own: String, first: String, isLater: Bool)
        throws
    {
        #expect(try address(own).isLaterPage(of: address(first)) == isLater)
    }
}
