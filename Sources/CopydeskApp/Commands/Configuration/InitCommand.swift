internal import ArgumentParser
internal import Files
internal import JSON
internal import PipelineKit

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

    /// The schema next to it, named by `$schema`, lets an editor explain every option, since JSON has no comments.
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
