package import PipelineKit

extension TagEntities {
    /// Options of the stage.
    package struct Options: StageOptions {
        package var tagger = EntityTaggerOptions()
        /// Whether the run learns from a publisher's articles where it is.
        package var learnsPublishers = false
        /// Whether a person or an organisation has one name in all articles of a run.
        package var unifiesNames = false

        package var seesCorpus: Bool { learnsPublishers || unifiesNames }

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
            tagger.coordinates = reader.bool(
                "coordinates", default: tagger.coordinates,
                "Add lat and lon to each entity: a town's point, the middle of the people of a country or division."
            )
            tagger.focus = reader.bool(
                "focus", default: tagger.focus, "Add the column focus: the place that the article is about.")
            tagger.quotes = reader.bool(
                "quotes", default: tagger.quotes,
                "Add the column quotes: what people are quoted with, and who says it (en de fr es).")
            learnsPublishers = reader.bool(
                "learnPublishers", default: learnsPublishers,
                "Learn over the run in which division each publisher is, and decide its places by that.")
            unifiesNames = reader.bool(
                "unifyNames", default: unifiesNames,
                "Give a person or an organisation the name that most articles of the run use.")
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
}
