import Copydesk
import Files
import Foundation
import JSON
import PipelineKit
import StandardPipeline
import TestSupport
import Testing
import TextKit

/// Stages, sources and sinks of one's own beside Copydesk's, through the same plan and runner.
@Suite struct OwnComponentsTests {
    private static let own = OwnComponents(
        stages: [
            CutBlocks.self, EditArticle.self, OneOfEach.self, CountBlocks.self, BlockList.self,
            SeenTitles.self,
        ], sources: [MemorySource.self], sinks: [TitleSink.self])

    private static var registry: ComponentRegistry {
        var registry = standard
        own.register(in: &registry)
        return registry
    }

    private static var standard: ComponentRegistry {
        var registry = ComponentRegistry()
        StandardComponents.register(in: &registry, root: "")
        StandardStages.register(in: &registry)
        return registry
    }

    private func configuration(_ stages: String, source: String = "") throws -> PipelineConfiguration {
        let json = """
            {"source": {"source": "memory", "options": {\(source)}},
             "stages": [{"stage": "fetch"}, {"stage": "clean-html"}\(stages.isEmpty ? "" : ", ")\(stages)],
             "sinks": [{"sink": "title-list", "options": {"compression": "none"}}]}
            """
        return try PipelineConfiguration(
            JSONParser.parse(Array(json.utf8)), file: "test", registry: Self.registry)
    }

    private func plan(_ stages: String, source: String = "", root: String = "") throws -> PipelinePlan {
        try PipelinePlan(
            try configuration(stages, source: source),
            resources: ResourceFolder.open(Checkout.data, root: root))
    }

    private func run(
        _ stages: String, source: String = "", root: String = "", state: StateGenerations? = nil
    ) async throws -> (rows: CollectedRows, report: RunReport) {
        var runner = PipelineRunner(
            plan: try plan(stages, source: source, root: root), options: RunOptions(jobs: 2),
            report: RunReport(runID: "r", planDigest: "", version: ""), observer: CollectedRows.Silent())
        var rows = CollectedRows(generations: state)
        let report = try await runner.run(into: &rows)
        return (rows, report)
    }

    // MARK: Stages

