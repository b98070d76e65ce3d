/// What the caller decides about one run.
package struct RunOptions: Sendable {
    package var jobs: Int
    /// At most this many inputs; nil for all.
    package var limit: Int?

    package init(jobs: Int, limit: Int? = nil) {
        self.jobs = jobs
        self.limit = limit
    }
}

/// The run is clearly wrong and must not be published.
package struct RunRefused: Error, Sendable, Equatable {
    package var message: String
}

/// Takes every input of a plan through the stages into an output: the whole flow of a run.
///
/// The runner alone counts, times and quarantines. Workers share nothing; all order comes from the window.
package struct PipelineRunner {
    private let plan: PipelinePlan
    private let options: RunOptions
    private let observer: any RunObserver
    private var report: RunReport
    private var progress = RunProgress(pass: "reading")

    /// Records that a later pass takes together.
    private static let batchRecords = 16

    package init(plan: PipelinePlan, options: RunOptions, report: RunReport, observer: any RunObserver) {
        self.plan = plan
        self.options = options
        self.report = report
        self.observer = observer
    }

    /// Runs all passes and publishes.
    ///
    /// - Throws: `SourceError`, `OutputError`, `RunRefused`, or `CancellationError`; the output is abandoned then.
    package mutating func run(into output: inout some RunOutput) async throws -> RunReport {
        let clock = ContinuousClock()
        let start = clock.now
        do {
            try await runPasses(into: &output)
            try refuseIfMostlyQuarantined()
            try Task.checkCancellation()
            report.wallSeconds = (clock.now - start).inSeconds
            return try output.publish(report)
        } catch {
            output.abandon()
            throw error
        }
    }

    private func refuseIfMostlyQuarantined() throws {
        let share = Double(report.quarantinedTotal) / Double(max(1, report.documents))
        guard share > plan.limits.quarantineRatio else { return }
        throw RunRefused(
            message:
                "\(report.quarantinedTotal) of \(report.documents) documents are in quarantine, more than "
                + "limits.quarantineRatio \(plan.limits.quarantineRatio) allows; nothing was published")
    }

    // MARK: Passes

    private mutating func runPasses(into output: inout some RunOutput) async throws {
        var pending = try await readInputs(into: &output)
        for segment in plan.segments.dropFirst() {
            guard let upstream = pending else { return }
            pending = try await continueRecords(upstream, segment: segment, into: &output)
        }
    }

    /// Records between two passes, and the corpus stage that has seen them all.
    fileprivate struct Pending {
        var spool: any RecordSpool
        var kind: String
        var stage: any CorpusStage
        var records = 0

        mutating func add(_ record: Record) throws(OutputError) {
            let place = try spool.append(RecordCoder.encode(record))
            if stage.sees(record) { stage.observe(record, at: place) }
            records += 1
        }
    }

    fileprivate func makePending(_ segment: PipelinePlan.Segment, _ output: some RunOutput) throws -> Pending?
    {
        guard let corpus = segment.corpus else { return nil }
        return Pending(spool: try output.makeSpool(), kind: corpus.kind, stage: corpus.stage)
    }

    /// First pass: inputs from the source through the first segment.
    private mutating func readInputs(into output: inout some RunOutput) async throws -> Pending? {
        let items = try listInputs()
        let segment = plan.segments[0]
        let chain = StageChain(steps: segment.steps, identity: plan.identity)
        let (source, intake) = (plan.source, plan.intake)
        var pending = try makePending(segment, output)
        var queue = IntakeQueue(items, source: source, intake: intake)
        var documentsOfInput = 0
        try await OrderedWindow(workers: options.jobs).map {
            queue.next()
        } transform: { (work: IntakeWork) -> StageChain.Batch in
            var batch = StageChain.Batch()
            chain.run(work, source: source, intake: intake, into: &batch)
            return batch
        } deliver: { (batch: StageChain.Batch) in
            var batch = batch
            if let place = batch.place { note(place, &batch, &documentsOfInput) }
            progress.done += batch.inputs
            progress.doneBytes += batch.bytes
            report.documents += batch.outcomes.count
            try settle(batch, &pending, &output)
        }
        pending?.stage.conclude()
        return pending
    }

    /// Notes how far a large input has been read, and whether it held nothing at all.
    private mutating func note(_ place: InputPlace, _ batch: inout StageChain.Batch, _ documents: inout Int) {
        batch.bytes = place.offset - place.start
        report.note(place)
        documents += batch.outcomes.count
        guard place.isEnd else { return }
        if documents == 0 {
            batch.outcomes.append(.dropped("empty_container", InputReference(path: place.path)))
        }
        documents = 0
    }

    private mutating func listInputs() throws -> ArraySlice<SourceItem> {
        let items = try plan.source.list().prefix(options.limit ?? Int.max)
        report.inputs = items.count
        report.inputBytes = items.reduce(0) { $0 + $1.bytes }
        progress.total = report.inputs
        progress.totalBytes = report.inputBytes
        return items
    }

    /// A later pass: what the corpus stage keeps goes through the next segment.
    private mutating func continueRecords(
        _ upstream: Pending, segment: PipelinePlan.Segment, into output: inout some RunOutput
    ) async throws -> Pending? {
        var upstream = upstream
        let chain = StageChain(steps: segment.steps, identity: plan.identity)
        var pending = try makePending(segment, output)
        progress.pass = upstream.kind
        (progress.done, progress.total) = (0, upstream.records)
        try await OrderedWindow(workers: options.jobs).map {
            try upstream.nextBatch(Self.batchRecords)
        } transform: { (considered: [StageChain.Outcome]) -> StageChain.Batch in
            var batch = StageChain.Batch()
            for outcome in considered {
                if case .record(let record) = outcome, !chain.steps.isEmpty {
                    chain.run(record, into: &batch)
                } else {
                    batch.outcomes.append(outcome)
                }
            }
            return batch
        } deliver: { (batch: StageChain.Batch) in
            progress.done += batch.outcomes.count
            try settle(batch, &pending, &output)
        }
        pending?.stage.conclude()
        return pending
    }

    // MARK: Delivery

    private mutating func settle(
        _ batch: StageChain.Batch, _ pending: inout Pending?, _ output: inout some RunOutput
    ) throws {
        for (stage, seconds) in batch.seconds { report.stageSeconds[stage, default: 0] += seconds }
        for outcome in batch.outcomes {
            switch outcome {
            case .record(let record):
                if pending == nil { try publish(record, &output) } else { try pending?.add(record) }
            case .dropped(let reason, _): report.dropped[reason.code, default: 0] += 1
            case .duplicate(let record, let duplication):
                report.duplicates += 1
                try output.duplicate(record, duplication)
            case .quarantined(let entry):
                report.quarantined[entry.fault.code, default: 0] += 1
                progress.faults += 1
                observer.quarantined(entry)
                try output.quarantine(entry)
            }
        }
        progress.documents = report.documents
        observer.progress(progress)
    }

    private mutating func publish(_ record: Record, _ output: inout some RunOutput) throws {
        guard !record.isReference else {
            report.dropped["list_only", default: 0] += 1
            return
        }
        report.articles += 1
        for block in record.removedBlocks { report.removedBlocks[block.category.rawValue, default: 0] += 1 }
        for category in record.nearMisses { report.nearMisses[category.rawValue, default: 0] += 1 }
        try output.article(record)
    }
}

