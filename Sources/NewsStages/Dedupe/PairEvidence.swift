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

extension SignatureTable {
    /// Compares two documents; the order of the arguments does not matter.
    func evidence(_ first: Int, _ second: Int) -> PairEvidence {
        let isOrdered =
            (headers[first].sequences.total, headers[first].exactKey)
            <= (headers[second].sequences.total, headers[second].exactKey)
        let (shorter, longer) = isOrdered ? (first, second) : (second, first)
        var evidence = PairEvidence()
        compareSequences(shorter, longer, into: &evidence)
        guard !evidence.isEmpty else { return evidence }
        if !isOrdered { swap(&evidence.coverFirst, &evidence.coverSecond) }
        let (a, b) = (headers[shorter], headers[longer])
        evidence.isSameSource = a.sourceKey == b.sourceKey && a.sourceKey != 0
        evidence.isOtherSource = a.sourceKey != b.sourceKey && a.sourceKey != 0 && b.sourceKey != 0
        (evidence.nameAgreement, evidence.nameCount) = Self.agreement(
            names.span, shorter, a.names, longer, b.names)
        (evidence.numberAgreement, evidence.numberCount) = Self.agreement(
            numbers.span, shorter, a.numbers, longer, b.numbers)
        return evidence
    }

    private func compareSequences(_ shorter: Int, _ longer: Int, into evidence: inout PairEvidence) {
        let (a, b) = (headers[shorter].sequences, headers[longer].sequences)
        let limit = min(a.limit, b.limit)
        let hashes = sequences.span
        let places = positions.span
        var left = shorter * Self.sequenceStride
        var right = longer * Self.sequenceStride
        let leftEnd = left + Int(a.count)
        let rightEnd = right + Int(b.count)
        var tally = OverlapTally()
        let scale = Int(headers[longer].tokenCount)
        let unit = Int(headers[shorter].tokenCount)
        while true {
            let x = left < leftEnd ? UInt64(hashes[left]) : .max
            let y = right < rightEnd ? UInt64(hashes[right]) : .max
            let next = min(x, y)
            if next > UInt64(limit) { break }
            if x == y {
                tally.addShared(places[left], places[right])
                tally.shift += Int(places[right]) * scale - Int(places[left]) * unit
            } else if x < y {
                tally.shorter.add(places[left])
            } else {
                tally.longer.add(places[right])
            }
            if x == next { left += 1 }
            if y == next { right += 1 }
        }
        guard tally.shorter.all > 0, tally.longer.all > 0 else { return }
        evidence.isEmpty = false
        tally.write(into: &evidence, lengths: (Float(unit), Float(scale)))
        evidence.ratio = Float(a.total) / Float(max(1, b.total))
        evidence.sequenceCount = Float(a.total)
        if tally.shared > 0 {
            evidence.shift = Float(tally.shift) / Float(tally.shared * 256 * max(1, scale))
        }
    }

    /// Share of the shorter document's sampled facts found in the longer, and how many those are.
    private static func agreement(
        _ facts: Span<UInt32>, _ shorter: Int, _ a: Sample, _ longer: Int, _ b: Sample
    ) -> (Float, Float) {
        let limit = min(a.limit, b.limit)
        var left = shorter * factStride
        var right = longer * factStride
        let leftEnd = left + Int(a.count)
        let rightEnd = right + Int(b.count)
        var total = 0
        var shared = 0
        while left < leftEnd, facts[left] <= limit {
            while right < rightEnd, facts[right] < facts[left] { right += 1 }
            if right < rightEnd, facts[right] == facts[left] { shared += 1 }
            total += 1
            left += 1
        }
        return (total > 0 ? Float(shared) / Float(total) : 1, Float(total))
    }
}
