internal import Entities
internal import PipelineKit

/// The corpus as runs of active tokens with numbered features, which the learner iterates over.
struct TrainingRuns {
    struct Run {
        /// The first of the run's tokens among all active ones.
        var start: Int32
        var count: Int32
        /// The labels before and after: outside or the edge.
        var left: UInt8
        var right: UInt8
        var weight: Float
        /// See `TrainingSet.fold`.
        var fold: UInt8
    }

    private(set) var runs: [Run] = []
    /// How many runs have a name that goes on in a word that cannot be one.
    var lost: Int { runs.count { $0.weight == 0 } }
    /// The label of each active token.
    var labels: [UInt8] = []
    /// Where each active token's features start; one more at the end.
    private(set) var offsets: [Int32] = [0]
    private(set) var features: [UInt32] = []
    private(set) var hashes: [UInt64] = []

    init(_ corpus: TrainingCorpus, _ gazetteer: Gazetteer, _ knowledge: WordKnowledge, minimum: UInt32) {
        var index = TrainingIndex()
        Self.forEachRun(corpus, gazetteer, knowledge) { document, context, base, run in
            var buffer = FeatureBuffer()
            for position in run {
                EntityFeatures.extract(context, position, document.bytes, into: &buffer)
                for hash in buffer.hashes { index.tally(hash) }
            }
        }
        Self.forEachRun(corpus, gazetteer, knowledge) { document, context, base, run in
            add(document, context, base, run, &index, minimum)
        }
        hashes = index.hashes
    }

    private static func forEachRun(
        _ corpus: TrainingCorpus, _ gazetteer: Gazetteer, _ knowledge: WordKnowledge,
        _ visit: (TrainingCorpus.Document, FeatureContext, Int, Range<Int>) -> Void
    ) {
        var context = FeatureContext()
        for document in corpus.documents {
            for sentence in SentenceSplitter.ranges(document.tokens) {
                context.prepare(document.tokens, sentence, gazetteer: gazetteer, knowledge: knowledge)
                var start = 0
                while start < context.items.count {
                    let end = context.runEnd(from: start)
                    if end > start { visit(document, context, sentence.lowerBound, start..<end) }
                    start = max(end, start + 1)
                }
            }
        }
    }

    private mutating func add(
        _ document: TrainingCorpus.Document, _ context: FeatureContext, _ base: Int, _ run: Range<Int>,
        _ index: inout TrainingIndex, _ minimum: UInt32
    ) {
        let edge = UInt8(truncatingIfNeeded: EntityLabel.edge)
        let first = labels.count
        var buffer = FeatureBuffer()
        for position in run {
            EntityFeatures.extract(context, position, document.bytes, into: &buffer)
            for hash in buffer.hashes {
                if let number = index.number(hash, minimum: minimum) { features.append(number) }
            }
            offsets.append(Int32(truncatingIfNeeded: features.count))
            labels.append(document.labels[base + position])
        }
        let right = run.upperBound == context.items.count ? edge : 0
        runs.append(
            Run(
                start: Int32(truncatingIfNeeded: first), count: Int32(truncatingIfNeeded: run.count),
                left: run.lowerBound == 0 ? edge : 0, right: right, weight: document.weight,
                fold: document.fold))
        sanitise(first)
    }

    /// Drops labels where an entity extends into a token that cannot be a name: no path has such a sequence.
    private mutating func sanitise(_ first: Int) {
        let run = runs[runs.count - 1]
        var previous = Int(run.left)
        var isValid = true
        for index in first..<labels.count {
            if !EntityLabel.mayFollow(previous, Int(labels[index])) { isValid = false }
            previous = Int(labels[index])
        }
        if !EntityLabel.mayFollow(previous, Int(run.right)) { isValid = false }
        guard !isValid else { return }
        for index in first..<labels.count { labels[index] = 0 }
        // Its other names are lost too, so it must not count as evidence against them.
        runs[runs.count - 1].weight = 0
    }
}
