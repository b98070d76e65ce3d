internal import Models

/// The scores of all label sequences of one run of active tokens.
///
/// Tokens that cannot be names are certainly outside, so a sentence splits into independent runs.
package struct LabelLattice {
    static let impossible: Float = -1e9
    private static let lanes = EntityLabel.count

    /// Rows by the label before, lanes by the label after; lane and row 13 are the edge.
    private var transitions: [SIMD16<Float>] = []
    private var exponentials: [SIMD16<Float>] = []
    package private(set) var emissions: [SIMD16<Float>] = []
    private var left = EntityLabel.edge
    private var right = EntityLabel.edge

    /// What training needs of a run.
    private(set) var forward: [SIMD16<Float>] = []
    private(set) var backward: [SIMD16<Float>] = []
    private var weights: [SIMD16<Float>] = []
    private var scales: [Float] = []

    package init(transitions: [SIMD16<Float>]) { use(transitions) }

    /// Sets the transitions for the following runs.
    package mutating func use(_ transitions: [SIMD16<Float>]) {
        var masked = transitions
        for row in 0...EntityLabel.edge {
            for lane in 0..<16 where lane > EntityLabel.edge || !EntityLabel.mayFollow(row, lane) {
                masked[row][lane] = Self.impossible
            }
        }
        self.transitions = masked
        exponentials = masked.map { Self.exponential($0, minus: 0) }
    }

    /// Starts a run between two labels, each outside or the edge.
    package mutating func start(after left: Int, before right: Int) {
        self.left = left
        self.right = right
        emissions.removeAll(keepingCapacity: true)
    }

    package mutating func append(_ emission: SIMD16<Float>) { emissions.append(emission) }

    static func exponential(_ vector: SIMD16<Float>, minus maximum: Float) -> SIMD16<Float> {
        var result = SIMD16<Float>()
        for lane in 0..<14 { result[lane] = FloatFunctions.exponential(vector[lane] - maximum) }
        return result
    }

    // MARK: The best sequence

    /// The most probable labels of the run.
    package func bestLabels() -> [UInt8] {
        guard let first = emissions.first else { return [] }
        var score = transitions[left] + first
        var origins: [SIMD16<Int32>] = []
        for emission in emissions.dropFirst() {
            var best = SIMD16<Float>(repeating: -.infinity)
            var origin = SIMD16<Int32>()
            for label in 0..<Self.lanes {
                let candidate = transitions[label] + score[label]
                let better = candidate .> best
                best.replace(with: candidate, where: better)
                origin.replace(with: Int32(label), where: better)
            }
            score = best + emission
            origins.append(origin)
        }
        return path(from: bestEnd(score), origins)
    }

    private func bestEnd(_ score: SIMD16<Float>) -> Int {
        var best = 0
        for label in 0..<Self.lanes
        where score[label] + transitions[label][right] > score[best] + transitions[best][right] {
            best = label
        }
        return best
    }

    private func path(from end: Int, _ origins: [SIMD16<Int32>]) -> [UInt8] {
        var labels = Array(repeating: UInt8(truncatingIfNeeded: end), count: emissions.count)
        var label = end
        for index in origins.indices.reversed() {
            label = Int(origins[index][label])
            labels[index] = UInt8(truncatingIfNeeded: label)
        }
        return labels
    }

    // MARK: Probabilities

    /// Computes `forward` and `backward`, scaled so that their product is the probability of a label.
    ///
    /// Returns the logarithm of the sum over all sequences.
    package mutating func sum() -> Float {
        let count = emissions.count
        weights.removeAll(keepingCapacity: true)
        scales.removeAll(keepingCapacity: true)
        forward.removeAll(keepingCapacity: true)
        var logarithm: Float = 0
        var previous = SIMD16<Float>()
        for (index, emission) in emissions.enumerated() {
            var maximum = emission[0]
            for lane in 1..<Self.lanes { maximum = max(maximum, emission[lane]) }
            let weight = Self.exponential(emission, minus: maximum)
            var current = SIMD16<Float>()
            if index == 0 {
                current = exponentials[left]
            } else {
                for label in 0..<Self.lanes { current += exponentials[label] * previous[label] }
            }
            current *= weight
            let scale = Self.total(current)
            current /= scale
            weights.append(weight)
            scales.append(scale)
            forward.append(current)
            previous = current
            logarithm += maximum + FloatFunctions.logarithm(scale)
        }
        guard count > 0 else { return 0 }
        var final = SIMD16<Float>()
        for label in 0..<Self.lanes { final[label] = exponentials[label][right] }
        let end = Self.total(previous * final)
        computeBackward(final / end)
        return logarithm + FloatFunctions.logarithm(end)
    }

    private mutating func computeBackward(_ last: SIMD16<Float>) {
        backward = Array(repeating: last, count: emissions.count)
        var next = last
        for index in emissions.indices.dropLast().reversed() {
            let weighted = weights[index + 1] * next / scales[index + 1]
            var current = SIMD16<Float>()
            for label in 0..<Self.lanes { current[label] = Self.total(exponentials[label] * weighted) }
            backward[index] = current
            next = current
        }
    }

    private static func total(_ vector: SIMD16<Float>) -> Float {
        var sum: Float = 0
        for lane in 0..<lanes { sum += vector[lane] }
        return sum
    }

    /// The probability of each label at a position, after `sum()`.
    package func marginal(_ index: Int) -> SIMD16<Float> { forward[index] * backward[index] }

    /// The expected transitions from `index` to the next position, one row for a label.
    package func expected(from label: Int, at index: Int) -> SIMD16<Float> {
        exponentials[label] * forward[index][label] * weights[index + 1] * backward[index + 1]
            / scales[index + 1]
    }
}
