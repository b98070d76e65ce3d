import Entities
import Files
import Models
import Testing

@testable import Training

@Suite struct CRFTests {
    private func lattice(_ emissions: [[Float]]) -> LabelLattice {
        let rows = Array(repeating: SIMD16<Float>(repeating: 0), count: EntityLabel.count + 1)
        var lattice = LabelLattice(transitions: rows)
        lattice.start(after: EntityLabel.edge, before: EntityLabel.edge)
        for scores in emissions {
            var vector = SIMD16<Float>()
            for (lane, score) in scores.enumerated() { vector[lane] = score }
            lattice.append(vector)
        }
        return lattice
    }

    /// All sequences of `count` labels that BILOU allows.
    private func sequences(_ count: Int) -> [[Int]] {
        var found: [[Int]] = [[]]
        for _ in 0..<count {
            found = found.flatMap { sequence in
                (0..<EntityLabel.count)
                    .filter { EntityLabel.mayFollow(sequence.last ?? EntityLabel.edge, $0) }
                    .map { sequence + [$0] }
            }
        }
        return found.filter { EntityLabel.mayFollow($0.last ?? EntityLabel.edge, EntityLabel.edge) }
    }

    @Test func `sums, marginals and the best sequence equal those of brute force`() {
        var random = SplitMix(seed: 3)
        for _ in 0..<20 {
            let scores = (0..<3).map { _ in (0..<EntityLabel.count).map { _ in Float(random.unit() * 4 - 2) }
            }
            var lattice = lattice(scores)
            let all = sequences(3).map { sequence in
                (sequence, sequence.enumerated().reduce(Float(0)) { $0 + scores[$1.offset][$1.element] })
            }
            let total = all.reduce(Double(0)) { $0 + exponential($1.1) }
            #expect(abs(exponential(lattice.sum()) - total) < total * 1e-4)
            let best = all.max { $0.1 < $1.1 }?.0
            #expect(lattice.bestLabels().map { Int($0) } == best)
            for label in 0..<EntityLabel.count {
                let mass = all.filter { $0.0[1] == label }.reduce(Double(0)) { $0 + exponential($1.1) }
                #expect(abs(Double(lattice.marginal(1)[label]) - mass / total) < 1e-4)
            }
        }
    }

    private func exponential(_ value: Float) -> Double {
        var (term, sum) = (1.0, 1.0)
        for step in 1..<60 {
            term *= Double(value) / Double(step)
            sum += term
        }
        return sum
    }

    @Test(arguments: [1, 2, 5])
    func `labels of a span give the span back`(count: Int) {
        for type in EntityLabel.types {
            let labels = [0] + EntityLabel.labels(type: type, count: count) + [0]
            let spans = EntityLabel.spans(
                labels.map { UInt8($0) }, base: 10, certainty: Array(repeating: 1, count: labels.count))
            #expect(spans.map(\.range) == [11..<(11 + count)])
            #expect(spans.map(\.type) == [type])
        }
    }

    @Test func `a model round-trips through its file, and a damaged file is refused`() throws {
        var row = SIMD16<UInt8>(repeating: 0)
        (row[1], row[13]) = (5, 7)
        let model = EntityModel(
            transitions: Array(repeating: SIMD16(repeating: 0.5), count: 14), knowledge: .none,
            rows: [row, SIMD16(repeating: 0)], scale: 0.25)
        let bytes = model.encoded()
        let read = try EntityModel(file: MappedBytes(copying: bytes), path: "m")
        #expect(read.encoded() == bytes)
        for length in [0, 3, 31, 40, bytes.count - 1] {
            #expect(throws: ResourceError.self) {
                try EntityModel(file: MappedBytes(copying: Array(bytes.prefix(length))), path: "m")
            }
        }
    }
}
