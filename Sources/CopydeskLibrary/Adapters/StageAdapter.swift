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
