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

    init(width: Int, from reader: inout LittleEndianReader) throws(ModelError) {
        let scale = reader.float()
        let count = Int(reader.read(UInt32.self))
        guard reader.canHold(count, of: 4 + width) else { throw .truncated }
        self.init(width: width, capacity: count)
        for _ in 0..<count {
            let isNew = keys.insert(reader.read(UInt32.self)).isNew
            for _ in 0..<width {
                let weight = Float(reader.read(Int8.self)) * scale
                // The first of two equal keys counts.
                if isNew { weights.append(weight) }
            }
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
