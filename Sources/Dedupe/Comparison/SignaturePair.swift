/// Compares two documents, each a row of a table.
enum SignaturePair {
    /// Compares the documents; their order only decides which cover belongs to which.
    static func evidence(
        _ firstTable: borrowing SignatureTable, _ first: Int, _ secondTable: borrowing SignatureTable,
        _ second: Int
    ) -> PairEvidence {
        guard isShorter(firstTable, first, secondTable, second) else {
            var evidence = ordered(secondTable, second, firstTable, first)
            swap(&evidence.coverFirst, &evidence.coverSecond)
            return evidence
        }
        return ordered(firstTable, first, secondTable, second)
    }

    /// Which of two documents is the shorter one, for every purpose.
    @inline(__always)
    static func isShorter(
        _ table: borrowing SignatureTable, _ row: Int, _ otherTable: borrowing SignatureTable, _ other: Int
    ) -> Bool {
        let (own, others) = (table.headers[row].sequences.total, otherTable.headers[other].sequences.total)
        if own != others { return own < others }
        return table.headers[row].exactKey <= otherTable.headers[other].exactKey
    }

    private static func ordered(
        _ shorterTable: borrowing SignatureTable, _ shorter: Int, _ longerTable: borrowing SignatureTable,
        _ longer: Int
    ) -> PairEvidence {
        let limit = min(
            shorterTable.headers[shorter].sequences.limit, longerTable.headers[longer].sequences.limit)
        var tally = OverlapTally()
        tally.merge(
            shorterTable.sequences.span, shorter * SignatureTable.sequenceStride,
            Int(shorterTable.headers[shorter].sequences.count),
            longerTable.sequences.span, longer * SignatureTable.sequenceStride,
            Int(longerTable.headers[longer].sequences.count),
            limit: limit,
            lengths: (
                Int(shorterTable.headers[shorter].tokenCount), Int(longerTable.headers[longer].tokenCount)
            ))
        var evidence = sequences(tally, shorterTable, shorter, longerTable, longer)
        if !evidence.isEmpty { compareFacts(shorterTable, shorter, longerTable, longer, into: &evidence) }
        return evidence
    }

    /// The evidence of the common sequences.
    @inline(__always)
    static func sequences(
        _ tally: OverlapTally, _ shorterTable: borrowing SignatureTable, _ shorter: Int,
        _ longerTable: borrowing SignatureTable, _ longer: Int
    ) -> PairEvidence {
        var evidence = PairEvidence()
        guard tally.shorter.all > 0, tally.longer.all > 0 else { return evidence }
        let (unit, scale) = (shorterTable.headers[shorter].tokenCount, longerTable.headers[longer].tokenCount)
        let total = shorterTable.headers[shorter].sequences.total
        evidence.isEmpty = false
        tally.write(into: &evidence, lengths: (Float(unit), Float(scale)))
        evidence.ratio = Float(total) / Float(max(1, longerTable.headers[longer].sequences.total))
        evidence.sequenceCount = Float(total)
        evidence.ownShorter = Float(unit) * (1 - Float(tally.shared) / Float(tally.shorter.all))
        evidence.ownLonger = Float(scale) * (1 - Float(tally.shared) / Float(tally.longer.all))
        if tally.shared > 0 {
            evidence.shift = Float(tally.shift) / Float(tally.shared * 16 * max(1, Int(scale)))
        }
        return evidence
    }

    /// The evidence of sources, names and numbers.
    static func compareFacts(
        _ shorterTable: borrowing SignatureTable, _ shorter: Int, _ longerTable: borrowing SignatureTable,
        _ longer: Int, into evidence: inout PairEvidence
    ) {
        let (own, other) = (shorterTable.headers[shorter].sourceKey, longerTable.headers[longer].sourceKey)
        evidence.isSameSource = own == other && own != 0
        evidence.isOtherSource = own != other && own != 0 && other != 0
        evidence.isUncased =
            evidence.mayBeNotices
            && UncasedLanguages.contains(shorterTable.headers[shorter].languageKey)
            && UncasedLanguages.contains(longerTable.headers[longer].languageKey)
        let starts = (shorter * SignatureTable.factStride, longer * SignatureTable.factStride)
        evidence.names = FactTally(
            shorterTable.names.span, starts.0, shorterTable.headers[shorter].names,
            longerTable.names.span, starts.1, longerTable.headers[longer].names)
        evidence.numbers = FactTally(
            shorterTable.numbers.span, starts.0, shorterTable.headers[shorter].numbers,
            longerTable.numbers.span, starts.1, longerTable.headers[longer].numbers)
        compareWords(shorterTable, shorter, longerTable, longer, into: &evidence)
    }

    /// The evidence of leads and headlines.
    private static func compareWords(
        _ shorterTable: borrowing SignatureTable, _ shorter: Int, _ longerTable: borrowing SignatureTable,
        _ longer: Int, into evidence: inout PairEvidence
    ) {
        let (own, other) = (shorterTable.headers[shorter], longerTable.headers[longer])
        let lead = SignatureTable.leadStride
        evidence.leadAgreement = WordTally.agreement(
            shorterTable.leads.span, shorter * lead, own.leadCount, longerTable.leads.span, longer * lead,
            other.leadCount, size: lead)
        let headline = SignatureTable.headlineStride
        evidence.hasHeadlines = own.headlineCount > 0 && other.headlineCount > 0
        evidence.headlineAgreement = WordTally.agreement(
            shorterTable.headlines.span, shorter * headline, own.headlineCount,
            longerTable.headlines.span, longer * headline, other.headlineCount, size: headline)
        if evidence.mayExchangeSubjects {
            evidence.exchangedSubjects = min(
                subjects(shorterTable, shorter, without: longerTable, longer),
                subjects(longerTable, longer, without: shorterTable, shorter))
        }
    }

    /// How many words a headline and its lead have that neither headline nor lead of another document has.
    private static func subjects(
        _ table: borrowing SignatureTable, _ row: Int, without otherTable: borrowing SignatureTable,
        _ other: Int
    ) -> Int {
        let (headline, lead) = (table.headlineSample(of: row), table.leadSample(of: row))
        let (others, otherLead) = (otherTable.headlineSample(of: other), otherTable.leadSample(of: other))
        return headline.count { lead.contains($0) && !others.contains($0) && !otherLead.contains($0) }
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
