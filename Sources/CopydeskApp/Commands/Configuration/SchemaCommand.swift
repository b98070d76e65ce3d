internal import ArgumentParser
internal import DatasetIO
internal import PipelineKit

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
