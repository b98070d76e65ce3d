import DateKit
import JSON
import Markup
import Testing
import TextKit

@testable import Extraction

@Suite struct LinkedDataTests {
    private func read(_ json: String, url: String? = nil) throws -> LinkedData {
        try pageEvidence(head: linkedData(json), url: url).linkedData
    }

    @Test(
        arguments: [
            // A page is less than an article, whatever else it says.
            (
                #"[{"@type":"WebPage","headline":"A","datePublished":"x","author":"x"},{"@type":"Article","headline":"B"}]"#,
                "B"
            ),
            (#"[{"@type":"Article","headline":"A"},{"@type":"Article","headline":"B"}]"#, "A"),
            (
                #"[{"@type":"Article","headline":"A","author":"x"},{"@type":"Article","headline":"B","datePublished":"x"}]"#,
                "B"
            ),
            (
                #"[{"@type":"Article","headline":"A","author":"x"},{"@type":"Article","headline":"B","articleBody":"x"}]"#,
                "A"
            ),
            (
                #"[{"@type":"Article","headline":"A"},{"@type":"Article","name":"B","datePublished":"x","author":"x"}]"#,
                nil
            ),
            // The node that names this page wins over a fuller one, and not over everything.
            (
                #"[{"@type":"Article","headline":"A","datePublished":"x","author":"x"},{"@type":"Article","headline":"B","url":"https://a.example/p"}]"#,
                "B"
            ),
            (
                #"[{"@type":"Article","headline":"A"},{"@type":"Article","headline":"B","mainEntityOfPage":{"@id":"https://a.example/p"}}]"#,
                "B"
            ),
            (
                #"[{"@type":"Article","headline":"A"},{"@type":"Article","headline":"B","@id":"https://a.example/q"}]"#,
                "A"
            ),
            (#"{"@type":"https://schema.org/NewsArticle","headline":"A"}"#, "A"),
            (#"{"@type":["Thing","REPORT"],"headline":"A"}"#, "A"),
            (#"{"@type":"Person","headline":"A"}"#, nil),
            (#"{"mainEntity":{"@type":"Article","headline":"A"}}"#, "A"),
            (#"{"itemListElement":{"@type":"Article","headline":"A"}}"#, nil),
            (#"[[[[[[[{"@type":"Article","headline":"A"}]]]]]]]"#, "A"),
            (#"[[[[[[[[{"@type":"Article","headline":"A"}]]]]]]]]"#, nil),
        ] as [(String, String?)])
    func `the article is the fullest node of the best kind, first of all this page's`(
        json: String, headline: String?
    ) throws {
        let found = try read(json, url: "https://a.example/p").text("headline")
        #expect(found == headline)
    }

    @Test(
        arguments: [
            (#""a""#, "a"), (#"["a","b"]"#, "a"), (#"{"name":"a"}"#, "a"), (#"{"@value":"a"}"#, "a"),
            ("7", "7"), (#""  ""#, nil), ("{}", nil),
            (#""a &amp;amp; <b>b</b>""#, "a & b"),
        ] as [(String, String?)])
    func `a text is a string, the first of a list or an object's name`(json: String, expected: String?) throws
    {
        #expect(LinkedData.text(of: try JSONParser.parse(Array(json.utf8))) == expected)
    }

    @Test func `a reference is the fullest node of its id`() throws {
        let data = try read(
            ##"[{"@id":"#a","name":"short"},{"@id":"#a","name":"A","x":1,"y":2},{"@id":"#a","name":"late"}]"##
        )
        func name(_ json: String) throws -> String? {
            data.resolved(try JSONParser.parse(Array(json.utf8)))["name"]?.string
        }
        #expect(try name(##"{"@id":"#a"}"##) == "A")
        #expect(try name(##"{"@id":"#a","@type":"Person"}"##) == "A")
        #expect(try name(##"{"@id":"#a","@type":"Person","name":"own"}"##) == "own")
        let found = try name(##"{"@id":"#b","name":"own"}"##)
        #expect(found == "own")
    }

    @Test func `values of a key are the article's first, each once`() throws {
        let data = try read(
            #"[{"@type":"Article","headline":"A","datePublished":"1"},{"@type":"Article","datePublished":"2"},{"@type":"WebPage","datePublished":"1"}]"#
        )
        #expect(data.values("datePublished").compactMap(\.string) == ["1", "2"])
        #expect(
            LinkedData.list(.null).isEmpty && LinkedData.list(nil).isEmpty
                && LinkedData.list(.string("a")).count == 1)
    }

    @Test(
        arguments: [
            (#"{"headline" : "A", "author": [{"name":"Ann"}] "datePublished":"2023"}"#, "A|2023|Ann"),
            (#"{"headline":"A \"b\" c" "articleBody":"x"#, "A \"b\" c||"),
            (#"{"headline":A,"author":"#, "none"),
            (#"{"datePublished":"2023", "author": {"#, "|2023|"),
            ("{\"author\" \"\(String(repeating: " ", count: 390))\" {\"name\":\"Ann\"", "none"),
        ] as [(String, String)])
    func `strings are read off JSON that no parser takes`(json: String, expected: String) {
        let value = LooseJSON.parse(Array(json.utf8))
        let found = value.map { value in
            ["headline", "datePublished", "author"].map { value[$0]?.string ?? "" }.joined(separator: "|")
        }
        #expect((found ?? "none") == expected)
    }

    @Test(
        arguments: [
            (#"<!--{"@type":"LiveBlogPosting"}-->"#, true),
            (#"{&quot;@type&quot;:&quot;LiveBlogPosting&quot;}"#, true),
            (#"{"@graph":[{"@type":["Article","LiveBlogPosting"]}]}"#, true),
            (#"{"@graph":[{"@graph":{"@type":"LiveBlogPosting"}}]}"#, false),
            (#"{"@type":"Article","about":{"@type":"LiveBlogPosting"}}"#, false), ("no object", false),
        ] as [(String, Bool)])
    func `structured data are read through comments and escapes`(script: String, isLive: Bool) throws {
        let tree = try HTMLParser.parse(Array("<head>\(linkedData(script))</head>".utf8))
        #expect(StructuredData(tree).isLiveBlog == isLive)
    }
}

@Suite struct MetaTagsTests {
    @Test func `the first value of the first key counts, in any case and under any attribute`() throws {
        let tree = try HTMLParser.parse(
            Array(
                "<head><meta name=B content=2><meta property=a content=' '><meta itemprop=c value=3><meta name=a content=1><meta name=a content=4>"
                    .utf8))
        let tags = MetaTags(tree, head: HeadElements(tree))
        #expect(
            tags.first("a", "b") == "1" && tags.first("x", "b") == "2" && tags.first("c") == "3"
                && tags.first("x") == nil)
        #expect(tags.all("a") == ["1", "4"])
    }

    @Test(
        arguments: [
            ("a  b\n c", "a b c"), ("a&amp;amp;b", "a&b"), ("<b>a</b>", "a"), ("a\u{A0}b", "a b"),
            ("a\u{AD}b", "ab"), ("a\u{200B}b", "ab"), ("a…b", "a…b"), ("é£", "é£"),
        ] as [(String, String)])
    func `small texts are plain`(text: String, expected: String) {
        #expect(PlainText.clean(text) == expected)
    }

    @Test(
        arguments: [
            ("The Boat-12!", "theboat12"), ("ÉTÉ – 5", "été5"), ("МОСТ", "мост"), ("桥 12", "桥12"),
            ("ΣΊΓΜΑ", "σίγμα"), ("—", ""),
        ] as [(String, String)])
    func `a key is letters and digits alone`(text: String, key: String) {
        #expect(PlainText.key(text) == key)
    }
}

@Suite struct PageEvidenceTests {
    @Test(
        arguments: [
            ("<html lang=de><body lang=fr>", "de"), ("<html xml:lang=de><body lang=fr>", "de"),
            ("<html lang=xx><body lang=fr>", "fr"),
            (
                "<html><head>\(linkedData(#"{"@type":"Article","inLanguage":"it"}"#))<meta name=language content=es></head>",
                "it"
            ),
            ("<html><head><meta name=language content=es></head>", "es"), ("<html>", nil),
        ] as [(String, String?)])
    func `the language is the surest statement's`(html: String, expected: String?) throws {
        let found = try pageEvidence(html).language
        #expect(found == expected)
    }

    @Test(
        arguments: [
            ("en", "https://a.example.au/x", "2023-06-05"), ("en", "https://a.example.com/x", "2023-05-06"),
            ("en-US", "https://a.example.uk/x", "2023-05-06"),
            ("de", "https://a.example.com/x", "2023-06-05"),
        ] as [(String, String, String)])
    func `only America writes the month first`(language: String, url: String, expected: String) throws {
        let evidence = try pageEvidence(head: "", url: url, language: language)
        #expect(DateChoice.read("05/06/2023", evidence)?.rfc3339 == expected)
    }

    @Test func `the page's address is the given one, then the stated ones`() throws {
        let head = "<link rel=canonical href='https://c.example/3'>"
        let og = "<meta property=og:url content='https://b.example/2'>"
        #expect(try pageEvidence(head: head + og, url: "https://a.example/1").url?.host == "a.example")
        #expect(try pageEvidence(head: head + og).url?.host == "b.example")
        let found = try pageEvidence(head: head).url?.host
        #expect(found == "c.example")
    }
}
