import Files
import JSON
import PipelineKit
import Testing
import TextKit

/// What becomes of a record at the end of a run, by what earlier runs have published.
@Suite struct PublishingTests {
    /// Opens an input "id=text", which is a reference where the text is "list", and faults where it is "bad".
    private struct Open: IntakeStage {
        static let kind = "open"
        static let summary = ""
        static let needs: Set<DocumentField> = []
        static let provides: Set<DocumentField> = [.text]

        init(options: NoChoice, resources: Resources) {}

        func open(
            _ item: LoadedItem, each: (consuming Document) -> Void, fault: (DocumentFault) -> Void
        ) throws(DocumentFault) {
            let parts = item.input.path.split(separator: "=").map(String.init)
            if parts[1] == "bad" { throw DocumentFault(code: "bad", message: "") }
            var record = Record(kind: .page, input: item.input)
            (record.canonicalURL, record.text, record.isReference) = (
                "https://a.example/" + parts[0], parts[1], parts[1] == "list"
            )
            record.title = "Ferry pier \(parts[0]) gets a roof"
            if parts[1].hasPrefix("summary") { record.warn("summary_only") }
            if parts[1].hasPrefix("rendered") { record.warn(Record.renderedText) }
            record.removedBlocks = [RemovedBlock(category: .ad, rule: "r", score: 1, text: "x")]
            record.nearMisses = [.newsletter]
            each(Document(record: record, content: [], form: .plainText))
        }
    }

    /// Calls every record after the first of an id a copy of itself.
    private struct Repeats: CorpusStage {
        static let kind = "repeats"
        static let summary = ""
        static let needs: Set<DocumentField> = []
        static let provides: Set<DocumentField> = []
        private var seen: Set<String> = []

        init(options: NoChoice, resources: Resources) {}

        mutating func observe(_ record: borrowing Record, at place: RecordPosition) {}
        mutating func conclude() {}
        func keeps(_ observed: Int) -> Bool? { observed == 2 }

        mutating func consider(_ record: inout Record, lookUp: LookUp) throws(DocumentFault) -> Verdict {
            guard !seen.insert(record.id).inserted || record.text.hasPrefix("copy") else { return .keep }
            return .duplicate(Duplication(canonicalID: record.id, similarity: 1, reason: "url"))
        }
    }

    private struct Rows: RunOutput {
        var earlier: [String: PublishedText] = [:]
        var articles: [String] = []
        var duplicates: [String] = []
        var receipts: [String] = []
        var drops: [String] = []

        /// A record that an earlier run published.
        var known: Record?

        func articles(key: UInt64) -> [PublishedArticle] {
            guard let known else { return [] }
            let evidence = IdentityEvidence(known)
            return evidence.keys.contains(key)
                ? [PublishedArticle(id: known.id, likeness: evidence.likeness)] : []
        }
        mutating func drop(_ entry: DropEntry) {
            drops.append("\(entry.input.path) \(entry.stage) \(entry.reason.code) \(entry.url ?? "-")")
        }
        mutating func article(_ record: Record) {
            articles.append("\(record.text) \(record.revision) \(record.wordCount)")
        }
        mutating func duplicate(_ record: Record, _ duplication: Duplication) {
            duplicates.append(record.text)
        }
        mutating func quarantine(_ entry: QuarantineEntry) {}
        mutating func input(_ receipt: InputReceipt) { receipts.append(receipt.path) }
        func published(_ id: String) -> PublishedText? { earlier[id] }
        mutating func publish(_ report: RunReport) -> RunReport { report }
        mutating func abandon() {}
    }

    private struct Silent: RunObserver {
        func progress(_ progress: RunProgress) {}
        func quarantined(_ entry: QuarantineEntry) {}
    }

    private func run(
        _ inputs: [String], stages: [String] = ["open"], ratio: Double = 1, into rows: inout Rows
    ) async throws -> RunReport {
        let items = inputs.enumerated().map { SourceItem(sequence: $0.offset, path: $0.element, bytes: 10) }
        var registry = ComponentRegistry()
        registry.register(Open.self)
        registry.register(Repeats.self)
        registry.registerSource("given", "", options: NoChoice.self) { _, _ in GivenItems(items: items) }
        let list = stages.map { "{\"stage\":\"\($0)\"}" }.joined(separator: ",")
        let json = """
            {"source":{"source":"given"},"stages":[\(list)],"sinks":[],"limits":{"quarantineRatio":\(ratio)}}
            """
        let configuration = try PipelineConfiguration(
            JSONParser.parse(Array(json.utf8)), file: "test", registry: registry)
        var runner = PipelineRunner(
            plan: try PipelinePlan(configuration, resources: .none), options: RunOptions(jobs: 2),
            report: RunReport(runID: "r", planDigest: "", version: ""), observer: Silent())
        return try await runner.run(into: &rows)
    }

