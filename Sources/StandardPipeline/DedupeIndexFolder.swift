internal import DatasetIO
package import Dedupe
package import Files

/// A dedupe index kept between calls outside of a run: generations in a folder, with a file that names the current one.
package struct DedupeIndexFolder: Sendable {
    private let folder: String
    /// The current generation; nil in a new folder.
    package let generation: String?
    private let lock: RunLock

    private static let prefix = "g"

    /// Opens the folder, or creates it.
    ///
    /// - Throws: `FileError`, or `RunLock.Held` while another call uses it.
    package init(_ folder: String) throws {
        self.folder = folder
        try FileSystem.makeFolder(folder)
        lock = try RunLock(path: folder + "/lock")
        let current = folder + "/current"
        guard FileSystem.exists(current) else {
            generation = nil
            return
        }
        let name = String(decoding: try FileSystem.read(current).prefix { $0 > 0x20 }, as: UTF8.self)
        guard name.hasPrefix(Self.prefix), Int(name.dropFirst()) != nil else {
            throw ResourceError(path: current, message: "does not name a generation")
        }
        generation = name
    }

    /// Has a deduplicator know the documents of the current generation.
    ///
    /// - Throws: `ResourceError` if it is missing or corrupt.
    package func load(into deduplicator: inout Deduplicator) throws(ResourceError) {
        if let generation { try deduplicator.loadState(generation, in: folder) }
    }

    /// Writes a result as a new generation and returns its name.
    package func write(_ result: DedupeResult) async throws -> String {
        let number = generation.flatMap { Int($0.dropFirst()) } ?? 0
        let next = "\(Self.prefix)\(number + 1)"
        try result.saveState(next, in: folder)
        return next
    }

    /// Makes a written generation the current one, atomically, and removes the previous one.
    package func commit(_ next: String) throws {
        let staged = folder + "/current.staged"
        let file = try FileSystem.create(staged)
        try file.write(Array("\(next)\n".utf8))
        try file.synchronize()
        try FileSystem.rename(staged, to: folder + "/current")
        try FileSystem.synchronizeFolder(folder)
        DedupeResult.retire(in: folder, keeping: next)
    }
}
