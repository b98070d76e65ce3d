/// Which facts two documents have in common, and which are news of one of them.
struct FactTally: Sendable, Equatable {
    /// The facts of one document that were compared.
    struct Side: Sendable, Equatable {
        var all = 0
        var own = 0
        /// Those that only this document has, in its first quarter.
        var ownEarly = 0

        @inline(__always)
        mutating func addOwn(_ fact: UInt32) {
            all += 1
            own += 1
            if fact & 0xF < 4 { ownEarly += 1 }
        }

        fileprivate mutating func add(_ other: Side) {
            all += other.all
            own += other.own
            ownEarly += other.ownEarly
        }
    }

    var shared = 0
    var shorter = Side()
    var longer = Side()

    /// Share of the shorter document's facts that the longer one has; 1 if it has none.
    var agreement: Float { shorter.all > 0 ? Float(shared) / Float(shorter.all) : 1 }

    /// No facts.
    init() {}

    /// Of two kinds of facts together.
    static func + (left: FactTally, right: FactTally) -> FactTally {
        var sum = left
        sum.shared += right.shared
        sum.shorter.add(right.shorter)
        sum.longer.add(right.longer)
        return sum
    }

    /// Walks two ascending samples as far as both are complete.
    @inline(__always)
    init(
        _ own: Span<UInt32>, _ ownStart: Int, _ ownSample: SignatureTable.Sample,
        _ others: Span<UInt32>, _ otherStart: Int, _ otherSample: SignatureTable.Sample
    ) {
        let limit = min(ownSample.limit, otherSample.limit)
        var (left, right) = (ownStart, otherStart)
        let (leftEnd, rightEnd) = (ownStart + Int(ownSample.count), otherStart + Int(otherSample.count))
        while left < leftEnd || right < rightEnd {
            let one = left < leftEnd ? own[left] >> SignatureTable.factShift : .max
            let other = right < rightEnd ? others[right] >> SignatureTable.factShift : .max
            if min(one, other) > limit { return }
            if one == other {
                shared += 1
                shorter.all += 1
                longer.all += 1
                left += 1
                right += 1
            } else if one < other {
                shorter.addOwn(own[left])
                left += 1
            } else {
                longer.addOwn(others[right])
                right += 1
            }
        }
    }
}

/// Words of two leads or headlines.
enum WordTally {
    /// Share of the smaller sample that the other has, as far as both are complete; 0 if one is empty.
    static func agreement(
        _ own: Span<UInt16>, _ ownStart: Int, _ ownCount: UInt8, _ others: Span<UInt16>, _ otherStart: Int,
        _ otherCount: UInt8, size: Int
    ) -> Float {
        let (leftEnd, rightEnd) = (ownStart + Int(ownCount), otherStart + Int(otherCount))
        guard leftEnd > ownStart, rightEnd > otherStart else { return 0 }
        let limit = min(
            Int(ownCount) < size ? .max : own[leftEnd - 1],
            Int(otherCount) < size ? .max : others[rightEnd - 1])
        var (left, right) = (ownStart, otherStart)
        var shared = 0
        while left < leftEnd, right < rightEnd, min(own[left], others[right]) <= limit {
            if own[left] == others[right] { shared += 1 }
            let (one, other) = (own[left], others[right])
            if one <= other { left += 1 }
            if other <= one { right += 1 }
        }
        // What one sample has left within the limit counts as its own.
        while left < leftEnd, own[left] <= limit { left += 1 }
        while right < rightEnd, others[right] <= limit { right += 1 }
        return Float(shared) / Float(max(1, min(left - ownStart, right - otherStart)))
    }
}
