import DatasetIO
import Files
import Foundation
import JSON
import PipelineKit
import RunHost
import TestSupport
import Testing
import TextKit

/// What `verify` refuses, violation by violation: each is made in a sound dataset whose manifest is right about it.
@Suite struct VerificationTests {
    private static func id(_ letter: Character) -> String { String(repeating: letter, count: 32) }

    /// An article with everything that a row may have.
    private static func record(_ letter: Character, _ text: String) -> Record {
        var record = Record(
            kind: .page,
            input: InputReference(path: "\(letter).html", sha256: String(repeating: "0", count: 64), bytes: 9)
        )
        record.ids = RecordIDs(id(letter))
        (record.guid, record.url, record.title) = ("g-\(letter)", "https://a.example/\(letter)", "Title")
        record.canonicalURL = "https://www.a.example/\(letter)?p=1"
        (record.domain, record.language) = ("a.example", "pt-BR")
        (record.published, record.fetched) = ("2026-06-03T22:10:00+09:00", "2026-06-04")
        record.text = text
        record.tags = ["ferries", "harbour"]
        (record.authors, record.source) = (["Maren Holt"], "Harbour Courier")
        record.pageType = .article
        record.rights.robots = ["noai"]
        record.entities = [
            Entity(
                text: "Lund", type: "LOC", start: 4, end: 8, name: "Lund", id: "geonames:2693678", count: 1)
        ]
        record.entities[0].position = Position(latitude: 5_570_584, longitude: 1_319_321)
        record.quotations = [
            Quotation(text: "Lund", speaker: "Maren Holt", start: 4, end: 8),
            Quotation(text: "pier", speaker: nil, start: 14, end: 18),
        ]
        record.focus = Focus(
            name: "Lund", id: "geonames:2693678",
            position: Position(latitude: 5_570_584, longitude: 1_319_321))
        record.removedBlocks = [
            RemovedBlock(category: .newsletter, rule: "r", score: 0.9, text: "Letter"),
            RemovedBlock(category: .ad, rule: "r", score: 0.9, text: "Buy"),
        ]
        record.countWords()
        return record
    }

    /// Writes a sound dataset of one run.
    private func dataset(
        in folder: ScratchFolder, with fields: Set<RecordSchema.OptionalField> = []
    ) throws -> String {
        let path = folder.file("set")
        var context = DatasetWriter.RunContext()
        context.optionalFields = fields
        var writer = try DatasetWriter(
            claim: DatasetClaim(dataset: path, runID: "r"), runID: "r",
            sinks: [JSONLinesSink.Factory(options: .init()), CSVSink.Factory(options: .init())],
            context: context, now: { "2026-06-05T00:00:00Z" })
        try writer.article(Self.record("a", "In “Lund” the pier is new."))
        var second = Self.record("b", "In “Lund” the quay is old.")
        (second.quotations, second.focus) = ([], nil)
        try writer.article(second)
        try writer.duplicate(
            Self.record("c", "x"), Duplication(canonicalID: Self.id("a"), similarity: 0.75, reason: "near"))
        try writer.quarantine(
            QuarantineEntry(
                input: InputReference(path: "bad"), stage: "fetch", fault: Fault(code: "c", message: "m")))
        try writer.drop(
            DropEntry(input: InputReference(path: "d"), stage: "clean-html", reason: DropReason(.noText)))
        var report = RunReport(runID: "r", planDigest: "d", version: "v")
        (report.articles, report.duplicates, report.documents) = (2, 1, 6)
        report.started = "2026-06-05T00:00:00Z"
        (report.quarantined, report.dropped, report.countsOnly) = (["c": 1], ["no_text": 1], ["unchanged": 1])
        report.removedBlocks = ["ad": 2, "newsletter": 2]
        _ = try writer.publish(report)
        return path
    }

    /// Changes a file of the dataset and its entry in the manifest, so that only what it says is wrong.
    private func change(_ file: String, in folder: ScratchFolder, _ body: (String) -> String) throws {
        let path = "\(file)/run=r/part-00000.\(file == "articles_csv" ? "csv" : "jsonl")"
        let changed = body(try folder.read("set/\(path)"))
        try folder.write("set/\(path)", changed)
        var manifest = try #require(Manifest(run: "r", in: folder.file("set")))
        let index = try #require(manifest.report.files.firstIndex { $0.path == path })
        let bytes = Array(changed.utf8)
        manifest.report.files[index].bytes = bytes.count
        manifest.report.files[index].sha256 = ContentDigest.sha256(bytes)
        if file != "articles_csv" { manifest.report.files[index].rows = changed.split(separator: "\n").count }
        try folder.write("set/runs/r/manifest.json", String(decoding: manifest.encoded, as: UTF8.self))
    }

    @Test func `the dataset that they are made in is sound`() throws {
        let folder = try ScratchFolder()
        #expect(try DatasetVerifier.verify(dataset(in: folder)).problems == [])
    }

    private static let a = id("a")

