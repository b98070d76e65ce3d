/// One pass of a run: its log, and the corpus stage that sees its records.
struct RunningPass {
    let number: Int
    /// nil for a last pass without stages.
    var log: (any PassLog)?
    var corpus: (kind: String, stage: any CorpusStage)?
    /// Units that are in the log.
    private(set) var done = 0
    /// Pieces and outcomes of the large input that is incomplete at the end of the log.
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

    /// Opens the log and the stage's state.
    ///
    /// - Throws: `OutputError` or `ResourceError`.
    init(number: Int, segment: PipelinePlan.Segment, output: some RunOutput) throws {
        self.number = number
        corpus = segment.corpus
        if number == 0 || !segment.steps.isEmpty || segment.corpus != nil {
            log = try output.openLog(pass: number)
        }
        guard let generations = output.generations, let folder = folder(in: generations) else { return }
        try corpus?.stage.loadState(from: folder, generation: generations.previous)
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

    /// Passes the corpus stage a record, which has an index in the last batch.
    mutating func observe(_ record: Record, _ index: Int) {
        records += 1
        guard corpus?.stage.sees(record) == true else { return }
        corpus?.stage.observe(record, at: RecordPosition(entry: entry, index: index))
    }

    /// The record that was observed at a place.
    private func lookUp(_ place: RecordPosition) throws(DocumentFault) -> Record {
        do throws(OutputError) {
            guard let bytes = try log?.entry(Int(place.entry)) else { throw BatchCoder.damaged }
            return try BatchCoder.record(at: Int(place.index), in: bytes)
        } catch {
            throw DocumentFault(code: "run_log", message: error.message)
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

    /// Considers records and discards the decisions: the log of the next pass has them.
    mutating func skip(_ count: Int) throws {
        for _ in 0..<count { _ = try nextOutcome() }
    }

    /// Makes the stage decide, and start saving its state during the next pass if it can.
    mutating func conclude(_ generations: StateGenerations?) {
        corpus?.stage.conclude()
        guard let generations, let folder = folder(in: generations) else { return }
        corpus?.stage.beginSavingState(in: folder, generation: generations.next)
    }

    /// Makes the stage save its state.
    mutating func saveState(_ generations: StateGenerations?) async throws {
        guard let generations, let folder = folder(in: generations) else { return }
        try await corpus?.stage.saveState(in: folder, generation: generations.next)
    }

    /// Cancels what the stage writes during a pass that has failed.
    mutating func stopSavingState() async { await corpus?.stage.stopSavingState() }

    /// The stage's own folder, if it keeps state.
    private func folder(in generations: StateGenerations) -> String? {
        corpus.flatMap { type(of: $0.stage).stateFolderName }.map { "\(generations.folder)/\($0)" }
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
            return StageChain.end(record.input, corpus.kind, error)
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
