internal import Markup
package import PipelineKit

/// The stage: finds people, organisations and places in the text, with offsets, canonical names and ids.
package struct TagEntities: DocumentStage {
    /// Options of the stage.
    package struct Options: StageOptions {
        var tagger = EntityTaggerOptions()

        package init(reading reader: inout OptionReader) {
            let names = reader.strings(
                "types", default: ["PER", "ORG", "LOC"],
                "Types to write: PER ORG LOC NORP DATE MONEY PERCENT.")
            for name in names where EntityType(rawValue: name) == nil {
                let known = EntityType.allCases.map(\.rawValue)
                reader.report(
                    "unknown type '\(name)'" + NearestName.hint(name, among: known), option: "types")
            }
            tagger.types = Set(names.compactMap(EntityType.init(rawValue:)))
            tagger.identifiers = reader.bool("identifiers", default: true, "Look up ids in the gazetteers.")
            tagger.blocked = reader.strings(
                "blocked", default: [], "Names that are never entities, case folded.")
            tagger.names = reader.objects("names", default: [], element: Self.nameShape, "Names of your own.")
            {
                Self.name(&$1)
            }
        }

        private static var nameShape: OptionDescription.Shape {
            var reader = OptionReader(nil, path: "")
            _ = name(&reader)
            return .object(reader.descriptions)
        }

        private static func name(_ reader: inout OptionReader) -> EntityTaggerOptions.CustomName? {
            let name = reader.requiredString("name", "The name as texts have it.")
            let type = reader.choice("type", default: EntityType.organization, "What it is.")
            let id = reader.string("id", default: "", "An identifier; empty for none.")
            let aliases = reader.strings("aliases", default: [], "Other forms of the name.")
            return name.map { .init(name: $0, type: type, id: id.isEmpty ? nil : id, aliases: aliases) }
        }
    }

    package static let kind = "tag-entities"
    package static let summary = "Tags names in the text with offsets, canonical names and ids."
    package static let needs: Set<DocumentField> = [.text]
    package static let provides: Set<DocumentField> = [.entities]

    private let tagger: EntityTagger
    package let resourceDigests: [String: String]

    package init(options: Options, resources: Resources) throws(ResourceError) {
        var digests: [String: String] = [:]
        let lists = try EntityResources { path throws(ResourceError) in
            let bytes = try resources.bytes(path)
            digests[path] = ContentDigest.sha256(bytes)
            return bytes
        }
        tagger = EntityTagger(resources: lists, options: options.tagger)
        resourceDigests = digests
    }

    /// A tagger for some types, unknown names of which are passed over.
    static func tagger(types: [String], resources: Resources) throws(ResourceError)
        -> EntityTagger
    {
        var options = EntityTaggerOptions()
        options.types = Set(types.compactMap(EntityType.init(rawValue:)))
        let lists = try EntityResources { path throws(ResourceError) in try resources.bytes(path) }
        return EntityTagger(resources: lists, options: options)
    }

    package func process(_ document: inout Document) throws(DocumentFault) -> Verdict {
        let result = tagger.tag(
            document.record.text, language: document.record.language, published: document.record.published)
        document.record.entities = result.entities
        for warning in result.warnings { document.record.warn(warning) }
        return .keep
    }
}
