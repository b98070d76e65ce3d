internal import Files
internal import PipelineKit

/// Makes an added stage one of the engine's stages.
protocol StageAdapter: PipelineKit.Stage where Options == AdaptedOptions<Adapted.Options> {
    associatedtype Adapted: Stage
    var made: MadeComponent<Adapted> { get set }
    init(made: MadeComponent<Adapted>)
}

extension StageAdapter {
    static var kind: String { Adapted.kind }
    static var summary: String { Adapted.summary }
    static var needs: Set<DocumentField> { DocumentField.named(Adapted.needs) }
    static var provides: Set<DocumentField> { DocumentField.named(Adapted.provides) }
    var resourceDigests: [String: String] { made.digests }

    init(options: Options, resources: Resources) throws(ResourceError) {
        self.init(made: try MadeComponent(options: options, resources: resources))
    }
}

extension DocumentField {
    fileprivate static func named(_ fields: Set<StageField>) -> Set<DocumentField> {
        Set(fields.compactMap { DocumentField(rawValue: $0.rawValue) })
    }
}

/// Runs the part of a stage that works on documents.
protocol DocumentHalf: StageAdapter, PipelineKit.DocumentStage where Adapted: DocumentStage {}

extension DocumentHalf {
    func process(_ document: inout Document) throws(DocumentFault) -> PipelineKit.Verdict {
        var draft = DocumentDraft(document, stage: Self.kind)
        let verdict = made.component.process(&draft)
        document = draft.end()
        return try verdict.inEngine()
    }
}

/// Runs the part of a stage that works on articles.
protocol ArticleHalf: StageAdapter, PipelineKit.RecordStage where Adapted: ArticleStage {}

extension ArticleHalf {
    func process(_ record: inout Record) throws(DocumentFault) -> PipelineKit.Verdict {
        var draft = ArticleDraft(record, stage: Self.kind)
        let verdict = made.component.process(&draft)
        record = draft.record
        return try verdict.inEngine()
    }
}

/// Runs the part of a stage that sees the corpus.
protocol CorpusHalf: StageAdapter, PipelineKit.CorpusStage where Adapted: CorpusStage {}

extension CorpusHalf {
    mutating func observe(_ record: borrowing Record, at place: RecordPlace) {
        made.component.observe(ArticleDraft(copy record, stage: Self.kind))
    }

    mutating func conclude() { made.component.conclude() }

    mutating func consider(
        _ record: inout Record, lookUp: LookUp
    ) throws(DocumentFault) -> PipelineKit.Verdict {
        var draft = ArticleDraft(record, stage: Self.kind)
        let verdict = made.component.consider(&draft)
        record = draft.record
        return try verdict.inEngine()
    }
}

struct DocumentStageAdapter<Adapted: DocumentStage>: DocumentHalf {
    var made: MadeComponent<Adapted>
}

struct ArticleStageAdapter<Adapted: ArticleStage>: ArticleHalf {
    var made: MadeComponent<Adapted>
}

struct CorpusStageAdapter<Adapted: CorpusStage>: CorpusHalf {
    var made: MadeComponent<Adapted>
}

struct DocumentCorpusStageAdapter<Adapted: DocumentStage & CorpusStage>: DocumentHalf, CorpusHalf {
    var made: MadeComponent<Adapted>
}

struct ArticleCorpusStageAdapter<Adapted: ArticleStage & CorpusStage>: ArticleHalf, CorpusHalf {
    var made: MadeComponent<Adapted>
}
