/// How two documents agree, estimated from their signatures.
struct PairEvidence: Sendable, Equatable {
    /// Share of the shorter document's sequences that the longer one has.
    var containment: Float = 0
    /// Share of all their sequences that both have.
    var resemblance: Float = 0
    /// Shorter length by longer length.
    var ratio: Float = 0
    /// Distinct sequences of the shorter document.
    var sequenceCount: Float = 0
    /// Share of the eighths of the shorter, of the longer document that hold something of the other.
    ///
    /// Edits leave common sequences everywhere; a background paragraph or an item of a digest is in one place.
    var spreadShorter: Float = 0
    var spreadLonger: Float = 0
    /// How far into the longer document the shorter one begins, as a share of the longer.
    var shift: Float = 0
    /// Text before what both have, in both together, by the length of what both have.
    var unmatchedHead: Float = 0
    /// Text after what both have, in that of both which has less of it.
    var unmatchedTail: Float = 0
    /// Text of the longer document around what both have, on the side that has less of it.
    var surroundings: Float = 0
    /// Both are known to come from one source, from two sources.
    var isSameSource = false
    var isOtherSource = false
    /// Shares of the shorter document's facts that the longer one has, and from how many that is told.
    var nameAgreement: Float = 1
    var nameCount: Float = 0
    var numberAgreement: Float = 1
    var numberCount: Float = 0
    /// Eighths of the documents, in the order they were given, of which at least half is common.
    var coverFirst: UInt8 = 0
    var coverSecond: UInt8 = 0
    /// Sampled sequences that both have.
    var sharedCount = 0
    /// Nothing could be compared.
    var isEmpty = true
}

/// Two documents, each a row of a table.
struct SignaturePair {
    let shorterTable: SignatureTable
    let longerTable: SignatureTable
    let shorter: Int
    let longer: Int
    /// The first document given is the shorter one.
    private let isOrdered: Bool

    /// The order of the arguments decides only which of the covers is whose.
    init(_ firstTable: SignatureTable, _ first: Int, _ secondTable: SignatureTable, _ second: Int) {
        let (one, other) = (firstTable.headers[first], secondTable.headers[second])
        isOrdered = (one.sequences.total, one.exactKey) <= (other.sequences.total, other.exactKey)
        (shorterTable, shorter) = isOrdered ? (firstTable, first) : (secondTable, second)
        (longerTable, longer) = isOrdered ? (secondTable, second) : (firstTable, first)
    }

    /// How the documents agree.
    var evidence: PairEvidence {
        var evidence = PairEvidence()
        let (a, b) = (shorterTable.headers[shorter], longerTable.headers[longer])
        compareSequences(a, b, into: &evidence)
        guard !evidence.isEmpty else { return evidence }
        if !isOrdered { swap(&evidence.coverFirst, &evidence.coverSecond) }
        evidence.isSameSource = a.sourceKey == b.sourceKey && a.sourceKey != 0
        evidence.isOtherSource = a.sourceKey != b.sourceKey && a.sourceKey != 0 && b.sourceKey != 0
        (evidence.nameAgreement, evidence.nameCount) = agreement(
            shorterTable.names.span, a.names, longerTable.names.span, b.names)
        (evidence.numberAgreement, evidence.numberCount) = agreement(
            shorterTable.numbers.span, a.numbers, longerTable.numbers.span, b.numbers)
        return evidence
    }

    private func compareSequences(
        _ a: SignatureTable.Header, _ b: SignatureTable.Header, into evidence: inout PairEvidence
    ) {
        var tally = OverlapTally()
        let (unit, scale) = (Int(a.tokenCount), Int(b.tokenCount))
        tally.merge(
            shorterTable.sequences.span, shorter * SignatureTable.sequenceStride, Int(a.sequences.count),
            longerTable.sequences.span, longer * SignatureTable.sequenceStride, Int(b.sequences.count),
            limit: min(a.sequences.limit, b.sequences.limit), lengths: (unit, scale))
        guard tally.shorter.all > 0, tally.longer.all > 0 else { return }
        evidence.isEmpty = false
        tally.write(into: &evidence, lengths: (Float(unit), Float(scale)))
        evidence.ratio = Float(a.sequences.total) / Float(max(1, b.sequences.total))
        evidence.sequenceCount = Float(a.sequences.total)
        if tally.shared > 0 {
            evidence.shift = Float(tally.shift) / Float(tally.shared * 16 * max(1, scale))
        }
    }

    /// Share of the shorter document's sampled facts found in the longer, and how many those are.
    private func agreement(
        _ own: Span<UInt16>, _ a: SignatureTable.Sample, _ others: Span<UInt16>, _ b: SignatureTable.Sample
    ) -> (Float, Float) {
        let limit = min(a.limit, b.limit)
        var left = shorter * SignatureTable.factStride
        var right = longer * SignatureTable.factStride
        let leftEnd = left + Int(a.count)
        let rightEnd = right + Int(b.count)
        var total = 0
        var shared = 0
        while left < leftEnd, UInt32(own[left]) <= limit {
            while right < rightEnd, others[right] < own[left] { right += 1 }
            if right < rightEnd, others[right] == own[left] {
                shared += 1
                right += 1
            }
            total += 1
            left += 1
        }
        return (total > 0 ? Float(shared) / Float(total) : 1, Float(total))
    }
}

extension OverlapTally {
    /// Walks two ascending samples as far as both are complete.
    @inline(__always)
    fileprivate mutating func merge(
        _ own: Span<UInt32>, _ ownStart: Int, _ ownCount: Int,
        _ others: Span<UInt32>, _ otherStart: Int, _ otherCount: Int,
        limit: UInt32, lengths: (Int, Int)
    ) {
        var (left, right) = (ownStart, otherStart)
        let (leftEnd, rightEnd) = (ownStart + ownCount, otherStart + otherCount)
        while true {
            let one = left < leftEnd ? own[left] : .max
            let other = right < rightEnd ? others[right] : .max
            let (x, y) = (one >> SignatureTable.comparedShift, other >> SignatureTable.comparedShift)
            if min(x, y) > limit || (left == leftEnd && right == rightEnd) { return }
            let (here, there) = (UInt8(one & 0xF), UInt8(other & 0xF))
            if x == y && left < leftEnd && right < rightEnd {
                addShared(here, there)
                shift += Int(there) * lengths.1 - Int(here) * lengths.0
                left += 1
                right += 1
            } else if left < leftEnd && (x < y || right == rightEnd) {
                shorter.add(here)
                left += 1
            } else {
                longer.add(there)
                right += 1
            }
        }
    }
}
