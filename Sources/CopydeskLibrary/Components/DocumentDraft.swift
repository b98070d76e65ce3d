internal import PipelineKit

/// A document in work: its blocks, and the article that it is about to become.
///
/// It stays with one worker and cannot be copied; what outlives it is its article.
public struct DocumentDraft: ~Copyable {
    private var document: Document
    private let stage: String

    init(_ document: consuming Document, stage: String) {
        self.document = document
        self.stage = stage
    }

    consuming func end() -> Document { document }

    /// The body's blocks in reading order.
    public var blocks: [Block] { document.blocks.map(Block.init) }

    /// The article in the making; paragraphs that are taken out of it leave with their blocks.
    public var article: ArticleDraft {
        get { ArticleDraft(document.record, stage: stage) }
        set {
            for keeps in newValue.cuts where keeps.count == document.blocks.count {
                document.blocks = zip(document.blocks, keeps).filter(\.1).map(\.0)
            }
            document.record = newValue.record
        }
    }

    /// Takes those blocks out for which `reason` has one, and answers how many.
    ///
    /// Their paragraphs leave the text, and each is a row of `removed/`.
    @discardableResult
    public mutating func removeBlocks(_ reason: (Block) -> Removal?) -> Int {
        let removals = document.blocks.map { reason(Block($0)) }
        let keeps = removals.map { $0 == nil }
        guard keeps.contains(false) else { return 0 }
        for (place, removal) in removals.enumerated() {
            guard let removal else { continue }
            document.record.removedBlocks.append(
                removal.block(document.blocks[place].text, by: stage, place: place))
        }
        document.keepBlocks(keeps)
        return keeps.count { !$0 }
    }
}
