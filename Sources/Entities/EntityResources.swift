package import Files

/// The files that the entity tagger needs, mapped once and shared by all workers.
package struct EntityResources: Sendable {
    /// The lists that `gazetteerFile` is made from, in the order in which their meanings are preferred.
    package static let listFiles = [
        "own.tsv", "countries.tsv", "subdivisions.tsv", "cities.tsv", "demonyms.tsv", "people.tsv",
        "companies.tsv",
    ]
    /// The lists as one automaton, below the resource directory.
    package static let gazetteerFile = "gazetteer/gazetteer.cdg"
    /// The English model, below the resource directory.
    package static let englishModel = "models/en/entities.cdm"

    package let gazetteer: Gazetteer
    package let towns: TownTable
    /// The lists themselves, kept for training only.
    package private(set) var lists: [[UInt8]] = []
    /// Nil leaves English to the lists and shape rules, too.
    package var model: EntityModel?
    /// Where publishers are, if the folder states it.
    var publishers = PublisherList()
    /// The models of other languages.
    package var models = LanguageModels()

    /// SHA-256 of the gazetteer's and the models' content, by path.
    package var digests: [String: String] {
        var digests = models.digests
        digests[Self.gazetteerFile] = gazetteer.digest
        digests[TownTable.path] = towns.digest
        if let model { digests[Self.englishModel] = model.digest }
        if let digest = publishers.digest { digests[PublisherList.path] = digest }
        return digests
    }

    /// Builds the resources from the bytes of lists, and of a list of towns.
    package init(lists: [[UInt8]], towns: [UInt8] = []) {
        gazetteer = Gazetteer(lists: lists)
        self.towns = TownTable(list: towns)
        self.lists = lists
    }

    /// Maps the gazetteer and the model below a resource directory.
    ///
    /// - Throws: `ResourceError` with the path below the directory where a file is missing or corrupt.
    package init(directory: String) throws(ResourceError) {
        gazetteer = try Gazetteer(
            file: Self.map(directory, Self.gazetteerFile), path: Self.gazetteerFile)
        towns = try TownTable(
            file: Self.map(directory, TownTable.path, isPrefaulted: false), path: TownTable.path)
        model = try EntityModel(file: Self.map(directory, Self.englishModel), path: Self.englishModel)
        models = try LanguageModels(directory: directory)
        if FileSystem.exists(directory + "/" + PublisherList.path) {
            publishers = try PublisherList(Self.map(directory, PublisherList.path).bytes, towns: towns)
        }
    }

    /// Reads the lists below a resource directory, to make a gazetteer or a model.
    ///
    /// - Throws: `ResourceError` where one is missing.
    package init(listsIn directory: String) throws(ResourceError) {
        var lists: [[UInt8]] = []
        for name in Self.listFiles { lists.append(try Self.map(directory, "gazetteer/" + name).bytes) }
        self.init(lists: lists)
    }

    /// The gazetteer as a file.
    package var encodedGazetteer: [UInt8] { gazetteer.encoded() }

    private static func map(
        _ directory: String, _ path: String, isPrefaulted: Bool = true
    ) throws(ResourceError) -> MappedBytes {
        do throws(FileError) {
            return try MappedBytes(mapping: directory + "/" + path, isPrefaulted: isPrefaulted)
        } catch {
            throw ResourceError(error, path: path)
        }
    }
}
