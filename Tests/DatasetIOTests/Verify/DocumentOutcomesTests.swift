import JSON
import Testing

@testable import DatasetIO

/// Where the rows of one reading stand.
@Suite struct DocumentOutcomesTests {
    private func row(_ path: String, member: String = "null", stage: String? = nil, code: String = "c") throws
        -> JSONValue
    {
        let stage = stage.map { #""stage":"\#($0)","# } ?? ""
        return try JSONParser.parse(
            Array(#"{\#(stage)"input":{"path":"\#(path)","member":\#(member)},"code":"\#(code)"}"#.utf8))
    }

    private func faults(_ rows: [(String, JSONValue)]) -> [String] {
        var outcomes = DocumentOutcomes()
        return rows.compactMap { outcomes.take($1, of: $0) }
    }

    @Test func `rows stand in the order of their paths' bytes`() throws {
        let sound = try ["Z.html", "a-b.html", "a/b.html", "é.html"].map { ("articles", try row($0)) }
        #expect(faults(sound) == [])
        #expect(faults([("articles", try row("b")), ("articles", try row("B"))]).count == 1)
        #expect(faults([("articles", try row("b")), ("duplicates", try row("a"))]) == [])
    }

    @Test func `each stage begins anew`() throws {
        let rows = [("drops", try row("b", stage: "clean-html")), ("drops", try row("a", stage: "join"))]
        #expect(faults(rows) == [])
        #expect(faults(rows.map { ($0, $1) } + [("drops", try row("a", stage: "clean-html"))]).count == 1)
    }

    @Test func `a name that is not UTF-8 may stand anywhere`() throws {
        #expect(faults([("articles", try row(#"b\\xFF"#)), ("articles", try row("a"))]) == [])
    }

    @Test func `a file is in one table, once`() throws {
        let file = try row("a")
        #expect(
            faults([("articles", file), ("drops", file)]) == [
                "'a' is in articles, too: a document ends in one table"
            ])
        #expect(faults([("drops", file), ("drops", file)]) == ["'a' is there twice"])
        #expect(faults([("quarantine", file), ("quarantine", file)]) == ["is there twice"])
        #expect(faults([("quarantine", file), ("quarantine", try row("a", code: "d"))]) == [])
    }

    @Test func `entries of a feed may share a guid`() throws {
        let entry = try row("feed.xml", member: "\"guid\"")
        #expect(faults([("articles", entry), ("drops", entry), ("drops", entry)]) == [])
    }

    @Test(arguments: [
        (#""guid":"g""#, #""guid":"g""#, true), (#""guid":"g","url":"u""#, #""guid":"g","url":"v""#, true),
        (#""guid":null,"url":"u""#, #""guid":null,"url":"u""#, true), (#""guid":"g""#, #""guid":"h""#, false),
        (#""guid":null,"url":null"#, #""guid":null,"url":null"#, false),
        (#""guid":null,"url":"u""#, #""guid":null,"url":"v""#, false),
    ])
    func `two articles of one member share the guid or the link that names it`(
        first: String, second: String, isSound: Bool
    ) throws {
        let rows = try [first, second].map {
            try JSONParser.parse(Array(#"{\#($0),"input":{"path":"feed.xml","member":"m"}}"#.utf8))
        }
        #expect(
            faults(rows.map { ("articles", $0) }) == (isSound ? [] : ["'m' of 'feed.xml' is there twice"]))
    }
}
