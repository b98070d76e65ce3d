import Testing

@testable import TextKit

@Suite struct FeedAddressTests {
    private static let base = "https://E.org/a/x?q=1#f"

    @Test(arguments: [
        ("b", "https://E.org/a/b"), ("/b/../c", "https://E.org/c"),
        ("../../b?x=../y", "https://E.org/b?x=../y"),
        ("?p", "https://E.org/a/x?p"), ("#g", "https://E.org/a/x?q=1#g"), ("", base),
        ("//cdn.E.org/../i", "https://cdn.E.org/../i"), ("HTTP://E.org/./", "HTTP://E.org/./"),
        ("urn:isbn:1", "urn:isbn:1"), (" b\n c ", "https://E.org/a/b c"), ("c:/x", "https://E.org/a/c:/x"),
    ])
    func `a reference is joined and nothing else is changed`(reference: String, expected: String) {
        #expect(FeedAddress.resolve(reference, against: Self.base) == expected)
    }

    @Test(arguments: [nil, "", "/a/b", "urn:isbn:1", "mailto:a@e.org"])
    func `without an absolute base a reference stays what it is`(base: String?) {
        #expect(FeedAddress.resolve("../b", against: base) == "../b")
    }

    @Test func `a query after a bare host needs a path`() {
        #expect(FeedAddress.resolve("?p", against: "http://e.org") == "http://e.org/?p")
        #expect(FeedAddress.resolve("#g", against: "http://e.org") == "http://e.org#g")
        #expect(FeedAddress.resolve("b", against: "http://e.org?q") == "http://e.org/b")
    }

    @Test(arguments: ["javascript:x", "JavaScript:x", "vbscript:x", "data:text/html,x", ""])
    func `script links are never followed`(reference: String) {
        #expect(FeedAddress.link(reference, against: nil) == nil)
    }

    @Test func `anything but a script may be followed`() {
        #expect(FeedAddress.link("b", against: nil) == "b")
        #expect(FeedAddress.link("mailto:a@e.org", against: Self.base) == "mailto:a@e.org")
    }

    @Test func `web addresses are recognised by their scheme`() {
        #expect(FeedAddress.isWeb("HTTP:") && FeedAddress.isWeb("https://e.org"))
        #expect(!FeedAddress.isWeb("httpd:") && !FeedAddress.isWeb("urn:http:") && !FeedAddress.isWeb("http"))
    }

    @Test(arguments: ["https://u@e.org:8/a/../b?q=?#f#g", "//e.org", "a/b:c", "?", "#", "urn:a?b", ""])
    func `the parts together are the text`(text: String) {
        #expect(URLReference(text[...], shortestScheme: 1).text == text)
    }

    @Test(arguments: [
        ("/a/./b", "/a/b"), ("/a/..", "/"), ("/../a", "/a"), ("/a/b/.", "/a/b/"),
        ("/a.b/..c/.d", "/a.b/..c/.d"),
        ("/a/../../b/..", "/"),
    ])
    func `"." and ".." do not count as segments`(path: String, expected: String) {
        #expect(URLReference.withoutDotSegments(path[...]) == expected[...])
    }
}
