internal import PipelineKit

/// The documents of a file, an archive or a folder, one after the other in the order of the source.
///
/// Reads on demand and holds one piece of an archive at a time: memory does not grow with the input, and a slow
/// consumer is not overrun. Work is done off the caller's actor, one piece at a time; several streams of one extractor
/// run concurrently. Cancelling the task ends the stream with `CancellationError`.
public struct ExtractionStream: AsyncSequence, Sendable {
    let source: any DocumentSource
    let intake: any IntakeStage
    let chain: StageChain
    let columns: Set<Article.OptionalColumn>

    /// Starts to read from the beginning.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(stream: self) }

    /// Takes a stream's documents one by one.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private let stream: ExtractionStream
        private var queue: IntakeQueue?
        private var waiting: ArraySlice<Extraction.Item> = []
        /// How many documents the current input has given so far.
        private var documentsOfInput = 0

        init(stream: ExtractionStream) { self.stream = stream }

        /// The next document; nil after the last.
        ///
        /// - Throws: ``ExtractorError`` if there is no such file, `CancellationError` if the task is cancelled.
        public mutating func next() async throws -> Extraction.Item? {
            while waiting.isEmpty {
                try Task.checkCancellation()
                guard let work = try nextWork() else { return nil }
                settle(await stream.batch(of: work))
            }
            return waiting.removeFirst()
        }

        private mutating func nextWork() throws(ExtractorError) -> IntakeWork? {
            if queue == nil {
                do throws(SourceError) {
                    let items = try stream.source.list()
                    queue = IntakeQueue(items[...], source: stream.source, intake: stream.intake)
                } catch {
                    throw ExtractorError(path: error.path, message: error.message)
                }
            }
            return queue?.next()
        }

        private mutating func settle(_ batch: StageChain.Batch) {
            var batch = batch
            batch.endInput(documentsBefore: documentsOfInput, stage: type(of: stream.intake).kind)
            batch.complete()
            waiting += batch.outcomes.compactMap { Extraction.Item($0, columns: stream.columns) }
            guard let place = batch.place else { return }
            documentsOfInput = place.isEnd ? 0 : documentsOfInput + batch.outcomes.count
        }
    }

    @concurrent private func batch(of work: IntakeWork) async -> StageChain.Batch {
        var batch = StageChain.Batch()
        chain.run(work, source: source, intake: intake, into: &batch)
        return batch
    }
}
