internal import Boilerplate
package import PipelineKit
internal import TextKit

/// A block about which strip-boilerplate has doubts, with what it was judged by.
package struct DoubtfulBlock: Sendable {
    /// A domain, or a publisher where there is none.
    package var source: String
    package var input: String
    package var language: String?
    package var block: Block
    package var previous: String?
    package var next: String?
    package var isKept: Bool
    package var category: BlockCategory?
    package var rule: String
    package var score: Double

    /// How far the score is from the threshold.
    var doubt: Double { (score - 0.5).magnitude }
    /// A number that says nothing of the block, to draw by.
    var lot: UInt64 { XXH3.hash(Array("\(input)\n\(block.position)\n\(block.text)".utf8)) }
}

/// Collects the blocks that an editor should see: of every source the most doubtful, and as many others drawn by lot.
///
/// Doubtful ones alone teach weights that only hold among doubtful ones, and cost article text.
package struct BlockReviewer: Sendable {
    private let intake: any IntakeStage
    private let chain: StageChain
    /// How many blocks of a source are asked for.
    private let count: Int
    private var doubtful: [String: [DoubtfulBlock]] = [:]
    private var others: [String: [DoubtfulBlock]] = [:]

    package init(_ standard: StandardChain, count: Int) {
        (intake, chain, self.count) = (standard.intake, standard.chain, count)
    }

    /// Takes the blocks of an input's documents.
    ///
    /// - Throws: `DocumentFault` if the input cannot be opened at all.
    package mutating func add(_ item: LoadedItem) throws(DocumentFault) {
        var found: [DoubtfulBlock] = []
        let chain = chain
        try intake.open(item) { document in
            var document = document
            found += Self.blocks(of: &document, chain)
        } fault: { _ in
        }
        for block in found { take(block) }
    }

    /// The blocks of all sources, source by source, each in the order of its documents.
    package var blocks: [DoubtfulBlock] {
        doubtful.keys.sorted().flatMap { source in
            let first = (doubtful[source] ?? []).prefix(count - count / 2)
            let known = Set(first.map(\.lot))
            let rest = (others[source] ?? []).filter { !known.contains($0.lot) }.prefix(count - first.count)
            return (first + rest).sorted {
                ($0.input, $0.block.position, $0.lot) < ($1.input, $1.block.position, $1.lot)
            }
        }
    }

    private mutating func take(_ block: DoubtfulBlock) {
        Self.insert(block, into: &doubtful[block.source, default: []], upTo: count) {
            ($0.doubt, $0.lot) < ($1.doubt, $1.lot)
        }
        Self.insert(block, into: &others[block.source, default: []], upTo: count * 2) { $0.lot < $1.lot }
    }

    /// Inserts a block into an ordered list of at most so many; a text that is there already says nothing new.
    private static func insert(
        _ block: DoubtfulBlock, into list: inout [DoubtfulBlock], upTo count: Int,
        by isBefore: (DoubtfulBlock, DoubtfulBlock) -> Bool
    ) {
        let place = list.firstIndex { isBefore(block, $0) } ?? list.count
        guard place < count, !list.contains(where: { $0.block.text == block.block.text }) else { return }
        list.insert(block, at: place)
        if list.count > count { list.removeLast() }
    }

    /// The judged blocks of a document that has markup.
    private static func blocks(of document: inout Document, _ chain: StageChain) -> [DoubtfulBlock] {
        var found: [DoubtfulBlock] = []
        // A document that a stage gives up has no blocks to ask about; a run says why.
        try? chain.walk(&document) { (step, document) throws(DocumentFault) in
            if let stage = step.work.stage as? StripBoilerplate { found = judged(document, stage) }
            if case .document = step.work { _ = try step.work.process(&document) }
        }
        return found
    }

    private static func judged(
        _ document: borrowing Document, _ stage: StripBoilerplate
    ) -> [DoubtfulBlock] {
        let record = document.record
        guard let source = source(of: record) else { return [] }
        let judged = stage.judge(document)
        return judged.indices.compactMap { place in
            let (block, verdict) = judged[place]
            guard !block.path.isEmpty else { return nil }
            return DoubtfulBlock(
                source: source, input: record.input.path, language: record.language, block: block,
                previous: place > 0 ? judged[place - 1].block.text : nil,
                next: place + 1 < judged.count ? judged[place + 1].block.text : nil, isKept: verdict.keep,
                category: verdict.category, rule: verdict.rule, score: verdict.score)
        }
    }

    private static func source(of record: Record) -> String? {
        let host = (record.canonicalURL ?? record.url).flatMap { WebAddress($0)?.host }
        return record.domain ?? host ?? record.source
    }
}
