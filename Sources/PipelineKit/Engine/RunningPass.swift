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
    /// How many entries the log has, and how many of them have been read.
    private var entries = 0
    private var readEntries = 0
    /// Records for the corpus stage, and those among them that it has observed.
    private(set) var records = 0
    private(set) var observed = 0
    /// Records that it has considered.
    private var considered = 0
    private var isReading = false
    /// Records of the entry that was read last.
    private var waiting: ArraySlice<(Record, RecordPosition)> = []
    /// The ids of the first pass's records, once they are decided.
    private var identity: RecordIdentity?

    /// Opens the log and the stage's state.
    ///
    /// - Throws: `OutputError` or `ResourceError`.
    init(
        number: Int, segment: PipelinePlan.Segment, after upstream: RunningPass?, output: some RunOutput
    ) throws {
        self.number = number
        corpus = segment.corpus
        if number == 0 || !segment.steps.isEmpty || segment.corpus != nil {
            log = try output.openLog(pass: number, after: upstream?.log?.checksum ?? 0)
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
        entries += 1
        done += batch.units
        if let place = batch.place {
            donePieces = place.isEnd ? 0 : donePieces + place.pieces
            documentsOfInput = place.isEnd ? 0 : documentsOfInput + batch.outcomes.count
        }
    }

    /// The place of an outcome of the last batch.
    func place(_ index: Int) -> RecordPosition { RecordPosition(entry: entries - 1, index: index) }

    /// Passes the corpus stage a record.
    mutating func observe(_ record: Record, at place: RecordPosition) {
        records += 1
        guard corpus?.stage.sees(record) == true else { return }
        observed += 1
        corpus?.stage.observe(record, at: place)
    }

    /// Makes the ids of the first pass's records; each may depend on all of them.
    ///
    /// - Throws: `OutputError` or `DocumentFault` if the log or the state cannot be read.
    mutating func identify(by identity: inout RecordIdentity, _ known: RecordIdentity.Known) throws {
        try log?.rewind()
        try identity.conclude(known, lookUp: lookUp)
        self.identity = identity
    }

    /// Passes the corpus stage every record of the log; `note` hears of each first, with its number there.
    mutating func observeAll(note: (borrowing Record, Int) -> Void) throws {
        while let (record, place) = try nextRecord() {
            note(record, observed)
            observe(record, at: place)
        }
        (isReading, readEntries) = (false, 0)
    }

    /// The record that was observed at a place.
    private func lookUp(_ place: RecordPosition) throws(DocumentFault) -> Record {
        do throws(OutputError) {
            guard let bytes = try log?.entry(Int(place.entry)) else { throw BatchCoder.damaged }
            var record = try BatchCoder.record(at: Int(place.index), in: bytes)
            identity?.identify(&record, at: place)
            return record
        } catch {
            throw DocumentFault(.runLog, error.message)
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
        guard var (record, _) = try nextRecord(), var corpus else { return nil }
        considered += 1
        guard corpus.stage.sees(record) else { return .record(record) }
        defer { self.corpus = corpus }
        self.corpus = nil
        do throws(DocumentFault) {
            let verdict = try corpus.stage.consider(&record, lookUp: lookUp)
            return StageChain.end(record, by: verdict, corpus.kind) ?? .record(record)
        } catch {
            return StageChain.end(record, corpus.kind, error)
        }
    }

    private mutating func nextRecord() throws -> (Record, RecordPosition)? {
        if !isReading {
            try log?.rewind()
            isReading = true
        }
        while waiting.isEmpty {
            guard let entry = try log?.next() else { return nil }
            let number = readEntries
            readEntries += 1
            waiting = try BatchCoder.decode(entry).outcomes.enumerated().compactMap { index, outcome in
                guard case .record(let record) = outcome else { return nil }
                return (record, RecordPosition(entry: number, index: index))
            }[...]
        }
        var (record, place) = waiting.removeFirst()
        identity?.identify(&record, at: place)
        return (record, place)
    }
}
