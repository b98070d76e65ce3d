internal import Markup
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
    package static let summary = "Opens pages, feeds and text dumps by their content and decodes them."
    package static let needs: Set<DocumentField> = []
    package static let provides: Set<DocumentField> = [.content]

    private let options: Options

    package init(options: Options, resources: Resources) throws(PipelineKit.ResourceError) {
        self.options = options
    }

    package func open(
        _ item: LoadedItem, each: (consuming Document) -> Void, fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        switch try format(of: item) {
        case .html: each(document(item, kind: .page, form: .page))
        case .text: each(document(item, kind: .textDump, form: .plainText))
        case .rss, .atom, .jsonFeed: try openFeed(item, each: each)
        case let format:
            throw DocumentFault(
                code: "unsupported_format",
                message: "\(format.rawValue) is recognised but not read by this stage")
        }
    }

    private func format(of item: LoadedItem) throws(DocumentFault) -> SourceFormat {
        let name = item.input.path.split(separator: "/").last ?? ""
        let suffix = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) }
        do throws(SourceRefusal) {
            return try FormatSniffer.format(of: item.bytes, fileExtension: suffix)
        } catch {
            throw DocumentFault(code: error.code.rawValue, message: error.message)
        }
    }

    private func document(_ item: LoadedItem, kind: RecordKind, form: Document.Form) -> Document {
        let text = SourceText(item.bytes, contentType: item.contentType)
        var record = Record(kind: kind, input: item.input)
        record.url = item.url
        text.warn(&record)
        return Document(record: record, content: text.utf8, form: form, baseURL: item.url)
    }

    // MARK: Feeds

    private func openFeed(_ item: LoadedItem, each: (consuming Document) -> Void) throws(DocumentFault) {
        let text = SourceText(item.bytes, contentType: item.contentType)
        guard let contents = FeedReader.read(text.utf8, baseURL: item.url) else {
            throw DocumentFault(code: "unreadable_format", message: "the feed cannot be read, even repaired")
        }
        for (index, entry) in contents.entries.enumerated()
        where entry.content != nil || options.summaryOnly == .keep {
            var document = FeedDocument.make(entry, of: contents.feed, index: index, input: item.input)
            text.warn(&document.record)
            each(document)
        }
    }
}

extension SourceText {
    /// Notes on the record what was not as stated.
    fileprivate func warn(_ record: inout Record) {
        if isGuess && !encoding.hasPrefix("utf-") { record.warn("encoding_guessed") }
        if isRepaired { record.warn("encoding_repaired") }
    }
}
