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

    init(width: Int, from reader: inout LittleEndianReader) throws(BodyModelError) {
        let scale = try reader.float()
        let count = try reader.count(of: 4 + width)
        self.init(width: width, capacity: count)
        for _ in 0..<count {
            let isNew = keys.insert(try reader.bits()).isNew
            for _ in 0..<width {
                let weight = Float(Int8(bitPattern: try reader.byte())) * scale
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
