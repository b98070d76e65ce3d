import Files
import Testing

@testable import PipelineKit

/// One pass with its log: what the corpus stage observes and decides, and what an earlier process left.
@Suite struct RunningPassTests {
    /// Drops "drop", faults on "poison", looks the first record up for "first", and marks what it keeps.
    private struct Judge: CorpusStage {
        static let kind = "judge"
        static let summary = ""
        static let needs: Set<DocumentField> = []
        static let provides: Set<DocumentField> = []
        static let stateFolderName: String? = "judging"

        var places: [RecordPosition] = []
        var calls: [String] = []

        init(options: NoChoice = NoChoice(), resources: Resources = .none) {}

        mutating func observe(_ record: borrowing Record, at place: RecordPosition) { places.append(place) }
        mutating func conclude() { calls.append("conclude") }

        mutating func consider(_ record: inout Record, lookUp: LookUp) throws(DocumentFault) -> Verdict {
            calls.append(record.text)
            switch record.text {
            case "drop": return .drop(DropReason(code: "unwanted"))
            case "poison": throw DocumentFault(code: "poison", message: "")
            case "copy": return .duplicate(Duplication(canonicalID: "x", similarity: 1, reason: "exact"))
            case "first": record.text = try lookUp(places[0]).text
            default: break
            }
            return .keep
        }

        mutating func loadState(from folder: String, generation: String?) throws(ResourceError) {
            calls.append("recall \(folder) \(generation ?? "-")")
        }
        mutating func beginSavingState(in folder: String, generation: String) {
            calls.append("begin \(folder) \(generation)")
        }
        mutating func saveState(in folder: String, generation: String) async throws(OutputError) {
            calls.append("remember \(folder) \(generation)")
        }
        mutating func stopSavingState() async { calls.append("stop") }
    }

    private struct Nowhere: RunOutput {
        var generations: StateGenerations?

        mutating func article(_ record: Record) {}
        mutating func duplicate(_ record: Record, _ duplication: Duplication) {}
        mutating func quarantine(_ entry: QuarantineEntry) {}
        mutating func publish(_ report: RunReport) -> RunReport { report }
        mutating func abandon() {}
    }

    private static let memory = StateGenerations(folder: "/state", previous: "r1", next: "r2")

    private func pass(_ memory: StateGenerations? = nil, number: Int = 0) throws -> RunningPass {
        try RunningPass(
            number: number, segment: PipelinePlan.Segment(steps: [], corpus: ("judge", Judge())),
            after: nil, output: Nowhere(generations: memory))
    }

    private func record(_ text: String, isReference: Bool = false) -> Record {
        var record = Record(kind: .page, input: InputReference(path: text))
        (record.text, record.isReference) = (text, isReference)
        return record
    }

    /// Appends batches of records and shows each to the stage.
    private func fill(_ pass: inout RunningPass, _ batches: [[Record]]) throws {
        for records in batches {
            var batch = StageChain.Batch()
            batch.units = records.count
            let dropped = DropEntry(
                input: InputReference(path: "-"), stage: "judge", reason: DropReason(code: "before"))
            batch.outcomes = [.dropped(dropped)] + records.map { .record($0) }
            try pass.append(batch)
            for (index, record) in records.enumerated() { pass.observe(record, at: pass.place(index + 1)) }
        }
    }

    private func text(_ outcome: StageChain.Outcome) -> String {
        switch outcome {
        case .record(let record): record.text
        case .dropped(let entry): "\(entry.input.path):\(entry.reason.code)"
        case .duplicate(let record, _): "\(record.text)!"
        case .quarantined(let entry): "\(entry.stage)/\(entry.fault.code)"
        case .counted(let reason): "counted \(reason.code)"
        case .failed(let input, let fault): "\(input.path) failed: \(fault.code)"
        }
    }

    @Test func `every record that was let through is decided on, in order, some at a time`() throws {
        var pass = try pass()
        try fill(
            &pass, [[record("a"), record("drop")], [], [record("poison"), record("first"), record("copy")]])
        #expect(pass.records == 5 && pass.done == 5)
        pass.conclude(nil)
        let first = try #require(try pass.nextBatch(2)), second = try #require(try pass.nextBatch(2)),
            third = try #require(try pass.nextBatch(2))
        #expect(first.first == 0 && first.outcomes.map(text) == ["a", "drop:unwanted"])
        #expect(second.first == 2 && second.outcomes.map(text) == ["judge/poison", "a"])
        #expect(third.first == 4 && third.outcomes.map(text) == ["copy!"])
        #expect(try pass.nextBatch(2) == nil)
    }

