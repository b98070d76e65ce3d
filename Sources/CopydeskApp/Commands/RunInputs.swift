internal import Files
internal import JSON
internal import PipelineKit
internal import RunHost
internal import StandardPipeline

/// What a run was asked to read: a configuration, or documents that go through the standard pipeline.
enum RunInputs: Equatable {
    case configuration(String)
    case documents([String])

    private static let standardConfiguration = "pipeline.json"

    /// Tells which of both was named; documents go nowhere if the place of the dataset was not.
    ///
    /// - Throws: `ConfigurationError` that says what to write instead.
    init(_ paths: [String], hasOutput: Bool) throws(ConfigurationError) {
        guard let first = paths.first else {
            self = try Self.usualConfiguration()
            return
        }
        for path in paths { try Self.requireFile(path) }
        if paths.count == 1, first != StandardInputFile.name {
            // Without a place for a dataset a broken configuration is likelier than a document.
            if Self.isConfiguration(first) || !hasOutput && Self.isObject(first) {
                self = .configuration(first)
                return
            }
            guard hasOutput else { throw Self.problem(first, Self.advice(first)) }
        }
        if let folder = paths.first(where: { FileSystem.exists($0 + "/" + Self.standardConfiguration) }) {
            throw Self.problem(folder, Self.advice(folder))
        }
        if let configuration = paths.first(where: Self.isConfiguration) {
            throw Self.problem(configuration, "is a configuration, which is given alone")
        }
        guard hasOutput else { throw Self.problem(first, "no place for the dataset; add --output DIR") }
        self = .documents(paths)
    }

    private static func usualConfiguration() throws(ConfigurationError) -> RunInputs {
        guard FileSystem.exists(standardConfiguration) else {
            throw problem(
                standardConfiguration,
                "no such file or directory; 'copydesk init .' makes one, and 'copydesk run FOLDER --output DIR' needs none"
            )
        }
        return .configuration(standardConfiguration)
    }

    private static func requireFile(_ path: String) throws(ConfigurationError) {
        if path == StandardInputFile.name || FileSystem.exists(path) { return }
        guard !path.contains("://") else {
            throw problem(path, "is an address; save what is there to a file first, and name that")
        }
        throw problem(path, "no such file or directory")
    }

    private static func advice(_ path: String) -> String {
        guard FileSystem.isFolder(path) else {
            return "is no configuration; to read it as a document: copydesk run \(path) --output DIR, "
                + "or copydesk extract \(path)"
        }
        var folder = path[...]
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        let inside = "\(folder)/\(standardConfiguration)"
        return FileSystem.exists(inside)
            ? "is a folder; to run the configuration in it: copydesk run \(inside)"
            : "is a folder; to read what is in it: copydesk run \(path) --output DIR"
    }

    private static func problem(_ path: String, _ message: String) -> ConfigurationError {
        ConfigurationError(file: path, problems: [.init(path: "", message: message)])
    }

    // MARK: Telling configurations

    /// Whether a file names stages and where articles go, or would if it were not broken.
    private static func isConfiguration(_ path: String) -> Bool {
        guard path != StandardInputFile.name, !FileSystem.isFolder(path) else { return false }
        if path == standardConfiguration || path.hasSuffix("/" + standardConfiguration) { return true }
        guard let head = try? FileSystem.read(Array(path.utf8), limit: largestConfiguration) else {
            return path.hasSuffix(".json")
        }
        guard head.count <= largestConfiguration else { return false }
        let text = JSONComments.blanked(head)
        guard let json = try? JSONParser.parse(text) else { return mayBeConfiguration(text) }
        return json["stages"] != nil || json["source"] != nil && json["sinks"] != nil
    }

    private static let largestConfiguration = 1 << 20

    private static func isObject(_ path: String) -> Bool {
        guard !FileSystem.isFolder(path),
            let text = try? FileSystem.read(Array(path.utf8), limit: largestConfiguration)
        else { return false }
        return JSONComments.blanked(text).first { !$0.isBlank } == UInt8(ascii: "{")
    }

    private static func mayBeConfiguration(_ text: [UInt8]) -> Bool {
        text.first { !$0.isBlank } == UInt8(ascii: "{")
            && text.firstRange(of: Array("\"stages\"".utf8)) != nil
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension RunInputs {
    /// Reads the configuration, or makes that of the standard pipeline.
    ///
    /// - Throws: `ConfigurationError` with every problem.
    func load(_ overrides: LoadedConfiguration.Overrides) throws -> LoadedConfiguration {
        switch self {
        case .configuration(let file): return try .load(file, overrides: overrides)
        case .documents(let paths):
            let place = try DocumentPlace(paths)
            let text = StandardConfiguration.text(
                resources: try ResourceLocation.folder(given: nil), folder: place.folder, only: place.only,
                output: overrides.output ?? "")
            return try .load(
                text, file: StandardConfiguration.name, root: "", overrides: overrides,
                registry: AppRegistry.registry)
        }
    }

    /// The arguments by which another process of this program reads the same.
    var arguments: [String] {
        switch self {
        case .configuration(let file): ["--config", file]
        case .documents(let paths): paths.flatMap { ["--document", $0] }
        }
    }
}

/// Where documents that were named lie: a folder, and which paths in it.
private struct DocumentPlace {
    var folder: String
    var only: [String] = []

    init(_ paths: [String]) throws {
        let places = try paths.map { try FileSystem.realPath(StandardInputFile.path(of: $0)) }
        guard places.count > 1 else {
            folder = places[0]
            return
        }
        let parts = places.map { $0.split(separator: "/") }
        var depth = 0
        while parts.allSatisfy({ depth < $0.count - 1 && $0[depth] == parts[0][depth] }) { depth += 1 }
        folder = "/" + parts[0].prefix(depth).joined(separator: "/")
        only = Set(parts.map { $0.dropFirst(depth).joined(separator: "/") }).sorted()
    }
}
