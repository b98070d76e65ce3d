import Testing

@testable import Markup

@Suite struct FeedLinksTests {
    @Test(arguments: [
        (
            "https://www.google.com/url?rct=j&url=https%3A%2F%2Fharbour.example%2Fa%3Fb&ct=ga",
            "https://harbour.example/a?b"
        ),
        ("http://www.google.co.uk/url?q=http://harbour.example/a", "http://harbour.example/a"),
        ("https://www.google.com/url?url=javascript%3Aalert", nil),
        ("https://www.google.com/search?q=https://a.example", nil),
        ("https://harbour.example/url?url=https://a.example", nil), ("https://www.google.com/url", nil),
        ("https://www.google.com/url?url=https://a.example/%zz", "https://a.example/%zz"),
    ])
    func `a redirector's link holds the publisher's`(link: String, target: String?) {
        #expect(FeedRedirector.target(link) == target)
    }

    @Test(arguments: [
        ("http://feedproxy.google.com/~r/harbour/1", true), ("http://feeds.feedburner.com/harbour", true),
        ("http://feeds.harbour.example/~r/news/1", true), ("http://harbour.example/feed", false),
    ])
    func `the publisher's own link stands for one that only counts clicks`(link: String, isTracker: Bool) {
        var entry = FeedEntry()
        #expect(entry.originalLink(link) == link)
        entry.origin = "https://harbour.example/1"
        #expect(entry.originalLink(link) == (isTracker ? "https://harbour.example/1" : link))
    }

    @Test(arguments: [
        ("<p>Text <img src='/a.jpg'> <img src=/b.jpg>", "https://harbour.example/a.jpg"),
        (
            "<IMG width=1 height=1 src=/pixel.gif><img alt='' src=\"https://cdn.example/c.jpg?a=1&amp;b=2\">",
            "https://cdn.example/c.jpg?a=1&b=2"
        ),
        ("<img src=/a.jpg width=1px>", nil), ("<img src=/a.jpg width=100>", "https://harbour.example/a.jpg"),
        ("<img src=''><imgs src=/a.jpg>", nil), ("<img src=data:image/gif;base64,AA==>", nil),
        ("<p>no picture", nil),
    ])
    func `an entry without a picture has the first of its text that is no pixel`(html: String, url: String?) {
        let text = FeedText(html, kind: .html, base: "https://harbour.example/feed")
        #expect(FeedPicture.first(in: text) == url)
    }
}
