internal import PipelineKit

/// Runs the part of a stage that works on documents.
protocol DocumentStagePart: StageAdapter, PipelineKit.DocumentStage where Adapted: DocumentStage {}

extension DocumentStagePart {
    func process(_ document: inout Document) throws(DocumentFault) -> PipelineKit.Verdict {
        var draft = DocumentDraft(document, stage: Self.kind)
        let verdict = made.component.process(&draft)
        document = draft.end()
        return try verdict.inEngine()
    }
}

struct DocumentStageAdapter<Adapted: DocumentStage>: DocumentStagePart {
    var made: OpenedComponent<Adapted>
}
