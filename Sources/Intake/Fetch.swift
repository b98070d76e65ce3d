package import Files
internal import Markup
package import PipelineKit

/// The stage: opens an input, detects its format, decodes it, and makes a document of each article.
package struct Fetch: IntakeStage {
    /// What happens to a feed entry that has only a summary.
    package enum SummaryPolicy: String, Sendable, CaseIterable { case keep, drop }

    /// What happens to the URLs in a sitemap.
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
                "sitemaps", default: settings.keepsSitemapEntries ? ListPolicy.join : .drop,
                "What happens to a sitemap's URLs: dropped, or passed on to the stage join.")
            settings.keepsSitemapEntries = lists == .join
            settings.scrapes = reader.object(
                "scrapes", "Where JSON, JSON Lines and CSV of earlier scrapes have their fields."
            ) { inner in
                let preset = inner.choice(
                    "preset", default: ScrapeMapping.Preset.auto,
                    "Tool that exported it; auto recognizes all of them.")
                return ScrapeMapping(preset: preset, fields: Self.fields(&inner))
            }
            settings.limits.bytes = reader.integer(
                "maximumDecompressedBytes", default: settings.limits.bytes, in: 1...(1 << 32),
                "Maximum decompressed bytes of a file or body.")
            settings.limits.ratio = reader.integer(
                "maximumRatio", default: settings.limits.ratio, in: 1...100_000,
                "Maximum decompression ratio of a compressed file; small outputs are exempt.")
        }

        private static func fields(_ reader: inout OptionReader) -> [ScrapeMapping.Field: [String]] {
            reader.object(
                "fields", "Keys of each field, in order of preference; a dot descends into an object."
            ) {
                inner in
                var fields: [ScrapeMapping.Field: [String]] = [:]
                for field in ScrapeMapping.Field.allCases {
                    fields[field] = inner.strings(
                        field.rawValue, default: [], "Keys of \(field.rawValue); empty for the preset's.")
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
