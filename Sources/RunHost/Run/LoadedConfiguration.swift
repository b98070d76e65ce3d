internal import Files
internal import JSON
package import PipelineKit

/// A configuration file read and checked; cue packs and models are opened only if there is work for them.
package struct LoadedConfiguration: Sendable {
    /// Everything that a configuration may name; relative paths in it start from `root`.
    package typealias RegistryMaker = (_ root: String) -> ComponentRegistry

    private let configuration: PipelineConfiguration
    private let resources: Resources
    /// Where the documents come from.
    package let source: any DocumentSource
    /// The dataset's folder.
    package var output: String
    /// The folder of the state kept between runs.
    package var state: String

    /// Settings of the caller that override the file's.
    package struct Overrides: Sendable {
        package var input: String?
        package var output: String?
        package var state: String?
        /// Whether nothing is written, so that it does not matter where the output is.
        package var isReadOnly = false

        package init(input: String? = nil, output: String? = nil, state: String? = nil) {
            self.input = input
            self.output = output
            self.state = state
        }
    }

    /// Reads a file.
    ///
    /// - Throws: `ConfigurationError` with every problem, before any document is read.
    package static func load(
        _ file: String, overrides: Overrides = Overrides(), registry: RegistryMaker
    ) throws(ConfigurationError) -> LoadedConfiguration {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileSystem.read(file)
        } catch {
            throw ConfigurationError(
                file: file, problems: [.init(path: "", message: error.reason)],
                isEnvironmental: error.isEnvironmental)
        }
        let root = file.contains("/") ? String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]) : ""
        return try load(bytes, file: file, root: root, overrides: overrides, registry: registry)
    }

    /// Reads the bytes of a configuration; relative paths in it start from `root`.
    ///
    /// - Throws: `ConfigurationError` with every problem, before any document is read.
    package static func load(
        _ bytes: [UInt8], file: String, root: String, overrides: Overrides = Overrides(),
        registry: RegistryMaker
    ) throws(ConfigurationError) -> LoadedConfiguration {
        var json = try parse(bytes, file: file)
        if let input = overrides.input { json = json.settingInput(absolute(input)) }
        let configuration = PipelineConfiguration(reading: json, file: file, registry: registry(root))
        let folder = ResourceFolder.path(configuration.resourcePath, relativeTo: root)
        let opened = ResourceFolder.open(folder, root: root)
        let output = overrides.output ?? ResourceFolder.path(configuration.outputPath, relativeTo: root)
        let state =
            overrides.state ?? overrides.output.map(defaultState)
            ?? ResourceFolder.path(configuration.statePath, relativeTo: root)
        let inboxes = (try? configuration.source(opened))?.places ?? []
        let folders = ConfiguredFolders(inboxes: inboxes, output: output, state: state)
        let problems =
            configuration.problems + sinkProblems(json) + (overrides.isReadOnly ? [] : folders.problems)
        guard problems.isEmpty else { throw ConfigurationError(file: file, problems: problems) }
        return LoadedConfiguration(
            configuration: configuration, resources: opened, source: try configuration.source(opened),
            output: output, state: state)
    }

    /// Articles go somewhere, and no two sinks write the same files.
    private static func sinkProblems(_ json: JSONValue) -> [ConfigurationProblem] {
        guard let sinks = json["sinks"]?.elements?.map({ $0["sink"]?.string }) else { return [] }
        if sinks.isEmpty {
            return [.init(path: "sinks", message: "there is none, so that no article would be written")]
        }
        return sinks.indices.compactMap { index in
            guard let sink = sinks[index], let first = sinks.firstIndex(of: sink), first < index else {
                return nil
            }
            return .init(
                path: "sinks[\(index)].sink",
                message: "'\(sink)' is there already, as sinks[\(first)]; both would write the same files")
        }
    }

    private static func parse(_ bytes: [UInt8], file: String) throws(ConfigurationError) -> JSONValue {
        do throws(JSONSyntaxError) {
            return try JSONParser.parse(JSONComments.blanked(bytes))
        } catch {
            let place = "line \(error.line), column \(error.column)"
            throw ConfigurationError(
                file: file, problems: [.init(path: "", message: "\(place): \(error.message)")])
        }
    }

    /// The file, as the user named it.
    package var file: String { configuration.file }

    /// Makes the sinks, without opening cue packs and models.
    ///
    /// - Throws: `ConfigurationError` if one cannot be made.
    package func sinks() throws(ConfigurationError) -> [any SinkFactory] {
        try configuration.sinks(resources)
    }

    /// Opens every cue pack and model.
    ///
    /// - Throws: `ConfigurationError` naming all that are missing or corrupt.
    package func plan() throws(ConfigurationError) -> PipelinePlan {
        try PipelinePlan(configuration, resources: resources)
    }

    /// State belongs to one dataset, so an output given by the caller gets its own state next to it.
    private static func defaultState(_ dataset: String) -> String {
        var path = dataset[...]
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        let name = path.split(separator: "/").last ?? ""
        return "\(path.dropLast(name.count)).\(name).state"
    }

    /// A path given by the caller is relative to the working directory, unlike one in the file.
    private static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let here = try? FileSystem.realPath(Array(".".utf8)) else { return path }
        return String(decoding: here, as: UTF8.self) + "/" + path
    }
}

extension JSONValue {
    /// The configuration with another path for its source, whose other options stay.
    fileprivate func settingInput(_ path: String) -> JSONValue {
        setting("source", to: (self["source"] ?? .object([])).settingOption("path", to: .string(path)))
    }

    private func settingOption(_ name: String, to value: JSONValue) -> JSONValue {
        setting("options", to: (self["options"] ?? .object([])).setting(name, to: value))
    }
}
