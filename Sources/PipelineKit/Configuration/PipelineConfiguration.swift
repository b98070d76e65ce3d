internal import Files
package import JSON

/// Limits of a run and of each document.
package struct DocumentLimits: Sendable, Equatable {
    /// Raw bytes of one input.
    package var maximumBytes = 32 << 20
    /// Share of documents in quarantine, 0…1, above which the run is not published.
    package var quarantineRatio = 1.0
    /// Wall-clock seconds that one document may take.
    package var maximumSeconds = 120
    /// Bytes of memory that a run may use, as may a document that is retried alone.
    package var maximumMemoryBytes = 0
    /// Free bytes on the file systems of dataset and state below which a run ends.
    package var minimumFreeBytes = 64 << 20

    package init() {}

    package init(reading reader: inout OptionReader) {
        maximumBytes = reader.integer(
            "maximumBytes", default: maximumBytes, in: 1...(1 << 31),
            "Maximum raw bytes of an input; a larger one is quarantined as too_large.")
        quarantineRatio = reader.decimal(
            "quarantineRatio", default: quarantineRatio, in: 0...1,
            "Share of documents in quarantine above which nothing is published and the run exits with 65.")
        maximumSeconds = reader.integer(
            "maximumSeconds", default: maximumSeconds, in: 1...86_400,
            "Maximum seconds per document; a slower one is quarantined as too_slow.")
        maximumMemoryBytes = reader.integer(
            "maximumMemoryBytes", default: maximumMemoryBytes, in: 0...(1 << 50),
            "Memory limit of a run, 0 for none; a document that exceeds it alone is too_much_memory."
        )
        minimumFreeBytes = reader.integer(
            "minimumFreeBytes", default: minimumFreeBytes, in: 0...(1 << 50),
            "Free disk space below which a run exits with 74 and publishes nothing.")
    }
}

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
    var makeSource: Maker<any DocumentSource>?
    var stages: [PreparedStage] = []
    var makeSinks: [Maker<any SinkFactory>] = []

    /// Reads a configuration against the registered components.
    ///
    /// - Throws: `ConfigurationError` with every problem, sorted by place.
    package init(_ json: JSONValue, file: String, registry: ComponentRegistry) throws(ConfigurationError) {
        self.file = file
        var reader = OptionReader(json, path: "")
        read(&reader, registry)
        reader.finish()
        let isReadable = !reader.problems.contains { $0.path.hasPrefix("stages") }
        let order = isReadable ? StageOrder(stages.map(\.entry)).problems : []
        let problems = reader.problems + order
        guard problems.isEmpty else { throw ConfigurationError(file: file, problems: problems) }
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

extension OptionReader {
    /// Reads one component: an object that names it and holds its options.
    fileprivate mutating func component<Product: Sendable>(
        _ name: String, among entries: [ComponentRegistry.Entry<Product>], _ summary: String
    ) -> Maker<Product>? {
        let shape = OptionDescription.Shape.component(tag: name, entries.map(\.component))
        return single(name, shape: shape, summary) { $0.prepared(tag: name, among: entries)?.1 }
    }

    /// Reads a list of components.
    fileprivate mutating func components<Product: Sendable>(
        _ name: String, tag: String, among entries: [ComponentRegistry.Entry<Product>], _ summary: String
    ) -> [(ComponentRegistry.Entry<Product>, Maker<Product>)] {
        objects(name, default: nil, element: .component(tag: tag, entries.map(\.component)), summary) {
            $1.prepared(tag: tag, among: entries)
        }
    }

    private mutating func prepared<Product: Sendable>(
        tag: String, among entries: [ComponentRegistry.Entry<Product>]
    ) -> (ComponentRegistry.Entry<Product>, Maker<Product>)? {
        guard let kind = requiredString(tag, "Name of the \(tag).") else {
            skip("options")
            return nil
        }
        guard let entry = entries.first(where: { $0.kind == kind }) else {
            report(
                "unknown \(tag) '\(kind)'" + NearestName.hint(kind, among: entries.map(\.kind)), option: tag)
            skip("options")
            return nil
        }
        return (entry, object("options", "Options of \(kind).") { entry.prepare(&$0) })
    }
}
