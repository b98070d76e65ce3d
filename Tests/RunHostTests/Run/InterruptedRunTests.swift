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

    // MARK: Crashes

    /// Leaves work of which a document was in flight when the process ended.
    private func crash(at place: WorkPosition) async throws {
        try await pipeline.interrupt(pipeline.request("one"))
        let journal = try InFlightJournal(path: pipeline.folder.file("state/work/inflight"))
        let slot = journal.claim()
        journal.note(slot: slot, place)
    }

    /// Takes up a run, the suspects of which are tried by `trial`.
    private func takeUp(restarts: Int = 1, _ trial: FixedTrial) async throws -> RunSession.Outcome {
        try await pipeline.run("one") { request in
            request.isolation = ProcessIsolation(restarts: restarts, trial: trial) {}
        }
    }

    @Test func `a document that ends the process is quarantined, and all others are published`() async throws
    {
        let suspect = WorkPosition(pass: 0, unit: 40, part: .whole)
        try await crash(at: suspect)
        let trial = FixedTrial([suspect])
        let report = try #require(try await takeUp(trial).report)
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

    @Test func `an unattributed crash is tolerated twice`() async throws {
        for restarts in 0..<3 {
            try await crash(at: WorkPosition(pass: 0, unit: 40, part: .whole))
            #expect(try await takeUp(restarts: restarts, FixedTrial([])).report?.articles == 50)
            try FileManager.default.removeItem(atPath: pipeline.folder.file("state"))
            try FileManager.default.removeItem(atPath: pipeline.folder.file("dataset"))
        }
        try await crash(at: WorkPosition(pass: 0, unit: 40, part: .whole))
        await #expect(throws: UnattributedCrash(crashes: 3)) {
            try await takeUp(restarts: 3, FixedTrial([]))
        }
        #expect(!pipeline.hasDataset && pipeline.hasUnfinishedWork)
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
        let watchdog = Watchdog(journal, limits: try pipeline.configuration().plan().limits) { bound in
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
        let watchdog = Watchdog(journal, limits: try pipeline.configuration().plan().limits) { bound in
            ended.continuation.yield(bound)
        }
        journal.note(slot: journal.claim(), WorkPosition(pass: 0, unit: 0, part: .whole))
        for await bound in ended.stream {
            #expect(bound == .time)
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

    func crashingDocument(among suspects: [WorkPosition], of work: RunCheckpoint) -> CrashingDocument? {
        asked.withLock { $0.append(suspects) }
        return culprits.withLock { $0.popLast() }.map { CrashingDocument(place: $0, fault: Self.fault) }
    }
}
