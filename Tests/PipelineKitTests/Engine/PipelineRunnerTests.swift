import JSON
import PipelineKit
import Synchronization
import Testing

/// A pipeline of small stages: inputs named "n:word", a stage that rejects, a corpus stage that finds repeats.
@Suite struct PipelineRunnerTests {
    private struct NoOptions: StageOptions {
        init() {}
        init(reading reader: inout OptionReader) {}
    }

    private struct ListSource: DocumentSource {
        var words: [String]

        func list() throws(SourceError) -> [SourceItem] {
            words.enumerated().map { SourceItem(sequence: $0.offset, path: $0.element, bytes: 10) }
        }

        func load(_ item: SourceItem) throws(DocumentFault) -> LoadedItem {
            if item.path == "unreadable" { throw DocumentFault(code: "unreadable", message: "") }
            return LoadedItem(
                input: InputReference(path: "\(item.sequence)", sha256: "\(item.sequence)"),
                bytes: Array(item.path.utf8))
        }
    }

    /// Splits an input at "+"; "!" is a member with a fault.
    private struct Split: IntakeStage {
        static let kind = "split"
        static let summary = ""
        static let needs: Set<DocumentField> = []
        static let provides: Set<DocumentField> = [.text]

        init(options: NoOptions, resources: Resources) {}

        func open(
            _ item: LoadedItem, each: (consuming Document) -> Void, fault: (DocumentFault) -> Void
        ) throws(DocumentFault) {
            for word in String(decoding: item.bytes, as: UTF8.self).split(separator: "+") {
                if word == "!" {
                    fault(DocumentFault(code: "broken_member", message: "", member: "!"))
                    continue
                }
                var record = Record(kind: .page, input: item.input)
                record.input.member = String(word)
                record.text = String(word)
                each(Document(record: record, content: [], form: .plainText))
            }
        }
    }

    /// Drops "short" ones, faults on "poison".
    private struct Judge: DocumentStage {
        static let kind = "judge"
        static let summary = ""
        static let needs: Set<DocumentField> = [.text]
        static let provides: Set<DocumentField> = []

        init(options: NoOptions, resources: Resources) {}

        func process(_ document: inout Document) throws(DocumentFault) -> Verdict {
            if document.record.text == "poison" { throw DocumentFault(code: "poison", message: "") }
            return document.record.text == "short" ? .drop(DropReason(code: "too_short")) : .keep
        }
    }

    /// The same for records.
    private struct Review: RecordStage {
        static let kind = "review"
        static let summary = ""
        static let needs: Set<DocumentField> = [.text]
        static let provides: Set<DocumentField> = []

        init(options: NoOptions, resources: Resources) {}

        func process(_ record: inout Record) throws(DocumentFault) -> Verdict {
            if record.text == "poison" { throw DocumentFault(code: "poison", message: "") }
            return record.text == "short" ? .drop(DropReason(code: "too_short")) : .keep
        }
    }

    /// Keeps the last of equal texts, which only a stage that has seen all of them can.
    private struct KeepLast: CorpusStage {
        static let kind = "keep-last"
        static let summary = ""
        static let needs: Set<DocumentField> = [.text]
        static let provides: Set<DocumentField> = [.cluster]
        private var lastID: [String: String] = [:]

        init(options: NoOptions, resources: Resources) {}

        mutating func observe(_ record: borrowing Record, at place: RecordPosition) {
            lastID[record.text] = record.id
        }
        mutating func conclude() {}

        mutating func consider(_ record: inout Record, lookUp: LookUp) throws(DocumentFault) -> Verdict {
            guard let last = lastID[record.text], last != record.id else { return .keep }
            return .duplicate(Duplication(canonicalID: last, similarity: 1, reason: "exact"))
        }
    }

    /// Rows in memory.
    private struct Rows: RunOutput {
        var articles: [String] = []
        var duplicates: [String] = []
        var faults: [String] = []
        var isPublished = false
        var isAbandoned = false

        mutating func article(_ record: Record) { articles.append(record.text) }
        mutating func duplicate(_ record: Record, _ duplication: Duplication) {
            duplicates.append(record.text)
        }
        mutating func quarantine(_ entry: QuarantineEntry) {
            faults.append(entry.stage + "/" + entry.fault.code)
        }
        mutating func publish(_ report: RunReport) -> RunReport {
            isPublished = true
            return report
        }
        mutating func abandon() { isAbandoned = true }
    }

    private struct Silent: RunObserver {
        func progress(_ progress: RunProgress) {}
        func quarantined(_ entry: QuarantineEntry) {}
    }