    @Test func `records stand where the log has them, and what was done is passed over`() throws {
        var pass = try pass()
        try fill(&pass, [[record("a"), record("b")], [record("c"), record("first")]])
        let judge = try #require(pass.corpus?.stage as? Judge)
        #expect(
            judge.places == [
                RecordPosition(entry: 0, index: 1), RecordPosition(entry: 0, index: 2),
                RecordPosition(entry: 1, index: 1), RecordPosition(entry: 1, index: 2),
            ])
        try pass.skip(3)
        #expect(try pass.nextBatch(9)?.outcomes.map(text) == ["a"])
        #expect((pass.corpus?.stage as? Judge)?.calls == ["a", "b", "c", "first"])
    }

    @Test func `references go by a stage that does not see them`() throws {
        var pass = try pass()
        try fill(&pass, [[record("drop", isReference: true), record("drop")]])
        #expect((pass.corpus?.stage as? Judge)?.places.count == 1 && pass.records == 2)
        #expect(try pass.nextBatch(9)?.outcomes.map(text) == ["drop", "drop:unwanted"])
    }

    @Test func `the end of a large input is counted by pieces and documents`() throws {
        var pass = try pass()
        func batch(_ pieces: Int, _ documents: Int, isEnd: Bool) -> StageChain.Batch {
            var batch = StageChain.Batch()
            batch.units = isEnd ? 1 : 0
            batch.outcomes = (0..<documents).map { _ in .record(record("a")) }
            batch.place = InputPosition(path: "a", start: 0, offset: 9, pieces: pieces, isEnd: isEnd)
            return batch
        }
        pass.note(batch(3, 2, isEnd: false))
        pass.note(batch(4, 5, isEnd: false))
        #expect(pass.donePieces == 7 && pass.documentsOfInput == 7 && pass.done == 0)
        pass.note(StageChain.Batch())
        #expect(pass.donePieces == 7)
        pass.note(batch(1, 1, isEnd: true))
        #expect(pass.donePieces == 0 && pass.documentsOfInput == 0 && pass.done == 1)
    }

    @Test func `a stage that remembers is asked at its times, in its own folder`() async throws {
        var pass = try pass(Self.memory)
        pass.conclude(Self.memory)
        try await pass.saveState(Self.memory)
        await pass.stopSavingState()
        #expect(
            (pass.corpus?.stage as? Judge)?.calls == [
                "recall /state/judging r1", "conclude", "begin /state/judging r2",
                "remember /state/judging r2", "stop",
            ])
        var forgetful = try self.pass()
        forgetful.conclude(nil)
        try await forgetful.saveState(nil)
        #expect((forgetful.corpus?.stage as? Judge)?.calls == ["conclude"])
    }

    @Test func `a last pass without stages has no log`() throws {
        #expect(
            try RunningPass(number: 1, segment: PipelinePlan.Segment(), after: nil, output: Nowhere()).log
                == nil)
        #expect(
            try RunningPass(number: 0, segment: PipelinePlan.Segment(), after: nil, output: Nowhere()).log
                != nil)
        #expect(try pass(number: 1).log != nil)
    }

    @Test func `a log in memory is read from its first entry after a rewind`() {
        var log = MemoryLog()
        #expect(log.append([1]) == 0 && log.append([2]) == 1 && log.entry(1) == [2] && log.restored() == nil)
        log.rewind()
        let read = [log.next(), log.next(), log.next()]
        #expect(read == [[1], [2], nil])
        log.rewind()
        #expect(log.next() == [1])
    }

    @Test func `places are in the order of the log`() {
        #expect(
            RecordPosition(entry: 0, index: 9) < RecordPosition(entry: 1, index: 0)
                && RecordPosition(entry: 1, index: 0) < RecordPosition(entry: 1, index: 1))
        #expect(!(RecordPosition(entry: 1, index: 0) < RecordPosition(entry: 1, index: 0)))
    }
}
