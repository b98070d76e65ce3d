internal import Files
internal import PipelineKit
internal import TextKit

/// The files that a component's options name, and the bounds of the run.
public struct ComponentFiles {
    private let resources: Resources
    /// SHA-256 of each file read, by its path: a part of the plan, since they decide the data.
    private(set) var digests: [String: String] = [:]

    init(_ resources: Resources) {
        self.resources = resources
    }

    /// The bytes of a file; a relative path counts from the configuration's folder.
    ///
    /// Its digest becomes a part of the plan's, so that a run with a changed file is told from one before.
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

    /// Where a path of the options leads, from the configuration's folder on.
    public func location(of path: String) -> String {
        path.hasPrefix("/") || resources.root.isEmpty ? path : "\(resources.root)/\(path)"
    }

    /// Raw bytes that one input may have: `limits.maximumBytes` of the configuration.
    public var maximumBytes: Int { resources.limits.maximumBytes }
}
