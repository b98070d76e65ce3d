internal import Files
internal import Models
internal import TextKit

/// Weights by 32-bit hash.
struct CueTable: Sendable {
    /// How many weights a hash has.
    private let width: Int
    private var keys: NumberedKeys<UInt32>
    private var weights: [Float] = []

    /// A table that knows nothing.
    init(width: Int, capacity: Int = 0) {
        self.width = width
        keys = NumberedKeys(expecting: capacity)
    }

    /// Reads the hashes and, in the section after them, their weights in units of `scale`.
    init(width: Int, scale: Float, _ file: FlatFile, at section: Int) throws(ResourceError) {
        let hashes = try file.section(section, of: UInt32.self).values
        let steps = try file.section(section + 1, of: Int8.self).values
        guard steps.count == hashes.count * width else {
            throw file.error("has a weight too few or too many")
        }
        self.init(width: width, scale: scale, hashes: hashes, steps: steps)
    }

    /// Weights in units of `scale`, `width` for each hash.
    init(width: Int, scale: Float, hashes: [UInt32], steps: [Int8]) {
        self.init(width: width, capacity: hashes.count)
        // The first of two equal keys counts.
        for (index, hash) in hashes.enumerated() where keys.insert(hash).isNew {
            weights += steps[index * width..<(index + 1) * width].map { Float($0) * scale }
        }
    }

    @inline(__always)
    func weight(_ hash: UInt32) -> Float { keys.number(of: hash).map { weights[$0 * width] } ?? 0 }

    @inline(__always)
    func weights(_ hash: UInt32) -> SIMD4<Float> {
        guard let start = keys.number(of: hash).map({ $0 * width }) else { return .zero }
        return SIMD4(weights[start], weights[start + 1], weights[start + 2], weights[start + 3])
    }
}
