import Testing
import TextKit

@Suite struct WebAddressTests {
    @Test(
        arguments: [
            ("b", "https://e.org/a/b"), ("/b", "https://e.org/b"), ("../b", "https://e.org/b"),
            ("../../b", "https://e.org/b"), ("./b/./c/..", "https://e.org/a/b/"),
            ("?q=1", "https://e.org/a/x?q=1"),
            ("#top", "https://e.org/a/x"), ("//cdn.e.org/i.png", "https://cdn.e.org/i.png"),
            ("HTTP://E.org", "http://e.org/"), (" /b\n c ", "https://e.org/b%20c"), ("a:b/c", nil),
            ("javascript:alert(1)", nil), ("mailto:a@e.org", nil), ("data:text/html,x", nil),
        ] as [(String, String?)])
    func `a reference resolves against its page as RFC 3986 says`(reference: String, expected: String?) {
        let base = WebAddress("https://e.org/a/x")
        #expect(WebAddress(reference, relativeTo: base)?.absolute == expected)
    }

    @Test(
        arguments: [
            ("https://E.org:443/a?utm_source=x&id=3&fbclid=q#c", "https://e.org/a?id=3"),
            ("http://user:pw@e.org:80/", "http://e.org/"), ("https://e.org./a", "https://e.org/a"),
            ("https://e.org:8443/a?", "https://e.org:8443/a"),
            ("https://e.org/a?b=%C3%A4&a=1", "https://e.org/a?b=%C3%A4&a=1"),
        ])
    func `a canonical address has no tracking, default port or user information`(
        text: String, expected: String
    ) {
        #expect(WebAddress(text)?.canonical == expected)
    }

    @Test(arguments: [
        ("https://a@e.org:8/", "e.org"), ("http://[::1]:80/", "[::1]"), ("http://xn--a.de", "xn--a.de"),
    ])
    func `a host excludes user and port`(text: String, host: String) {
        #expect(WebAddress(text)?.host == host)
    }

    @Test(arguments: [
        "https://E.org:443/a?u=http://b.org/", "http://[::1]:8080/", "https://a@e.org:8", "http://xn--a.de./",
        "https://e.org/a:b",
    ])
    func `a canonical address need not be parsed again for its host`(text: String) throws {
        let canonical = try #require(WebAddress(text)?.canonical)
        #expect(WebAddress.host(ofCanonical: canonical) == WebAddress(canonical)?.host)
        #expect(WebAddress(canonical)?.canonical == canonical)
    }
}
