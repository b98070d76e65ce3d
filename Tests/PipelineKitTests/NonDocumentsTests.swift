import PipelineKit
import Testing

@Suite struct NonDocumentsTests {
    @Test(arguments: [
        ("a.css", true), ("site/a.CSS", true), ("a.css?ver=6.4.2", true), ("a.js@ver=1.2", true),
        ("a.css.gz", true),
        ("logo.png", true), ("index.php", false), ("page.html?style=a.css", false), ("gazeta.pl", false),
        ("wiki_00", false),
        ("1700000.M1P2.host:2,S", false), ("1700000@host.css:2,S", false), ("story.html.gz", false),
        ("css", false),
        (".css", false), ("a.warc.zst", false), ("items.jl", false), ("a.pdf", false),
    ])
    func `a name tells what is saved along with pages`(name: String, isOne: Bool) {
        #expect(NonDocuments.isOne(name) == isOne)
    }

    @Test(arguments: [
        ("a.css", ".css"), ("A/B.Js?x=1.2", ".js"), ("wiki_00", "no extension"),
        (".DS_Store", "no extension"),
        ("a.b c", "no extension"), ("a.averyveryverylongend", "no extension"),
    ])
    func `files are counted by the endings of their names`(name: String, ending: String) {
        #expect(NonDocuments.ending(of: Array(name.utf8)) == ending)
    }
}
