internal import Boilerplate
internal import Entities
internal import Extraction
package import Files
internal import Intake
internal import JSON
package import PipelineKit
internal import TextKit

extension StandardStages {
    /// The stage that opens inputs, with its default options.
    ///
    /// - Throws: `ResourceError` if a resource is missing or corrupt.
    package static func intake(resources: Resources) throws(ResourceError) -> any IntakeStage {
        try make(Fetch.self, resources: resources)
    }

    /// The document stages with their default options, for documents outside of a run.
    ///
    /// - Throws: `ResourceError` if a resource is missing or corrupt.
    package static func chain(
        uncertainBodies: Bool, boilerplate: Bool, entities: Bool, resources: Resources
    ) throws(ResourceError) -> StageChain {
        let policy = JSONValue.string(uncertainBodies ? "keep" : "drop")
        let options = JSONValue.object([JSONValue.Member(key: "uncertainBody", value: policy)])
        var steps = [step(try make(CleanHTML.self, options: options, resources: resources))]
        if boilerplate { steps.append(step(try make(StripBoilerplate.self, resources: resources))) }
        if entities { steps.append(step(try make(TagEntities.self, resources: resources))) }
        let rules = try resources.bytes("domains/public_suffix_list.dat")
        let domains = RegistrableDomains(rules: String(decoding: rules, as: UTF8.self))
        return StageChain(steps: steps, addresses: RecordAddresses(domains: domains))
    }

    private static func make<S: Stage>(
        _ type: S.Type, options: JSONValue? = nil, resources: Resources
    ) throws(ResourceError) -> S {
        var reader = OptionReader(options, path: type.kind)
        return try S(options: S.Options(reading: &reader), resources: resources)
    }

    private static func step<S: DocumentStage>(_ stage: S) -> StageChain.Step {
        StageChain.Step(kind: S.kind, work: .document(stage))
    }

    private static func step<S: RecordStage>(_ stage: S) -> StageChain.Step {
        StageChain.Step(kind: S.kind, work: .record(stage))
    }
}
