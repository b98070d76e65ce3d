internal import Models

/// Tags the tokens of a text with a model, sentence by sentence, then once more with what the first pass found.
struct EntityDecoder {
    /// Weight of a word's labels elsewhere in the text; chosen on the development sets.
    private static let pull: Float = 0.5
    /// Added to an organisation's scores at the end, because training texts have fewer of them than news.
    ///
    /// Chosen on the development sets: mean F1 79.32 → 79.59, that of organisations 60.06 → 60.68; 0.4 costs both.
    private static let organisationPrior = EntityLabel.spread(SIMD4(0, 0, 0.2, 0))

    private let model: EntityModel
    /// The prior was chosen for English, whose texts of training differ most from news.
    private let prior: SIMD16<Float>
    private let gazetteer: Gazetteer
    private var lattice: LabelLattice
    private var context = FeatureContext()
    private var features = FeatureBuffer()
    private var runs: [Run] = []
    private var emissions: [SIMD16<Float>] = []
    /// The probability of outside and of each type, for every emission.
    private var posteriors: [SIMD4<Float>] = []
    private var evidence: [UInt64: Evidence] = [:]
    /// What each emission's token is recognised by elsewhere in the text; nil where it is no word of a name.
    private var keys: [UInt64?] = []

    /// The model's spans, and its probability of each token's label.
    struct Output {
        var spans: [EntitySpan] = []
        var certainty: [Float]
    }

    /// A run of active tokens.
    private struct Run {
        /// The first token in the text.
        var token: Int
        var count: Int
        /// The first of its emissions.
        var start: Int
        var left: Int
        var right: Int
    }

    /// The first pass's probabilities for all mentions of a word.
    private struct Evidence {
        var count: Float = 0
        var posteriors = SIMD4<Float>()
    }

    init(model: EntityModel, gazetteer: Gazetteer, isEnglish: Bool = true) {
        self.model = model
        prior = isEnglish ? Self.organisationPrior : SIMD16()
        self.gazetteer = gazetteer
        lattice = LabelLattice(transitions: model.transitions)
    }

    mutating func decode(_ tokens: [Token], _ bytes: [UInt8]) -> Output {
        for sentence in SentenceSplitter.ranges(tokens) { prepare(tokens, sentence, bytes) }
        for run in runs { computePosteriors(run) }
        for run in runs { adjust(run) }
        var output = Output(certainty: Array(repeating: 1, count: tokens.count))
        for run in runs { decode(run, &output) }
        return output
    }

    // MARK: First pass

    private mutating func prepare(_ tokens: [Token], _ sentence: Range<Int>, _ bytes: [UInt8]) {
        context.prepare(tokens, sentence, gazetteer: gazetteer, knowledge: model.knowledge)
        let count = context.items.count
        var index = 0
        while index < count {
            let end = context.runEnd(from: index)
            if end > index {
                runs.append(
                    Run(
                        token: sentence.lowerBound + index, count: end - index, start: emissions.count,
                        left: index == 0 ? EntityLabel.edge : EntityLabel.outside,
                        right: end == count ? EntityLabel.edge : EntityLabel.outside))
            }
            for position in index..<end {
                EntityFeatures.extract(context, position, bytes, into: &features)
                emissions.append(model.emission(features))
                keys.append(key(of: context.items[position].token, bytes))
            }
            index = max(end, index + 1)
        }
    }

    /// The word, or where names have endings its beginning; nil in a script without capitals, where any word would have one.
    private func key(of token: Token, _ bytes: [UInt8]) -> UInt64? {
        guard token.isCapitalised, !isCaseless else { return nil }
        return model.knowledge.style.contains(.inflected) ? token.stemHash(bytes) : token.lowerHash
    }

    private var isCaseless: Bool { model.knowledge.style.contains(.caseless) }

    private mutating func load(_ run: Run) {
        lattice.start(after: run.left, before: run.right)
        for index in run.start..<run.start + run.count { lattice.append(emissions[index]) }
    }

    private mutating func computePosteriors(_ run: Run) {
        guard !isCaseless else {
            posteriors += Array(repeating: SIMD4(), count: run.count)
            return
        }
        load(run)
        _ = lattice.sum()
        for offset in 0..<run.count {
            let posterior = EntityLabel.byType(lattice.marginal(offset))
            posteriors.append(posterior)
            guard let key = keys[run.start + offset] else { continue }
            evidence[key, default: Evidence()].count += 1
            evidence[key, default: Evidence()].posteriors += posterior
        }
    }

    // MARK: Second pass

    /// Moves a token's scores towards the labels of the word's other mentions.
    private mutating func adjust(_ run: Run) {
        for offset in 0..<run.count {
            let index = run.start + offset
            guard let key = keys[index], let found = evidence[key], found.count > 1 else { continue }
            let own = posteriors[index]
            let others = (found.posteriors - own) / (found.count - 1)
            let weight = Self.pull * (found.count - 1) / found.count
            var change = SIMD4<Float>()
            for lane in 0..<4 {
                let ratio = (others[lane] + 0.01) / (own[lane] + 0.01)
                change[lane] = weight * FloatFunctions.logarithm(ratio)
            }
            emissions[index] += EntityLabel.spread(change)
        }
    }

    private mutating func decode(_ run: Run, _ output: inout Output) {
        for index in run.start..<run.start + run.count { emissions[index] += prior }
        load(run)
        let labels = lattice.bestLabels()
        // Without capitals no repeat is looked for, so certainty counts in names alone; most runs have none.
        if isCaseless, labels.allSatisfy({ $0 == EntityLabel.outside }) { return }
        _ = lattice.sum()
        var certainty: [Float] = []
        for (offset, label) in labels.enumerated() {
            let probability = lattice.marginal(offset)[Int(label)]
            certainty.append(probability)
            output.certainty[run.token + offset] = probability
        }
        output.spans += EntityLabel.spans(labels, base: run.token, certainty: certainty)
    }
}

extension EntityLabel {
    /// The probabilities of outside and of each type.
    static func byType(_ labels: SIMD16<Float>) -> SIMD4<Float> {
        SIMD4(
            labels[0], labels[1] + labels[2] + labels[3] + labels[4],
            labels[5] + labels[6] + labels[7] + labels[8],
            labels[9] + labels[10] + labels[11] + labels[12])
    }

    /// A number for outside and for each type, as one for every label.
    static func spread(_ types: SIMD4<Float>) -> SIMD16<Float> {
        var labels = SIMD16<Float>()
        labels[0] = types[0]
        for label in 1..<count { labels[label] = types[1 + (label - 1) / 4] }
        return labels
    }
}

extension FeatureContext {
    /// One past the run of active tokens at `start`; `start` itself where there is none.
    package func runEnd(from start: Int) -> Int {
        var end = start
        while end < items.count, items[end].isActive { end += 1 }
        return end
    }
}
