/// The files that the entity tagger needs, read once and shared by all workers.
package struct EntityResources: Sendable {
    /// Gazetteer files in the order in which their meanings are preferred.
    package static let gazetteerFiles = [
        "own.tsv", "countries.tsv", "subdivisions.tsv", "cities.tsv", "demonyms.tsv", "people.tsv",
        "companies.tsv",
    ]
    /// The English model, below the resource directory.
    package static let englishModel = "models/en/entities.cdm"

    var gazetteer = Gazetteer()

    /// Builds the resources from the bytes of gazetteer files.
    package init(gazetteers: [[UInt8]]) {
        for bytes in gazetteers { gazetteer.add(file: bytes) }
    }

    /// Reads `gazetteer/` and `models/` below a resource directory.
    ///
    /// - Throws: `ResourceError` where a file is missing or broken.
    package init(directory: String) throws(ResourceError) {
        for name in Self.gazetteerFiles {
            gazetteer.add(file: try ResourceBytes.read(directory + "/gazetteer/" + name))
        }
    }
}