    private func plan(_ words: [String], stages: [String], quarantineRatio: Double = 1) throws -> PipelinePlan
    {
        var registry = ComponentRegistry()
        registry.register(Split.self)
        registry.register(Judge.self)
        registry.register(Review.self)
        registry.register(KeepLast.self)
        registry.registerSource("list", "", options: NoOptions.self) { _, _ in ListSource(words: words) }
        let list = stages.map { "{\"stage\":\"\($0)\"}" }.joined(separator: ",")
        let json = """
            {"source":{"source":"list"},"stages":[\(list)],"sinks":[],"limits":{"quarantineRatio":\(quarantineRatio)}}
            """
        let configuration = try PipelineConfiguration(
            JSONParser.parse(Array(json.utf8)), file: "test", registry: registry)
        return try PipelinePlan(
            configuration, resources: Resources(folder: "", read: { _ in [] }, list: { _ in [] }))
    }

    private func run(
        _ words: [String], stages: [String] = ["split", "judge", "keep-last"], jobs: Int = 2,
        quarantineRatio: Double = 1, into rows: inout Rows
    ) async throws -> RunReport {
        var runner = PipelineRunner(
            plan: try plan(words, stages: stages, quarantineRatio: quarantineRatio),
            options: RunOptions(jobs: jobs), report: RunReport(runID: "r", planDigest: "", version: ""),
            observer: Silent())
        return try await runner.run(into: &rows)
    }

    @Test func `every document ends in exactly one place`() async throws {
        var rows = Rows()
        let report = try await run(
            ["one", "two+!+short", "poison", "one", "unreadable", "", "three"], into: &rows)
        #expect(rows.articles == ["two", "one", "three"])
        #expect(rows.duplicates == ["one"])
        #expect(rows.faults == ["split/broken_member", "judge/poison", "split/unreadable"])
        #expect(report.dropped == ["too_short": 1, "empty_container": 1])
        #expect(report.documents == 9)
        #expect(report.articles + report.duplicates + report.quarantinedTotal + report.droppedTotal == 9)
        #expect(rows.isPublished)
    }

    @Test(arguments: [1, 2, 7])
    func `order does not depend on the number of workers`(jobs: Int) async throws {
        let words = (0..<500).map { "\($0 % 170)+x\($0)" }
        var rows = Rows()
        _ = try await run(words, jobs: jobs, into: &rows)
        var expected = Rows()
        _ = try await run(words, jobs: 1, into: &expected)
        #expect(rows.articles == expected.articles)
        #expect(rows.duplicates == expected.duplicates)
    }

    @Test func `without corpus stages records go straight to the sinks`() async throws {
        var rows = Rows()
        _ = try await run(["b", "a", "b"], stages: ["split"], into: &rows)
        #expect(rows.articles == ["b", "a", "b"])
    }

    @Test func `a record stage may stand before and behind a corpus stage`() async throws {
        var rows = Rows()
        let stages = ["split", "judge", "review", "keep-last", "review"]
        _ = try await run(["a", "short", "poison", "a"], stages: stages, into: &rows)
        #expect(rows.articles == ["a"])
        #expect(rows.faults == ["judge/poison"])
        var late = Rows()
        _ = try await run(["a", "poison", "a"], stages: ["split", "keep-last", "review"], into: &late)
        #expect(late.articles == ["a"])
        #expect(late.faults == ["review/poison"])
    }

    @Test func `a run that is mostly quarantine is refused`() async throws {
        var rows = Rows()
        await #expect(throws: RunRefused.self) {
            _ = try await run(["a", "poison", "poison"], quarantineRatio: 0.5, into: &rows)
        }
        #expect(rows.isAbandoned && !rows.isPublished)
    }

    @Test(
        arguments: [
            (["judge"], "stages[0]: 'judge' cannot be first: the first stage must open the inputs"),
            (["split", "split"], "stages[1]: 'split' must be the first stage"),
            (["splitt"], "stages[0].stage: unknown stage 'splitt'; did you mean 'split'?"),
            ([], "stages: must not be empty"),
            (
                ["split", "review", "judge"],
                "stages[2]: 'judge' works on documents, and 'review' before it on their records; "
                    + "this order works: split, judge, review"
            ),
            (["split", "judge", "judge"], "stages[2]: 'judge' may stand only once"),
            (
                ["split", "keep-last", "review", "judge"],
                "stages[3]: 'judge' works on documents, and 'keep-last' before it needs all of them as records; "
                    + "this order works: split, judge, review, keep-last"
            ),
        ])
    func `a wrong order is reported before anything is read`(stages: [String], problem: String) {
        let error = #expect(throws: ConfigurationError.self) { try plan([], stages: stages) }
        #expect(error?.description.contains(problem) == true)
    }
}
