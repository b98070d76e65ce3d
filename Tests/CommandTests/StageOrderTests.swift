import Foundation
import TestSupport
import Testing

/// Other orders of stages than the usual one: right data, or a refusal before anything is read.
@Suite struct StageOrderTests {
    private let inbox: NightlyInbox

    init() throws { inbox = try NightlyInbox() }

    private func configure(_ stages: [String]) throws {
        let list = stages.map { $0.hasPrefix("{") ? $0 : "{\"stage\": \"\($0)\"}" }.joined(separator: ", ")
        try inbox.folder.write(
            "pipeline.json",
            """
            {"version": 1, "resources": "\(Checkout.data)", "source": {"source": "directory"}, "stages": [\(list)],
             "sinks": [{"sink": "jsonl"}, {"sink": "csv"}]}
            """)
    }

    private func validate(_ stages: [String]) throws -> Program.Outcome {
        try configure(stages)
        return try Program.run(["validate", inbox.config], in: inbox.folder.path)
    }

    private static let dump = """
        Harbour Wire

        Ferry pier gets a new roof

        10:00 04.05.2026

        The ferry pier of the harbour town gets a new roof before the autumn, the council said on Monday.

        Work begins in June and takes ten weeks, during which boats leave from the old quay beside the market.

        Sign up for our newsletter and get the latest news in your inbox every morning.
        """

    // MARK: What works on documents stands before what ends them

    @Test(arguments: [
        (
            ["fetch", "clean-html", "dedupe", "strip-boilerplate"],
            "stages[3]: 'strip-boilerplate' works on documents, and 'dedupe' before it needs all of them as records; "
                + "this order works: fetch, clean-html, strip-boilerplate, dedupe"
        ),
        (
            ["fetch", "clean-html", "join", "tag-entities", "strip-boilerplate", "dedupe"],
            "stages[4]: 'strip-boilerplate' works on documents, and 'join' before it needs all of them as records; "
                + "this order works: fetch, clean-html, strip-boilerplate, join, tag-entities, dedupe"
        ),
        (
            ["fetch", "clean-html", "tag-entities", "strip-boilerplate"],
            "stages[3]: 'strip-boilerplate' works on documents, and 'tag-entities' before it on their records; "
                + "this order works: fetch, clean-html, strip-boilerplate, tag-entities"
        ),
        (
            ["fetch", "clean-html", "strip-boilerplate", "dedupe", "join"],
            "stages[4]: 'join' sees the corpus, and 'dedupe' before it must see it last, since it decides "
                + "what is published; this order works: fetch, clean-html, strip-boilerplate, join, dedupe"
        ),
        (
            ["fetch", "strip-boilerplate", "clean-html"],
            "stages[2]: 'clean-html' works on documents, and 'strip-boilerplate' before it needs all of them as "
                + "records; this order works: fetch, clean-html, strip-boilerplate"
        ),
    ])
    func `validate refuses a document stage after a corpus stage, says why, and names an order that works`(
        stages: [String], message: String
    ) throws {
        let refused = try validate(stages)
        #expect(refused.status == 78)
        #expect(refused.errors.contains(message), "\(refused.errors)")
        let order = try #require(message.split(separator: "order works: ").last)
        let working = order.split(separator: ", ").map(String.init)
        #expect(try validate(working).status == 0)
    }

    @Test(arguments: ["clean-html", "strip-boilerplate", "join", "dedupe"])
    func `a stage that consumes documents or remembers the corpus may stand only once`(kind: String) throws {
        let whole = ["fetch", "clean-html", "strip-boilerplate", "join", "dedupe"]
        let place = try #require(whole.firstIndex(of: kind)) + 1
        var stages = whole
        stages.insert(kind, at: place)
        let refused = try validate(stages)
        #expect(refused.status == 78)
        #expect(
            refused.errors.contains("stages[\(place)]: '\(kind)' may stand only once"), "\(refused.errors)")
    }

    @Test func `a pipeline whose stages give no text is refused`() throws {
        let refused = try validate(["fetch"])
        #expect(refused.status == 78)
        #expect(
            refused.errors.contains("stages: no stage provides the text of the articles"), "\(refused.errors)"
        )
    }

    @Test func `a run refuses such an order before it reads anything and leaves nothing behind`() throws {
        try inbox.folder.write("inbox/a.txt", Self.dump)
        try configure(["fetch", "clean-html", "dedupe", "strip-boilerplate"])
        #expect(try inbox.run("one").status == 78)
        #expect(!FileManager.default.fileExists(atPath: inbox.folder.file("set")))
    }

    @Test func `text dumps and promos come out the same wherever else dedupe may stand`() throws {
        try inbox.folder.write("inbox/a.txt", Self.dump)
        try configure(["fetch", "clean-html", "strip-boilerplate", "dedupe"])
        #expect(try inbox.run("one").status == 0)
        let row = try #require(try inbox.rows("one").first)
        #expect(row["kind"] as? String == "text-dump")
        let text = try #require(row["text"] as? String)
        #expect(!text.contains("newsletter"))
        #expect(row["word_count"] as? Int == WordsOf.text(text))
    }

    // MARK: What a stage has decided stays

    @Test func `clusters and stories stand, whether entities are tagged before or after`() throws {
        for (name, title) in [
            ("a", "Fire in the harbour"), ("b", "Fire in the harbour"), ("c", "A new school"),
        ] {
            try inbox.write("\(name).html", title)
        }
        let dedupe =
            #"{"stage": "dedupe", "options": {"keepAll": true, "storyID": true, "storyStrictness": 20}}"#
        var labels: [[String: [String]]] = []
        for (run, last) in [("one", ["tag-entities", dedupe]), ("two", [dedupe, "tag-entities"])] {
            try configure(["fetch", "clean-html", "strip-boilerplate"] + last)
            #expect(try inbox.run(run, ["--full"]).status == 0)
            let rows = try inbox.rows(run)
            #expect(rows.count == 3)
            #expect(Set(rows.compactMap { $0["cluster_id"] as? String }).count == 2)
            labels.append(
                Dictionary(
                    uniqueKeysWithValues: rows.map { row in
                        let names = ["id", "cluster_id", "story_id"].map { row[$0] as? String ?? "" }
                        return (names[0], names)
                    }))
            #expect(try inbox.problems() == [])
        }
        #expect(labels[0] == labels[1])
    }

    @Test func `words are counted in the text that is written, where repetition cuts it last`() throws {
        let standing =
            "Reporters of this desk answer questions from readers every Friday at noon in the market hall."
        for number in 0..<24 {
            let name = String(UnicodeScalar(UInt8(97 + number)))
            try inbox.write("\(name).html", "Story \(name) of the harbour", extra: standing)
        }
        try configure(["fetch", "clean-html", "strip-boilerplate"])
        #expect(try inbox.run("one").status == 0)
        let rows = try inbox.rows("one")
        #expect(rows.count == 24)
        for row in rows {
            let text = try #require(row["text"] as? String)
            #expect(!text.contains("Reporters of this desk"))
            #expect(row["word_count"] as? Int == WordsOf.text(text))
        }
    }
}

/// Words as anyone would count them in plain English.
private enum WordsOf {
    static func text(_ text: String) -> Int {
        text.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != ":" && $0 != "." }.count {
            $0.contains { $0.isLetter || $0.isNumber }
        }
    }
}