extension PipelineRunner.Pending {
    /// The next records with the corpus stage's decision on each; nil after the last.
    fileprivate mutating func nextBatch(_ count: Int) throws -> [StageChain.Outcome]? {
        var outcomes: [StageChain.Outcome] = []
        while outcomes.count < count, let bytes = try spool.next() {
            guard var record = RecordCoder.decode(bytes) else {
                throw OutputError(kind: .failed, path: "spool", message: "a spooled record is damaged")
            }
            outcomes.append(consider(&record))
        }
        return outcomes.isEmpty ? nil : outcomes
    }

    /// The record that was observed with a place.
    private func lookUp(_ place: Int) throws(DocumentFault) -> Record {
        do throws(OutputError) {
            if let record = RecordCoder.decode(try spool.record(at: place)) { return record }
        } catch {
            throw DocumentFault(code: "spool", message: error.message)
        }
        throw DocumentFault(code: "spool", message: "a spooled record is damaged")
    }

    private mutating func consider(_ record: inout Record) -> StageChain.Outcome {
        guard stage.sees(record) else { return .record(record) }
        do throws(DocumentFault) {
            switch try stage.consider(&record, lookUp: lookUp) {
            case .keep: return .record(record)
            case .drop(let reason): return .dropped(reason, record.input)
            case .duplicate(let duplication): return .duplicate(record, duplication)
            }
        } catch {
            return .quarantined(QuarantineEntry(input: record.input, stage: kind, fault: error))
        }
    }
}