    @Test(arguments: [
        // Keys
        ("articles", #""guid":"g-a","#, "", "the keys are not id, guid, url"),
        (
            "articles", #""title":"Title","subtitle":null"#, #""subtitle":null,"title":"Title""#,
            "the keys are not"
        ),
        ("articles", #""revision":0,"#, #""revision":0,"note":null,"#, "the keys are not"),
        ("articles", #""bytes":9}"#, #""bytes":9,"more":1}"#, "the keys of 'input' are not"),
        ("articles", #""free":null}"#, #""free":null,"paid":null}"#, "the keys of 'rights' are not"),
        ("articles", #""count":1}]"#, #""count":1,"role":null}]"#, "the keys of 'entities[0]' are not"),
        (
            "articles", #"{"category":"ad","count":1}"#, #"{"count":1,"category":"ad"}"#,
            "the keys of 'removed[0]' are not"
        ),
        // Types
        ("articles", #""title":"Title""#, #""title":["Title"]"#, "'title' must be a string"),
        ("articles", #""word_count":6"#, #""word_count":"6""#, "'word_count' must be a whole number"),
        ("articles", #""tags":["ferries","harbour"]"#, #""tags":null"#, "'tags' must not be null"),
        ("articles", #""authors":["Maren Holt"]"#, #""authors":"Holt""#, "'authors' must be a list"),
        ("articles", #""robots":["noai"]"#, #""robots":"noai""#, "'rights.robots' must be a list"),
        ("articles", #""tdm":null"#, #""tdm":"yes""#, "'rights.tdm' must be true or false"),
        (
            "articles", #""removed":[{"category":"ad""#, #""removed":[7,{"category":"ad""#,
            "the keys of 'removed[0]' are not"
        ),
        (
            "articles", #"[{"category":"ad","count":1},{"category":"newsletter","count":1}]"#,
            #"{"ad":1,"newsletter":1}"#, "'removed' must be a list"
        ),
        // Values
        ("articles", #""id":"aaaa"#, #""id":"AAAA"#, "which is not 32 lower-case hexadecimal digits"),
        (
            "articles", #""cluster_id":"aaaa"#, #""cluster_id":"aaa"#,
            "which is not 32 lower-case hexadecimal digits"
        ),
        (
            "articles", "2026-06-03T22:10:00+09:00", "2026-06-31T22:10:00+09:00",
            "'published' is '2026-06-31T22:10:00+09:00'"
        ),
        ("articles", #""fetched":"2026-06-04""#, #""fetched":"4 June""#, "'fetched' is '4 June'"),
        ("articles", #""kind":"page""#, #""kind":"story""#, "which is not one of page"),
        ("articles", #""page_type":"article""#, #""page_type":"essay""#, "which is not one of article"),
        ("articles", #""kind":"page""#, #""kind":"mail""#, "'page_type' is stated of a mail"),
        ("articles", #""revision":0"#, #""revision":-1"#, "'revision' is -1"),
        (
            "articles", #"[{"category":"ad","count":1},{"category":"newsletter","count":1}]"#,
            #"[{"category":"newsletter","count":1},{"category":"ad","count":1}]"#,
            "'removed' must be sorted by 'category'"
        ),
        (
            "articles", #"{"category":"ad","count":1}"#, #"{"category":"ad","count":2}"#,
            "'removed' counts differ from the rows of removed"
        ),
        (
            "articles", #"{"category":"ad","count":1}"#, #"{"category":"bagels","count":1}"#,
            "'bagels', which is not one of"
        ),
        (
            "articles", #""tags":["ferries","harbour"]"#, #""tags":["ferries","ferries"]"#,
            "'tags' has a value twice"
        ),
        // Forms
        ("articles", #""url":"https://a.example/a""#, #""url":"""#, "'url' is ''"),
        ("articles", #""url":"https://a.example/a""#, #""url":"https://a.ex\nample/a""#, "not an address"),
        ("articles", "https://www.a.example/a?p=1", "/a?p=1", "not an absolute, normalised address"),
        ("articles", "https://www.a.example/a?p=1", "ftp://www.a.example/a", "not an absolute"),
        ("articles", "https://www.a.example/a?p=1", "https://WWW.a.example/a", "not an absolute"),
        ("articles", "https://www.a.example/a?p=1", "https://u:p@www.a.example/a", "not an absolute"),
        ("articles", "https://www.a.example/a?p=1", "https://www.a.example/b/../a", "not an absolute"),
        ("articles", "https://www.a.example/a?p=1", "https://www.a.example/a#top", "not an absolute"),
        (
            "articles", "https://www.a.example/a?p=1", "https://www.a.example/a?utm_source=x",
            "not an absolute"
        ),
        ("articles", #""domain":"a.example""#, #""domain":"A.example""#, "not a host in lower case"),
        ("articles", #""domain":"a.example""#, #""domain":"b.example""#, "not the registrable domain"),
        ("articles", #""domain":"a.example""#, #""domain":"example/""#, "not a host"),
        (
            "articles", #""canonical_url":"https://www.a.example/a?p=1""#, #""canonical_url":null"#,
            "without a 'canonical_url'"
        ),
        ("articles", #""language":"pt-BR""#, #""language":"pt_BR""#, "not a language tag"),
        ("articles", #""language":"pt-BR""#, #""language":"Portuguese (Brazil)""#, "not a language tag"),
        ("articles", #""language":"pt-BR""#, #""language":"p""#, "not a language tag"),
        ("articles", String(repeating: "0", count: 64), "00", "not 64 lower-case hexadecimal digits"),
        (
            "articles", String(repeating: "0", count: 64), String(repeating: "A", count: 64),
            "not 64 lower-case hexadecimal digits"
        ),
        ("articles", #""path":"a.html""#, #""path":"/srv/a.html""#, "not a relative path"),
        ("articles", #""path":"a.html""#, #""path":"x/../../a.html""#, "not a relative path"),
        ("articles", #""path":"a.html""#, #""path":"./a.html""#, "not a relative path"),
        ("articles", #""path":"a.html""#, #""path":"""#, "not a relative path"),
        ("quarantine", #""path":"bad""#, #""path":"../bad""#, "not a relative path"),
        ("articles", "2026-06-03T22:10:00+09:00", "2026-06-03T24:10:00+09:00", "'published' is"),
        ("articles", "2026-06-03T22:10:00+09:00", "2026-06-03T22:60:00+09:00", "'published' is"),
        ("articles", "2026-06-03T22:10:00+09:00", "2026-06-03T22:10:00+24:00", "'published' is"),
        ("articles", "2026-06-03T22:10:00+09:00", "2026-06-03 22:10:00", "'published' is"),
        ("articles", #""fetched":"2026-06-04""#, #""fetched":"2026-02-29""#, "'fetched' is"),
        ("articles", #""fetched":"2026-06-04""#, #""fetched":"2026-06""#, "'fetched' is"),
        // Between fields
        ("articles", "the pier is new", "the big pier is new", "'word_count' is"),
        (
            "articles", #""start":4,"end":8"#, #""start":3,"end":7"#,
            "'entities[0].text' is not what stands there"
        ),
        ("articles", #""start":4,"end":8"#, #""start":8,"end":4"#, "'entities[0]' is outside of the text"),
        ("articles", #""start":4,"end":8"#, #""start":4,"end":800"#, "'entities[0]' is outside of the text"),
        (
            "articles", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "id and revision are there twice"
        ),
        (
            "articles", #""revision":0"#, #""revision":1"#,
            "the rows of articles are not those that changes announces"
        ),
        ("articles", #""cluster_id":"aaaa"#, #""cluster_id":"abab"#, "'cluster_id' is abab"),
        (
            "articles", #""cluster_id":"aaaa"#, #""cluster_id":"bbbb"#,
            "the rows of articles are not those that changes announces"
        ),
        // Other tables
        ("duplicates", #""duplicate_of":"aaaa"#, #""duplicate_of":"ffff"#, "which is not an article"),
        ("duplicates", #""similarity":0.75"#, #""similarity":1.75"#, "'similarity' is 1.75"),
        ("quarantine", #""code":"c""#, #""code":null"#, "'code' must not be null"),
        ("quarantine", #""offset":null"#, #""offset":"7""#, "offset' must be a whole number"),
        ("removed", #""category":"ad""#, #""category":"promo""#, "which is not one of ad"),
        ("removed", #""score":0.9"#, #""score":9.0"#, "'score' is 9.0"),
        (
            "drops", #""reason":"no_text""#, #""reason":"no_words""#,
            "rows of drops for 'no_text': counted 0, stated 1"
        ),
        ("drops", #""url":null,"#, "", "the keys are not input, stage, reason, url, title"),
        ("changes", #""op":"add""#, #""op":"put""#, "which is not one of add, revise"),
        ("changes", #""seq":1,"#, #""seq":9,"#, "the changes are not in the order of 'seq'"),
        ("changes", #""seq":2,"#, #""seq":1,"#, "change 1 is there twice"),
        ("changes", #""seq":2,"#, #""seq":3,"#, "a number that the manifest gives to the next run"),
        ("changes", #""seq":1,"#, #""seq":0,"#, "'seq' is 0, less than 1"),
        (
            "changes", #""op":"add","revision":0"#, #""op":"withdraw","revision":0"#,
            "the rows of articles are not those that changes announces"
        ),
        ("changes", #""op":"add""#, #""op":"revise""#, "change 1: 'op' is 'revise' for revision 0"),
        ("changes", #""revision":0"#, #""revision":1"#, "change 1: 'op' is 'add' for revision 1"),
        (
            "changes", #""op":"add","revision":0"#, #""op":"forget","revision":0"#,
            "'forget' of an article that was never added"
        ),
        ("changes", #""seq":1,"#, #""seq":3,"#, "changes 1 to 2 are missing"),
        // Kinds of emptiness, and signs that no text has
        ("articles", #""source":"Harbour Courier""#, #""source":"""#, "'source' is ''"),
        ("articles", #""source":"Harbour Courier""#, #""source":" ""#, "'source' is ' '"),
        ("articles", #""guid":"g-a""#, #""guid":"""#, "'guid' is ''"),
        ("articles", #""title":"Title""#, #""title":"""#, "'title' is ''"),
        ("articles", #""authors":["Maren Holt"]"#, #""authors":[""]"#, "'authors[0]' is ''"),
        ("articles", #""tags":["ferries""#, #""tags":["\t","ferries""#, "'tags[0]' is"),
        ("articles", #""robots":["noai"]"#, #""robots":["noai",""]"#, "'rights.robots[1]' is ''"),
        ("articles", #""holder":null"#, #""holder":"""#, "'rights.holder' is ''"),
        ("articles", #""license":null"#, #""license":"""#, "'rights.license' is ''"),
        ("articles", #""member":null"#, #""member":"""#, "'input.member' is ''"),
        ("articles", #""id":"geonames:2693678""#, #""id":"""#, "'entities[0].id' is ''"),
        ("articles", "geonames:2693678", "geonames:", "'entities[0].id' is 'geonames:'"),
        ("articles", "geonames:2693678", "geonames:02693678", "'entities[0].id' is 'geonames:02693678'"),
        ("articles", "geonames:2693678", "geonames:Lund", "'entities[0].id' is 'geonames:Lund'"),
        ("articles", "geonames:2693678", "wikidata:2167", "'entities[0].id' is 'wikidata:2167'"),
        ("articles", "geonames:2693678", "iso3166:Sweden", "'entities[0].id' is 'iso3166:Sweden'"),
        ("articles", "geonames:2693678", "iso3166:SE-", "'entities[0].id' is 'iso3166:SE-'"),
        ("articles", #""name":"Lund""#, #""name":"""#, "'entities[0].name' is ''"),
        ("articles", #""type":"LOC""#, #""type":"""#, "'entities[0].type' is ''"),
        ("drops", #""reason":"no_text""#, #""reason":"""#, "'reason' is ''"),
        ("drops", #""title":null"#, #""title":"""#, "'title' is ''"),
        ("quarantine", #""code":"c""#, #""code":"""#, "'code' is ''"),
        ("quarantine", #""stage":"fetch""#, #""stage":"""#, "'stage' is ''"),
        ("removed", #""rule":"r""#, #""rule":"""#, "'rule' is ''"),
        ("duplicates", #""reason":"near""#, #""reason":"""#, "'reason' is ''"),
        ("articles", #""title":"Title""#, #""title":"Tit\u0000le""#, "without NUL"),
        ("articles", "the pier is new", #"the\u0000pier is new"#, "'text' is"),
        ("removed", #""text":"Letter""#, #""text":"\u0000""#, "'text' is"),
        // Rows are written in one way
        ("articles", #""title":"Title""#, #""title":"Tit\ud800le""#, "is not written as rows are"),
        ("articles", #""title":"Title""#, "\"title\":\"Tit\u{2028}le\"", "is not written as rows are"),
        ("articles", #""title":"Title""#, "\"title\":\"Tit\u{85}le\"", "is not written as rows are"),
        ("articles", #""title":"Title""#, #""title":"\u0054itle""#, "is not written as rows are"),
        ("articles", #""title":"Title""#, #""title": "Title""#, "is not written as rows are"),
        ("articles", "“Lund”", #"\u201cLund\u201d"#, "is not written as rows are"),
        ("articles", "{\"id\"", " {\"id\"", "is not written as rows are"),
        ("articles", "{\"id\"", "\u{FEFF}{\"id\"", "is not written as rows are"),
        ("articles", "}\n", "}\r\n", "is not written as rows are"),
        ("drops", "}\n", "}", "does not end with a line feed"),
        ("drops", "}\n", "}\n\n", "row 2 is not valid JSON"),
        ("changes", #""op":"add""#, #""op":"add","op":"add""#, "the keys are not"),
        ("articles", "pier is new.", #"pier is new.\n"#, "'text' is not paragraphs"),
        ("articles", "the pier is new", #"the pier\n\n\nis new"#, "'text' is not paragraphs"),
        ("articles", "the pier is new", #"the pier\r\nis new"#, "'text' is not paragraphs"),
        ("articles", #""robots":["noai"]"#, #""robots":["NoAI"]"#, "'rights.robots' is not in lower case"),
        (
            "articles", #""robots":["noai"]"#, #""robots":["noai","noai"]"#,
            "'rights.robots' has a value twice"
        ),
        ("removed", #""path":"a.html""#, #""path":"b.html""#, "'removed' counts differ"),
        // Values that are there twice
        ("articles", #"["Maren Holt"]"#, #"["Maren Holt","Maren Holt"]"#, "'authors' has a value twice"),
        ("articles", #""warnings":[]"#, #""warnings":["joined","joined"]"#, "'warnings' has a value twice"),
        (
            "articles",
            #""entities":[{"text":"Lund","type":"LOC","start":4,"end":8,"name":"Lund","id":"geonames:2693678","count":1}]"#,
            #""entities":[{"text":"Lund","type":"LOC","start":4,"end":8,"name":"Lund","id":null,"count":1},{"text":"Lund","type":"LOC","start":4,"end":8,"name":"Lund","id":null,"count":1}]"#,
            "'entities[1]' is there twice"
        ),
        // One document, one table
        ("drops", #""path":"d""#, #""path":"bad""#, "'bad' is in drops, too"),
        (
            "quarantine", #"{"path":"bad","member":null,"offset":null,"sha256":"","bytes":0}"#,
            #"{"path":"a.html","member":null,"offset":null,"sha256":"0000000000000000000000000000000000000000000000000000000000000000","bytes":9}"#,
            "'a.html' is in articles, too"
        ),
        (
            "drops", #"{"path":"d","member":null,"offset":null,"sha256":"","bytes":0}"#,
            #"{"path":"b.html","member":null,"offset":null,"sha256":"0000000000000000000000000000000000000000000000000000000000000000","bytes":9}"#,
            "'b.html' is in articles, too"
        ),
        ("duplicates", "c.html", "a.html", "'a.html' is in articles, too"),
        ("articles", "b.html", "a.html", "'a.html' is there twice"),
        ("duplicates", #""duplicate_of":"aaaa"#, #""duplicate_of":"cccc"#, "which is not an article"),
        (
            "articles", #""start":4,"end":8,"name":"Lund","id":"geonames:2693678","count":1"#,
            #""start":4,"end":8,"name":"Lund","id":"geonames:2693678","count":2"#,
            "'entities[0].count' is 2; the name is there 1 times"
        ),
        (
            "articles", #""image":null"#, #""image":"/pier.jpg""#,
            "'image' is '/pier.jpg', which is not an absolute address"
        ),
        (
            "articles", #""image":null"#, #""image":"data:image/gif;base64,AA""#,
            "which is not an absolute address"
        ),
        ("articles", #""image":null"#, #""image":"//a.example/p.jpg""#, "which is not an absolute address"),
        (
            "drops", #""reason":"no_text""#, #""reason":"unchanged""#,
            "'reason' is 'unchanged', which is only counted"
        ),
        ("drops", #""reason":"no_text""#, #""reason":"record:request""#, "which is only counted"),
        ("removed", #""place":null"#, #""place":999"#, "'place' is 999, in an article of 1 paragraphs"),
        // Order
        ("articles", "b.html", "0.html", "'input.path' is '0.html', which stands before the row above it"),
        ("removed", #""place":null"#, #""place":-1"#, "'place' is -1"),
        ("removed", #""category":"newsletter""#, #""category":"ad""#, "rows of removed for 'ad'"),
        ("quarantine", #""code":"c""#, #""code":"d""#, "rows of quarantine for 'c': counted 0, stated 1"),
        // CSV
        ("articles_csv", #""g-a""#, "g-a", "is not written as rows are"),
        ("articles_csv", ",6,", #","6","#, "is not written as rows are"),
        ("articles_csv", "\r\n\"aaaa", "\n\"aaaa", "header does not match"),
        ("articles_csv", "\r\n\"bbbb", "\n\"bbbb", "is not written as rows are"),
        ("articles_csv", #"[""Maren Holt""]"#, #"[ ""Maren Holt""]"#, "is not written as rows are"),
        ("articles_csv", #"“Lund”"#, #"“Lund”"","#, "row 1"),
        ("articles_csv", #"[""noai""]"#, #"[""no\u0061i""]"#, "is not written as rows are"),
        (
            "articles_csv", #""Title""#, #""Titel""#,
            "row 1 of articles_csv does not say what that of articles"
        ),
        ("articles_csv", "the pier", "the  pier", "row 1 of articles_csv does not say"),
        ("articles_csv", ",6,", ",7,", "row 1 of articles_csv does not say"),
        ("articles_csv", #"[""ferries"",""harbour""]"#, #"[""harbour"",""ferries""]"#, "does not say"),
        ("articles_csv", #""Title",,"#, #""Title","","#, "row 1 of articles_csv does not say"),
        ("articles_csv", #"[""ferries"",""harbour""]"#, "ferries; harbour", "each of its column's type"),
        ("articles_csv", "id,guid,url", "id,url,guid", "header does not match the columns"),
        ("articles_csv", #""g-a","#, "", "cells"),
    ])
    func `a violation is refused`(table: String, sound: String, wrong: String, problem: String) throws {
        let folder = try ScratchFolder()
        let path = try dataset(in: folder)
        try change(table, in: folder) { text in
            guard let range = text.range(of: sound) else { return text }
            return text.replacingCharacters(in: range, with: wrong)
        }
        let problems = try DatasetVerifier.verify(path).problems
        #expect(problems.contains { $0.contains(problem) }, "\(problems)")
    }

    private static let everyField = Set(RecordSchema.OptionalField.allCases)

    @Test func `a dataset with every optional column is sound`() throws {
        let folder = try ScratchFolder()
        #expect(try DatasetVerifier.verify(dataset(in: folder, with: Self.everyField)).problems == [])
    }

    @Test(arguments: [
        // Columns
        (#""story_id":"aaaa"#, #""story":"aaaa"#, "the keys are not"),
        (#","focus":null}"#, "}", "the keys are not"),
        (#","lat":55.70584,"lon":13.19321}]"#, "}]", "the keys of 'entities[0]' are not"),
        (#""speaker":null,"#, "", "the keys of 'quotes[1]' are not"),
        (#""focus":{"name":"Lund","#, #""focus":{"#, "the keys of 'focus' are not"),
        // Quotations
        (#""speaker":"Maren Holt","start":4"#, #""speaker":"","start":4"#, "'quotes[0].speaker'"),
        (#""start":14,"end":18"#, #""start":14,"end":180"#, "quotes[1]"),
        (#""start":14,"end":18"#, #""start":15,"end":19"#, "quotes[1]"),
        (#""text":"pier","speaker":null"#, #""text":"quay","speaker":null"#, "quotes[1]"),
        (
            #"[{"text":"Lund","speaker":"Maren Holt","start":4,"end":8},{"text":"pier","speaker":null,"start":14,"end":18}]"#,
            #"[{"text":"pier","speaker":null,"start":14,"end":18},{"text":"Lund","speaker":"Maren Holt","start":4,"end":8}]"#,
            "begins before the one ahead of it ends"
        ),
        (#""quotes":[]"#, #""quotes":null"#, "'quotes' must not be null"),
        // The place that it is about
        (
            #""focus":{"name":"Lund","id":"geonames:2693678""#, #""focus":{"name":"Lund","id":"geonames:7""#,
            "'focus.id'"
        ),
        (#""focus":{"name":"Lund""#, #""focus":{"name":"Lunds""#, "'focus.name' is not"),
        (
            #""focus":{"name":"Lund","id":"geonames:2693678","lat":55.70584"#,
            #""focus":{"name":"Lund","id":"geonames:2693678","lat":55.7"#, "at another point"
        ),
        (#""focus":{"name":"Lund","#, #""focus":{"name":null,"#, "'focus.name' must not be null"),
        // Coordinates
        (#""count":1,"lat":55.70584"#, #""count":1,"lat":95.70584"#, "'entities[0].lat'"),
        (
            #""count":1,"lat":55.70584,"lon":13.19321"#, #""count":1,"lat":55.70584,"lon":-181"#,
            "'entities[0].lon'"
        ),
        (#""count":1,"lat":55.70584"#, #""count":1,"lat":"55.70584""#, "'entities[0].lat' must be a number"),
        (
            #""count":1,"lat":55.70584,"lon":13.19321"#, #""count":1,"lat":55.70584,"lon":null"#,
            "'entities[0]'"
        ),
        (#""focus":null}"#, #""focus":{}}"#, "the keys of 'focus' are not"),
    ])
    func `a violation of an optional column is refused`(sound: String, wrong: String, problem: String) throws
    {
        let folder = try ScratchFolder()
        let path = try dataset(in: folder, with: Self.everyField)
        try change("articles", in: folder) { text in
            let range = text.range(of: sound)
            #expect(range != nil, "\(text)")
            return range.map { text.replacingCharacters(in: $0, with: wrong) } ?? text
        }
        let problems = try DatasetVerifier.verify(path).problems
        #expect(problems.contains { $0.contains(problem) && !$0.contains("articles_csv") }, "\(problems)")
    }

    @Test func `the registrable domain is proved by the list of suffixes`() throws {
        let folder = try ScratchFolder()
        let path = try dataset(in: folder)
        #expect(
            try DatasetVerifier.verify(path, domains: RegistrableDomains(rules: "example")).problems == [])
        let problems = try DatasetVerifier.verify(path, domains: RegistrableDomains(rules: "a.example"))
            .problems
        #expect(problems.count == 2 && problems[0].contains("not the registrable domain of 'www.a.example'"))
    }

    /// Changes the order or number of a table's rows, and nothing else.
    private func rearrange(
        _ table: String, in folder: ScratchFolder, _ body: ([String]) -> [String]
    ) throws {
        try change(table, in: folder) { text in
            body(text.split(separator: "\n").map { $0 + "\n" }).joined()
        }
    }

    @Test(arguments: [
        ("articles", "the changes are not in the order of the articles"),
        ("articles", "'input.path' is 'a.html', which stands before the row above it"),
        ("changes", "the changes are not in the order of 'seq'"),
        ("removed", "is no article behind that of the row above it"),
    ])
    func `rows in another order are refused`(table: String, problem: String) throws {
        let folder = try ScratchFolder()
        let path = try dataset(in: folder)
        try rearrange(table, in: folder) { $0.reversed() }
        let problems = try DatasetVerifier.verify(path).problems
        #expect(problems.contains { $0.contains(problem) }, "\(problems)")
    }

    @Test(arguments: [
        ("quarantine", "row 2: is there twice"), ("drops", "row 2: 'd' is there twice"),
        ("duplicates", "row 2: 'c.html' is there twice"), ("articles", "row 2: 'a.html' is there twice"),
        ("changes", "change 1 is there twice"),
        ("removed", "'removed' counts differ from the rows of removed"),
    ])
    func `a row that is there twice is refused`(table: String, problem: String) throws {
        let folder = try ScratchFolder()
        let path = try dataset(in: folder)
        try rearrange(table, in: folder) { [$0[0]] + $0 }
        let problems = try DatasetVerifier.verify(path).problems
        #expect(problems.contains { $0.contains(problem) }, "\(problems)")
    }

    @Test func `blocks in another order than that of the page are refused`() throws {
        let folder = try ScratchFolder()
        let path = try dataset(in: folder)
        try change("removed", in: folder) { text in
            var place = 9
            return text.split(separator: "\n").map { line in
                place -= 1
                return line.replacing(#""place":null"#, with: #""place":\#(place)"#) + "\n"
            }.joined()
        }
        let problems = try DatasetVerifier.verify(path).problems
        #expect(problems.contains { $0.contains("'place' is 7, before that of the row above it, 8") })
    }

    @Test(arguments: [
        (#""kind":"full""#, #""kind":"foo""#, "'kind' is 'foo', which is not one of run, full"),
        (#""kind":"full","#, "", "has no 'kind'"),
        (#""kind":"full""#, #""kind":"prune""#, "is of kind 'prune', and has more than changes"),
        (#""changes_from":1"#, #""changes_from":9"#, "'changes_from' is 9, behind the next change, 3"),
        (#""changes_from":1"#, #""changes_from":0"#, "'changes_from' is 0, less than 1"),
        (#""changes_next":3"#, #""changes_next":2"#, "a number that the manifest gives to the next run"),
        (#""changes_next":3"#, #""changes_next":"3""#, "'changes_next' must be a whole number"),
        (#""previous_digest":null"#, #""previous_digest":"x""#, "'previous_digest' is 'x'"),
        (#""articles":2"#, #""articles":3"#, "rows of articles: counted 2, stated 3"),
        (#""duplicates":1"#, #""duplicates":0"#, "rows of duplicates: counted 1, stated 0"),
        (#""quarantined":{"c":1}"#, #""quarantined":{"d":1}"#, "rows of quarantine for 'c': counted 1"),
        (#""quarantined":{"c":1}"#, #""quarantined":{"c":-1}"#, "'counts.quarantined.c' is -1"),
        (#""dropped":{"no_text":1}"#, #""dropped":{"x":1}"#, "rows of drops for 'x': counted 0, stated 1"),
        (#""removed_blocks":{"ad":2,"#, #""removed_blocks":{"ad":3,"#, "rows of removed for 'ad'"),
        (#""near_misses":{}"#, #""near_misses":[]"#, "has no 'counts.near_misses'"),
        (#""input_bytes":0,"#, "", "has no 'counts.input_bytes'"),
        (#""started":"2026-06-05T00:00:00Z""#, #""started":"today""#, "'timings.started' is 'today'"),
        (#""wall_seconds":0.0"#, #""wall_seconds":-1.0"#, "'timings.wall_seconds' is -1.0"),
        (#""unchanged":1"#, #""bored":1"#, "'counts.counts_only.bored' is no reason to count a document"),
        (#""unchanged":1"#, #""record:":1"#, "'counts.counts_only.record:' is no reason"),
        (#""no_text":1"#, #""superseded":1"#, "'counts.dropped.superseded' is a reason that is only counted"),
        (#""new_inputs":0"#, #""new_inputs":3"#, "'counts.inputs' is 0; 3 new and 0 changed ones are 3"),
        (#""changed_inputs":0"#, #""changed_inputs":1"#, "0 new and 1 changed ones are 1"),
        (#""inputs":0"#, #""inputs":4"#, "'counts.inputs' is 4; 0 new"),
        (#""finished":"2026-06-05T00:00:00Z""#, #""finished":"2026-06-04T23:59:59Z""#, "before it started"),
        (
            #""finished":"2026-06-05T00:00:00Z""#, #""finished":"2026-06-05T01:00:00+02:00""#,
            "before it started"
        ),
        (#""rows":2"#, #""rows":3"#, "has 2 rows; the manifest says 3"),
        (#""rows":2"#, #""rows":0"#, "has no rows; a table without rows has no file"),
        (#""rows":2"#, #""rows":-2"#, "'files[0].rows' is -2"),
        ("part-00000.jsonl", "part-00001.jsonl", "is not the name of part 0 of its table"),
        ("part-00000.jsonl", "part-0.jsonl", "is not the name of part 0 of its table"),
        ("articles/run=r", "articles/run=s", "is not a file of this run"),
        (#""path":"articles/"#, #""path":"stories/"#, "no such file or directory"),
        (#""path":"articles/"#, #""path":"zzz/"#, "the files are not in the order of their paths"),
        (#""run":"r""#, #""run":"s""#, "is the manifest of 's'"),
        (#""schema_version":2"#, #""schema_version":3"#, "has schema version 3, not 2"),
        (
            #""schema_version":2,"#, #""schema_version":2,"optional_fields":["mood"],"#,
            "'mood', which is not one of story_id"
        ),
        (#""schema_version":2,"#, #""schema_version":2,"optional_fields":["story_id"],"#, "the keys are not"),
    ])
    func `a manifest that is wrong is refused`(sound: String, wrong: String, problem: String) throws {
        let folder = try ScratchFolder()
        let path = try dataset(in: folder)
        let text = try folder.read("set/runs/r/manifest.json")
        let range = try #require(text.range(of: sound), "\(text)")
        try folder.write("set/runs/r/manifest.json", text.replacingCharacters(in: range, with: wrong))
        let problems = try DatasetVerifier.verify(path).problems
        #expect(problems.contains { $0.contains(problem) }, "\(problems)")
    }

    @Test(arguments: [
        ("README.md", "copydesk verify", "trust", "README.md: digest does not match the newest manifest"),
        ("datapackage.json", #""guid""#, #""uid""#, "does not name the files and columns"),
        ("datapackage.json", "part-00000.csv", "part-00001.csv", "does not name the files and columns"),
        ("datapackage.json", #""integer""#, #""string""#, "does not name the files and columns"),
        ("datapackage.json", "{", "[", "datapackage.json: digest does not match the newest manifest"),
        ("articles/run=r/part-00000.jsonl", "Title", "Titel", "digest does not match the manifest"),
        ("articles/run=r/part-00000.jsonl", "Title", "Titles", "bytes; the manifest says"),
    ])
    func `a file that was changed behind the manifest is refused`(
        name: String, sound: String, wrong: String, problem: String
    ) throws {
        let folder = try ScratchFolder()
        let path = try dataset(in: folder)
        let text = try folder.read("set/\(name)")
        let range = try #require(text.range(of: sound))
        try folder.write("set/\(name)", text.replacingCharacters(in: range, with: wrong))
        let problems = try DatasetVerifier.verify(path).problems
        #expect(problems.contains { $0.contains(problem) }, "\(problems)")
    }

    @Test(arguments: [
        ("a row is gone", "articles"), ("a row is gone", "duplicates"), ("a row is gone", "removed"),
        ("a row is gone", "quarantine"), ("a row is gone", "drops"), ("a row is gone", "changes"),
    ])
    func `a row too few is counted`(name: String, table: String) throws {
        let folder = try ScratchFolder()
        let path = try dataset(in: folder)
        try change(table, in: folder) { $0.split(separator: "\n").dropFirst().map { $0 + "\n" }.joined() }
        #expect(try !DatasetVerifier.verify(path).problems.isEmpty)
    }

    @Test func `another schema version, and a manifest that does not add up, are refused`() throws {
        for (sound, wrong, problem) in [
            (#""schema_version":2"#, #""schema_version":1"#, "has schema version 1, not 2"),
            (#""documents":6"#, #""documents":7"#, "counted 6, stated 7"),
            (#""unchanged":1"#, #""unchanged":2"#, "counted 7, stated 6"),
        ] {
            let folder = try ScratchFolder()
            let path = try dataset(in: folder)
            let text = try folder.read("set/runs/r/manifest.json")
            try folder.write("set/runs/r/manifest.json", text.replacingOccurrences(of: sound, with: wrong))
            let problems = try DatasetVerifier.verify(path).problems
            #expect(problems.contains { $0.contains(problem) }, "\(problems)")
        }
    }

    @Test func `columns are the same in CSV header, data package, JSON Schema and rows`() throws {
        let folder = try ScratchFolder()
        _ = try dataset(in: folder)
        let columns = RecordSchema.columns.map(\.name)
        let header = try folder.read("set/articles_csv/run=r/part-00000.csv").prefix { $0 != "\r\n" }
        #expect(header.split(separator: ",").map(String.init) == columns)
        let package = try JSONParser.parse(Array(try folder.read("set/datapackage.json").utf8))
        for resource in package["resources"]?.elements ?? [] {
            #expect(resource["schema"]?["fields"]?.elements?.compactMap { $0["name"]?.string } == columns)
        }
        let schema = try JSONParser.parse(SchemaDocument.jsonSchema)["$defs"]?["articles"]
        #expect(schema?["required"]?.elements?.compactMap(\.string) == columns)
        let row = try JSONParser.parse(
            Array(try folder.read("set/articles/run=r/part-00000.jsonl").split(separator: "\n")[0].utf8))
        #expect(row.members?.map(\.key) == columns)
    }
}
