import DatasetIO
import Foundation
import JSON
import PipelineKit
import TestSupport
import Testing

/// Rows of version 1 as version 2 writes them.
@Suite struct DatasetUpgradeTests {
    private typealias Article = VersionOneDataset.Article

    private static let mill =
        "The water in Mill Street is turned off on Wednesday, because the main is renewed."
    private static let seal =
        "A seal pup that had lost its mother was found among dinghies at the yacht club."
    private static let choir =
        "The harbour choir rehearses a mass and looks for four tenors before the regatta."

    // MARK: Ids and revisions

    @Test func `unlike texts of one id are articles, and each counts its own revisions`() throws {
        var set = try VersionOneDataset()
        try set.add(
            "one",
            [
                Article(id: "a", revision: 1, text: Self.seal, title: "Seal", member: "2"),
                Article(id: "a", revision: 0, text: Self.mill, title: "Water", member: "1"),
            ])
        try set.add(
            "two",
            [
                Article(id: "a", revision: 2, text: Self.seal + " It eats.", title: "Seal", member: "2"),
                Article(id: "b", revision: 0, text: Self.choir),
            ], previous: "one")
        let (staged, records, renamed) = try set.upgrade()
        #expect((staged.splitIDs, staged.newIDs) == (1, 1))
        let rows = try set.rows("articles")
        let seal = try #require(rows[0]["id"]?.string)
        #expect(
            rows.map { $0["id"]?.string } == [
                seal, VersionOneDataset.id("a"), seal, VersionOneDataset.id("b"),
            ])
        #expect(rows.map { $0["revision"]?.integer } == [0, 0, 1, 0], "the oldest is the one of revision 0")
        #expect(
            renamed.map(\.new) == [seal, seal]
                && renamed.map(\.old) == Array(repeating: VersionOneDataset.id("a"), count: 2))
        #expect(records.map(\.id) == rows.map { $0["id"]?.string ?? "" })
        #expect(try set.problems() == [])
    }

    @Test func `revisions that compaction has left keep their numbers, and no two have the same`() throws {
        var set = try VersionOneDataset()
        try set.add(
            "one",
            [
                Article(id: "a", revision: 4, text: Self.mill),
                Article(id: "b", revision: 0, text: Self.seal),
                Article(id: "b", revision: 0, text: Self.seal + " Rarely.", path: "copy.html"),
                Article(id: "b", revision: 1, text: Self.seal + " It eats."),
            ])
        _ = try set.upgrade()
        #expect(try set.revisions() == ["a4", "b0", "b1", "b2"])
        #expect(try set.rows("changes").map { $0["op"]?.string } == ["revise", "add", "revise", "revise"])
        #expect(try set.problems() == [])
    }

    @Test func `a text that was published twice under one id is one row, the later one`() throws {
        var set = try VersionOneDataset()
        try set.add(
            "one",
            [
                Article(id: "a", revision: 0, text: Self.seal, removed: #"{"ad":1}"#),
                Article(id: "a", revision: 1, text: Self.seal, title: "Seal pup", path: "copy.html"),
                Article(id: "a", revision: 2, text: Self.seal + " It eats.", path: "b.html"),
                Article(id: "b", revision: 3, text: Self.mill),
                Article(id: "b", revision: 4, text: Self.mill, path: "d.html", removed: #"{"ad":1}"#),
            ])
        try set.add("two", [Article(id: "a", revision: 3, text: Self.seal, path: "e.html")], previous: "one")
        let (staged, records, _) = try set.upgrade()
        #expect(try set.revisions() == ["a0", "b3", "a1"])
        #expect(
            try set.rows("articles").map { $0["input"]?["path"]?.string } == ["b.html", "d.html", "e.html"])
        #expect(
            (staged.report.articles, staged.report.countsOnly) == (3, ["dropped:no_text": 2, "unchanged": 3]))
        #expect(records.map(\.revision) == [0, 3, 1])
        #expect(try set.rows("removed").map { $0["id"]?.string } == [VersionOneDataset.id("b")])
        #expect(try set.problems() == [])
    }

    @Test(
        arguments: [
            ("en_US", "en-US"), ("EN", "en"), ("pt-BR", "pt-BR"), ("English (US)", nil), ("x", nil),
        ] as [(String, String?)])
    func `a language is a tag, or unknown`(stated: String, expected: String?) throws {
        var set = try VersionOneDataset()
        try set.add("one", [Article(id: "a", text: Self.seal, language: stated)])
        _ = try set.upgrade()
        #expect(try set.rows("articles")[0]["language"]?.string == expected)
        #expect(try set.problems() == [])
    }

    @Test func `a new id is never one that another article has`() throws {
        var set = try VersionOneDataset()
        let pair = [
            Article(id: "a", revision: 0, text: Self.mill, title: "Water"),
            Article(id: "a", revision: 1, text: Self.seal, title: "Seal"),
        ]
        try set.add("one", pair)
        let taken = try #require(try set.upgrade().renamed.first?.new)
        var crowded = try VersionOneDataset()
        try crowded.add("one", pair)
        try crowded.add("two", [Article(id: "c", fullID: taken, text: Self.choir)], previous: "one")
        let renamed = try crowded.upgrade().renamed
        #expect(renamed.count == 1 && renamed[0].new != taken)
        #expect(Set(try crowded.rows("articles").map { $0["id"]?.string }).count == 3)
    }

    @Test func `cluster and story of an article follow it where they named it, and no further`() throws {
        var set = try VersionOneDataset()
        try set.add(
            "one",
            [
                Article(id: "a", revision: 0, text: Self.mill, title: "Water", story: "a"),
                Article(id: "a", revision: 1, text: Self.seal, title: "Seal", cluster: "b", story: "a"),
                Article(id: "b", text: Self.choir, cluster: "a", story: "b"),
            ])
        _ = try set.upgrade()
        let rows = try set.rows("articles")
        #expect(rows[1].members?.last?.key == "story_id", "it stands behind input")
        #expect(rows[1]["story_id"] == rows[1]["id"])
        #expect(rows[1]["cluster_id"]?.string == VersionOneDataset.id("b"))
        #expect(rows[2]["cluster_id"]?.string == VersionOneDataset.id("a"))
        #expect(try set.problems() == [])
    }

    // MARK: What earlier programs got wrong

    @Test func `a text that ended empty is dropped, with what was removed from it`() throws {
        var set = try VersionOneDataset()
        try set.add(
            "one",
            [
                Article(id: "a", text: "", path: "empty.html", removed: #"{"ad":2}"#),
                Article(id: "b", text: Self.seal, removed: #"{"podcast_promo":1,"ad":1}"#),
            ])
        let report = try set.upgrade().staged.report
        #expect(
            (report.articles, report.dropped, report.countsOnly) == (
                1, ["no_text": 1], ["dropped:no_text": 1]
            ))
        #expect(try set.rows("drops").first?["input"]?["path"]?.string == "empty.html")
        #expect(try set.rows("removed").map { $0["category"]?.string } == ["podcast_promo", "ad"])
        let counts = try set.rows("articles")[0]["removed"]?.elements ?? []
        #expect(counts.map { $0["category"]?.string } == ["ad", "podcast_promo"], "sorted")
        #expect(try set.problems() == [])
    }

    @Test func `words are counted anew, values stand once, and names are in the text`() throws {
        func entity(_ text: String, _ start: Int) -> String {
            #"{"text":"\#(text)","type":"LOC","start":\#(start),"end":\#(start + text.count),"name":"\#(text)","id":null,"count":1}"#
        }
        var set = try VersionOneDataset()
        try set.add(
            "one",
            [
                Article(
                    id: "a", text: "Łódź grows.", wordCount: 40, tags: ["x", "y", "x"],
                    entities: "[\(entity("Łódź", 0)),\(entity("Rome", 3)),\(entity("Rome", 30))]")
            ])
        _ = try set.upgrade()
        let row = try set.rows("articles")[0]
        #expect(row["word_count"]?.integer == 2)
        #expect(row["tags"]?.elements == [.string("x"), .string("y")])
        #expect(row["entities"]?.elements?.map { $0["text"]?.string } == ["Łódź"])
        #expect(try set.problems() == [])
    }

    @Test func `copies of what was pruned stay, since the manifest still says what went before`() throws {
        var set = try VersionOneDataset()
        try set.add("two", [Article(id: "a", text: Self.seal)], copies: [("c", "d")], previous: "one")
        try set.add("three", [Article(id: "b", text: Self.mill)], previous: "two")
        #expect(try set.upgrade().staged.report.previous == "one")
        #expect(try set.rows("duplicates").first?["duplicate_of"]?.string == VersionOneDataset.id("d"))
        #expect(try set.problems() == [])
    }

    @Test func `what version 1 wrote for what is not stated is null, in every table`() throws {
        let digest = String(repeating: "0", count: 64)
        let input = { (path: String) in
            #"{"path":"\#(path)","member":"","offset":null,"sha256":"\#(digest)","bytes":1}"#
        }
        let ids = #""id":"\#(VersionOneDataset.id("c"))","duplicate_of":"\#(VersionOneDataset.id("a"))""#
        var set = try VersionOneDataset()
        try set.add(
            "one", [Article(id: "a", text: Self.seal, member: "", url: "")],
            copies: [("c", "a")],
            tables: [
                "duplicates":
                    #"{\#(ids),"similarity":1.0,"reason":" ","url":"","source":" ","published":"yesterday","input":\#(input("c.html"))}"#
                    + "\n",
                "quarantine":
                    #"{"input":\#(input("q.html")),"stage":"","code":"c","message":"","offset":null}"# + "\n",
            ]
        ) {
            ($0.quarantined, $0.documents) = (["c": 1], 4)
        }
        _ = try set.upgrade()
        let row = try set.rows("duplicates")[0]
        #expect(
            [row["url"], row["source"], row["published"], row["input"]?["member"]] == [
                .null, .null, .null, .null,
            ])
        #expect(row["reason"]?.string == "unstated")
        #expect(try set.rows("quarantine")[0]["stage"]?.string == "unstated")
        #expect(try set.rows("articles")[0]["input"]?["member"] == .null)
        #expect(try set.problems() == [])
    }

    @Test func `names that are counted twice count once, since one is cut away`() throws {
        let lodz = #"{"text":"Łódź","type":"LOC","start":0,"end":4,"name":"Łódź","id":null,"count":2}"#
        let gone = #"{"text":"Łódź","type":"LOC","start":40,"end":44,"name":"Łódź","id":null,"count":2}"#
        var set = try VersionOneDataset()
        try set.add("one", [Article(id: "a", text: "Łódź grows.", entities: "[\(lodz),\(gone)]")])
        _ = try set.upgrade()
        #expect(try set.rows("articles")[0]["entities"]?.elements?.map { $0["count"]?.integer } == [1])
        #expect(try set.problems() == [])
    }

    @Test(arguments: [
        ("", nil), ("geonames:Lodz", nil), ("wikidata:", nil), ("geonames:3093133", "geonames:3093133"),
        ("own list 7", "own list 7"),
    ]) func `an id that no data set gives is null`(stated: String, written: String?) throws {
        let lodz =
            #"{"text":"Łódź","type":"LOC","start":0,"end":4,"name":"Łódź","id":"\#(stated)","count":1}"#
        var set = try VersionOneDataset()
        try set.add("one", [Article(id: "a", text: "Łódź grows.", entities: "[\(lodz)]")])
        _ = try set.upgrade()
        #expect(try set.rows("articles")[0]["entities"]?.elements?.map { $0["id"]?.string } == [written])
        #expect(try set.problems() == [])
    }

    // MARK: CSV alone

    @Test func `cells stay as they are, with their quotes, their nulls and what guards them`() throws {
        let (id, other) = (VersionOneDataset.id("a"), VersionOneDataset.id("a"))
        let input = #""{""path"":""a.html"",""member"":null,""offset"":null,""sha256"":"""",""bytes"":1}""#
        func row(_ text: String, revision: Int, entities: String = "[]") -> String {
            #""\#(id)","https://one.example/a","https://one.example/a","",,"'=Sums",,"[""A, B""]",,,,"[]",,"#
                + #""\#(text)",,7,,"page","\#(entities)","\#(other)",\#(revision),"{""ad"":2,""donate"":1}","[]",\#(input)"#
                + "\r\n"
        }
        let entity =
            #"[{""text"":""Rome"",""type"":""LOC"",""start"":3,""end"":7,""name"":""Rome"",""id"":null,""count"":1}]"#
        var set = try VersionOneDataset()
        try set.add(
            "one", [Article(id: "a", text: Self.seal, removed: #"{"ad":2,"donate":1}"#)],
            csv: [
                row("'-5 Rome said \"\"no\"\",\nand went.", revision: 0, entities: entity),
                row(Self.seal, revision: 1).replacing(#"{""ad"":2,""donate"":1}"#, with: "{}"),
            ])
        let records = try set.upgrade().records
        #expect(records.map(\.text) == ["-5 Rome said \"no\",\nand went.", Self.seal])
        let table = try set.folder.read("set/articles_csv/run=up/part-00000.csv")
        let rights =
            #""{""license"":null,""holder"":null,""robots"":null,""tdm"":null,""tdm_policy"":null,""ai"":null,""free"":null}""#
        let removed = #""[{""category"":""ad"",""count"":2},{""category"":""donate"",""count"":1}]""#
        let first =
            #""\#(id)",,"https://one.example/a","https://one.example/a",,,"'=Sums",,"[""A, B""]",,,,"[]",,"#
            + "\"'-5 Rome said \"\"no\"\",\nand went.\",,6,,\"page\",,,,\(rights),"
            + #""\#(entity)","\#(other)",0,\#(removed),"[]",\#(input)"# + "\r\n"
        #expect(table.split(separator: "input\r\n")[1].hasPrefix(first), "\(table)")
        #expect(try set.problems() == [])
    }

    // MARK: Refusals

    /// Fails and leaves every file as it was.
    private func refuses(_ set: VersionOneDataset, _ part: String) throws {
        let before = try set.folder.tree("set")
        let error = #expect(throws: OutputError.self) { try set.upgrade() }
        #expect(error?.kind == .failed)
        #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
        #expect(error?.message.contains("nothing was upgraded") == true)
        #expect(try set.folder.tree("set") == before)
    }

    @Test func `a damaged part is found before anything is written`() throws {
        var set = try VersionOneDataset()
        try set.add("one", [Article(id: "a", text: Self.seal)])
        let path = "set/articles/run=one/part-00000.jsonl"
        try set.folder.write(path, set.folder.read(path).replacing("seal", with: "sea1"))
        try refuses(set, "does not match its manifest")
    }

    @Test func `a table of another program's sink is not lost`() throws {
        var set = try VersionOneDataset()
        try set.add("one", [Article(id: "a", text: Self.seal)], tables: ["articles_text_list": "x\n"])
        try refuses(set, "articles_text_list/run=one/part-00000.jsonl")
    }

    @Test func `runs of different columns are refused`() throws {
        var columns = try VersionOneDataset()
        try columns.add("one", [Article(id: "a", text: Self.seal)])
        try columns.add("two", [Article(id: "b", text: Self.mill, story: "b")], previous: "one")
        try refuses(columns, "the columns differ between runs")
    }

    @Test func `every format that a run has holds all articles afterwards`() throws {
        var set = try VersionOneDataset()
        try set.add("one", [Article(id: "a", text: Self.seal)])
        let (id, url) = (VersionOneDataset.id("b"), "https://one.example/b")
        let input = #""{""path"":""b.html"",""member"":null,""offset"":null,""sha256"":"""",""bytes"":1}""#
        let row =
            #""\#(id)","\#(url)","\#(url)",,,"'=Sums",,"[]",,,,"[]",,"\#(Self.mill)",,15,,"page","[]","\#(id)",0,"{}","[]","#
            + input + "\r\n"
        try set.add("two", [], previous: "one", csv: [row])
        #expect(try set.upgrade().records.map(\.text) == [Self.seal, Self.mill])
        #expect(try set.rows("articles").map { $0["title"]?.string } == ["A title", "=Sums"])
        #expect(
            try set.folder.read("set/articles_csv/run=up/part-00000.csv").split(separator: "\r\n").count == 3)
        #expect(try set.problems() == [])
    }

    @Test func `a row that is not what verify demands is named`() throws {
        var set = try VersionOneDataset()
        try set.add("one", [Article(id: "a", text: Self.seal, kind: "leaflet")])
        try refuses(set, "row 1: 'kind' is 'leaflet'")
    }
}
