import DatasetIO
import Dedupe
import Files
import Foundation
import JSON
import PipelineKit
import RunHost
import Synchronization
import TestSupport
import Testing

/// An inbox of texts, one article each, and the dataset that runs make of it in this process.
struct SmallPipeline {
    let folder: ScratchFolder
    let events = RunEvents()
    /// When runs list their inputs: long after these were written, so that size and time tell a change.
    var listedAt = 4_000_000_000_000_000_000

    /// Stages behind the one that reads.
    private let stages: [String]

    init(limits: String = "", stages: [String] = []) throws {
        folder = try ScratchFolder()
        self.stages = stages
        try linkResources()
        try configure(limits: limits)
        try FileManager.default.createDirectory(
            atPath: folder.file("inbox"), withIntermediateDirectories: true)
    }

    /// What the stages here need: to parse the whole list of suffixes takes longer than all else that a small run does.
    private func linkResources() throws {
        try folder.write("resources/\(RecordAddresses.suffixList)", "org\nexample\n")
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("resources/models"), withDestinationPath: Checkout.data + "/models")
    }

    /// Sets the bounds of the runs to come, as members of a JSON object.
    func configure(limits: String, sinks: [String] = ["jsonl"]) throws {
        let stages = (["read-text"] + stages).map { "{\"stage\": \"\($0)\"}" }.joined(separator: ", ")
        let list = sinks.map { "{\"sink\": \"\($0)\"}" }.joined(separator: ", ")
        try folder.write(
            "pipeline.json",
            """
            {"version": 1, "resources": "\(folder.file("resources"))", "source": {"source": "directory"},
             "stages": [\(stages)], "sinks": [\(list)], "limits": {\(limits)}}
            """)
    }

    /// Writes an input.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try folder.write("inbox/\(name).txt", text)
    }

    func configuration(
        _ overrides: LoadedConfiguration.Overrides = .init()
    ) throws(ConfigurationError) -> LoadedConfiguration {
        try LoadedConfiguration.load(
            folder.file("pipeline.json"), overrides: overrides, registry: TextComponents.registry)
    }

    /// A request for one worker.
    func request(_ run: String) -> RunRequest {
        var request = RunRequest(version: "1", jobs: 1)
        request.runID = run
        let listedAt = listedAt
        request.clock = RunClock {
            "2026-01-02T03:04:05Z"
        } nanoseconds: {
            listedAt
        }
        return request
    }

    func session(_ request: RunRequest) async throws -> RunSession {
        try await RunSession(configuration(), request, observer: events)
    }

    /// Does a run.
    @discardableResult
    func run(
        _ name: String, _ change: (inout RunRequest) -> Void = { _ in }
    ) async throws -> RunSession.Outcome {
        var request = request(name)
        change(&request)
        return try await session(request).run()
    }

    /// Removes all but the newest runs.
    func prune(keeping count: Int) async throws {
        let session = try await RetentionSession(
            configuration(), runID: "pruning", wait: .zero, clock: request("").clock)
        _ = try session.prune(keeping: count)
    }

    /// Begins a run, which is cancelled as soon as its first inputs are done.
    func interrupt(_ request: RunRequest) async throws {
        events.cancelsRun = true
        defer { events.cancelsRun = false }
        let session = try await session(request)
        let run = Task { try await session.run() }
        await #expect(throws: CancellationError.self) { try await run.value }
    }

    /// The texts that a run has published, in order.
    func texts(_ run: String) throws -> [String] {
        try folder.read("dataset/articles/run=\(run)/part-00000.jsonl").split(separator: "\n").map {
            try #require(try JSONParser.parse(Array($0.utf8))["text"]?.string)
        }
    }

    /// The rows of a table in all runs, each run's in its order.
    func rows(_ table: String) throws -> [JSONValue] {
        guard FileSystem.exists(folder.file("dataset/\(table)")) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder.file("dataset/\(table)")).sorted()
            .flatMap { run in
                try folder.read("dataset/\(table)/\(run)/part-00000.jsonl").split(separator: "\n").map {
                    try JSONParser.parse(Array($0.utf8))
                }
            }
    }

    /// Lines of a run's quarantine.
    func quarantine(_ run: String) throws -> [String] {
        try folder.read("dataset/quarantine/run=\(run)/part-00000.jsonl").split(separator: "\n").map(
            String.init)
    }

    func problems() throws -> [String] { try DatasetVerifier.verify(folder.file("dataset")).problems }

    func exists(_ path: String) -> Bool { FileSystem.exists(folder.file(path)) }
    var hasDataset: Bool { FileSystem.exists(folder.file("dataset")) }
    var hasUnfinishedWork: Bool { FileSystem.exists(folder.file("state/work")) }
}

