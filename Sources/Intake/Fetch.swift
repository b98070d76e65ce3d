package import Files
internal import Markup
package import PipelineKit

/// The stage: opens an input, tells its format by its content, decodes it, and makes a document of each article.
package struct Fetch: IntakeStage {
    /// What becomes of a feed entry that has no more than a summary.
    package enum SummaryPolicy: String, Sendable, CaseIterable { case keep, drop }

    /// What becomes of the addresses in a sitemap.
    package enum ListPolicy: String, Sendable, CaseIterable { case drop, join }

    /// Options of the stage.
    package struct Options: StageOptions {
        package var settings = FetchSettings()

        package init() {}

        package init(reading reader: inout OptionReader) {
            let summaryOnly = reader.choice(
                "summaryOnly", default: settings.keepsSummaries ? SummaryPolicy.keep : .drop,
                "Whether a feed entry with a summary and no text becomes a record.")
            settings.keepsSummaries = summaryOnly == .keep
            let lists = reader.choice(
                "sitemaps", default: settings.joinsLists ? ListPolicy.join : .drop,
                "What becomes of a sitemap's addresses: dropped, or handed on to the stage join.")
            settings.joinsLists = lists == .join
            settings.scrapes = reader.object(
                "scrapes", "Where the fields of JSON, JSON Lines and CSV of earlier scrapes are found."
            ) { inner in
                let preset = inner.choice(
                    "preset", default: ScrapeMapping.Preset.auto,
                    "Whose export it is; auto knows all of them.")
                return ScrapeMapping(preset: preset, fields: Self.fields(&inner))
            }
            settings.limits.bytes = reader.integer(
                "maximumDecompressedBytes", default: settings.limits.bytes, in: 1...(1 << 32),
                "Bytes that a compressed file or body may grow to.")
            settings.limits.ratio = reader.integer(
                "maximumRatio", default: settings.limits.ratio, in: 1...100_000,
                "How many times its size a compressed file may grow to, above some megabytes.")
        }

        private static func fields(_ reader: inout OptionReader) -> [ScrapeMapping.Field: [String]] {
            reader.object("fields", "Names to look under for a field, in order; a dot leads into an object.")
            {
                inner in
                var fields: [ScrapeMapping.Field: [String]] = [:]
                for field in ScrapeMapping.Field.allCases {
                    fields[field] = inner.strings(
                        field.rawValue, default: [], "Names for \(field.rawValue); none for the preset's.")
                }
                return fields
            }
        }
    }

    package static let kind = "fetch"
    package static let summary =
        "Opens pages, feeds, newswire, archives and text dumps by their content and decodes them."
    package static let needs: Set<DocumentField> = []
    package static let provides: Set<DocumentField> = [.content]

    private let opener: DocumentOpener

    package init(options: Options, resources: Resources) throws(ResourceError) {
        var settings = options.settings
        settings.maximumBytes = resources.limits.maximumBytes
        opener = DocumentOpener(settings: settings)
    }

    package func open(
        _ item: LoadedItem, each: (consuming Document) -> Void, fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        try opener.open(item, each: each, fault: fault)
    }

    package func split(
        _ item: SourceItem, of source: any DocumentSource
    ) throws(DocumentFault) -> (any InputSplitter)? {
        try opener.splitter(of: item, source)
    }
}
