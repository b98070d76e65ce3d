internal import Files
package import PipelineKit

/// The stages, sources and sinks that a program adds to Copydesk's.
package struct OwnComponents: Sendable {
    private var stages: [any Stage.Type] = []
    private var sources: [any InputSource.Type] = []
    private var sinks: [any ArticleSink.Type] = []

    /// No additions.
    package init() {}

    package init(
        stages: [any Stage.Type], sources: [any InputSource.Type], sinks: [any ArticleSink.Type]
    ) {
        self.stages = stages
        self.sources = sources
        self.sinks = sinks
    }

    /// Adds them to a registry, after Copydesk's own.
    package func register(in registry: inout ComponentRegistry) {
        for stage in stages { registry.register(own: stage) }
        for source in sources { registry.register(own: source) }
        for sink in sinks { registry.register(own: sink) }
    }

    /// What is wrong with them: names that are taken, stages that conform to none of the three protocols.
    package func problems(beside registry: ComponentRegistry) -> [String] {
        let withoutRole = stages.filter { !Self.hasRole($0) }.map {
            "stage '\($0.kind)' is not a DocumentStage, ArticleStage or CorpusStage"
        }
        return withoutRole + Self.taken("stage", registry.stages.map(\.kind), stages.map { $0.kind })
            + Self.taken("source", registry.sources.map(\.kind), sources.map { $0.kind })
            + Self.taken("sink", registry.sinks.map(\.kind), sinks.map { $0.kind })
    }

    private static func hasRole(_ stage: any Stage.Type) -> Bool {
        stage is any DocumentStage.Type || stage is any ArticleStage.Type || stage is any CorpusStage.Type
    }

    private static func taken(_ role: String, _ taken: [String], _ added: [String]) -> [String] {
        added.enumerated().filter { index, kind in (taken + added[..<index]).contains(kind) }
            .map { "the name '\($0.element)' is taken by another \(role)" }
    }
}

extension ComponentRegistry {
    fileprivate mutating func register(own stage: any Stage.Type) {
        switch stage {
        case let stage as any (DocumentStage & CorpusStage).Type: register(documentCorpus: stage)
        case let stage as any (ArticleStage & CorpusStage).Type: register(articleCorpus: stage)
        case let stage as any DocumentStage.Type: register(document: stage)
        case let stage as any ArticleStage.Type: register(article: stage)
        case let stage as any CorpusStage.Type: register(corpus: stage)
        default: break
        }
    }

    private mutating func register<S: DocumentStage>(document: S.Type) {
        register(DocumentStageAdapter<S>.self)
    }

    private mutating func register<S: ArticleStage>(article: S.Type) {
        register(ArticleStageAdapter<S>.self)
    }

    private mutating func register<S: CorpusStage>(corpus: S.Type) {
        register(CorpusStageAdapter<S>.self)
    }

    private mutating func register<S: DocumentStage & CorpusStage>(documentCorpus: S.Type) {
        register(DocumentCorpusStageAdapter<S>.self)
    }

    private mutating func register<S: ArticleStage & CorpusStage>(articleCorpus: S.Type) {
        register(ArticleCorpusStageAdapter<S>.self)
    }

    fileprivate mutating func register<S: InputSource>(own source: S.Type) {
        registerSource(S.kind, S.summary, options: AdaptedOptions<S.Options>.self) {
            (options, resources) throws(ResourceError) in
            let made = try OpenedComponent<S>(options: options, resources: resources)
            return SourceAdapter(source: made.component, maximumBytes: resources.limits.maximumBytes)
        }
    }

    fileprivate mutating func register<S: ArticleSink>(own sink: S.Type) {
        registerSink(S.kind, S.summary, options: SinkAdapter<S>.Options.self) {
            (options, resources) throws(ResourceError) in
            let made = try OpenedComponent<S>(options: options.own, resources: resources)
            return SinkAdapter(sink: made.component, options: options)
        }
    }
}
