internal import PipelineKit

/// Runs the part of a stage that works on articles.
protocol ArticleStagePart: StageAdapter, PipelineKit.RecordStage where Adapted: ArticleStage {}

extension ArticleStagePart {
    func process(_ record: inout Record) throws(DocumentFault) -> PipelineKit.Verdict {
        var draft = ArticleDraft(record, stage: Self.kind)
        let verdict = made.component.process(&draft)
        record = draft.record
        return try verdict.inEngine()
    }
}

struct ArticleStageAdapter<Adapted: ArticleStage>: ArticleStagePart {
    var made: OpenedComponent<Adapted>
}
