internal import PipelineKit
internal import RunHost
internal import StandardPipeline

extension LoadedConfiguration {
    /// Reads a configuration that may name the standard components.
    ///
    /// - Throws: `ConfigurationError` with every problem.
    static func load(
        _ file: String, overrides: Overrides = Overrides()
    ) throws(ConfigurationError) -> LoadedConfiguration {
        try load(file, overrides: overrides, registry: StandardComponents.registry)
    }

    /// The same for bytes; relative paths in them start from `root`.
    ///
    /// - Throws: `ConfigurationError` with every problem.
    static func load(
        _ bytes: [UInt8], file: String, root: String, resources: String? = nil
    ) throws(ConfigurationError) -> LoadedConfiguration {
        try load(
            bytes, file: file, root: root, resources: resources, registry: StandardComponents.registry)
    }
}
