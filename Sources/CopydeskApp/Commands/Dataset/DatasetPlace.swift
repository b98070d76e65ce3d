internal import ArgumentParser
internal import Files
internal import RunHost

/// The dataset of a command that only reads it.
struct DatasetPlace: ParsableArguments {
    @Argument(help: "The dataset, or the configuration that names it; defaults to pipeline.json.")
    var place: String?

    /// Its folder; without a configuration that of a configuration's default.
    func dataset() throws -> String {
        guard let config = configuration else { return place ?? "dataset" }
        var overrides = LoadedConfiguration.Overrides()
        overrides.isReadOnly = true
        return try LoadedConfiguration.load(config, overrides: overrides).output
    }

    /// A name that is no folder is a configuration's; a missing one too, if it looks like one.
    private var configuration: String? {
        let name = place ?? DatasetOptions.standardConfig
        guard FileSystem.exists(name) else { return name.hasSuffix(".json") && place != nil ? name : nil }
        return FileSystem.isFolder(name) ? nil : name
    }
}
