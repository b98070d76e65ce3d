import Files
import Foundation
import PipelineKit
import RunHost
import Synchronization
import TestSupport
import Testing

/// Runs that end before their time, and what the next one makes of what they left.
@Suite struct InterruptedRunTests {
    private let pipeline: SmallPipeline

    /// More inputs than workers get at once.
    init() throws {
        pipeline = try SmallPipeline()
        for number in 100..<150 { try pipeline.write("\(number)", "Story number \(number)") }
    }

    private var stories: [String] { (100..<150).map { "Story number \($0)" } }

    // MARK: Going on

    @Test func `a run resumes where an interrupted one stopped`() async throws {
        try await pipeline.interrupt(pipeline.request("one"))
        #expect(!pipeline.hasDataset && pipeline.hasUnfinishedWork)
        // What was done is not read again: were it, another text would show.
        try pipeline.write("100", "Another story altogether")
        #expect(try await pipeline.run("one").report?.articles == 50)
        #expect(pipeline.events.take() == ["resumed one"])
        #expect(try pipeline.texts("one") == stories)
        #expect(try pipeline.problems() == [])
        #expect(!pipeline.hasUnfinishedWork)
        #expect(try await pipeline.run("two").report?.listing.changed == 1)
    }

    @Test func `a second night resumes as well`() async throws {
        try await pipeline.run("one")
        for number in 200..<250 { try pipeline.write("\(number)", "Story number \(number)") }
        try await pipeline.interrupt(pipeline.request("two"))
        #expect(try await pipeline.run("late").report?.articles == 50)
        #expect(pipeline.events.take() == ["resumed late"])
        #expect(try pipeline.texts("late").first == "Story number 200")
        #expect(try pipeline.problems() == [])
    }

    @Test(arguments: ["version", "limit", "full"])
    func `work under other terms starts over`(term: String) async throws {
        try await pipeline.run("zero") { $0.limit = 1 }
        try await pipeline.interrupt(pipeline.request("one"))
        try pipeline.write("149", "Another story altogether")
        try await pipeline.run("two") { request in
            switch term {
            case "version": request.version = "2"
            case "limit": request.limit = 1000
            default: request.isFull = true
            }
        }
        #expect(pipeline.events.take() == [])
        #expect(try pipeline.texts("two").last == "Another story altogether")
        #expect(try pipeline.texts("two").count == (term == "full" ? 50 : 49))
        #expect(try pipeline.problems() == [])
    }

    // MARK: From elsewhere

    @Test func `a run is taken up in a copied folder, with the inbox that was copied`() async throws {
        try await pipeline.interrupt(pipeline.request("one"))
        let copy = try SmallPipeline()
        for name in ["state", "inbox"] {
            try? FileManager.default.removeItem(atPath: copy.folder.file(name))
            try copy.folder.copy(pipeline.folder.file(name), as: name)
        }
        try FileManager.default.removeItem(atPath: pipeline.folder.path)
        #expect(try await copy.run("one").report?.articles == 50)
        #expect(copy.events.take() == ["resumed one"])
        #expect(try copy.texts("one") == stories)
    }

    @Test func `work over another inbox is not taken up`() async throws {
        try await pipeline.interrupt(pipeline.request("one"))
        let other = try SmallPipeline()
        try other.write("100", "Another story altogether")
        var overrides = LoadedConfiguration.Overrides(input: other.folder.file("inbox"))
        (overrides.output, overrides.state) = (pipeline.folder.file("dataset"), pipeline.folder.file("state"))
        let session = try await RunSession(
            pipeline.configuration(overrides), pipeline.request("one"), observer: pipeline.events)
        #expect(try await session.run().report?.articles == 1)
        #expect(pipeline.events.take() == [])
    }