extension RunSession.Outcome {
    var report: RunReport? { if case .published(let report) = self { report } else { nil } }
    var nothingNew: ListingCounts? { if case .nothingNew(let counts) = self { counts } else { nil } }
}

/// Keeps what a run says.
final class RunEvents: RunHostObserver {
    private struct State {
        var all: [String] = []
        var cancelsRun = false
    }

    private let state = Mutex(State())

    /// What was said since the last call.
    func take() -> [String] {
        state.withLock { state in
            defer { state.all = [] }
            return state.all
        }
    }

    /// Whether to cancel the run that reports progress.
    var cancelsRun: Bool {
        get { state.withLock { $0.cancelsRun } }
        set { state.withLock { $0.cancelsRun = newValue } }
    }

    private func note(_ event: String) { state.withLock { $0.all.append(event) } }

    func progress(_ progress: RunProgress) {
        guard cancelsRun, progress.done > 0 else { return }
        unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
    }

    func quarantined(_ entry: QuarantineEntry) { note("quarantined \(entry.input.path)") }
    func unlisted(_ path: String) { note("unlisted \(path)") }
    func beganAnew(damagedCatalog path: String) { note("began anew: \(path)") }
    func leftOut(_ path: String) { note("not taken over: \(path)") }
    func resumed(run: String) { note("resumed \(run)") }
    func interrupted(inFlight: Int) { note("interrupted \(inFlight)") }
    func crashingDocument(_ input: String, fault: Fault) { note("left out \(input): \(fault.code)") }
    func discarded(parts: Int) { note("discarded \(parts)") }
    func exceededMemory() { note("exceeded memory") }
}

/// A folder's text files, each of which is an article as it is; "bad" ones are faulty.
private enum TextComponents {
    static func registry(root: String) -> ComponentRegistry {
        var registry = ComponentRegistry()
        registry.registerSource("directory", "", options: DirectorySource.Options.self) {
            (options, resources) throws(ResourceError) in
            var options = options
            options.path = ResourceFolder.path(options.path, relativeTo: root)
            return DirectorySource(options: options, maximumBytes: resources.limits.maximumBytes)
        }
        registry.registerSink("csv", "", options: CSVSink.Options.self) { options, _ in
            CSVSink.Factory(options: options)
        }
        registry.registerSink(
            "jsonl", "", options: JSONLinesSink.Options.self,
            make: { options, _ in JSONLinesSink.Factory(options: options) })
        registry.registerSink("text-list", "", options: NoOptions.self) { _, _ in TextList() }
        registry.register(ReadText.self)
        registry.register(Join.self)
        registry.register(Dedupe.self)
        return registry
    }
}

private struct NoOptions: StageOptions {
    init() {}
    init(reading reader: inout OptionReader) {}
}

/// A sink that Copydesk knows nothing of, as another program brings one.
private struct TextList: SinkFactory {
    var folder: String { TableFolders.folder(ofSink: "text-list") }

    func makeSink(
        staging: String, runID: String, columns: [RecordSchema.Column]
    ) throws(OutputError) -> any RecordSink {
        Rows(writer: PartWriter(.init(staging: staging, folder: "\(folder)/run=\(runID)", suffix: "txt")))
    }

    private struct Rows: RecordSink {
        var writer: PartWriter
        mutating func write(_ record: Record) throws(OutputError) {
            try writer.write(row: Array("\(record.text)\n".utf8))
        }
        mutating func close() throws(OutputError) -> [OutputFile] { try writer.close() }
    }
}

private struct ReadText: IntakeStage {
    struct Options: StageOptions {
        init() {}
        init(reading reader: inout OptionReader) {}
    }

    static let kind = "read-text"
    static let summary = ""
    static let needs: Set<DocumentField> = []
    static let provides: Set<DocumentField> = [.text, .metadata]

    init(options: Options, resources: Resources) {}

    func open(
        _ item: LoadedItem, each: (consuming Document) -> Void, fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        let text = String(decoding: item.bytes, as: UTF8.self)
        if text.hasPrefix("bad") { throw DocumentFault(code: "bad", message: "") }
        if let documents = StatedDocument.documents(item) {
            for record in documents { each(Document(record: record, content: [], form: .plainText)) }
            return
        }
        var record = Record(kind: .page, input: item.input)
        (record.text, record.url) = (text, "https://news.example.org/\(item.input.path)")
        // "at: PATH" and a headline may come first.
        let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).map(
            String.init)
        if lines.count == 3, lines[0].hasPrefix("at: ") {
            (record.url, record.title) = ("https://news.example.org/" + lines[0].dropFirst(4), lines[1])
            record.text = lines[2]
        }
        each(Document(record: record, content: [], form: .plainText))
    }
}
