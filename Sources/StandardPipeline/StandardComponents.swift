internal import DatasetIO
internal import Files
package import PipelineKit

/// The sources and sinks that a configuration may name.
package enum StandardComponents {
    /// Everything that a configuration may name; `root` is the folder that relative paths of it start from.
    package static func registry(root: String) -> ComponentRegistry {
        var registry = ComponentRegistry()
        register(in: &registry, root: root)
        StandardStages.register(in: &registry)
        return registry
    }

    /// Adds them to a registry; `root` is the folder that relative paths of the configuration start from.
    package static func register(in registry: inout ComponentRegistry, root: String) {
        registry.registerSource(
            "directory", "Files of a folder tree, sorted by path.", options: DirectorySource.Options.self
        ) { (options, resources) throws(ResourceError) in
            var options = options
            options.path = ResourceFolder.path(options.path, relativeTo: root)
            return DirectorySource(options: options, maximumBytes: resources.limits.maximumBytes)
        }
        registry.registerSink(
            "jsonl", "JSON Lines in articles/.", options: JSONLinesSink.Options.self
        ) { options, _ in JSONLinesSink.Factory(options: options) }
        registry.registerSink(
            "csv", "RFC 4180 CSV in articles_csv/.", options: CSVSink.Options.self
        ) { options, _ in CSVSink.Factory(options: options) }
    }
}
