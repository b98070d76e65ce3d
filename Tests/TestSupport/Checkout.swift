import Foundation

/// Places in the checkout that tests read.
package enum Checkout {
    /// The folder of Package.swift.
    package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    /// Cue packs, gazetteers, models and samples.
    package static let data = root + "/data"
    /// Test inputs written for the project.
    package static let fixtures = root + "/Tests/Fixtures"

    /// The bytes of a fixture, its path below the folder of fixtures.
    package static func fixture(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: "\(fixtures)/\(path)")))
    }

    /// A folder of measuring material that may stand beside the checkout; nil where it does not.
    package static func shared(_ name: String) -> String? {
        let path = URL(filePath: root).deletingLastPathComponent().appending(path: "shared/\(name)").path
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }
}
