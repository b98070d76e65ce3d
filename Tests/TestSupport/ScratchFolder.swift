package import Foundation

/// A folder for one test, gone with its last user.
package final class ScratchFolder: Sendable {
    package let path: String

    package init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "copydesk-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A path inside the folder.
    package func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file, making folders as needed.
    @discardableResult
    package func write(_ name: String, _ content: String) throws -> String {
        try write(name, Data(content.utf8))
    }

    /// Writes a file of bytes.
    @discardableResult
    package func write(_ name: String, _ content: Data) throws -> String {
        let url = URL(filePath: file(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: url)
        return url.path
    }

    /// The text of a file.
    package func read(_ name: String) throws -> String {
        try String(contentsOfFile: file(name), encoding: .utf8)
    }

    /// Copies a folder into this one.
    package func copy(_ source: String, as name: String) throws {
        try FileManager.default.copyItem(atPath: source, toPath: file(name))
    }

    /// Every file below a path with its bytes, by relative path.
    package func tree(_ name: String) throws -> [String: Data] { try FileTree.read(file(name)) }
}

/// Folder trees as values, to compare whole.
package enum FileTree {
    /// Every file below a folder with its bytes, by relative path.
    package static func read(_ folder: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        let walker = FileManager.default.enumerator(atPath: folder)
        while let name = walker?.nextObject() as? String {
            let url = URL(filePath: "\(folder)/\(name)")
            if try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
                files[name] = try Data(contentsOf: url)
            }
        }
        return files
    }
}
