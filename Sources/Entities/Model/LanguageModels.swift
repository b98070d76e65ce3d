package import Files
internal import Models
internal import Synchronization

/// The models of languages other than English: known by their headers at first, mapped when a text needs them.
package final class LanguageModels: Sendable {
    /// The models' folder, below the resource directory.
    package static let folder = "models/entities"
    private static let ending = ".cdm"
    /// Languages whose texts another language's model reads as well as its own.
    private static let sameModel = ["no": "nb", "bs": "hr", "sh": "hr"]

    private let directory: String
    /// SHA-256 of each model's content as its header states it, by path.
    package let digests: [String: String]
    private let mapped = Mutex<[String: Mapping]>([:])

    private enum Mapping {
        case model(EntityModel)
        case unreadable
    }

    /// No models.
    package init() { (directory, digests) = ("", [:]) }

    /// Reads the headers of the models below a resource directory.
    ///
    /// - Throws: `ResourceError` where a file is not a model or has another version.
    package init(directory: String) throws(ResourceError) {
        self.directory = directory
        var digests: [String: String] = [:]
        for name in Self.names(directory + "/" + Self.folder) {
            let path = Self.folder + "/" + name
            digests[path] = try FlatFile.statedDigest(
                Self.header(directory, path), magic: EntityModel.magic, version: EntityModel.version,
                path: path)
        }
        self.digests = digests
    }

    /// A folder without models is one without other languages.
    private static func names(_ folder: String) -> [String] {
        let names = (try? FileSystem.names(in: Array(folder.utf8))) ?? []
        return names.map { String(decoding: $0, as: UTF8.self) }.filter { $0.hasSuffix(ending) }.sorted()
    }

    private static func header(_ directory: String, _ path: String) throws(ResourceError) -> [UInt8] {
        do throws(FileError) {
            return Array(try MappedBytes(mapping: directory + "/" + path).bytes(0..<64))
        } catch {
            throw ResourceError(error, path: path)
        }
    }

    /// The model of a language by its primary subtag, or of a script ("latin", "cyrillic"); nil where there is none.
    func model(_ name: String) -> EntityModel? {
        let path = "\(Self.folder)/\(Self.sameModel[name] ?? name)\(Self.ending)"
        guard digests[path] != nil else { return nil }
        return mapped.withLock { mapped in
            let mapping = mapped[path] ?? map(path)
            mapped[path] = mapping
            guard case .model(let model) = mapping else { return nil }
            return model
        }
    }

    /// Whether a language's model is there, but damaged.
    func isUnreadable(_ name: String) -> Bool {
        let path = "\(Self.folder)/\(Self.sameModel[name] ?? name)\(Self.ending)"
        return mapped.withLock { if case .unreadable = $0[path] { true } else { false } }
    }

    private func map(_ path: String) -> Mapping {
        guard let file = try? MappedBytes(mapping: directory + "/" + path, isPrefaulted: true),
            let model = try? EntityModel(file: file, path: path)
        else { return .unreadable }
        return .model(model)
    }
}
