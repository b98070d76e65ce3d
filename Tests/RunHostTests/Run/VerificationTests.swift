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
        record.pageType = .article
        record.rights.robots = ["noai"]
        record.entities = [
            Entity(
                text: "Lund", type: "LOC", start: 4, end: 8, name: "Lund", id: "geonames:2693678", count: 1)
        ]
        record.removedBlocks = [
            RemovedBlock(category: .newsletter, rule: "r", score: 0.9, text: "Letter"),
            RemovedBlock(category: .ad, rule: "r", score: 0.9, text: "Buy"),
        ]
        record.countWords()
        return record
    }

    /// Writes a sound dataset of one run.
    private func dataset(in folder: ScratchFolder) throws -> String {
        let path = folder.file("set")
        var writer = try DatasetWriter(
            dataset: path, runID: "r",
            sinks: [JSONLinesSink.Factory(options: .init()), CSVSink.Factory(options: .init())],
            now: { "2026-06-05T00:00:00Z" })
        try writer.article(Self.record("a", "In “Lund” the pier is new."))
        try writer.article(Self.record("b", "In “Lund” the quay is old."))
        try writer.duplicate(
            Self.record("c", "x"), Duplication(canonicalID: Self.id("a"), similarity: 0.75, reason: "near"))
        try writer.quarantine(
            QuarantineEntry(
                input: InputReference(path: "bad"), stage: "fetch", fault: Fault(code: "c", message: "m")))
        try writer.drop(DropEntry(input: InputReference(path: "d"), stage: "clean-html", reason: "no_text"))
        var report = RunReport(runID: "r", planDigest: "d", version: "v")
        (report.articles, report.duplicates, report.documents) = (2, 1, 6)
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
        ("articles", #""authors":[]"#, #""authors":"Holt""#, "'authors' must be a list"),
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
        // CSV
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

    @Test func `the registrable domain is proved by the list of suffixes`() throws {
        let folder = try ScratchFolder()
        let path = try dataset(in: folder)
        #expect(
            try DatasetVerifier.verify(path, domains: RegistrableDomains(rules: "example")).problems == [])
        let problems = try DatasetVerifier.verify(path, domains: RegistrableDomains(rules: "a.example"))
            .problems
        #expect(problems.count == 2 && problems[0].contains("not the registrable domain of 'www.a.example'"))
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
