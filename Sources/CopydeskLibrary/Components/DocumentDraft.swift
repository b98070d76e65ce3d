internal import PipelineKit

/// A document in flight: its blocks, and the article that it will become.
///
/// It is confined to one worker and cannot be copied; only its article leaves the worker.
public struct DocumentDraft: ~Copyable {
    private var document: Document
    private let stage: String

    init(_ document: consuming Document, stage: String) {
        self.document = document
        self.stage = stage
    }

    /// Creates a draft as a run hands it to a stage, so that the stage can be tested without a run.
    ///
    /// The text is that of the blocks, whatever the article's was.
    public init(_ article: Article, blocks: [Block], for stage: any Stage.Type) {
        var document = Document(record: article.record, content: [], form: .page)
        document.setBody(blocks.map(PipelineKit.Block.init))
        self.init(document, stage: stage.kind)
    }

    consuming func end() -> Document { document }

    /// The body's blocks in reading order.
    public var blocks: [Block] { document.blocks.map(Block.init) }

    /// The unfinished article; removing one of its paragraphs removes the block too.
    public var article: ArticleDraft {
        get { ArticleDraft(document.record, stage: stage) }
        set {
            for keeps in newValue.cuts where keeps.count == document.blocks.count {
                document.blocks = zip(document.blocks, keeps).filter(\.1).map(\.0)
            }
            document.record = newValue.record
        }
    }

    /// Removes the blocks for which `reason` returns a removal, and returns how many.
    ///
    /// Their paragraphs are removed from the text, and each is a row of `removed/`.
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
