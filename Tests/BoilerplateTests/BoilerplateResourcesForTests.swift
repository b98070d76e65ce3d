import Boilerplate
import Foundation

/// The committed packs and weights, read from the checkout that holds this file.
enum BoilerplateResourcesForTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: root.appending(path: path)))
    }

    static func packs() throws -> [ResourceFile] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "data/rules").path())
            .sorted()
            .filter { $0.hasSuffix(".json") }
            .map { ResourceFile(name: $0, bytes: try bytes("data/rules/\($0)")) }
    }

    static func load(options: BoilerplateOptions = BoilerplateOptions()) throws -> (
        BoilerplateClassifier?, [String]
    ) {
        let path = "data/models/boilerplate/blocks.bin"
        let model = ResourceFile(name: path, bytes: try bytes(path))
        return BoilerplateClassifier.load(packs: try packs(), model: model, options: options)
    }

    /// Compiled once for all tests.
    static let classifier: BoilerplateClassifier? = try? load().0
}
