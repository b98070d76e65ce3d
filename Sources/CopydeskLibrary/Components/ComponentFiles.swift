internal import Files
internal import PipelineKit
internal import TextKit

/// The files that a component's options name, and the limits of the run.
public struct ComponentFiles {
    private let resources: Resources
    /// SHA-256 of each file read, by its path: part of the plan, because the data depends on them.
    private(set) var digests: [String: String] = [:]

    init(_ resources: Resources) {
        self.resources = resources
    }

    /// Creates the files of a configuration in a folder, so that a component can be made without a run.
    public init(folder: String = "") {
        self.init(ResourceFolder.open(folder, root: folder))
    }

    /// The bytes of a file; a relative path starts at the configuration's folder.
    ///
    /// Its digest becomes part of the plan, so that a changed file makes a different plan.
    ///
    /// - Throws: ``ComponentError`` if it cannot be read.
    public mutating func bytes(of path: String) throws(ComponentError) -> [UInt8] {
        do throws(ResourceError) {
            let bytes = try resources.userFileBytes(path)
            digests[path] = ContentDigest.sha256(bytes)
            return bytes
        } catch {
            throw ComponentError(error)
        }
    }

    /// A path of the options, resolved against the configuration's folder.
    public func location(of path: String) -> String {
        path.hasPrefix("/") || resources.root.isEmpty ? path : "\(resources.root)/\(path)"
    }

    /// Maximum raw bytes of one input: `limits.maximumBytes` of the configuration.
    public var maximumBytes: Int { resources.limits.maximumBytes }
}
