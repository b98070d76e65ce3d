/// Eight counters up to 255 in one word, for the eighths of a document.
struct EighthCounts: Sendable {
    private var packed: UInt64 = 0

    @inline(__always)
    mutating func add(_ place: UInt8) {
        packed &+= 1 << (UInt64(place >> 1) * 8)
    }

    /// How many eighths have a count.
    var occupied: Int {
        (0..<8).reduce(0) { $0 + (packed >> UInt64($1 * 8) & 0xFF == 0 ? 0 : 1) }
    }

    /// The eighths in which these counts reach half of others, as bits.
    func eighths(atLeastHalfOf others: EighthCounts) -> UInt8 {
        (0..<8).reduce(0) { bits, eighth in
            let shift = UInt64(eighth * 8)
            let (own, all) = (packed >> shift & 0xFF, others.packed >> shift & 0xFF)
            return own > 0 && own * 2 >= all ? bits | 1 << UInt8(eighth) : bits
        }
    }

    @inline(__always)
    private func count(_ eighth: Int) -> Int { Int(packed >> UInt64(eighth * 8) & 0xFF) }

    /// How many counts of the first eighths there are.
    func first(_ eighths: Int) -> Int { (0..<eighths).reduce(0) { $0 + count($1) } }

    /// How many counts lie in eighths of which less than a quarter is among others.
    func apart(from others: EighthCounts) -> Int {
        (0..<8).reduce(0) { $0 + (others.count($1) * 4 < count($1) ? count($1) : 0) }
    }

    /// Place in the document, 0 to 1, before which the given share of the counts lies.
    func quantile(_ share: Float) -> Float {
        let total = (0..<8).reduce(0) { $0 + Int(packed >> UInt64($1 * 8) & 0xFF) }
        let target = Float(total) * share
        var before: Float = 0
        for eighth in 0..<8 {
            let count = Float(packed >> UInt64(eighth * 8) & 0xFF)
            if before + count >= target, count > 0 {
                return (Float(eighth) + (target - before) / count) / 8
            }
            before += count
        }
        return 1
    }
}
