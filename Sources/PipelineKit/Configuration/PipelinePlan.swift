internal import Files
package import JSON
internal import TextKit

/// A validated configuration with all resources open: no setting can make it fail any more.
package struct PipelinePlan: Sendable {
    /// Stages that run together on a worker, and the corpus stage that ends the segment, if there is one.
    package struct Segment: Sendable {
        package var steps: [StageChain.Step] = []
        package var corpus: (kind: String, stage: any CorpusStage)?
    }

    package var source: any DocumentSource
    package var intake: any IntakeStage
    package var segments: [Segment]
    package var sinks: [any SinkFactory]
    package var addresses: RecordAddresses
    package var limits: DocumentLimits
    /// Optional columns of the articles.
    package var optionalFields: Set<RecordSchema.OptionalField>
    /// Every effective option and the digests of the resources, as JSON.
    package var resolved: JSONValue
    /// SHA-256 of that JSON without the paths of source and output: everything that determines the data.
    package var digest: String

    /// Opens the resources of a configuration.
    ///
    /// - Throws: `ConfigurationError` naming every resource that is missing or corrupt.
    package init(_ configuration: PipelineConfiguration, resources: Resources) throws(ConfigurationError) {
        var resources = resources
        resources.limits = configuration.limits
        var opening = ResourceOpener(resources: resources)
        let source = opening.make("source") { resources throws(ResourceError) in
            try configuration.makeSource?(resources)
        }
        let stages = configuration.stages.enumerated().compactMap {
            opening.make("stages[\($0.offset)]", $0.element.make)
        }
        let sinks = configuration.makeSinks.enumerated().compactMap {
            opening.make("sinks[\($0.offset)]", $0.element)
        }
        let addresses = opening.make("resources") { resources throws(ResourceError) in
            try RecordAddresses(resources: resources)
        }
        guard opening.problems.isEmpty, let source = source ?? nil, let addresses,
            let intake = stages.first?.parts.intake
        else {
            throw ConfigurationError(
                file: configuration.file, problems: opening.problems, isEnvironmental: opening.isEnvironmental
            )
        }
        self.source = source
        self.intake = intake
        self.sinks = sinks
        self.addresses = addresses
        limits = configuration.limits
        optionalFields = stages.reduce(into: []) { $0.formUnion($1.optionalFields) }
        segments = Self.segments(of: stages.dropFirst())
        resolved = Self.resolved(configuration.resolved, stages: stages)
        digest = Self.digest(of: resolved)
    }

    /// Opens resources and collects the problems.
    private struct ResourceOpener {
        var resources: Resources
        var problems: [ConfigurationProblem] = []
        var isEnvironmental = false

        mutating func make<Product>(
            _ path: String, _ body: (Resources) throws(ResourceError) -> Product
        ) -> Product? {
            do throws(ResourceError) {
                return try body(resources)
            } catch {
                isEnvironmental =
                    isEnvironmental || ([error] + error.others).contains(where: \.isEnvironmental)
                for error in [error] + error.others {
                    let file = error.isUserFile ? error.path : "resource \(resources.folder)/\(error.path)"
                    problems.append(ConfigurationProblem(path: path, message: "\(file): \(error.message)"))
                }
                return nil
            }
        }
    }

    /// What a worker does in a pass.
    package func chain(pass: Int) -> StageChain {
        StageChain(steps: segments[pass].steps, addresses: addresses, pass: pass)
    }

    /// What workers do in all passes, one behind the other, for a document outside of a run.
    package var singleDocumentChain: StageChain {
        StageChain(steps: segments.flatMap(\.steps), addresses: addresses)
    }

    /// A corpus stage ends a segment: it sees all records before any of them continues.
    private static func segments(of stages: ArraySlice<any Stage>) -> [Segment] {
        var segments = [Segment()]
        for stage in stages {
            if let step = StageChain.Step(stage) { segments[segments.count - 1].steps.append(step) }
            if let corpus = stage.parts.corpus {
                segments[segments.count - 1].corpus = (type(of: stage).kind, corpus)
                segments.append(Segment())
            }
        }
        if segments.count == 1 {
            // An id may depend on all records, so that none is published before the last has been read.
            segments[0].corpus = (KeepAll.kind, KeepAll())
            segments.append(Segment())
        }
        return segments
    }

    private static func resolved(
        _ configuration: JSONValue, stages: [any Stage]
    ) -> JSONValue {
        var members = configuration.members ?? []
        members.removeAll { $0.key == "$schema" }
        let digests = stages.flatMap { stage in
            stage.resourceDigests.sorted { $0.key < $1.key }.map {
                JSONValue.Member(key: "\(type(of: stage).kind)/\($0.key)", value: .string($0.value))
            }
        }
        members.append(JSONValue.Member(key: "resourceDigests", value: .object(digests)))
        return .object(members)
    }

    private static func digest(of resolved: JSONValue) -> String {
        let deciding = (resolved.members ?? []).filter {
            !["output", "resources", "source", "state"].contains($0.key)
        }
        var writer = JSONWriter()
        writer.value(.object(deciding))
        return ContentDigest.sha256(writer.bytes)
    }
}
