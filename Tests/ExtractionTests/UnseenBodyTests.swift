import Markup
import PipelineKit
import Testing

@testable import Extraction

/// Bodies that a browser does not show by itself: in `noscript`, in templates, and in states of more frameworks.
@Suite struct UnseenBodyTests {
    private let fixture: HarbourPages

    init() throws { fixture = try HarbourPages() }

    private static let body =
        "<article><h1>Harbour to be dredged</h1>\(HarbourPages.paragraphs.joined())</article>"

    @Test(arguments: [
        "<noscript>\(body)</noscript>",
        "<noscript><div class=menu><a href=/>Home</a> <a href=/b>Sport</a></div>\(body)</noscript>",
        "<script type=text/template id=article>\(body)</script>",
        "<script type='text/x-handlebars'>\(body)<p>{{footnote}}</p></script>",
        "<script type='text/html'>\(body)</script>", "<template id=story>\(body)</template>",
    ])
    func `hidden markup is the body of a page that shows none`(markup: String) throws {
        let result = try fixture.extract(
            "<html><head><title>Harbour to be dredged</title></head><body><div id=root></div>\(markup)</body></html>"
        )
        #expect(result.blocks.map(\.text) == HarbourPages.sentences)
        #expect(result.warnings == [BodyExtraction.structuredWarning])
    }

    @Test func `hidden markup is not used where the page shows its article`() throws {
        let other = "<noscript>\(Self.body.replacing("Tuesday", with: "Friday"))</noscript>"
        let result = try fixture.extract(HarbourPages.page("\(Self.body)\(other)"))
        #expect(result.blocks.map(\.text) == HarbourPages.sentences && result.warnings.isEmpty)
    }

    /// A text as JSON inside a string of JavaScript.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            + "\""
    }

    private static var elements: String {
        HarbourPages.sentences.map {
            #"["$","p",null,{"children":["\#($0.prefix(20))",["$","em",null,{"children":"\#($0.dropFirst(20))"}]]}]"#
        }
        .joined(separator: ",")
    }

    private static var pushed: [String] {
        let tree = #"0:["$","main",null,{"children":[\#(elements)]}]"# + "\n"
        let text = HarbourPages.paragraphs.joined()
        let long = "1:{\"title\":\"x\"}\n2:T\(String(text.utf8.count, radix: 16)),\(text)3:null\n"
        let halves = [tree.prefix(tree.count / 2), tree.dropFirst(tree.count / 2)].map(String.init)
        return [
            "<script>self.__next_f.push([1,\(quoted(tree))])</script>",
            "<script>self.__next_f.push([1,\(quoted(long))])</script>",
            halves.map { "<script>self.__next_f.push([1,\(quoted($0))])</script>" }.joined(),
        ]
    }

    private static var stated: [String] {
        let text = quoted(HarbourPages.paragraphs.joined())
        let data = #"{"queries":[{"state":{"data":{"post":{"body":\#(text)}}}}]}"#
        return [
            "<script>window.__REACT_QUERY_STATE__ = \(data);</script>",
            "<script>window.__REACT_QUERY_DATA__ = \(data);</script>",
            "<script>window.__remixContext = {\"state\":\(data)};</script>",
            "<script>window.__staticRouterHydrationData = JSON.parse(\(quoted(data)));</script>",
            "<script type='application/json' data-sveltekit-fetched>{\"status\":200,\"body\":\(quoted(data))}</script>",
            "<script type='application/json' id=__NUXT_DATA__>[[\"Reactive\",1],{\"story\":2},{\"text\":3},\(text)]</script>",
        ]
    }

    @Test(arguments: pushed + stated)
    func `the states of more frameworks are read`(script: String) throws {
        let result = try fixture.extract(
            "<html><head></head><body><div id=root></div>\(script)</body></html>")
        #expect(result.blocks.map(\.text) == HarbourPages.sentences)
        #expect(result.warnings == [BodyExtraction.structuredWarning])
    }

    @Test(arguments: [
        "", "0:", "0:Tzz,abc", "0:T5", "0:TFFFFFFFF,short", "x", "0:[1,2", ":::\n\n", "0:T-1,abc",
    ])
    func `damaged rows give what is whole and no crash`(rows: String) {
        #expect(FlightRows.rows(of: Array(rows.utf8)).count <= 1)
    }
}
