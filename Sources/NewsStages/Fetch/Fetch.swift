package import PipelineKit

/// The stage: opens an input, tells its format by its content, decodes it, and makes a document of each article.
package struct Fetch: IntakeStage {
    /// What becomes of a feed entry that has no more than a summary.
    package enum SummaryPolicy: String, Sendable, CaseIterable { case keep, drop }

    /// Options of the stage.
    package struct Options: StageOptions {
        var summaryOnly = SummaryPolicy.keep

        package init(reading reader: inout OptionReader) {
            summaryOnly = reader.choice(
                "summaryOnly", default: SummaryPolicy.keep,
                "Whether a feed entry with a summary and no text becomes a record.")
        }
    }

    package static let kind = "fetch"
    package static let summary =
        "Opens pages, feeds, newswire, archives and text dumps by their content and decodes them."
    package static let needs: Set<DocumentField> = []
    package static let provides: Set<DocumentField> = [.content]

    private let options: Options

    package init(options: Options, resources: Resources) throws(ResourceError) {
        self.options = options
    }

    package func open(
        _ item: LoadedItem, each: (consuming Document) -> Void, fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        let opener = DocumentOpener(keepsSummaries: options.summaryOnly == .keep)
        try opener.open(item, each: each, fault: fault)
    }
}
