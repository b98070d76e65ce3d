/// Scores pairs of documents: those of this run by rank, those of earlier runs by numbers after the ranks.
///
/// A class, because documents of the index are unpacked into two slots that it owns.
final class PairScorer {
    private let table: SignatureTable
    private let rows: [Int]
    private let model: DuplicateModel
    private let index: DedupeIndex
    /// Documents of the index in the order of their nodes.
    private(set) var earlierNumbers: [UInt64] = []
    private var nodes: [UInt64: UInt32] = [:]
    private var first = UnpackedDocument()
    private var second = UnpackedDocument()
    private var scratch = DuplicateModel.Scratch()

    /// A document of the index, unpacked.
    private struct UnpackedDocument {
        var number: UInt64?
        var table = SignatureTable()

        init() { table.appendBlank() }

        mutating func load(_ wanted: UInt64, from index: DedupeIndex) {
            guard number != wanted else { return }
            number = wanted
            index.view(wanted)?.load(into: &table, at: 0)
        }
    }

    init(table: SignatureTable, rows: [Int], model: DuplicateModel, index: DedupeIndex) {
        self.table = table
        self.rows = rows
        self.model = model
        self.index = index
    }

    /// The node of a document of the index, numbered after the ranks.
    func node(_ number: UInt64) -> UInt32 {
        if let node = nodes[number] { return node }
        let node = UInt32(rows.count + earlierNumbers.count)
        earlierNumbers.append(number)
        nodes[number] = node
        return node
    }

    /// The number in the index of a node; nil for a rank.
    func number(_ node: UInt32) -> UInt64? {
        Int(node) < rows.count ? nil : earlierNumbers[Int(node) - rows.count]
    }

    /// Nodes of the index so far, in the order of their first use.
    var earlierNodes: Range<UInt32> { UInt32(rows.count)..<UInt32(rows.count + earlierNumbers.count) }

    func evidence(_ one: UInt32, _ other: UInt32) -> PairEvidence {
        switch (number(one), number(other)) {
        case (nil, nil):
            return SignaturePair.evidence(table, rows[Int(one)], table, rows[Int(other)])
        case (let number?, nil):
            return evidence(number, rank: other)
        case (nil, let number?):
            second.load(number, from: index)
            return SignaturePair.evidence(table, rows[Int(one)], second.table, 0)
        case (let number?, let another?):
            first.load(number, from: index)
            second.load(another, from: index)
            return SignaturePair.evidence(first.table, 0, second.table, 0)
        }
    }

    /// Compares a document of the index with one of this run.
    func evidence(_ number: UInt64, rank: UInt32) -> PairEvidence {
        first.load(number, from: index)
        return SignaturePair.evidence(first.table, 0, table, rows[Int(rank)])
    }

    /// The same for a profiled document; without facts where the model is not evaluated.
    func evidence(_ number: UInt64, _ profile: borrowing ProfiledDocument) -> PairEvidence {
        first.load(number, from: index)
        return profile.evidence(table, with: first.table, 0)
    }

    /// Whether two documents share almost nothing.
    func isForeign(_ one: UInt32, _ other: UInt32) -> Bool { evidence(one, other).containment < 0.2 }

    /// Log odds that two documents are duplicates; minus infinity where nothing can be compared.
    func logit(_ one: UInt32, _ other: UInt32) -> Float {
        let evidence = evidence(one, other)
        return evidence.isEmpty ? -.infinity : logit(evidence)
    }

    /// As the model says of documents that have nothing in common.
    private static let otherNotice: Float = -20

    /// The same for documents that have been compared.
    func logit(_ evidence: PairEvidence) -> Float {
        evidence.areTwoNotices ? Self.otherNotice : model.logit(evidence, &scratch)
    }
}