    @Test func `a document stage takes blocks out, and the audit says why`() async throws {
        let (rows, report) = try await run(
            #"{"stage": "cut-blocks", "options": {"also": ["hamburg"], "score": 0.5}}"#)
        let record = try #require(rows.records.first)
        #expect(record.paragraphs.count == 1 && record.tags.last == "cut 2")
        #expect(record.removedBlocks.suffix(2).map(\.rule) == ["cut-blocks.word", "cut-blocks.word"])
        #expect(record.removedBlocks.last?.category == .ad && record.removedBlocks.last?.score == 0.5)
        #expect(record.removedBlocks.suffix(2).map(\.place) == [1, 1])
        #expect(report.removedBlocks["ad"] == 4)
    }

    @Test func `a drop is counted by its reason, and a fault goes to quarantine`() async throws {
        let dropped = try await run(#"{"stage": "cut-blocks", "options": {"mode": "drop"}}"#)
        #expect(dropped.report.dropped == ["has_word": 2] && dropped.rows.records.isEmpty)
        let faulty = try await run("", source: #""count": 4"#)
        #expect(faulty.rows.faults == ["fetch/gone"] && faulty.rows.records.count == 3)
    }

    @Test func `an article stage changes fields and cuts the text with all that points into it`() async throws
    {
        let (rows, _) = try await run(
            #"{"stage": "tag-entities"}, {"stage": "edit-article"}"#, source: #""count": 1"#)
        let record = try #require(rows.records.first)
        #expect(record.title == "FERRY PAGE-0 RETURNS" && record.warnings.last == "edited")
        #expect(
            record.text.hasPrefix("Its engines") && record.removedBlocks.last?.rule == "edit-article.lead")
        let hamburg = try #require(record.entities.first { $0.text == "Hamburg" })
        let scalars = Array(record.text.unicodeScalars)[hamburg.start..<hamburg.end]
        #expect(String(String.UnicodeScalarView(scalars)) == "Hamburg")
    }

    @Test func `a stage notes on each article what it needs for the corpus`() async throws {
        let (rows, report) = try await run(#"{"stage": "one-of-each"}"#, source: #""count": 3"#)
        #expect(rows.records.map(\.input.path) == ["page-2"])
        #expect(report.dropped == ["same_beginning": 2])
    }

    @Test func `a stage works on documents and then sees all of them`() async throws {
        let (rows, _) = try await run(#"{"stage": "count-blocks"}"#)
        #expect(rows.records.map(\.section) == ["6", "6"])
    }

    // MARK: Memory

    private func night(_ number: Int, pages: Int, in folder: ScratchFolder) async throws -> RunReport {
        let state = StateGenerations(
            folder: folder.path, previous: number > 1 ? "night-\(number - 1)" : nil, next: "night-\(number)")
        return try await run(
            #"{"stage": "seen-titles"}"#, source: "\"count\": \(pages)", state: state
        ).report
    }

    private func memories(in folder: ScratchFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.file("own-seen-titles"))
    }

    @Test func `a stage that remembers is given in the next run what it knew after the last`() async throws {
        let folder = try ScratchFolder()
        #expect(try await night(1, pages: 1, in: folder).dropped == [:])
        #expect(try await night(2, pages: 2, in: folder).dropped == ["seen_title": 1])
        #expect(try await night(3, pages: 3, in: folder).dropped == ["seen_title": 2])
        #expect(try memories(in: folder) == ["night-3.memory"])
    }

    @Test func `a stage that is new to the state has no memory yet`() async throws {
        #expect(try await night(5, pages: 1, in: ScratchFolder()).dropped == [:])
    }

    @Test(arguments: [
        ("corrupt", "is corrupt; run with --full to rebuild it"), ("missing", "no such file or directory"),
        ("foreign", "is not a list of titles"),
    ])
    func `a memory that cannot be read ends the run before anything is decided`(
        fault: String, message: String
    ) async throws {
        let folder = try ScratchFolder()
        _ = try await night(1, pages: 1, in: folder)
        let file = folder.file("own-seen-titles/night-1.memory")
        switch fault {
        case "corrupt": try folder.write("own-seen-titles/night-1.memory", "titles 1\nFerry")
        case "missing": try FileManager.default.removeItem(atPath: file)
        default: try Data(SealedBytes.sealed([1, 2])).write(to: URL(fileURLWithPath: file))
        }
        let error = await #expect(throws: ResourceError.self) { try await night(2, pages: 2, in: folder) }
        #expect(error?.path == file && error?.message.contains(message) == true)
    }

    @Test func `a file that a stage decides by is a part of the plan`() async throws {
        let folder = try ScratchFolder()
        let stage = #"{"stage": "block-list", "options": {"path": "titles.txt"}}"#
        try folder.write("titles.txt", "Ferry page-0 returns\n")
        let (rows, report) = try await run(stage, root: folder.path)
        #expect(rows.records.map(\.input.path) == ["page-1"] && report.dropped == ["blocked_title": 1])
        let digest = try plan(stage, root: folder.path).digest
        try folder.write("titles.txt", "Ferry page-1 returns\n")
        #expect(try plan(stage, root: folder.path).digest != digest)
        try folder.write("titles.txt", "")
        #expect {
            try plan(stage, root: folder.path)
        } throws: { error in
            (error as? ConfigurationError)?.description
                == "test: stages[2]: titles.txt: holds no title"
        }
    }

    @Test func `an inspection shows what stages of one's own do, in the order of the plan`() throws {
        let plan = try plan(
            """
            {"stage": "cut-blocks", "options": {"also": ["hamburg"]}}, {"stage": "strip-boilerplate"},
            {"stage": "tag-entities"}, {"stage": "edit-article"}
            """)
        let inspection = try inspection(plan)
        #expect(
            inspection.removedByOthers.map(\.rule) == [
                "cut-blocks.word", "cut-blocks.word", "edit-article.lead",
            ]
        )
        #expect(inspection.record.title == "FERRY PAGE-0 RETURNS" && inspection.outcome == nil)
        #expect(inspection.body.allSatisfy { !$0.text.lowercased().contains("hamburg") })
    }

    @Test func `an inspection goes on behind the stage that drops a document`() throws {
        let plan = try plan(
            """
            {"stage": "cut-blocks", "options": {"mode": "drop"}}, {"stage": "strip-boilerplate"},
            {"stage": "tag-entities"}
            """)
        let inspection = try inspection(plan)
        #expect(inspection.outcome == "dropped: has_word" && !inspection.body.isEmpty)
    }

    private func inspection(_ plan: PipelinePlan) throws -> Inspection {
        let item = try #require(try plan.source.list().first)
        return try #require(try Inspector(StandardChain(plan)).inspect(try plan.source.load(item)).first)
    }

    // MARK: Validation and listing

    @Test func `all problems of options are reported at once, with the nearest name`() throws {
        let stage =
            #"{"stage": "cut-blocks", "options": {"wrod": "x", "mode": "keep", "most": 100, "word": ""}}"#
        let error = #expect(throws: ConfigurationError.self) { try configuration(stage) }
        #expect(
            error?.problems.map { "\($0.path): \($0.message)" } == [
                "stages[2].options.mode: must be one of 'cut', 'drop'",
                "stages[2].options.most: must be an integer from 1 to 99",
                "stages[2].options.word: must not be empty",
                "stages[2].options.wrod: unknown key; did you mean 'word'?",
            ])
    }

    @Test func `a document stage comes before any stage that ends documents`() {
        let error = #expect(throws: ConfigurationError.self) {
            try configuration(#"{"stage": "dedupe"}, {"stage": "cut-blocks"}, {"stage": "edit-article"}"#)
        }
        #expect(error?.problems.map(\.path) == ["stages[3]", "stages[4]"])
    }

    @Test func `options are described as they are read`() throws {
        let entry = try #require(Self.registry.stages.first { $0.kind == "cut-blocks" })
        #expect(entry.options.map(\.name) == ["word", "mode", "score", "most", "strict", "also"])
        #expect(entry.options.map(\.shape.phrase).contains("one of 'cut', 'drop'"))
        let schema = PipelineConfiguration.schema(registry: Self.registry)
        #expect(String(decoding: schema, as: UTF8.self).contains("\"const\":\"cut-blocks\""))
        let sink = try #require(Self.registry.sinks.first { $0.kind == "title-list" })
        #expect(sink.options.map(\.name) == ["maximumPartBytes", "compression"])
    }

    @Test func `names that are taken and stages without a role are refused`() {
        #expect(Self.own.problems(beside: Self.standard).isEmpty)
        let wrong = OwnComponents(
            stages: [StageWithoutRole.self], sources: [MemorySource.self, MemorySource.self], sinks: [])
        #expect(
            wrong.problems(beside: Self.standard) == [
                "stage 'dedupe' is not a DocumentStage, ArticleStage or CorpusStage",
                "the name 'dedupe' is taken by another stage", "the name 'memory' is taken by another source",
            ])
    }

