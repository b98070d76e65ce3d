package import PipelineKit

/// The child's side of a trial: retries the suspects of an unfinished run, in a process that may crash.
package struct TrialRun {
    private let plan: PipelinePlan
    private let work: RunCheckpoint
    private let journal: InFlightJournal

    /// Prepares a trial, with a journal that the parent process reads.
    ///
    /// - Throws: `OutputError` if the journal cannot be written.
    package init(_ plan: PipelinePlan, of work: RunCheckpoint) throws(OutputError) {
        self.plan = plan
        self.work = work
        journal = try InFlightJournal(path: work.trialPath)
    }

    /// Retries each suspect; `exceeded` ends the process.
    package func run(
        _ suspects: [WorkPosition], exceeded: @escaping @Sendable (Watchdog.Bound) -> Void
    ) {
        let patience = Patience(plan.limits, after: work.crashingDocuments())
        let watchdog = Watchdog(journal, limits: plan.limits, patience: patience, exceeded: exceeded)
        defer { watchdog.stop() }
        let slot = journal.claim()
        for suspect in suspects where plan.segments.indices.contains(suspect.pass) {
            retry(suspect) { journal.note(slot: slot, $0) }
        }
        journal.release(slot: slot)
    }

    /// Processes the input or record as the run would, and discards the outcome.
    private func retry(_ suspect: WorkPosition, _ watch: @escaping StageChain.Watch) {
        var chain = plan.chain(pass: suspect.pass)
        chain.crashingDocuments = work.crashingDocuments()
        if suspect.pass > 0 {
            retryRecord(suspect, chain, watch)
        } else if work.items.indices.contains(suspect.unit) {
            retryInput(suspect, chain, watch)
        }
    }

    private func retryRecord(
        _ suspect: WorkPosition, _ chain: StageChain, _ watch: @escaping StageChain.Watch
    ) {
        guard let record = work.record(suspect.unit, ofPass: suspect.pass - 1) else { return }
        var batch = StageChain.Batch()
        chain.run(record, unit: suspect.unit, into: &batch, watch: watch)
    }

    private func retryInput(
        _ suspect: WorkPosition, _ chain: StageChain, _ watch: @escaping StageChain.Watch
    ) {
        let item = work.items[suspect.unit]
        watch(WorkPosition(pass: 0, unit: item.sequence, part: .whole))
        let piece = suspect.part.piece
        var queue = IntakeQueue([item][...], source: plan.source, intake: plan.intake, skipping: piece ?? 0)
        // Of a large input only this piece is retried, with those in the same share.
        while let share = queue.next() {
            var batch = StageChain.Batch()
            chain.run(share, source: plan.source, intake: plan.intake, into: &batch, watch: watch)
            if piece != nil { return }
        }
    }
}
