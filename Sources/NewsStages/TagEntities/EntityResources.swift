package import PipelineKit

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
    /// The gazetteer files themselves, kept for training only.
    private(set) var files: [[UInt8]] = []
    /// Nil leaves English to the lists and shape rules, too.
    package var model: EntityModel?

    /// Builds the resources from the bytes of gazetteer files.
    package init(gazetteers: [[UInt8]]) {
        for bytes in gazetteers { gazetteer.add(file: bytes) }
    }

    /// Reads `gazetteer/` and the model below a resource directory.
    ///
    /// - Parameters:
    ///   - directory: the resource directory.
    ///   - model: the model file's path in it; nil for none.
    /// - Throws: `ResourceError` where a file is missing or broken.
    package init(directory: String, model: String? = Self.englishModel) throws(ResourceError) {
        try self.init(model: model) { path throws(ResourceError) in
            try ResourceBytes.read(directory + "/" + path)
        }
    }

    /// Takes the gazetteers and the model from `read`, which is asked once for each path below the resources.
    ///
    /// - Throws: `ResourceError` where a file is missing or broken.
    init(
        model: String? = Self.englishModel, read: (String) throws(ResourceError) -> [UInt8]
    ) throws(ResourceError) {
        if let model { self.model = try EntityModel(file: try read(model), path: model) }
        for name in Self.gazetteerFiles {
            let bytes = try read("gazetteer/" + name)
            gazetteer.add(file: bytes)
            // A model comes with names learned; only what makes one needs them as text.
            if model == nil { files.append(bytes) }
        }
    }
}
