package import Entities
package import Files

/// Trains a model: a linear-chain CRF over hashed features, by AdaGrad, reproducible for a seed.
package struct EntityTrainer {
    /// Settings of training; the defaults made the committed English model.
    package struct Settings: Sendable {
        /// Seeds the order of sentences, the copies in other case and the features left out.
        package var seed: UInt64 = 1
        package var epochs = 8
        /// How many models are trained and averaged: the loss is convex, so the mean is at least as good.
        package var members = 4
        package var learningRate: Float = 0.04
        package var penalty: Float = 1e-6
        /// Epochs of the two models that correct the labels made by voting; 0 leaves the labels as they are.
        package var correctionEpochs = 4
        /// Weight of a label made by voting against those models, in log odds.
        package var silverTrust: Float = 2
        /// Subtracted from the score of "no name" for every token, to balance precision and recall.
        package var outsideBias: Float = 0.4
        /// Features seen less often are left out.
        package var minimumCount: UInt32 = 3
        /// The share of features dropped in a training step, so that none is relied on alone.
        package var dropout: Float = 0.1
        /// The share of sentences copied in upper case, and again in headline case.
        package var caseVariants = 0.05
        /// The share of sentences copied with other names in place of theirs.
        package var nameVariants = 0.5
        /// Rows whose largest weight is below this are dropped.
        package var smallestWeight: Float = 0.15
        /// Maximum rows of the model; those with the largest weights are kept.
        package var maximumRows = 240_000
        /// How many words a model knows how to write, the most frequent first, where no list is given.
        package var knownWords = 30_000

        package init() {}
    }

    /// Trains on sets of labelled texts and returns the model file.
    ///
    /// - Parameters:
    ///   - sets: the labelled texts.
    ///   - language: its primary subtag, or the name of a script.
    ///   - words: a folder with `cap.tsv` and `clusters.tsv`; nil learns from the texts how words are written.
    ///   - resources: the gazetteers, which features use.
    ///   - settings: see `Settings`.
    ///   - report: called with a line after each step.
    /// - Returns: the bytes of the model file.
    /// - Throws: `ResourceError` where a file is missing or corrupt.
    package static func train(
        _ sets: [TrainingSet], language: String, words: String?, resources: EntityResources,
        settings: Settings = Settings(), report: (String) -> Void = { _ in }
    ) throws(ResourceError) -> [UInt8] {
        var corpus = try TrainingCorpus(sets)
        let knowledge =
            if let words {
                try WordKnowledge(directory: words)
            } else {
                WordKnowledge(learnedFrom: corpus, style: .of(language), words: settings.knownWords)
            }
        corpus.addCaseVariants(share: settings.caseVariants, seed: settings.seed)
        if settings.nameVariants > 0 {
            let pool = NamePool(files: resources.lists)
            corpus.addNameVariants(share: settings.nameVariants, pool: pool, seed: settings.seed)
        }
        report("documents \(corpus.documents.count)")
        var runs = TrainingRuns(corpus, resources.gazetteer, knowledge, minimum: settings.minimumCount)
        report("runs \(runs.runs.count) features \(runs.hashes.count) occurrences \(runs.features.count)")
        report("lost \(runs.lost) runs, corrected \(correctSilver(&runs, settings)) labels")
        return mean(runs, settings, report).model(knowledge).encoded()
    }

    /// The mean of learners that differ only in their order and dropout.
    private static func mean(
        _ runs: TrainingRuns, _ settings: Settings, _ report: (String) -> Void
    ) -> CRFLearner {
        var sum: CRFLearner?
        for member in 0..<max(1, settings.members) {
            var varied = settings
            varied.seed = settings.seed &+ UInt64(member) &* 0x9E37_79B9
            var learner = CRFLearner(runs, varied, folds: [0, 1, 2], epochs: settings.epochs)
            for epoch in 0..<settings.epochs {
                let loss = learner.learn(epoch: epoch)
                report("member \(member) epoch \(epoch) loss \(loss)")
            }
            if sum == nil { sum = learner } else { sum?.add(learner) }
        }
        sum?.divide(by: Float(max(1, settings.members)))
        return sum ?? CRFLearner(runs, settings, folds: [0], epochs: 1)
    }

    /// Lets a model trained without a fold correct its labels; returns how many changed.
    private static func correctSilver(_ runs: inout TrainingRuns, _ settings: Settings) -> Int {
        guard settings.correctionEpochs > 0, runs.runs.contains(where: { $0.fold > 0 }) else { return 0 }
        var corrections: [(start: Int, labels: [UInt8])] = []
        for fold in [UInt8(1), 2] {
            var learner = CRFLearner(runs, settings, folds: [0, 3 - fold], epochs: settings.correctionEpochs)
            for epoch in 0..<settings.correctionEpochs { _ = learner.learn(epoch: epoch) }
            corrections += learner.corrected(fold: fold, trust: settings.silverTrust)
        }
        var changed = 0
        for correction in corrections {
            for (offset, label) in correction.labels.enumerated()
            where runs.labels[correction.start + offset] != label {
                runs.labels[correction.start + offset] = label
                changed += 1
            }
        }
        return changed
    }
}
