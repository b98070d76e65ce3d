package import PipelineKit

/// The documents of files one by one, through a chain and outside of a run.
package struct SingleDocuments: Sendable {
    private let standard: StandardChain

    package init(_ standard: StandardChain) { self.standard = standard }

    /// The outcomes of everything that a source lists, in its order.
    package func outcomes(
        of source: any DocumentSource, jobs: Int
    ) -> AsyncThrowingStream<StageChain.Outcome, any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    let (intake, chain) = (standard.intake, standard.chain)
                    var queue = IntakeQueue(try source.list()[...], source: source, intake: intake)
                    try await OrderedWindow(workers: jobs).map {
                        queue.next()
                    } transform: { (work: IntakeWork) -> StageChain.Batch in
                        var batch = StageChain.Batch()
                        chain.run(work, source: source, intake: intake, into: &batch)
                        batch.complete()
                        return batch
                    } deliver: { (batch: StageChain.Batch) in
                        for outcome in batch.outcomes { continuation.yield(outcome) }
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}