    private func id(_ name: String) async throws -> String { try await record(name, "").id }

    private func record(_ name: String, _ text: String) async throws -> Record {
        var record = Record(kind: .page, input: InputReference(path: ""))
        record.url = "https://a.example/" + name
        record.title = "Ferry pier \(name) gets a roof"
        record.text = text
        RecordAddresses(domains: RegistrableDomains(rules: "")).settle(&record)
        RecordIdentity.identify(&record)
        return record
    }

    @Test func `a new record is revision nought, another text of a published one the next`() async throws {
        var rows = Rows(earlier: [
            try await id("b"): PublishedText(
                revision: 3, textDigests: [PublishedText.digest(of: "old words")]),
            try await id("c"): PublishedText(
                revision: 1, textDigests: [PublishedText.digest(of: "same words")]),
        ])
        let report = try await run(
            ["a=first words here", "b=new words", "c=same words", "d=list"], into: &rows)
        #expect(rows.articles == ["first words here 0 3", "new words 4 2"])
        #expect(
            report.articles == 2 && report.documents == 4
                && report.dropped == ["list_only": 1] && report.countsOnly == ["unchanged": 1])
        #expect(rows.drops == ["d=list publish list_only https://a.example/d"])
        #expect(report.removedBlocks == ["ad": 2] && report.nearMisses == ["newsletter": 2])
        #expect(report.inputs == 4 && report.inputBytes == 40 && rows.receipts.count == 4)
    }

    @Test func `a copy of itself is the next revision of what was published, once`() async throws {
        let story = """
            of the pier. It gets a new roof before the winter. The old one let in rain at eleven places. Boats leave from the \
            fish market until then, and whoever has a ticket for the month rides the bus at no charge as far as the lock. \
            Builders begin on Monday with the side towards the town
            """
        var rows = Rows(earlier: [try await id("a"): PublishedText(revision: 0, textDigests: ["x"])])
        rows.known = try await record("a", "copy old \(story)")
        let report = try await run(
            ["a=copy red \(story)", "a=copy blue \(story)", "b=early \(story)", "b=late \(story)"],
            stages: ["open", "repeats"], into: &rows)
        #expect(rows.articles.count == 2 && rows.duplicates.count == 2)
        #expect(rows.articles[0].hasPrefix("copy") && rows.articles[0].hasSuffix(" 1 59"))
        #expect(rows.articles[1] == "early \(story) 0 58" && rows.duplicates[1] == "late \(story)")
        #expect(report.duplicates == 2 && report.articles == 2)
    }

    @Test func `a summary never replaces the text, and a document that goes back to an old text does`()
        async throws
    {
        let long = (0..<40).map { "word\($0)" }.joined(separator: " ")
        var earlier = PublishedText(
            revision: 1,
            textDigests: [PublishedText.digest(of: "first words here"), PublishedText.digest(of: long)])
        earlier.newest = PublishedText.Newest(
            digest: PublishedText.digest(of: long), words: 40,
            document: IdentityEvidence.key(of: InputReference(path: "a=first words here")))
        var rows = Rows(earlier: [try await id("a"): earlier])
        rows.known = try await record("a", "first words here")
        let report = try await run(["a=first words here"], into: &rows)
        #expect(rows.articles == ["first words here 2 3"])
        #expect(report.countsOnly.isEmpty)
        // The same text from another document was there before and says nothing new.
        earlier.newest?.document = IdentityEvidence.key(of: InputReference(path: "elsewhere"))
        rows = Rows(earlier: [try await id("a"): earlier])
        rows.known = try await record("a", "first words here")
        #expect(try await run(["a=first words here"], into: &rows).countsOnly == ["unchanged": 1])
        rows = Rows(earlier: [try await id("a"): earlier])
        rows.known = try await record("a", "first words")
        #expect(try await run(["a=summary first words"], into: &rows).dropped == ["summary_only": 1])
        rows = Rows(earlier: [try await id("a"): earlier])
        rows.known = try await record("a", "rendered first words")
        #expect(try await run(["a=rendered first words"], into: &rows).dropped == ["joined": 1])
    }

    @Test(arguments: [(0.5, true), (0.49, false)])
    func `a run is refused above the share of quarantine that is allowed`(ratio: Double, isPublished: Bool)
        async throws
    {
        var rows = Rows()
        let inputs = ["a=one", "b=bad", "c=bad", "d=two"]
        if isPublished {
            let report = try await run(inputs, ratio: ratio, into: &rows)
            #expect(
                report.quarantined == ["bad": 2] && report.quarantinedTotal == 2 && report.droppedTotal == 0)
        } else {
            await #expect(throws: RunRefused.self) { _ = try await run(inputs, ratio: ratio, into: &rows) }
        }
    }

    @Test func `without a single document no share is too large`() async throws {
        var rows = Rows()
        #expect(try await run([], ratio: 0, into: &rows).documents == 0)
    }
}
