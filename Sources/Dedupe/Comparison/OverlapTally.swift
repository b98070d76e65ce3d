/// Counts what two documents have in common, by position in both.
struct OverlapTally {
    /// The sequences of one document, all and common ones, by eighths of its length.
    struct Side {
        var all = 0
        var present = EighthCounts()
        var common = EighthCounts()

        @inline(__always)
        mutating func add(_ place: UInt8) {
            all += 1
            present.add(place)
        }

        @inline(__always)
        mutating func addCommon(_ place: UInt8) {
            add(place)
            common.add(place)
        }

        /// The eighths of which at least half is common.
        var cover: UInt8 { common.eighths(atLeastHalfOf: present) }

        /// Share of the sequences in eighths with almost nothing common.
        var apart: Float { Float(present.apart(from: common)) / Float(max(1, all)) }

        /// Share of the first quarter that is common.
        var head: Float { Float(common.first(2)) / Float(max(1, present.first(2))) }

        /// Share of the non-empty eighths that contain something common.
        var spread: Float { Float(common.occupied) / Float(max(1, present.occupied)) }
    }

    var shared = 0
    /// Sum of the distances between the places of common sequences, in 16ths of a token.
    var shift = 0
    var shorter = Side()
    var longer = Side()

    @inline(__always)
    mutating func addShared(_ shorterPlace: UInt8, _ longerPlace: UInt8) {
        shared += 1
        shorter.addCommon(shorterPlace)
        longer.addCommon(longerPlace)
    }

    /// Fills in the evidence of counts and positions; `lengths` are those of both documents in tokens.
    func write(into evidence: inout PairEvidence, lengths: (shorter: Float, longer: Float)) {
        evidence.containment = Float(shared) / Float(min(shorter.all, longer.all))
        evidence.resemblance = Float(shared) / Float(shorter.all + longer.all - shared)
        evidence.spreadShorter = shorter.spread
        evidence.spreadLonger = longer.spread
        evidence.sharedCount = shared
        evidence.coverFirst = shorter.cover
        evidence.coverSecond = longer.cover
        (evidence.privateShorter, evidence.privateLonger) = (shorter.apart, longer.apart)
        (evidence.headShorter, evidence.headLonger) = (shorter.head, longer.head)
        evidence.density =
            Float(shared) / Float(max(1, shorter.all - shorter.present.apart(from: shorter.common)))
        guard shared > 0 else { return }
        let (one, other) = (Extent(shorter.common, lengths.shorter), Extent(longer.common, lengths.longer))
        // Up to 60 words before the story, in one of both, are house style and not another story.
        let length = min(one.length, other.length) + 60
        evidence.unmatchedHead = (one.head + other.head) / length
        evidence.unmatchedTail = min(one.tail, other.tail) / length
        evidence.surroundings = min(other.head, other.tail) / length
    }

    /// Where the common part of a document is, in tokens.
    private struct Extent {
        var head: Float
        var tail: Float
        var length: Float

        /// Leaves out the outer tenths: one sequence by chance must not extend the common part.
        init(_ common: EighthCounts, _ tokens: Float) {
            let (low, high) = (common.quantile(0.1), common.quantile(0.9))
            let share = max(high - low, 0.02) / 0.8
            head = max(low - 0.1 * share, 0) * tokens
            tail = max(1 - high - 0.1 * share, 0) * tokens
            length = share * tokens
        }
    }
}
