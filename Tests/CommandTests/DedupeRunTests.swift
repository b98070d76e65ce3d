import Foundation
import JSON
import TestSupport
import Testing

/// Dedupe as a stage of runs: what options do to a dataset, and that the number of workers does nothing.
@Suite struct DedupeRunTests {
    private let inbox: NightlyInbox

    init() throws { inbox = try NightlyInbox() }

    /// Sets the options of the stage.
    private func configure(_ options: String) throws {
        let stage = "{\"stage\": \"dedupe\"}"
        let text = try inbox.folder.read("pipeline.json")
        let start = try #require(text.range(of: "{\"stage\": \"dedupe\""))
        let end = try #require(text.range(of: "],", range: start.upperBound..<text.endIndex))
        try inbox.folder.write(
            "pipeline.json",
            text.replacingCharacters(
                in: start.lowerBound..<end.lowerBound,
                with: options.isEmpty ? stage : "{\"stage\": \"dedupe\", \"options\": {\(options)}}"))
    }

    /// One page of an outlet; the same title makes the same story.
    private func write(
        _ host: String, _ name: String, _ title: String, date: String = "2024-05-01", language: String = "en",
        extra: String = ""
    ) throws {
        let page = NightlyInbox.page(name, title, extra: extra)
            .replacing("https://news.example.org/", with: "https://\(host)/")
            .replacing("lang=\"en\"", with: "lang=\"\(language)\"")
            .replacing(
                "</head>",
                with: "<meta property=\"article:published_time\" content=\"\(date)T08:00:00Z\"></head>")
        try inbox.folder.write("inbox/\(host)-\(name)", page)
    }

    private let remark =
        "The mayor spoke of it again on Friday and promised to come back to it in the autumn."

    /// A story on two sites, twice in the same words, once with a remark, once stating another language, which stands
    /// since most words are made up; and another story.
    private func writeCopies() throws {
        try write("one.example", "a.html", "Fire in the harbour")
        try write("two.example", "a.html", "Fire in the harbour", date: "2024-05-02")
        try write("two.example", "b.html", "Fire in the harbour", date: "2024-05-20", extra: remark)
        try write("one.example", "d.html", "Fire in the harbour", language: "de")
        try write("one.example", "c.html", "A new school")
    }

    private func duplicates(_ run: String) throws -> [JSONValue] {
        try inbox.lines("duplicates", run).map { try JSONParser.parse(Array($0.utf8)) }
    }

    @Test(
        arguments: [
            ("", 2, 3, 2), ("\"mode\": \"off\"", 5, 0, 5), ("\"mode\": \"exact\"", 3, 2, 3),
            ("\"keepAll\": true", 5, 0, 2), ("\"withinSource\": true", 3, 2, 3),
            ("\"acrossSources\": true", 2, 3, 2), ("\"withinLanguage\": true", 3, 2, 3),
            ("\"windowDays\": 7", 3, 2, 3), ("\"minimumTokens\": 5000", 5, 0, 5),
            ("\"strictness\": 20", 3, 2, 3),
        ])
    func `options decide which records are left out and which only labelled`(
        options: String, articles: Int, copies: Int, clusters: Int
    ) throws {
        try writeCopies()
        try configure(options)
        let outcome = try inbox.run("one")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = try inbox.rows("one")
        #expect(rows.count == articles)
        #expect(Set(rows.compactMap { $0["cluster_id"] as? String }).count == clusters)
        #expect(rows.allSatisfy { $0["story_id"] == nil })
        let ids = Set(rows.compactMap { $0["id"] as? String })
        let found = try duplicates("one")
        #expect(found.count == copies)
        #expect(found.allSatisfy { ids.contains($0["duplicate_of"]?.string ?? "") })
        #expect(try inbox.problems() == [])
    }

    // MARK: The column story_id

    @Test(arguments: [("0", 2), ("20", 3)])
    func `storyStrictness decides which records tell one story`(strictness: String, stories: Int) throws {
        try writeCopies()
        try configure("\"storyID\": true, \"strictness\": 20, \"storyStrictness\": \(strictness)")
        #expect(try inbox.run("one").status == 0)
        let rows = try inbox.rows("one")
        #expect(rows.count == 3)
        #expect(Set(rows.compactMap { $0["cluster_id"] as? String }).count == 3)
        #expect(Set(rows.compactMap { $0["story_id"] as? String }).count == stories)
    }

    private func keys(_ line: Substring) throws -> [String] {
        try JSONParser.parse(Array(line.utf8)).members?.map(\.key) ?? []
    }

    private func command(_ arguments: [String]) throws -> Program.Outcome {
        try Program.run(arguments, in: inbox.folder.path)
    }

