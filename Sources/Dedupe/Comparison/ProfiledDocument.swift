/// One document prepared for comparison with many: its sequences are in a small table by value.
///
/// Walking two sorted samples costs a mispredicted branch for every other element. Looking up each sequence of the
/// candidate instead takes a third of the time, since lookups are independent and hardly any of them hits.
struct ProfiledDocument {
    private static let slotBits: UInt32 = 12
    private static let none = UInt8.max

    private var row = 0
    /// By the lower bits of a comparable value: the index of the first sequence with them.
    private var slots = [UInt8](repeating: Self.none, count: 1 << Int(Self.slotBits))
    /// The index of the next sequence with the same lower bits.
    private var chain = [UInt8](repeating: Self.none, count: SignatureTable.sequenceStride)
    private var elements = [UInt32](repeating: 0, count: SignatureTable.sequenceStride)
    private var count = 0
    /// How the sequences before a place are spread over the document.
    private var spreads = [EighthCounts](repeating: EighthCounts(), count: SignatureTable.sequenceStride + 1)

    @inline(__always)
    private static func slot(_ element: UInt32) -> Int {
        Int(element >> SignatureTable.comparedShift & (1 << slotBits - 1))
    }

    /// Prepares a document of a table.
    mutating func load(_ row: Int, of table: borrowing SignatureTable) {
        for place in 0..<count { slots[Self.slot(elements[place])] = Self.none }
        self.row = row
        count = Int(table.headers[row].sequences.count)
        let start = row * SignatureTable.sequenceStride
        var spread = EighthCounts()
        for place in 0..<count {
            elements[place] = table.sequences[start + place]
            spreads[place] = spread
            spread.add(UInt8(truncatingIfNeeded: elements[place] & 0xF))
        }
        spreads[count] = spread
        for place in (0..<count).reversed() {
            let slot = Self.slot(elements[place])
            chain[place] = slots[slot]
            slots[slot] = UInt8(place)
        }
    }

    /// Compares the document, a row of `table`, with another; without facts where the model is not evaluated.
    ///
    /// - Returns: evidence with the other document as the first.
    func evidence(
        _ table: borrowing SignatureTable, with otherTable: borrowing SignatureTable, _ other: Int
    ) -> PairEvidence {
        let limit = min(table.headers[row].sequences.limit, otherTable.headers[other].sequences.limit)
        var (own, others) = (OverlapTally.Side(), OverlapTally.Side())
        let places = overlap(otherTable, other, limit: limit, &own, &others)
        var tally = OverlapTally()
        tally.shared = places.shared
        let (unit, scale) = (Int(table.headers[row].tokenCount), Int(otherTable.headers[other].tokenCount))
        let first = places.others * scale
        let second = places.own * unit
        if SignaturePair.isShorter(otherTable, other, table, row) {
            (tally.shorter, tally.longer, tally.shift) = (others, own, second - first)
            var evidence = SignaturePair.sequences(tally, otherTable, other, table, row)
            if DuplicateModel.isConsidered(evidence) {
                SignaturePair.compareFacts(otherTable, other, table, row, into: &evidence)
            }
            return evidence
        }
        (tally.shorter, tally.longer, tally.shift) = (own, others, first - second)
        var evidence = SignaturePair.sequences(tally, table, row, otherTable, other)
        if DuplicateModel.isConsidered(evidence) {
            SignaturePair.compareFacts(table, row, otherTable, other, into: &evidence)
        }
        swap(&evidence.coverFirst, &evidence.coverSecond)
        return evidence
    }

    /// Looks up the other document's sequences; returns how many are common, and their position sums.
    @inline(__always)
    private func overlap(
        _ table: borrowing SignatureTable, _ row: Int, limit: UInt32, _ own: inout OverlapTally.Side,
        _ others: inout OverlapTally.Side
    ) -> (shared: Int, own: Int, others: Int) {
        var result = (shared: 0, own: 0, others: 0)
        let start = row * SignatureTable.sequenceStride
        let end = start + Int(table.headers[row].sequences.count)
        let (sequences, slots, mine) = (table.sequences.span, slots.span, elements.span)
        var place = start
        while place < end {
            let element = sequences[place]
            guard element >> SignatureTable.comparedShift <= limit else { break }
            others.present.add(UInt8(truncatingIfNeeded: element & 0xF))
            let first = slots[Self.slot(element)]
            if first != Self.none {
                let copies = repeats(sequences, place, from: start)
                if let match = match(element, from: first, skipping: copies) {
                    let (here, there) = (mine[match] & 0xF, element & 0xF)
                    result.shared &+= 1
                    result.own &+= Int(here)
                    result.others &+= Int(there)
                    own.common.add(UInt8(truncatingIfNeeded: here))
                    others.common.add(UInt8(truncatingIfNeeded: there))
                }
            }
            place &+= 1
        }
        others.all = place - start
        own.all = count
        while own.all > 0, mine[own.all - 1] >> SignatureTable.comparedShift > limit { own.all -= 1 }
        own.present = spreads[own.all]
        return result
    }

    /// How many sequences right before one have the same comparable value.
    private func repeats(_ sequences: Span<UInt32>, _ place: Int, from start: Int) -> Int {
        var before = place
        while before > start, (sequences[before - 1] ^ sequences[place]) >> SignatureTable.comparedShift == 0
        {
            before -= 1
        }
        return place - before
    }

    /// The place of the sequence with the same comparable value, after some others with it.
    private func match(_ element: UInt32, from first: UInt8, skipping copies: Int) -> Int? {
        var (place, copies) = (first, copies)
        while place != Self.none {
            if (elements[Int(place)] ^ element) >> SignatureTable.comparedShift == 0 {
                if copies == 0 { return Int(place) }
                copies -= 1
            }
            place = chain[Int(place)]
        }
        return nil
    }
}
