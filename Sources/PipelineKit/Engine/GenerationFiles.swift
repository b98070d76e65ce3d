package import Files

/// The state of a stage that fits into one file for each generation.
package struct GenerationFiles: Sendable {
    private let folder: String
    private let suffix: String

    /// `suffix` tells these files from others of the folder.
    package init(in folder: String, suffix: String) {
        self.folder = folder
        self.suffix = suffix
    }

    /// The path of a generation, for messages.
    package func path(of generation: String) -> String { "\(folder)/\(generation)\(suffix)" }

    /// The content of a generation.
    ///
    /// - Throws: `ResourceError` if it cannot be read.
    package func read(_ generation: String) throws(ResourceError) -> [UInt8] {
        let path = path(of: generation)
        do throws(FileError) {
            return try FileSystem.read(path)
        } catch {
            throw ResourceError(error, path: path)
        }
    }

    /// Writes a generation; it is on disk when this returns.
    package func write(_ bytes: [UInt8], as generation: String) throws(OutputError) {
        do throws(FileError) {
            try FileSystem.makeDurableFolder(folder)
            let file = try FileSystem.create(path(of: generation))
            try file.write(bytes)
            try file.synchronize()
            try FileSystem.synchronizeFolder(folder)
        } catch {
            throw OutputError(error)
        }
    }

    /// What to tell of a generation that cannot be decoded.
    package func corrupt(_ generation: String) -> ResourceError {
        ResourceError(path: path(of: generation), message: "is corrupt; run with --full to rebuild it")
    }

    /// Removes all generations but one.
    package func retire(keeping generation: String?) {
        let kept = generation.map { "\($0)\(suffix)" }
        // A folder that cannot be listed has nothing to retire, and a remaining file only costs its space.
        for name in (try? FileSystem.names(in: Array(folder.utf8))) ?? [] {
            let shown = FileSystem.displayName(name)
            guard shown.hasSuffix(suffix), shown != kept else { continue }
            try? FileSystem.remove(Array("\(folder)/".utf8) + name)
        }
    }
}