    @Test func `a dataset with the column has it in every row and file, through nights and compaction`()
        throws
    {
        let names = [
            "entities", "cluster_id", "revision", "removed", "warnings", "input", "story_id",
        ]
        try configure("\"storyID\": true, \"strictness\": 20")
        try write("one.example", "a.html", "Fire in the harbour")
        #expect(try inbox.run("night0").status == 0)
        try write("two.example", "b.html", "Fire in the harbour", date: "2024-05-20", extra: remark)
        try write("one.example", "c.html", "A new school")
        #expect(try inbox.run("night1").status == 0)
        let first = try #require(try inbox.rows("night0").first)
        #expect(first["story_id"] as? String == first["id"] as? String)
        // The story's first record speaks for it, from night to night.
        let stories = try inbox.rows("night1").map { $0["story_id"] as? String == first["id"] as? String }
        #expect(stories.sorted { $0 && !$1 } == [true, false])
        #expect(try inbox.problems() == [])
        #expect(try inbox.folder.read("set/runs/night1/manifest.json").contains("\"optional_fields\""))

        let compacted = try command(
            ["compact", inbox.config, "--output", inbox.folder.file("set"), "--run-id", "all"])
        #expect(compacted.status == 0, "\(compacted.errors)")
        #expect(try inbox.problems() == [])
        let lines = try inbox.folder.read("set/articles/run=all/part-00000.jsonl").split(separator: "\n")
        #expect(lines.count == 3)
        for line in lines { #expect(try keys(line).suffix(7) == names[...]) }
        let header = try inbox.folder.read("set/articles_csv/run=all/part-00000.csv").prefix { $0 != "\r\n" }
        #expect(header.hasSuffix(names.joined(separator: ",")))
        #expect(try inbox.folder.read("set/datapackage.json").contains("\"name\":\"story_id\""))
        let restored = try command(["restore", inbox.folder.file("set"), "--all"])
        #expect(restored.status == 0, "\(restored.errors)")
        for line in restored.output.split(separator: "\n") {
            #expect(try keys(line).suffix(7) == names[...])
        }
    }

    @Test func `the column cannot come or go between two nights`() throws {
        try write("one.example", "a.html", "Fire in the harbour")
        #expect(try inbox.run("night0").status == 0)
        try configure("\"storyID\": true")
        try write("one.example", "c.html", "A new school")
        let refused = try inbox.run("night1")
        #expect(refused.status == 73)
        #expect(refused.errors.contains("story_id") && refused.errors.contains("--full"))
        #expect(try inbox.run("whole", ["--full"]).status == 0)
        #expect(try inbox.rows("whole").allSatisfy { $0["story_id"] is String })
        #expect(try inbox.problems() == [])
        // A row without the column in such a dataset is a fault.
        let path = "set/articles/run=whole/part-00000.jsonl"
        let text = try inbox.folder.read(path)
        try inbox.folder.write(path, text.replacing("\"story_id\"", with: "\"story\""))
        #expect(try inbox.problems().contains { $0.contains("the keys are not") })
    }

    // MARK: Workers and slices

    /// Thirty stories, most of them with copies, of which every third is cut.
    private func pages() -> [(name: String, write: () throws -> Void)] {
        (0..<30).flatMap { story -> [(name: String, write: () throws -> Void)] in
            var generator = SeededGenerator(seed: UInt64(story))
            let words = (0..<180).map { _ in
                String(Int.random(in: 1 << 30..<1 << 40, using: &generator), radix: 36)
            }
            return (0..<[1, 2, 3][story % 3]).map { copy in
                let name = "\(story)-\(copy).html"
                let text = words.dropLast(copy == 2 ? 6 : 0).joined(separator: " ")
                return (
                    name,
                    {
                        try write(
                            "s\(copy).example", name, "Report \(story)", date: "2024-05-0\(copy + 1)",
                            extra: text)
                    }
                )
            }
        }
    }

    /// Which pages stand together after all nights, by address.
    private func clusters(_ set: String) throws -> Set<Set<String>> {
        var members: [String: Set<String>] = [:]
        for (path, bytes) in try inbox.folder.tree(set) {
            let field =
                path.hasPrefix("articles/")
                ? "cluster_id" : path.hasPrefix("duplicates/") ? "duplicate_of" : ""
            guard !field.isEmpty else { continue }
            for line in bytes.split(separator: 0x0A) {
                let row = try JSONParser.parse(Array(line))
                members[row[field]?.string ?? "", default: []].insert(row["url"]?.string ?? "")
            }
        }
        return Set(members.values)
    }

    /// Thirty nights are those of `DedupeNightsTests`, which starts no program.
    @Test(arguments: [1, 4])
    func `the number of workers changes no byte in one night or in four`(nights: Int) throws {
        func run(_ set: String, _ jobs: Int, night: Int) throws {
            let outcome = try command([
                "run", inbox.config, "--input", inbox.folder.file("inbox"), "--output",
                inbox.folder.file(set),
                "--state", inbox.folder.file(set + "-state"), "--run-id", "night\(night)", "--progress",
                "never",
                "--jobs", "\(jobs)",
            ])
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        let all = pages()
        for night in 0..<nights {
            for (number, page) in all.enumerated() where number * 7919 % nights == night { try page.write() }
            for jobs in [1, 4] { try run("set\(jobs)", jobs, night: night) }
        }
        func data(_ set: String) throws -> [String: Data] {
            try inbox.folder.tree(set).filter { !$0.key.hasPrefix("runs/") }
        }
        #expect(try data("set1") == data("set4"))
        #expect(try inbox.folder.tree("set1-state/dedupe") == inbox.folder.tree("set4-state/dedupe"))
        let found = try clusters("set1")
        #expect(found.count == 30, "\(found.map { $0.sorted().joined(separator: " ") }.sorted())")
        #expect(found.reduce(0) { $0 + $1.count } == all.count)
    }
}
