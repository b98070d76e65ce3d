internal import Entities
internal import Files

/// Maximum likelihood for a linear-chain CRF by AdaGrad over runs in random order.
struct CRFLearner {
    private let data: TrainingRuns
    private let settings: EntityTrainer.Settings
    private let epochs: Int
    private var weights: [SIMD16<Float>]
    private var squares: [SIMD16<Float>]
    private var transitions = Array(repeating: SIMD16<Float>(), count: EntityLabel.count + 1)
    private var transitionSquares = Array(
        repeating: SIMD16<Float>(repeating: 1e-4), count: EntityLabel.count + 1)
    private var lattice: LabelLattice
    private var random: SplitMix
    private var order: [Int32]
    /// The features of the current run after dropout, token by token.
    private var kept: [UInt32] = []
    private var keptOffsets: [Int] = []

    /// A learner for the runs of some folds.
    init(_ data: TrainingRuns, _ settings: EntityTrainer.Settings, folds: [UInt8], epochs: Int) {
        self.epochs = epochs
        self.data = data
        self.settings = settings
        weights = Array(repeating: SIMD16(), count: data.hashes.count)
        squares = Array(repeating: SIMD16(repeating: 1e-4), count: data.hashes.count)
        lattice = LabelLattice(transitions: transitions)
        random = SplitMix(seed: settings.seed &* 0x5851_F42D_4C95_7F2D)
        order = data.runs.indices.filter { data.runs[$0].weight > 0 && folds.contains(data.runs[$0].fold) }
            .map { Int32(truncatingIfNeeded: $0) }
    }

    /// One pass over all runs; returns the loss.
    mutating func learn(epoch: Int) -> Double {
        shuffle()
        let progress = Float(epoch) / Float(max(1, epochs - 1))
        let rate = settings.learningRate * (1 - 0.9 * progress)
        var loss: Double = 0
        for (step, index) in order.enumerated() {
            // Transitions change slowly, and a lattice's copy of them costs 200 exponentials.
            if step % 16 == 0 { lattice.use(transitions) }
            loss += Double(learn(data.runs[Int(index)], rate))
        }
        return loss
    }

    private mutating func shuffle() {
        for last in stride(from: order.count - 1, to: 0, by: -1) {
            order.swapAt(last, Int(random.next() % UInt64(last + 1)))
        }
    }

    // MARK: One run

    private mutating func learn(_ run: TrainingRuns.Run, _ rate: Float) -> Float {
        choose(run)
        lattice.start(after: Int(run.left), before: Int(run.right))
        let keepScale = 1 / (1 - settings.dropout)
        for token in 0..<Int(run.count) {
            var sum = SIMD16<Float>()
            for feature in keptOffsets[token]..<keptOffsets[token + 1] { sum += weights[Int(kept[feature])] }
            lattice.append(sum * keepScale)
        }
        let logarithm = lattice.sum()
        let gold = goldScore(run)
        update(run, rate)
        updateTransitions(run, rate)
        return (logarithm - gold) * run.weight
    }

    private mutating func choose(_ run: TrainingRuns.Run) {
        kept.removeAll(keepingCapacity: true)
        keptOffsets.removeAll(keepingCapacity: true)
        let threshold = UInt64(settings.dropout * 65_536)
        var bits: UInt64 = 0
        var left = 0
        for token in Int(run.start)..<Int(run.start) + Int(run.count) {
            keptOffsets.append(kept.count)
            for position in Int(data.offsets[token])..<Int(data.offsets[token + 1]) {
                if left == 0 { (bits, left) = (random.next(), 4) }
                if bits & 0xFFFF >= threshold { kept.append(data.features[position]) }
                bits >>= 16
                left -= 1
            }
        }
        keptOffsets.append(kept.count)
    }

    private func label(_ run: TrainingRuns.Run, _ offset: Int) -> Int {
        Int(data.labels[Int(run.start) + offset])
    }

    private func goldScore(_ run: TrainingRuns.Run) -> Float {
        var score: Float = 0
        var previous = Int(run.left)
        for offset in 0..<Int(run.count) {
            let label = label(run, offset)
            score += lattice.emissions[offset][label] + transitions[previous][label]
            previous = label
        }
        return score + transitions[previous][Int(run.right)]
    }

    private mutating func update(_ run: TrainingRuns.Run, _ rate: Float) {
        for offset in 0..<Int(run.count) {
            var gradient = lattice.marginal(offset)
            gradient[label(run, offset)] -= 1
            gradient *= run.weight
            // A token this certain has no significant gradient.
            guard gradient.max() > 1e-4 || gradient.min() < -1e-4 else { continue }
            let square = gradient * gradient
            for feature in keptOffsets[offset]..<keptOffsets[offset + 1] {
                let number = Int(kept[feature])
                let sum = squares[number] + square
                squares[number] = sum
                let weight = weights[number]
                weights[number] = weight - (gradient + weight * settings.penalty) * rate / sum.squareRoot()
            }
        }
    }

