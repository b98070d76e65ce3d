internal import Files
package import JSON

/// A configuration that was read without problems; no resource is opened yet.
package struct PipelineConfiguration {
    /// A stage with its options read.
    struct PreparedStage {
        var entry: ComponentRegistry.Entry<any Stage>
        var make: Maker<any Stage>
    }

    /// The file's name, for messages.
    package var file: String
    /// Relative to the configuration's folder.
    package var resourcePath = ""
    package var outputPath = ""
    package var statePath = ""
    package var limits = DocumentLimits()
    /// Every effective option, written or default, as JSON.
    package var resolved: JSONValue = .null
    /// What is wrong with it, sorted by place.
    package private(set) var problems: [ConfigurationProblem] = []
    var makeSource: Maker<any DocumentSource>?
    var stages: [PreparedStage] = []
    var makeSinks: [Maker<any SinkFactory>] = []

    /// Reads a configuration against the registered components.
    ///
    /// - Throws: `ConfigurationError` with every problem, sorted by place.
    package init(_ json: JSONValue, file: String, registry: ComponentRegistry) throws(ConfigurationError) {
        self.init(reading: json, file: file, registry: registry)
        guard problems.isEmpty else { throw ConfigurationError(file: file, problems: problems) }
    }

    /// Reads as far as it can be read, for who has more to look at before `problems` are told.
    package init(reading json: JSONValue, file: String, registry: ComponentRegistry) {
        self.file = file
        var reader = OptionReader(json, path: "")
        read(&reader, registry)
        reader.finish()
        let isReadable = !reader.problems.contains { $0.path.hasPrefix("stages") }
        let order = isReadable ? StageOrder(stages.map(\.entry)).problems : []
        problems = reader.problems + order
        resolved = .object(reader.resolved)
    }

    private mutating func read(_ reader: inout OptionReader, _ registry: ComponentRegistry) {
        _ = reader.string("$schema", default: "", "Location of this file's JSON Schema, for editors.")
        _ = reader.integer("version", default: 1, in: 1...1, "Version of the configuration format.")
        resourcePath = reader.string(
            "resources", default: "data", "Folder of cue packs, gazetteers and models, relative to this file."
        )
        makeSource = reader.component("source", among: registry.sources, "Where the documents come from.")
        stages = reader.components("stages", tag: "stage", among: registry.stages, "The stages, in order.")
            .map { PreparedStage(entry: $0.0, make: $0.1) }
        makeSinks = reader.components("sinks", tag: "sink", among: registry.sinks, "Formats of the articles.")
            .map(\.1)
        outputPath = reader.string(
            "output", default: "dataset",
            "Folder of the dataset, relative to this file.")
        statePath = reader.string(
            "state", default: "state",
            "Folder of the state kept between runs, relative to this file; it belongs to the dataset.")
        limits = reader.object("limits", "Limits of a run.") { DocumentLimits(reading: &$0) }
    }

    /// Makes only the sinks, without the cue packs and models of the stages.
    ///
    /// - Throws: `ConfigurationError` if one cannot be made.
    package func sinks(_ resources: Resources) throws(ConfigurationError) -> [any SinkFactory] {
        var sinks: [any SinkFactory] = []
        for (index, make) in makeSinks.enumerated() {
            do throws(ResourceError) {
                sinks.append(try make(resources))
            } catch {
                let problem = ConfigurationProblem(
                    path: "sinks[\(index)]", message: "\(error.path): \(error.message)")
                throw ConfigurationError(file: file, problems: [problem])
            }
        }
        return sinks
    }

    /// Makes only the source, without the cue packs and models of the stages.
    ///
    /// - Throws: `ConfigurationError` if it cannot be made.
    package func source(_ resources: Resources) throws(ConfigurationError) -> any DocumentSource {
        var resources = resources
        resources.limits = limits
        var reason = "is missing"
        do throws(ResourceError) {
            if let source = try makeSource?(resources) { return source }
        } catch {
            reason = "\(error.path): \(error.message)"
        }
        throw ConfigurationError(file: file, problems: [.init(path: "source", message: reason)])
    }

    /// The JSON Schema (2020-12) of a configuration.
    package static func schema(registry: ComponentRegistry) -> [UInt8] {
        var configuration = PipelineConfiguration(file: "")
        var reader = OptionReader(nil, path: "")
        configuration.read(&reader, registry)
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("$schema", "https://json-schema.org/draft/2020-12/schema")
            writer.member("title", "Copydesk pipeline configuration")
            OptionDescription.writeObjectSchema(reader.descriptions, to: &writer)
        }
        return writer.bytes
    }

    private init(file: String) { self.file = file }
}
