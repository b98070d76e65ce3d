/// Options of one run, set by the caller.
package struct RunOptions: Sendable {
    package var jobs: Int
    /// The inputs to process; nil for all that the source lists.
    package var items: [SourceItem]?
    /// Documents not to be tried.
    package var crashingDocuments = CrashingDocuments()
    /// Whether one document in quarantine is enough to publish nothing.
    package var isStrict = false
    /// Articles below which the run would take away too much of the dataset that it replaces, and the dataset's own.
    package var shrinking: (least: Int, published: Int)?
    /// Records what is in flight; nil where a crash need not be investigated.
    package var journal: (any InFlightRecorder)?

    package init(jobs: Int, items: [SourceItem]? = nil) {
        self.jobs = jobs
        self.items = items
    }
}

/// Runs every input of a plan through the stages into an output: the whole flow of a run.
///
/// Only the runner counts, times and quarantines. Workers share nothing; the window determines the order.
package struct PipelineRunner {
    private let plan: PipelinePlan
    private let options: RunOptions
    private let observer: any RunObserver
    private var report: RunReport
    private var identity = RecordIdentity()
    private var progress = RunProgress(pass: "reading")
    private var versions = RunVersions()
    /// Pruned articles that are back, with how many revisions copies of them have brought.
    private var returned: [String: Int] = [:]
    private var unreadableInputs = 0
    /// Articles whose first text this run publishes: all of them, in a run that replaces the dataset.
    private var firstRevisions = 0

    /// Records that a later pass processes together.
    private static let batchRecords = 16

    package init(plan: PipelinePlan, options: RunOptions, report: RunReport, observer: any RunObserver) {
        self.plan = plan
        self.options = options
        self.report = report
        self.observer = observer
    }

    /// Runs all passes and publishes.
    ///
    /// - Throws: `SourceError`, `ResourceError`, `OutputError`, `RunRefused`, or `CancellationError`; the output is
    ///   abandoned then.
    package mutating func run(into output: inout some RunOutput) async throws -> RunReport {
        let clock = ContinuousClock()
        let start = clock.now
        do {
            if let generations = output.generations {
                retire(generations.folder, keeping: generations.previous)
            }
            try await runPasses(into: &output)
            try refuseIfFaulty()
            try Task.checkCancellation()
            report.wallSeconds = (clock.now - start).inSeconds
            let published = try output.publish(report)
            if let generations = output.generations { retire(generations.folder, keeping: generations.next) }
            return published
        } catch {
            output.abandon()
            throw error
        }
    }

    private func refuseIfFaulty() throws {
        let check = PublishingCheck(
            report: report, unreadableInputs: unreadableInputs, firstRevisions: firstRevisions)
        if let refusal = check.refusal(options, plan.limits) { throw refusal }
    }

    // MARK: Passes

    private mutating func runPasses(into output: inout some RunOutput) async throws {
        var upstream: RunningPass?
        for index in plan.segments.indices {
            var pass = try RunningPass(
                number: index, segment: plan.segments[index], after: upstream, output: output)
            do {
                try replay(&pass, &output)
                if var records = upstream {
                    try await continueRecords(&records, &pass, &output)
                    try await records.saveState(output.generations)
                } else {
                    try await readInputs(&pass, &output)
                    try identify(&pass, output)
                }
            } catch {
                // Finished work need not be repeated; if there is no room to seal it, the older seals count.
                try? pass.log?.seal()
                await upstream?.stopSavingState()
                throw error
            }
            pass.conclude(output.generations)
            if let stage = pass.corpus?.stage { versions.conclude { stage.keeps($0) } }
            upstream = pass
        }
    }

    /// Replays what an earlier process has finished.
    private mutating func replay(_ pass: inout RunningPass, _ output: inout some RunOutput) throws {
        while let entry = try pass.log?.restored() {
            let batch = try BatchCoder.decode(entry)
            pass.note(batch)
            try settle(batch, &pass, &output, isReplay: true)
        }
    }

    private func chain(_ pass: RunningPass) -> StageChain {
        var chain = plan.chain(pass: pass.number)
        chain.crashingDocuments = options.crashingDocuments
        return chain
    }

    /// First pass: inputs from the source through the first segment.
    private mutating func readInputs(_ pass: inout RunningPass, _ output: inout some RunOutput) async throws {
        let items = try listInputs().dropFirst(pass.done)
        let chain = chain(pass)
        let (source, intake, journal) = (plan.source, plan.intake, options.journal)
        var queue = IntakeQueue(items, source: source, intake: intake, skipping: pass.donePieces)
        try await OrderedWindow(workers: options.jobs).map {
            queue.next()
        } transform: { (work: IntakeWork) -> StageChain.Batch in
            var batch = StageChain.Batch()
            let slot = journal?.claim()
            chain.run(work, source: source, intake: intake, into: &batch) { place in
                if let slot { journal?.note(slot: slot, place) }
            }
            if let slot { journal?.release(slot: slot) }
            return batch
        } deliver: { (batch: StageChain.Batch) in
            var batch = batch
            try Self.failOnEnvironmentalFault(batch)
            batch.endInput(documentsBefore: pass.documentsOfInput, stage: type(of: intake).kind)
            try pass.append(batch)
            try settle(batch, &pass, &output)
        }
    }

    /// Decides which article each record of the first pass is.
    private mutating func identify(_ pass: inout RunningPass, _ output: some RunOutput) throws {
        let known = RecordIdentity.Known(
            articles: { (key) throws(OutputError) in try output.articles(key: key) },
            published: { (id) throws(OutputError) in try output.published(id) })
        try pass.identify(by: &identity, known)
        let articles = identity.articlesInVersions
        var versions = RunVersions()
        try pass.observeAll { versions.note($0, pass: 0, observed: $1, in: articles) }
        self.versions = versions
    }

    /// Documents that the machine failed to read must not be recorded as faulty.
    private static func failOnEnvironmentalFault(_ batch: StageChain.Batch) throws {
        for case .failed(let input, let fault) in batch.outcomes {
            throw OutputError(
                kind: .failed, path: input.path,
                message: "\(input.path): \(fault.message); nothing was published")
        }
    }

    private mutating func listInputs() throws -> ArraySlice<SourceItem> {
        let items = try options.items ?? plan.source.list()
        report.inputs = items.count
        report.inputBytes = items.reduce(0) { $0 + $1.bytes }
        progress.total = report.inputs
        progress.totalBytes = report.inputBytes
        return items[...]
    }

    /// A later pass: the records that the corpus stage keeps go through the next segment.
    private mutating func continueRecords(
        _ upstream: inout RunningPass, _ pass: inout RunningPass, _ output: inout some RunOutput
    ) async throws {
        let chain = chain(pass)
        let journal = options.journal
        progress.pass = upstream.corpus?.kind ?? ""
        (progress.done, progress.total) = (pass.done, upstream.records)
        try upstream.skip(pass.done)
        var records = upstream
        try await OrderedWindow(workers: options.jobs).map {
            try records.nextBatch(Self.batchRecords)
        } transform: { (considered: RunningPass.Considered) -> StageChain.Batch in
            var batch = StageChain.Batch()
            batch.units = considered.outcomes.count
            let slot = chain.isEmpty ? nil : journal?.claim()
            for (index, outcome) in considered.outcomes.enumerated() {
                if case .record(let record) = outcome, !chain.isEmpty {
                    chain.run(record, unit: considered.first + index, into: &batch) { place in
                        if let slot { journal?.note(slot: slot, place) }
                    }
                } else {
                    batch.outcomes.append(outcome)
                }
            }
            if let slot { journal?.release(slot: slot) }
            return batch
        } deliver: { (batch: StageChain.Batch) in
            try Self.failOnEnvironmentalFault(batch)
            try pass.append(batch)
            try settle(batch, &pass, &output)
        }
        upstream = records
    }

    // MARK: Delivery

    private mutating func settle(
        _ batch: StageChain.Batch, _ pass: inout RunningPass, _ output: inout some RunOutput,
        isReplay: Bool = false
    ) throws {
        for (stage, seconds) in batch.seconds { report.stageSeconds[stage, default: 0] += seconds }
        for receipt in batch.receipts { try output.input(receipt) }
        for (index, outcome) in batch.outcomes.enumerated() {
            switch outcome {
            case .record(let record): try settle(record, index, &pass, &output)
            case .dropped(let entry): try drop(entry, &output)
            case .duplicate(let record, let duplication): try settle(record, duplication, &output)
            case .quarantined(let entry): try quarantine(entry, &output, isReplay: isReplay)
            case .counted(let reason): report.countsOnly[reason.code, default: 0] += 1
            case .failed: preconditionFailure("a run goes on behind a failure of the machine")
            }
        }
        if pass.number == 0 { report.documents += batch.outcomes.count }
        progress.done += batch.units
        progress.doneBytes += batch.bytes
        progress.documents = report.documents
        observer.progress(progress)
    }

    /// Passes a record on: to the step that makes ids, to the pass's corpus stage, or to the output.
    private mutating func settle(
        _ record: Record, _ index: Int, _ pass: inout RunningPass, _ output: inout some RunOutput
    ) throws {
        if pass.number == 0 {
            identity.observe(record, at: pass.place(index))
        } else if pass.corpus == nil {
            try publish(record, &output)
        } else {
            versions.note(
                record, pass: pass.number, observed: pass.observed, in: identity.articlesInVersions)
            pass.observe(record, at: pass.place(index))
        }
    }

    private mutating func drop(_ entry: DropEntry, _ output: inout some RunOutput) throws(OutputError) {
        report.dropped[entry.reason.code, default: 0] += 1
        try output.drop(entry)
    }

    /// Records what could not be turned into a record, unless an earlier run has listed the same bytes with the same fault.
    private mutating func quarantine(
        _ entry: QuarantineEntry, _ output: inout some RunOutput, isReplay: Bool
    ) throws {
        if entry.isUnreadableInput { unreadableInputs += 1 }
        if entry.fault.code == Fault.Code.notTried.rawValue { try output.input(.untried(entry.input)) }
        if let key = entry.listingKey {
            guard try !output.hasListed(key) else { return countUnchanged() }
            try output.list(key)
        }
        report.quarantined[entry.fault.code, default: 0] += 1
        progress.faults += 1
        if !isReplay { observer.quarantined(entry) }
        try output.quarantine(entry)
    }

    private mutating func countUnchanged() {
        report.countsOnly[CountedReason(.unchanged).code, default: 0] += 1
    }

    /// Records a duplicate, or publishes it as its id's next revision if it repeats that id's own record.
    private mutating func settle(
        _ record: Record, _ duplication: Duplication, _ output: inout some RunOutput
    ) throws {
        var record = record
        // A stage on a worker decided before the records of the run were known.
        if record.ids == nil { RecordIdentity.identify(&record) }
        let repeatsItself = duplication.canonicalID == record.id
        if repeatsItself, versions.isNewest(record),
            try versions.isLater(record) || output.published(record.id) != nil
        {
            return try publish(record, &output)
        }
        if repeatsItself { try note(record, isLeftOut: true, &output) }
        let key = duplication.listingKey(record)
        guard try !output.hasListed(key) else { return countUnchanged() }
        if !repeatsItself, try isMissing(duplication.canonicalID, output) {
            return try bringBack(duplication.canonicalID, by: record, &output)
        }
        try output.list(key)
        if repeatsItself { record.ids?.article = ArticleNames.copyID(record.input) }
        report.duplicates += 1
        try output.duplicate(record, duplication)
    }

    /// Whether the canonical record was pruned, and nothing has brought it back: its copies would be nowhere.
    private func isMissing(_ id: String, _ output: borrowing some RunOutput) throws(OutputError) -> Bool {
        guard returned[id] == nil, !identity.articlesInVersions.contains(id) else { return false }
        return try output.published(id)?.isWithdrawn == true
    }

    private mutating func bringBack(
        _ id: String, by copy: Record, _ output: inout some RunOutput
    ) throws {
        var record = copy
        record.ids?.article = id
        record.revision = 0
        let published = report.articles
        try publish(record, &output)
        returned[id] = report.articles - published
    }

    /// Publishes a record, unless it has been published already.
    private mutating func publish(_ record: Record, _ output: inout some RunOutput) throws {
        guard !record.isReference else {
            return try drop(
                DropEntry(record, stage: DropEntry.publishing, reason: DropReason(.listOnly)), &output)
        }
        guard !record.text.isEmpty else {
            return try drop(
                DropEntry(record, stage: DropEntry.publishing, reason: DropReason(.noText)), &output)
        }
        var record = record
        let earlier = try output.published(record.id)
        let document = record.attachments[IdentityEvidence.self].map { JudgedDocument(record, $0) }
        switch document.flatMap({ earlier?.judge($0) }) ?? .revision {
        case .revision: break
        case .unchanged: return try leaveOut(record, &output)
        case .summary:
            try note(record, isLeftOut: true, &output)
            return try drop(
                DropEntry(record, stage: DropEntry.publishing, reason: DropReason(.summaryOnly)), &output)
        case .rendering:
            try note(record, isLeftOut: true, &output)
            return try drop(
                DropEntry(record, stage: DropEntry.publishing, reason: DropReason(.joined)), &output)
        }
        let isInVersions = identity.articlesInVersions.contains(record.id)
        if isInVersions, !versions.publish(record) {
            return try leaveOut(record, &output)
        }
        let before = earlier.map { $0.revision + 1 } ?? 0
        record.revision = versions.number(of: record) + before + (returned[record.id] ?? 0)
        if earlier?.isWithdrawn == true, returned[record.id] == nil { returned[record.id] = 0 }
        record.countWords()
        report.articles += 1
        if record.revision == 0 { firstRevisions += 1 }
        for block in record.removedBlocks { report.removedBlocks[block.category.rawValue, default: 0] += 1 }
        for category in record.nearMisses { report.nearMisses[category.rawValue, default: 0] += 1 }
        try output.article(record)
    }

    /// Counts a record that says nothing new; by what it is found counts for its article from now on.
    private mutating func leaveOut(_ record: Record, _ output: inout some RunOutput) throws {
        try note(record, isLeftOut: false, &output)
        countUnchanged()
    }

    private func note(_ record: Record, isLeftOut: Bool, _ output: inout some RunOutput) throws {
        guard let document = KnownDocument(record, of: record.id, isLeftOut: isLeftOut) else { return }
        try output.note(document)
    }

    // MARK: Memory

    private func retire(_ folder: String, keeping generation: String?) {
        for stage in plan.segments.compactMap(\.corpus?.stage) {
            guard let name = type(of: stage).stateFolderName else { continue }
            type(of: stage).retire(in: "\(folder)/\(name)", keeping: generation)
        }
    }
}
