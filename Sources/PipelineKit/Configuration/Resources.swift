package import Files

/// Makes a component, opening what it needs of the resource folder.
package typealias Maker<Product> = @Sendable (Resources) throws(ResourceError) -> Product

/// Makes a component from its options.
package typealias OptionsMaker<Options, Product> =
    @Sendable (Options, Resources) throws(ResourceError) -> Product

/// The folder of cue packs, gazetteers and models, read through one door so that digests are exact.
package struct Resources: Sendable {
    /// Path of the folder.
    package let folder: String
    /// The bounds that every component keeps to.
    package var limits = DocumentLimits()
    /// Folder of the configuration, from which relative paths in options count; empty for the working directory.
    package var root = ""
    private let reader: @Sendable (String) throws(ResourceError) -> [UInt8]
    private let lister: @Sendable (String) -> [String]
    /// Reads a file that the configuration names by its path; one in the resource folder where nothing else is said.
    private var ownReader: @Sendable (String) throws(ResourceError) -> [UInt8]

    /// Makes a folder of resources; `read` and `list` take paths relative to it.
    package init(
        folder: String, read: @escaping @Sendable (String) throws(ResourceError) -> [UInt8],
        list: @escaping @Sendable (String) -> [String]
    ) {
        self.folder = folder
        reader = read
        lister = list
        ownReader = read
    }

    /// The same resources for a configuration whose own files `read` finds.
    package func reading(
        own read: @escaping @Sendable (String) throws(ResourceError) -> [UInt8]
    ) -> Resources {
        var resources = self
        resources.ownReader = read
        return resources
    }

    /// The bytes of a file that the configuration names, relative to its folder.
    ///
    /// - Throws: `ResourceError` naming the file.
    package func ownBytes(_ path: String) throws(ResourceError) -> [UInt8] { try ownReader(path) }

    /// The bytes of a file.
    ///
    /// - Throws: `ResourceError` naming the file.
    package func bytes(_ path: String) throws(ResourceError) -> [UInt8] { try reader(path) }

    /// Names of the files in a folder, sorted; none if there is no such folder.
    package func files(in path: String) -> [String] { lister(path) }
}
