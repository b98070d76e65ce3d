internal import ArgumentParser
internal import DatasetIO
internal import Files
internal import JSON
internal import PipelineKit
internal import RunHost
internal import StandardPipeline

/// `copydesk validate`: every problem of a configuration at once.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Report every problem of a configuration.")

    @Argument(help: "The configuration; '-' is standard input.")
    var config = "pipeline.json"

    @Flag(name: .customLong("print"), help: "Print the resolved plan as JSON.")
    var printsPlan = false

    func run() async throws {
        try await reporting {
            let configured =
                config == "-"
                ? try LoadedConfiguration.load(
                    try FileSystem.readStandardInput(), file: "standard input", root: "")
                : try LoadedConfiguration.load(config)
            let plan = try configured.plan()
            if printsPlan {
                var writer = JSONWriter()
                writer.value(plan.resolved)
                writer.newline()
                try Console.write(writer.bytes)
            } else {
                try Console.print("\(config): valid, plan \(plan.digest.prefix(16))")
            }
        }
    }
}

/// `copydesk schema`: the JSON Schema of a configuration.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of pipeline.json, or the schema of a dataset's rows.")

    /// A form of the rows' schema.
    enum Form: String, ExpressibleByArgument, CaseIterable { case json, markdown }

    @Option(help: "Print what the rows of a dataset are instead: json (a JSON Schema) or markdown.")
    var rows: Form?

    func run() async throws {
        try await reporting {
            switch rows {
            case .json?: return try Console.write(SchemaDocument.jsonSchema)
            case .markdown?: return try Console.write(Array(SchemaDocument.markdown.utf8))
            case nil: break
            }
            let schema = PipelineConfiguration.schema(registry: AppRegistry.registry(root: ""))
            try Console.write(schema + [0x0A])
        }
    }
}

/// `copydesk stages`: what a configuration may name.
struct StagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stages", abstract: "List sources, stages and sinks with their options.")

    @Argument(help: "Show only this component.")
    var name: String?

    func run() async throws {
        try await reporting {
            let registry = AppRegistry.registry(root: "")
            let entries =
                registry.sources.map { ComponentPage($0.component, role: "source") }
                + registry.stages.map {
                    ComponentPage($0.component, role: "stage", needs: $0.needs, provides: $0.provides)
                }
                + registry.sinks.map { ComponentPage($0.component, role: "sink") }
            if let name, !entries.contains(where: { $0.component.name == name }) {
                let hint = NearestName.hint(name, among: entries.map(\.component.name))
                throw ValidationError("no source, stage or sink is named '\(name)'\(hint)")
            }
            for page in entries where name == nil || page.component.name == name {
                try Console.print(page.text)
            }
        }
    }
}

/// One component as text.
struct ComponentPage {
    var component: OptionDescription.Component
    var role: String
    var needs: Set<DocumentField> = []
    var provides: Set<DocumentField> = []

    init(
        _ component: OptionDescription.Component, role: String, needs: Set<DocumentField> = [],
        provides: Set<DocumentField> = []
    ) {
        self.component = component
        self.role = role
        self.needs = needs
        self.provides = provides
    }

    var text: String {
        var lines = ["\(component.name)  (\(role))", "    \(component.summary)"]
        if !needs.isEmpty { lines.append("    needs \(Self.list(needs))") }
        if !provides.isEmpty { lines.append("    provides \(Self.list(provides))") }
        for option in component.options { lines += Self.lines(option) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func list(_ fields: Set<DocumentField>) -> String {
        fields.map(\.rawValue).sorted().joined(separator: ", ")
    }

    private static func lines(_ option: OptionDescription) -> [String] {
        var value = ""
        if let fallback = option.defaultValue {
            var writer = JSONWriter()
            writer.value(fallback)
            value = ", default \(writer.text)"
        }
        return ["    \(option.name)  \(option.shape.words)\(value)", "        \(option.summary)"]
    }
}

/// `copydesk init`: a configuration and folders to start from.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Create a folder with a configuration and an inbox.")

    @Argument(help: "The folder; it may exist, but must not contain a pipeline.json.")
    var folder: String

    @Option(help: "Folder of cue packs, gazetteers and models.")
    var data: String?

    func run() async throws {
        try await reporting {
            let config = "\(folder)/pipeline.json"
            guard !FileSystem.exists(config) else {
                throw OutputError(kind: .cannotCreate, path: config, message: "\(config) already exists")
            }
            try FileSystem.makeFolder("\(folder)/inbox")
            let resources = try FileSystem.realPath(Array(try ResourceLocation.folder(given: data).utf8))
            try write(Self.template(resources: FileSystem.displayName(resources)), to: config)
            let schema = PipelineConfiguration.schema(registry: AppRegistry.registry(root: ""))
            try write(schema + [0x0A], to: "\(folder)/pipeline.schema.json")
            try Console.print(
                "created \(config); put documents into \(folder)/inbox and run: copydesk run \(config)")
        }
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        let file = try FileSystem.create(path)
        try file.write(bytes)
        try file.synchronize()
    }

    /// The schema next to it, named by `$schema`, explains every option in an editor; JSON has no comments.
    private static func template(resources: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.string(resources)
        return Array(
            """
            {
              "$schema": "pipeline.schema.json",
              "version": 1,
              "resources": \(writer.text),
              "source": { "source": "directory", "options": { "path": "inbox" } },
              "stages": [
                { "stage": "fetch", "options": { "sitemaps": "join" } },
                { "stage": "clean-html" },
                { "stage": "strip-boilerplate" },
                { "stage": "join" },
                { "stage": "tag-entities" },
                { "stage": "dedupe" }
              ],
              "sinks": [ { "sink": "jsonl" }, { "sink": "csv" } ],
              "output": "dataset"
            }

            """.utf8)
    }
}
