/// One pass of a run: its log, and the corpus stage that sees what it lets through.
struct RunningPass {
    let number: Int
    /// nil for a last pass that does no work of its own.
    var log: (any PassLog)?
    var corpus: (kind: String, stage: any CorpusStage)?
    /// Units that are in the log.
    private(set) var done = 0
    /// Pieces and outcomes of the large input that the log ends in the middle of.
    private(set) var donePieces = 0
    private(set) var documentsOfInput = 0
    /// Number of the log's last entry.
    private var entry = -1
    /// Records that the corpus stage has observed.
    private(set) var records = 0
    /// Records that it has considered.
    private var considered = 0
    private var isReading = false
    /// Records of the entry that is being read.
    private var waiting: ArraySlice<Record> = []

    /// Opens the log and what the stage remembers.
    ///
    /// - Throws: `OutputError` or `ResourceError`.
    init(number: Int, segment: PipelinePlan.Segment, output: some RunOutput) throws {
        self.number = number
        corpus = segment.corpus
        if number == 0 || !segment.steps.isEmpty || segment.corpus != nil {
            log = try output.openLog(pass: number)
        }
        guard let memory = output.memory, let folder = folder(in: memory) else { return }
        try corpus?.stage.recall(from: folder, generation: memory.previous)
    }

    /// Adds a batch to the log.
    mutating func append(_ batch: StageChain.Batch) throws(OutputError) {
        if log != nil { _ = try log?.append(BatchCoder.encode(batch)) }
        note(batch)
    }

    /// Counts a batch that is in the log.
    mutating func note(_ batch: StageChain.Batch) {
        entry += 1
        done += batch.units
        if let place = batch.place {
            donePieces = place.isEnd ? 0 : donePieces + place.pieces
            documentsOfInput = place.isEnd ? 0 : documentsOfInput + batch.outcomes.count
        }
    }

    /// Shows the corpus stage a record, which stands at an index in the last batch.
    mutating func observe(_ record: Record, _ index: Int) {
        records += 1
        guard corpus?.stage.sees(record) == true else { return }
        corpus?.stage.observe(record, at: RecordPlace(entry: entry, index: index))
    }

    /// The record that was observed with a place.
    private func lookUp(_ place: RecordPlace) throws(DocumentFault) -> Record {
        do throws(OutputError) {
            guard let bytes = try log?.entry(Int(place.entry)) else { throw BatchCoder.damaged }
            return try BatchCoder.record(at: Int(place.index), in: bytes)
        } catch {
            throw DocumentFault(code: "spool", message: error.message)
        }
    }

    /// Records with the corpus stage's decision on each, and the place of the first among them.
    struct Considered: Sendable {
        var first: Int
        var outcomes: [StageChain.Outcome]
    }

    /// The next records with the corpus stage's decision on each; nil after the last.
    mutating func nextBatch(_ count: Int) throws -> Considered? {
        var batch = Considered(first: considered, outcomes: [])
        while batch.outcomes.count < count, let outcome = try nextOutcome() { batch.outcomes.append(outcome) }
        return batch.outcomes.isEmpty ? nil : batch
    }

    /// Considers records without an answer: the log of the next pass has it.
    mutating func skip(_ count: Int) throws {
        for _ in 0..<count { _ = try nextOutcome() }
    }

    /// Has the stage decide, and write down beside the next pass what it can.
    mutating func conclude(_ memory: StageMemory?) {
        corpus?.stage.conclude()
        guard let memory, let folder = folder(in: memory) else { return }
        corpus?.stage.beginRemembering(in: folder, generation: memory.next)
    }

    /// Has the stage write down what it knows.
    mutating func remember(_ memory: StageMemory?) async throws {
        guard let memory, let folder = folder(in: memory) else { return }
        try await corpus?.stage.remember(in: folder, generation: memory.next)
    }

    /// Ends what the stage writes beside a pass that has failed.
    mutating func stopRemembering() async { await corpus?.stage.stopRemembering() }

    /// The stage's own folder, if it remembers anything.
    private func folder(in memory: StageMemory) -> String? {
        corpus.flatMap { type(of: $0.stage).memoryName }.map { "\(memory.folder)/\($0)" }
    }

    private mutating func nextOutcome() throws -> StageChain.Outcome? {
        guard var record = try nextRecord(), var corpus else { return nil }
        considered += 1
        guard corpus.stage.sees(record) else { return .record(record) }
        defer { self.corpus = corpus }
        self.corpus = nil
        do throws(DocumentFault) {
            switch try corpus.stage.consider(&record, lookUp: lookUp) {
            case .keep: return .record(record)
            case .drop(let reason): return .dropped(reason, record.input)
            case .duplicate(let duplication): return .duplicate(record, duplication)
            }
        } catch {
            return .quarantined(QuarantineEntry(input: record.input, stage: corpus.kind, fault: error))
        }
    }

    private mutating func nextRecord() throws -> Record? {
        if !isReading {
            try log?.rewind()
            isReading = true
        }
        while waiting.isEmpty {
            guard let entry = try log?.next() else { return nil }
            waiting = try BatchCoder.decode(entry).outcomes.compactMap {
                if case .record(let record) = $0 { record } else { nil }
            }[...]
        }
        return waiting.removeFirst()
    }
}
