import DatasetIO
import Foundation
import JSON
import PipelineKit
import RunHost
import TestSupport
import TextKit

/// A dataset of schema version 1, written by hand row by row.
struct VersionOneDataset {
    /// An article as version 1 wrote it.
    struct Article {
        /// The digit that its id repeats.
        var id: Character
        /// Another id in place of that.
        var fullID: String?
        var revision = 0
        var text: String
        var title: String? = "A title"
        var path = "a.html"
        var member: String?
        var kind = "page"
        var url: String? = "https://one.example/a"
        var wordCount = 0
        var tags: [String] = []
        /// As JSON.
        var entities = "[]"
        var removed = "{}"
        var cluster: Character?
        var story: Character?
        var language: String?

        var name: String { fullID ?? VersionOneDataset.id(id) }
    }

    let folder: ScratchFolder
    private(set) var runs: [String] = []

    init() throws { folder = try ScratchFolder() }

    static func id(_ letter: Character) -> String { String(repeating: letter, count: 32) }

    private static func quoted(_ text: String?) -> String {
        var writer = JSONWriter()
        writer.string(text)
        return writer.text
    }

    private static let digest = String(repeating: "0", count: 64)

    private static func input(_ article: Article) -> String {
        #"{"path":\#(quoted(article.path)),"member":\#(quoted(article.member)),"offset":null,"sha256":"\#(digest)","bytes":1}"#
    }

    private static func row(_ article: Article) -> String {
        let (url, cluster) = (quoted(article.url), article.cluster.map(id) ?? article.name)
        let story = article.story.map { "\"story_id\":\"\(id($0))\"," } ?? ""
        return """
            {"id":"\(article.name)","url":\(url),"canonical_url":\(url),"source":null,"domain":null,\
            "title":\(quoted(article.title)),"subtitle":null,"authors":[],"published":null,"modified":null,\
            "section":null,"tags":[\(article.tags.map { quoted($0) }.joined(separator: ","))],"language":\(quoted(article.language)),\
            "text":\(quoted(article.text)),"summary":null,"word_count":\(article.wordCount),"image":null,\
            "kind":"\(article.kind)","entities":\(article.entities),"cluster_id":"\(cluster)",\(story)\
            "revision":\(article.revision),"removed":\(article.removed),"warnings":[],"input":\(input(article))}

            """
    }

    private static let header =
        "id,url,canonical_url,source,domain,title,subtitle,authors,published,modified,section,tags,language,text,summary,"
        + "word_count,image,kind,entities,cluster_id,revision,removed,warnings,input\r\n"

    private static func blocks(_ article: Article) throws -> [String] {
        try (JSONParser.parse(Array(article.removed.utf8)).members ?? []).flatMap { member in
            let row = """
                {"id":"\(article.name)","category":"\(member.key)","rule":"r","score":0.9,"text":"Buy","input":\
                \(input(article)),"place":0,"cues":[],"facts":[]}

                """
            return Array(repeating: row, count: member.value.integer ?? 0)
        }
    }

    /// Adds a run; `copies` are pairs of a copy and what it repeats, `previous` is the run before it, `csv` are rows of
    /// articles that stand in no other table.
    mutating func add(
        _ run: String, _ articles: [Article], copies: [(Character, Character)] = [], previous: String? = nil,
        tables: [String: String] = [:], csv: [String]? = nil, stating: (inout RunReport) -> Void = { _ in }
    ) throws {
        var report = RunReport(runID: run, planDigest: "d", version: "0")
        report.previous = previous
        report.articles = csv?.count ?? articles.count
        report.duplicates = copies.count
        report.dropped = ["no_text": 1]
        report.documents = report.articles + copies.count + 1
        if articles.contains(where: { $0.story != nil }) { report.optionalFields = [.storyID] }
        stating(&report)
        let removed = try articles.flatMap(Self.blocks)
        for article in articles { report.removedBlocks.merge(try Self.counts(article), uniquingKeysWith: +) }
        let duplicates = copies.map { copy, canonical in
            """
            {"id":"\(Self.id(copy))","duplicate_of":"\(Self.id(canonical))","similarity":1.0,"reason":"exact","url":null,\
            "source":null,"published":null,"input":\(Self.input(Article(id: copy, text: "")))}

            """
        }
        if let csv {
            try write("articles_csv", run, [Self.header] + csv, to: &report)
        } else {
            try write("articles", run, articles.map(Self.row), to: &report)
        }
        for (table, rows) in [("duplicates", duplicates), ("removed", removed), ("quarantine", [])]
        where tables[table] == nil {
            try write(table, run, rows, to: &report)
        }
        for (table, content) in tables { try write(table, run, [content], to: &report) }
        let manifest = String(decoding: Manifest(report).encoded, as: UTF8.self)
        try folder.write(
            "set/runs/\(run)/manifest.json",
            manifest.replacing("\"schema_version\":2", with: "\"schema_version\":1"))
        runs.append(run)
    }

    private static func counts(_ article: Article) throws -> [String: Int] {
        let members = try JSONParser.parse(Array(article.removed.utf8)).members ?? []
        return Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value.integer ?? 0) })
    }

    /// A table of no rows is a file too.
    private func write(_ table: String, _ run: String, _ rows: [String], to report: inout RunReport) throws {
        let (path, bytes) = ("\(table)/run=\(run)/part-00000.jsonl", Data(rows.joined().utf8))
        try folder.write("set/\(path)", bytes)
        report.files.append(
            OutputFile(
                path: path, bytes: bytes.count, rows: rows.count - (table == "articles_csv" ? 1 : 0),
                sha256: ContentDigest.sha256(Array(bytes))))
    }

    // MARK: Upgrading

    /// Upgrades it without a state; returns the records that the state would get, and what came of it.
    func upgrade() throws -> (staged: DatasetUpgrade.Staged, records: [Record], renamed: [RenamedText]) {
        let claim = try DatasetClaim(dataset: folder.file("set"), runID: "up")
        var upgrade = try DatasetUpgrade(claim, runs: runs, runID: "up", version: "1")
        var records: [Record] = []
        let staged = try upgrade.stage(now: "2026-01-02T03:04:05Z") { records.append($0) }
        try upgrade.publish()
        return (staged, records, upgrade.renamed)
    }

    /// The rows of an upgraded table.
    func rows(_ table: String) throws -> [JSONValue] {
        let bytes = try folder.tree("set")["\(table)/run=up/part-00000.jsonl"] ?? Data()
        return try bytes.split(separator: 0x0A).map { try JSONParser.parse(Array($0)) }
    }

    /// Letter of the id and revision of each article, in order.
    func revisions() throws -> [String] {
        try rows("articles").map { "\($0["id"]?.string?.first ?? "?")\($0["revision"]?.integer ?? -1)" }
    }

    func problems() throws -> [String] { try DatasetVerifier.verify(folder.file("set")).problems }
}