    @Test func `a run most of whose inputs are gone publishes nothing and keeps no work`() async throws {
        try await pipeline.interrupt(pipeline.request("one"))
        for number in 120..<150 {
            try FileManager.default.removeItem(atPath: pipeline.folder.file("inbox/\(number).txt"))
        }
        let refused = await #expect(throws: RunRefused.self) { try await pipeline.run("one") }
        #expect(refused?.cause == .inbox)
        #expect(!pipeline.hasDataset && !pipeline.hasUnfinishedWork)
        #expect(try await pipeline.run("two").report?.articles == 20)
    }

    @Test func `a full run that takes most articles away needs force`() async throws {
        try await pipeline.run("one")
        for number in 120..<150 {
            try FileManager.default.removeItem(atPath: pipeline.folder.file("inbox/\(number).txt"))
        }
        let refused = await #expect(throws: RunRefused.self) {
            try await pipeline.run("two") { $0.isFull = true }
        }
        #expect(refused?.cause == .inbox)
        #expect(try pipeline.texts("one") == stories && !pipeline.hasUnfinishedWork)
        try pipeline.configure(limits: "\"shrinkRatio\": 0.6")
        #expect(try await pipeline.run("three") { $0.isFull = true }.report?.articles == 20)
        try pipeline.configure(limits: "")
        try FileManager.default.removeItem(atPath: pipeline.folder.file("inbox/100.txt"))
        try pipeline.configure(limits: "\"shrinkRatio\": 0")
        await #expect(throws: RunRefused.self) { try await pipeline.run("four") { $0.isFull = true } }
        let forced = try await pipeline.run("four") {
            $0.isFull = true
            $0.isForced = true
        }
        #expect(forced.report?.articles == 19)
    }

    // MARK: Damage

    /// What a disk may make of a file.
    enum Damage: String, CaseIterable, Sendable { case flipped, truncated, zeroed, missing }

    @Test(arguments: ["items", "run.json", "pass-0/chunk-000000"], Damage.allCases)
    func `sealed work that is damaged is thrown away and done again`(name: String, damage: Damage)
        async throws
    {
        try await pipeline.interrupt(pipeline.request("one"))
        let url = URL(filePath: pipeline.folder.file("state/work/\(name)"))
        let sound = try Data(contentsOf: url)
        var random = SeededGenerator(seed: 16)
        for round in 0..<12 {
            try? FileManager.default.removeItem(atPath: pipeline.folder.file("state"))
            try? FileManager.default.removeItem(atPath: pipeline.folder.file("dataset"))
            try await pipeline.interrupt(pipeline.request("one"))
            var bytes = sound
            let place = round < 2 ? round * (sound.count - 1) : Int.random(in: sound.indices, using: &random)
            switch damage {
            case .flipped: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case .truncated: bytes = bytes.prefix(place)
            case .zeroed:
                bytes.replaceSubrange(
                    place..<min(place + 512, bytes.count), with: Data(count: min(512, bytes.count - place)))
            case .missing: break
            }
            if damage == .missing {
                try FileManager.default.removeItem(at: url)
            } else {
                try bytes.write(to: url)
            }
            let isFull = round % 3 == 0
            #expect(try await pipeline.run("one") { $0.isFull = isFull }.report?.articles == 50)
            #expect(try pipeline.texts("one") == stories)
            #expect(try pipeline.problems() == [])
        }
    }

    @Test func `a log continues what it was made of, or is void`() throws {
        let path = pipeline.folder.file("log")
        var log = try ChunkedLog(folder: path, after: 7)
        for entry in 0..<5 {
            _ = try log.append([UInt8](repeating: UInt8(entry), count: 10))
            try log.seal()
        }
        let checksum = log.checksum
        var again = try ChunkedLog(folder: path, after: 7)
        #expect(again.discarded == 0)
        while try again.restored() != nil {}
        #expect(again.checksum == checksum)
        try again.rewind()
        #expect(try again.entry(3) == [UInt8](repeating: 3, count: 10))
        try FileManager.default.removeItem(atPath: "\(path)/chunk-000002")
        #expect(try ChunkedLog(folder: path, after: 7).discarded == 2)
        #expect(try ChunkedLog(folder: path, after: 8).discarded == 2)
        #expect(try ChunkedLog(folder: path, after: 8).discarded == 0)
    }

    // MARK: Crashes

    /// Leaves work of which a document was in flight when the process ended.
    private func crash(at place: WorkPosition) async throws {
        try await pipeline.interrupt(pipeline.request("one"))
        let journal = try InFlightJournal(path: pipeline.folder.file("state/work/inflight"))
        let slot = journal.claim()
        journal.note(slot: slot, place)
    }

    /// Takes up a run, the suspects of which are tried by `trial`.
    private func takeUp(
        restarts: Int = 1, _ trial: FixedTrial, _ ended: ProcessEnds = ProcessEnds()
    ) async throws -> RunSession.Outcome {
        try await pipeline.run("one") { request in
            request.isolation = ProcessIsolation(restarts: restarts, trial: trial) { ended.note($0) }
        }
    }

    @Test func `a document that ends the process is quarantined, and all others are published`() async throws
    {
        let suspect = WorkPosition(pass: 0, unit: 40, part: .whole)
        try await crash(at: suspect)
        let trial = FixedTrial([suspect])
        let ended = ProcessEnds()
        let report = try #require(try await takeUp(trial, ended).report)
        #expect(ended.all == [.explained], "the supervisor counts no crash that is explained")
        #expect((report.articles, report.quarantined) == (49, ["crashed": 1]))
        #expect(trial.suspects == [[suspect], [suspect]])
        #expect(
            pipeline.events.take() == [
                "resumed one", "interrupted 1", "left out 140.txt: crashed", "quarantined 140.txt",
            ])
        #expect(try pipeline.quarantine("one").count == 1)
        #expect(try pipeline.problems() == [])
        #expect(try await pipeline.run("two").nothingNew?.unchanged == 50, "it is not tried again")
    }

    @Test func `a crashing document found earlier is skipped by a process that isolates none`() async throws {
        let suspect = WorkPosition(pass: 0, unit: 40, part: .document(1))
        try await crash(at: suspect)
        let work = try #require(RunCheckpoint.existing(in: pipeline.folder.file("state/work")))
        let known = CrashingDocuments([CrashingDocument(place: suspect, fault: FixedTrial.fault)])
        try work.keep(known)
        #expect(work.crashingDocuments() == known)
        #expect(try await pipeline.run("one").report?.quarantined == ["crashed": 1])
    }

    @Test func `suspects that pass their trial explain nothing, and the run goes on`() async throws {
        try await crash(at: WorkPosition(pass: 0, unit: 40, part: .whole))
        let ended = ProcessEnds()
        #expect(try await takeUp(FixedTrial([]), ended).report?.articles == 50)
        #expect(ended.all == [])
    }

    @Test(arguments: [WorkPart.whole, .document(1)])
    func `what is not tried for lack of time is tried by the next run`(part: WorkPart) async throws {
        let place = WorkPosition(pass: 0, unit: 40, part: part)
        try await crash(at: place)
        let work = try #require(RunCheckpoint.existing(in: pipeline.folder.file("state/work")))
        let fault = Fault(.notTried, "")
        try work.keep(CrashingDocuments([CrashingDocument(place: place, fault: fault, seconds: 1.5)]))
        #expect(work.crashingDocuments().all.map(\.seconds) == [1.5])
        #expect(try await pipeline.run("one").report?.quarantined == ["not_tried": 1])
        let next = try #require(try await pipeline.run("two").report)
        #expect((next.articles, next.quarantined) == (1, [:]))
        #expect(try pipeline.problems() == [])
    }

    @Test func `a record of a later pass that is not tried is read again by the next run`() async throws {
        try await crash(at: WorkPosition(pass: 0, unit: 40, part: .whole))
        let work = try #require(RunCheckpoint.existing(in: pipeline.folder.file("state/work")))
        let passes = try pipeline.configuration().plan().segments.count
        let place = WorkPosition(pass: passes - 1, unit: 7, part: .whole)
        try work.keep(
            CrashingDocuments([.init(place: place, fault: Fault(.notTried, ""))]))
        let first = try #require(try await pipeline.run("one").report)
        guard !first.quarantined.isEmpty else { return }  // the last pass has no steps for records
        #expect(try await pipeline.run("two").report?.articles == 1)
    }

    @Test func `suspects that pass their trial leave no trace of it`() async throws {
        try await pipeline.interrupt(pipeline.request("one"))
        let work = try #require(RunCheckpoint.existing(in: pipeline.folder.file("state/work")))
        let plan = try pipeline.configuration().plan()
        let suspects = [
            WorkPosition(pass: 0, unit: 40, part: .document(1)), WorkPosition(pass: 7, unit: 0, part: .whole),
        ]
        try TrialRun(plan, of: work).run(suspects) { bound in Issue.record("exceeded \(bound)") }
        #expect(InFlightJournal.suspects(path: work.trialPath) == [])
    }

    // MARK: Bounds

    @Test func `a process that uses too much memory is reported and ended`() async throws {
        try pipeline.configure(limits: "\"maximumMemoryBytes\": 1")
        let ended = AsyncStream.makeStream(of: Void.self)
        let journal = try InFlightJournal(path: pipeline.folder.file("journal"))
        let limits = try pipeline.configuration().plan().limits
        let watchdog = Watchdog(journal, limits: limits, patience: Patience(limits)) { bound in
            #expect(bound == .memory)
            ended.continuation.yield()
        }
        for await _ in ended.stream { break }
        watchdog.stop()
    }

    @Test func `a part that takes too long is reported`() async throws {
        try pipeline.configure(limits: "\"maximumSeconds\": 1")
        let ended = AsyncStream.makeStream(of: Watchdog.Bound.self)
        let journal = try InFlightJournal(path: pipeline.folder.file("journal"))
        let limits = try pipeline.configuration().plan().limits
        let watchdog = Watchdog(journal, limits: limits, patience: Patience(limits)) { bound in
            ended.continuation.yield(bound)
        }
        let place = WorkPosition(pass: 0, unit: 3, part: .whole)
        _ = journal.claim()
        journal.note(slot: journal.claim(), place)
        for await bound in ended.stream {
            guard case .time(let overdue) = bound else { break }
            #expect(overdue.map(\.place) == [place] && overdue.allSatisfy { $0.seconds > 1 })
            #expect(overdue.map(\.fault.code) == ["too_slow"])
            break
        }
        watchdog.stop()
    }
}

/// A trial with a given outcome: each of its culprits is found once.
private final class FixedTrial: SuspectTrial {
    static let fault = Fault(code: "crashed", message: "")

    private let culprits: Mutex<[WorkPosition]>
    private let asked = Mutex<[[WorkPosition]]>([])

    init(_ culprits: [WorkPosition]) { self.culprits = Mutex(culprits) }

    /// The suspects of each trial.
    var suspects: [[WorkPosition]] { asked.withLock { $0 } }

    func crashingDocument(
        among suspects: [WorkPosition], of work: RunCheckpoint, limits: DocumentLimits
    ) -> CrashingDocument? {
        asked.withLock { $0.append(suspects) }
        return culprits.withLock { $0.popLast() }.map { CrashingDocument(place: $0, fault: Self.fault) }
    }
}

/// How a process would have ended itself.
private final class ProcessEnds: Sendable {
    private let ends = Mutex<[ProcessIsolation.End]>([])

    var all: [ProcessIsolation.End] { ends.withLock { $0 } }

    func note(_ end: ProcessIsolation.End) { ends.withLock { $0.append(end) } }
}
