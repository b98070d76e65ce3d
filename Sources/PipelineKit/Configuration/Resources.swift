package import Files

/// Makes a component, opening the resources that it needs.
package typealias Maker<Product> = @Sendable (Resources) throws(ResourceError) -> Product

/// Makes a component from its options.
package typealias OptionsMaker<Options, Product> =
    @Sendable (Options, Resources) throws(ResourceError) -> Product

/// The folder of cue packs, gazetteers and models; the only way to read them, so that digests are exact.
package struct Resources: Sendable {
    /// Path of the folder.
    package let folder: String
    /// The limits that every component respects.
    package var limits = DocumentLimits()
    /// Folder of the configuration, which paths in options are relative to; empty for the working directory.
    package var root = ""
    private let reader: @Sendable (String) throws(ResourceError) -> [UInt8]
    private let lister: @Sendable (String) -> [String]
    /// Reads a file that the configuration names by its path; by default one in the resource folder.
    private var userFileReader: @Sendable (String) throws(ResourceError) -> [UInt8]

    /// Creates the resources of a folder; `read` and `list` take paths relative to it.
    package init(
        folder: String, read: @escaping @Sendable (String) throws(ResourceError) -> [UInt8],
        list: @escaping @Sendable (String) -> [String]
    ) {
        self.folder = folder
        reader = read
        lister = list
        userFileReader = read
    }

    /// The same resources, with user's files read by `read`.
    package func reading(
        userFiles read: @escaping @Sendable (String) throws(ResourceError) -> [UInt8]
    ) -> Resources {
        var resources = self
        resources.userFileReader = read
        return resources
    }

    /// The bytes of a file that the configuration names, relative to its folder.
    ///
    /// - Throws: `ResourceError` naming the file.
    package func userFileBytes(_ path: String) throws(ResourceError) -> [UInt8] { try userFileReader(path) }

    /// The bytes of a file.
    ///
    /// - Throws: `ResourceError` naming the file.
    package func bytes(_ path: String) throws(ResourceError) -> [UInt8] { try reader(path) }

    /// Names of the files in a folder, sorted; none if there is no such folder.
    package func files(in path: String) -> [String] { lister(path) }
}
