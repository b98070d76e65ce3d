package import Files
package import PipelineKit

/// The stage: finds people, organisations and places in the text, with offsets, canonical names and ids.
package struct TagEntities: RecordStage {
    /// Options of the stage.
    package struct Options: StageOptions {
        package var tagger = EntityTaggerOptions()

        package init() {}

        package init(reading reader: inout OptionReader) {
            let names = reader.strings(
                "types", default: EntityType.allCases.filter(tagger.types.contains).map(\.rawValue),
                "Entity types to write: PER ORG LOC NORP DATE MONEY PERCENT.")
            for name in names where EntityType(rawValue: name) == nil {
                let known = EntityType.allCases.map(\.rawValue)
                reader.report(
                    "unknown type '\(name)'" + NearestName.hint(name, among: known), option: "types")
            }
            tagger.types = Set(names.compactMap(EntityType.init(rawValue:)))
            tagger.identifiers = reader.bool(
                "identifiers", default: tagger.identifiers, "Look up ids in the gazetteers.")
            tagger.blocked = reader.strings(
                "blocked", default: [], "Names that are never entities, case folded.")
            tagger.blockedFiles = reader.strings(
                "blockedFiles", default: [], "Files of such names, one per line.")
            tagger.names = reader.objects(
                "names", default: [], element: Self.nameShape, "Lists of additional names."
            ) {
                Self.name(&$1)
            }
            tagger.nameFiles = reader.objects(
                "nameFiles", default: [], element: Self.fileShape,
                "CSV, TSV or JSON Lines of names: name, type, id, aliases, case."
            ) { Self.file(&$1) }
        }

        private static var nameShape: OptionDescription.Shape {
            var reader = OptionReader(nil, path: "")
            _ = name(&reader)
            return .object(reader.descriptions)
        }

        private static func name(_ reader: inout OptionReader) -> EntityTaggerOptions.CustomName? {
            let name = reader.requiredString("name", "The name as it appears in texts.")
            let type = reader.choice("type", default: EntityType.organization, "Entity type.")
            let id = reader.string("id", default: "", "Identifier; empty for none.")
            let aliases = reader.strings("aliases", default: [], "Aliases of the name.")
            let rule = Self.caseRule(&reader)
            return name.map {
                .init(name: $0, type: type, id: id.isEmpty ? nil : id, aliases: aliases, caseRule: rule)
            }
        }

        private static var fileShape: OptionDescription.Shape {
            var reader = OptionReader(nil, path: "")
            _ = file(&reader)
            return .object(reader.descriptions)
        }

        private static func file(_ reader: inout OptionReader) -> EntityTaggerOptions.NameFile? {
            let path = reader.requiredString("path", "The file, relative to the configuration.")
            let type = reader.choice(
                "type", default: EntityType.organization, "Type of rows that state none.")
            let rule = Self.caseRule(&reader)
            return path.map { .init(path: $0, type: type, caseRule: rule) }
        }

        private static func caseRule(_ reader: inout OptionReader) -> EntityTaggerOptions.CaseRule {
            reader.choice(
                "case", default: EntityTaggerOptions.CaseRule.capital,
                "Required case in texts: 'capital' where the list has one, 'exact', or 'ignore'.")
        }
    }

    package static let kind = "tag-entities"
    package static let summary = "Tags names in the text with offsets, canonical names and ids."
    package static let needs: Set<DocumentField> = [.text]
    package static let provides: Set<DocumentField> = [.entities]

    private let tagger: EntityTagger
    package let resourceDigests: [String: String]

    package init(options: Options, resources: Resources) throws(ResourceError) {
        tagger = try Self.tagger(options.tagger, resources)
        resourceDigests = tagger.digests
    }

    /// A tagger with all problems of resources and users' files in one error.
    private static func tagger(
        _ options: EntityTaggerOptions, _ resources: Resources
    ) throws(ResourceError) -> EntityTagger {
        let lists = try EntityResources(directory: resources.folder)
        return try EntityTagger(resources: lists, options: options, folder: resources.root)
    }

    /// A tagger for some types; unknown type names are ignored.
    package static func tagger(types: [String], resources: Resources) throws(ResourceError)
        -> EntityTagger
    {
        var options = EntityTaggerOptions()
        options.types = Set(types.compactMap(EntityType.init(rawValue:)))
        return try tagger(options, resources)
    }

    package func process(_ record: inout Record) throws(DocumentFault) -> Verdict {
        let result = tagger.tag(
            record.text, language: record.language, published: record.published,
            publisher: PublisherPlaces().place(of: record.domain))
        record.entities = result.entities
        for warning in result.warnings { record.warn(warning) }
        return .keep
    }
}
