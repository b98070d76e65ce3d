internal import Files
internal import PipelineKit

/// Makes an added stage one of the engine's stages.
protocol StageAdapter: PipelineKit.Stage where Options == AdaptedOptions<Adapted.Options> {
    associatedtype Adapted: Stage
    var made: OpenedComponent<Adapted> { get set }
    init(made: OpenedComponent<Adapted>)
}

extension StageAdapter {
    static var kind: String { Adapted.kind }
    static var summary: String { Adapted.summary }
    static var needs: Set<DocumentField> { DocumentField.named(Adapted.needs) }
    static var provides: Set<DocumentField> { DocumentField.named(Adapted.provides) }
    var resourceDigests: [String: String] { made.digests }

    init(options: Options, resources: Resources) throws(ResourceError) {
        self.init(made: try OpenedComponent(options: options, resources: resources))
    }
}

extension DocumentField {
    fileprivate static func named(_ fields: Set<StageField>) -> Set<DocumentField> {
        Set(fields.compactMap { DocumentField(rawValue: $0.rawValue) })
    }
}

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

/// Runs the part of a stage that sees the corpus.
protocol CorpusStagePart: StageAdapter, PipelineKit.CorpusStage where Adapted: CorpusStage {}

extension CorpusStagePart {
    mutating func observe(_ record: borrowing Record, at place: RecordPosition) {
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

struct DocumentStageAdapter<Adapted: DocumentStage>: DocumentStagePart {
    var made: OpenedComponent<Adapted>
}

struct ArticleStageAdapter<Adapted: ArticleStage>: ArticleStagePart {
    var made: OpenedComponent<Adapted>
}

struct CorpusStageAdapter<Adapted: CorpusStage>: CorpusStagePart {
    var made: OpenedComponent<Adapted>
}

struct DocumentCorpusStageAdapter<Adapted: DocumentStage & CorpusStage>: DocumentStagePart, CorpusStagePart {
    var made: OpenedComponent<Adapted>
}

struct ArticleCorpusStageAdapter<Adapted: ArticleStage & CorpusStage>: ArticleStagePart, CorpusStagePart {
    var made: OpenedComponent<Adapted>
}
