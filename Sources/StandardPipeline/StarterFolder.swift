internal import Files
internal import JSON
package import PipelineKit

/// A folder to start from: an inbox, a configuration of the standard stages and its schema.
package enum StarterFolder {
    /// Creates it, with the folder of resources named by its real path; returns the configuration's path.
    ///
    /// - Throws: `OutputError` if there is a configuration already, `FileError` if it cannot be made.
    package static func create(
        _ folder: String, resources: String, registry: ComponentRegistry
    ) throws -> String {
        let config = "\(folder)/pipeline.json"
        guard !FileSystem.exists(config) else {
            throw OutputError(kind: .cannotCreate, path: config, message: "\(config) already exists")
        }
        try FileSystem.makeFolder("\(folder)/inbox")
        let resources = FileSystem.displayName(try FileSystem.realPath(Array(resources.utf8)))
        try write(configuration(resources: resources), to: config)
        try write(
            PipelineConfiguration.schema(registry: registry) + [0x0A], to: "\(folder)/pipeline.schema.json")
        return config
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        let file = try FileSystem.create(path)
        try file.write(bytes)
        try file.synchronize()
    }

    /// The schema next to it, named by `$schema`, lets an editor explain every option, since JSON has no comments.
    private static func configuration(resources: String) -> [UInt8] {
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