    private mutating func updateTransitions(_ run: TrainingRuns.Run, _ rate: Float) {
        var expected = Array(repeating: SIMD16<Float>(), count: EntityLabel.count + 1)
        let count = Int(run.count)
        expected[Int(run.left)] += lattice.marginal(0)
        let last = lattice.marginal(count - 1)
        for label in 0..<EntityLabel.count { expected[label][Int(run.right)] += last[label] }
        for offset in 0..<(count - 1) {
            for label in 0..<EntityLabel.count {
                expected[label] += lattice.expected(from: label, at: offset)
            }
        }
        var previous = Int(run.left)
        for offset in 0...count {
            let next = offset < count ? label(run, offset) : Int(run.right)
            expected[previous][next] -= 1
            previous = next
        }
        for row in expected.indices {
            let gradient = expected[row] * run.weight
            transitionSquares[row] += gradient * gradient
            transitions[row] -= gradient * rate / transitionSquares[row].squareRoot()
        }
    }

    // MARK: Averaging

    /// Adds another learner's weights to this one's.
    mutating func add(_ other: CRFLearner) {
        for number in weights.indices { weights[number] += other.weights[number] }
        for row in transitions.indices { transitions[row] += other.transitions[row] }
    }

    mutating func divide(by count: Float) {
        for number in weights.indices { weights[number] /= count }
        for row in transitions.indices { transitions[row] /= count }
    }

    // MARK: Correcting labels

    /// The most probable labels of a fold's runs, where each given label has the log odds `trust`.
    mutating func corrected(fold: UInt8, trust: Float) -> [(start: Int, labels: [UInt8])] {
        lattice.use(transitions)
        var corrections: [(start: Int, labels: [UInt8])] = []
        for run in data.runs where run.fold == fold && run.weight > 0 {
            lattice.start(after: Int(run.left), before: Int(run.right))
            for token in Int(run.start)..<Int(run.start) + Int(run.count) {
                var sum = SIMD16<Float>()
                for position in Int(data.offsets[token])..<Int(data.offsets[token + 1]) {
                    sum += weights[Int(data.features[position])]
                }
                sum[Int(data.labels[token])] += trust
                lattice.append(sum)
            }
            corrections.append((Int(run.start), lattice.bestLabels()))
        }
        return corrections
    }

    // MARK: The model

    /// The model with the largest rows, weights rounded to 127 steps.
    func model(_ knowledge: WordKnowledge) -> EntityModel {
        var chosen: [(size: Float, number: Int)] = []
        for (number, row) in weights.enumerated() {
            let size = max(row.max(), -row.min())
            if size >= settings.smallestWeight { chosen.append((size, number)) }
        }
        chosen.sort {
            $0.size != $1.size ? $0.size > $1.size : data.hashes[$0.number] < data.hashes[$1.number]
        }
        chosen = Array(chosen.prefix(settings.maximumRows))
        // Weights above 8 are rare and practically certain; a wider scale would coarsen all others.
        let scale = min(chosen.first?.size ?? 1, 8) / 127
        var rows = Array(repeating: SIMD16<UInt8>(), count: chosen.count + chosen.count / 6 + 16)
        for (_, number) in chosen { insert(number, scale, into: &rows) }
        var shifted = transitions
        for row in shifted.indices {
            shifted[row][EntityLabel.outside] -= settings.outsideBias
        }
        return EntityModel(transitions: shifted, knowledge: knowledge, rows: rows, scale: scale)
    }

    private func insert(_ number: Int, _ scale: Float, into rows: inout [SIMD16<UInt8>]) {
        let (start, fingerprint) = EntityModel.place(data.hashes[number], rows: rows.count)
        guard let index = rows.place(for: 0, from: start, of: EntityModel.fingerprint) else { return }
        var row = SIMD16<UInt8>()
        for label in 0..<EntityLabel.count {
            let steps = max(-127, min(127, weights[number][label] / scale)).rounded()
            row[label] = UInt8(bitPattern: Int8(steps))
        }
        row[13] = UInt8(truncatingIfNeeded: fingerprint)
        row[14] = UInt8(truncatingIfNeeded: fingerprint >> 8)
        row[15] = UInt8(truncatingIfNeeded: fingerprint >> 16)
        rows[index] = row
    }
}