    // MARK: Source and sink

    @Test func `inputs are sorted, and one that is listed twice ends the run`() async throws {
        let (rows, _) = try await run("", source: #""count": 3"#)
        #expect(rows.records.map(\.input.path) == ["page-0", "page-1", "page-2"])
        #expect(rows.records[1].url == "https://coast.example/page-1")
        for (options, message) in [
            (#""twice": true"#, "source 'memory' lists 'page-0' twice"),
            (#""count": 0"#, "source 'memory': there is no page"),
        ] {
            let error = await #expect(throws: SourceError.self) { try await run("", source: options) }
            #expect(error?.message == message)
        }
    }

    @Test func `a sink's rows go to parts in its own folder`() async throws {
        let folder = try ScratchFolder()
        let factory = try #require(try plan("").sinks.first)
        #expect(factory.folder == "articles_title_list")
        var sink = try factory.makeSink(staging: folder.path, runID: "r", columns: RecordSchema.columns)
        for record in try await run("").rows.records { try sink.write(record) }
        let files = try sink.close()
        #expect(files.map(\.path) == ["articles_title_list/run=r/part-00000.txt"])
        #expect(files.map(\.rows) == [2])
        #expect(
            try folder.read(files[0].path) == "title\nFerry page-0 returns\n--\nFerry page-1 returns\nend\n")
    }
}

/// Rows in memory.
struct CollectedRows: RunOutput {
    var records: [Record] = []
    var faults: [String] = []
    var generations: StateGenerations?

    mutating func article(_ record: Record) { records.append(record) }
    mutating func duplicate(_ record: Record, _ duplication: Duplication) {}
    mutating func quarantine(_ entry: QuarantineEntry) {
        faults.append("\(entry.stage)/\(entry.fault.code)")
    }
    mutating func publish(_ report: RunReport) -> RunReport { report }
    mutating func abandon() {}

    struct Silent: RunObserver {
        func progress(_ progress: RunProgress) {}
        func quarantined(_ entry: QuarantineEntry) {}
    }
}
