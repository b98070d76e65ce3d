import Testing

@testable import Markup

@Suite struct XMLNamespaceTests {
    @Test(arguments: [
        ("http://www.w3.org/2005/Atom", "", XMLNamespace.atom), ("https://w3.org/2005/atom/", "x", .atom),
        ("http://search.yahoo.com/mrss/", "m", .media), ("http://purl.org/rss/1.0/", "", .none),
        ("http://iptc.org/std/nar/2006-10-01/", "", .newsML),
        ("http://iptc.org/std/NITF/2006-10-18/", "", .nitf),
        ("http://feeds.example/rss-of-ours", "", .none),
        ("http://feeds.example/rss-of-ours", "dc", .dublinCore),
        ("http://purl.org/dc/elements/1.1.1", "DC", .dublinCore), ("http://harbour.example/ns", "", .other),
        ("http://harbour.example/ns", "hb", .other), ("", "", .none), ("", "itunes", .itunes),
    ])
    func `a vocabulary is known by its URI, a misspelt one by its prefix`(
        uri: String, prefix: String, namespace: XMLNamespace
    ) {
        #expect(XMLNamespace.named(uri: uri, prefix: prefix) == namespace)
    }
}
