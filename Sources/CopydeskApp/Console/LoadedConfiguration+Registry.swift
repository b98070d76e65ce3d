internal import PipelineKit
internal import RunHost

extension LoadedConfiguration {
    /// Reads a configuration that may name all components of this program.
    ///
    /// - Throws: `ConfigurationError` with every problem.
    static func load(
        _ file: String, overrides: Overrides = Overrides()
    ) throws(ConfigurationError) -> LoadedConfiguration {
        try load(file, overrides: overrides, registry: AppRegistry.registry)
    }

    /// Reads the bytes of a configuration; relative paths in it start from `root`.
    ///
    /// - Throws: `ConfigurationError` with every problem.
    static func load(
        _ bytes: [UInt8], file: String, root: String
    ) throws(ConfigurationError) -> LoadedConfiguration {
        try load(bytes, file: file, root: root, registry: AppRegistry.registry)
    }
}
