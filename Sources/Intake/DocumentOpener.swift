internal import JSON
internal import Markup
package import PipelineKit

/// Makes documents from a file's content: a page, a feed's entries, newswire items, an archive's records.
package struct DocumentOpener: Sendable {
    package var settings: FetchSettings

    package init(settings: FetchSettings = FetchSettings()) { self.settings = settings }

    /// Hands over every document of a file, and every fault that affects one document only.
    package func open(
        _ item: LoadedItem, each: (consuming Document) -> Void, fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        let opened = try source(item)
        let notes = SourceNotes(warning: opened.isDamaged ? "truncated_input" : nil)
        let container = Container(
            reader: MemoryInput(opened.bytes), format: opened.format, compression: opened.compression,
            input: item.input)
        guard let splitter = try splitter(container) else {
            return try openDocument(item, opened, notes, each: each, fault: fault)
        }
        try openPieces(of: splitter, each, fault)
    }

    /// Opens all pieces of an archive one after the other.
    func openPieces(
        of splitter: any InputSplitter, _ each: (consuming Document) -> Void,
        _ fault: (DocumentFault) -> Void, _ change: (InputPiece) -> InputPiece = { $0 }
    ) throws(DocumentFault) {
        var splitter = splitter
        var pieces = 0
        while let next = try next(&splitter, isFirst: pieces == 0, fault: fault) {
            let piece = change(next)
            pieces += 1
            piece.openOrTell(each, fault)
        }
    }

    /// The next piece; corruption after the first piece loses the rest, not what came before.
    private func next(
        _ splitter: inout any InputSplitter, isFirst: Bool, fault: (DocumentFault) -> Void
    ) throws(DocumentFault) -> InputPiece? {
        do throws(DocumentFault) {
            return try splitter.next()
        } catch {
            if isFirst { throw error }
            fault(error)
            return nil
        }
    }

    /// A decompressed file or member.
    func source(_ item: LoadedItem) throws(DocumentFault) -> OpenedSource {
        do throws(SourceRefusal) {
            return try OpenedSource(
                item.bytes, name: item.name ?? item.input.path, forced: item.format, limits: settings.limits)
        } catch {
            throw DocumentFault(error)
        }
    }

    // MARK: One document or one feed

    /// Hands over the documents of a file that is not an archive.
    func openDocument(
        _ item: LoadedItem, _ opened: OpenedSource, _ notes: SourceNotes,
        each: (consuming Document) -> Void, fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        if try openGlued(item, opened, notes, each: each, fault: fault) { return }
        func hand(_ document: consuming Document) {
            document.stateFetchTime()
            each(document)
        }
        switch opened.format {
        case .html: hand(page(item, opened, notes))
        case .text: try openText(item, opened, notes, each: hand, fault: fault)
        case .rss, .atom, .nitf, .newsML1, .newsMLG2:
            try openEntries(item, opened, notes, each: hand, fault: fault)
        case .jsonFeed, .ninjs: try openJSONEntries(item, opened, notes, each: hand, fault: fault)
        case .sitemap where settings.keepsSitemapEntries:
            try openEntries(item, opened, notes, each: hand, fault: fault)
        case .sitemap, .opml: throw .drop(.listOnly)
        case .json: try openScrapes(item, opened, notes, each: hand, fault: fault)
        case .mail where Self.opensMailbox(opened.bytes):
            try openRows(item, opened, .mailbox, each: each, fault: fault)
        case .jsonLines: try openRows(item, opened, .values, each: each, fault: fault)
        case .csv: try openRows(item, opened, .table, each: each, fault: fault)
        case .mediaWiki: try openRows(item, opened, .wikiPages, each: each, fault: fault)
        case .wikiExtractor: try openRows(item, opened, .wikiDocuments, each: each, fault: fault)
        case .mail: try openMessage(item, opened.bytes, notes, each: hand, fault: fault)
        case .warc, .arc, .zip, .tar, .gzip, .zstd, .brotli:
            throw DocumentFault(SourceRefusal(.nestedArchive, "nested archives are not opened"))
        }
    }

    /// The rows of a file that has been read whole; a bad one costs no other.
    private func openRows(
        _ item: LoadedItem, _ opened: OpenedSource, _ kind: RowKind, each: (consuming Document) -> Void,
        fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        let container = Container(reader: MemoryInput(opened.bytes), format: opened.format, input: item.input)
        var rows = RowSplitter(container, kind, opener: self)
        while let row = try rows.next() { row.openOrTell(each, fault) }
    }

    /// Plain text: one article, many in the form of a database, or none at all.
    private func openText(
        _ item: LoadedItem, _ opened: OpenedSource, _ notes: SourceNotes, each: (consuming Document) -> Void,
        fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        let document = FrontMatter.applied(to: page(item, opened, notes))
        let reason = opened.isStated ? nil : PlainData.reason(document.content)
        if let reason, reason != .notArticle { throw .drop(reason) }
        if !opened.isStated {
            if WireFrame.isMany(opened.bytes) { throw WireFrame.many }
            if try openReferences(item, document.content, notes, each: each, fault: fault) { return }
        }
        if !opened.isStated, openDigest(item, document.content, notes, each, fault) { return }
        if !opened.isStated, try openTable(item, opened, document.content, each: each, fault: fault) {
            return
        }
        let collection = try TextCollection(document.content)
        let articles = collection?.articles ?? []
        // Labels of one article alone may be the settings of a program.
        if let reason, articles.count < 2 { throw .drop(reason) }
        if articles.isEmpty { return each(document) }
        for number in collection?.textless ?? [] { fault(TextCollection.textless(number)) }
        for (index, article) in articles.enumerated() {
            var single = article.document(item, index: index)
            notes.mark(&single.record, item)
            each(single)
        }
    }

    /// A table whose header names no text that is known everywhere: read if the configuration knows the name, else refused.
    private func openTable(
        _ item: LoadedItem, _ opened: OpenedSource, _ text: [UInt8], each: (consuming Document) -> Void,
        fault: (DocumentFault) -> Void
    ) throws(DocumentFault) -> Bool {
        let name = OpenedSource.extensions(item.name ?? item.input.path).last
        let isNamed = TableText.isNamed(name)
        guard !PlainData.begins(text.prefix { $0 != 0x0A }), TableText.isTable(text, isNamed: isNamed) else {
            return false
        }
        let names = settings.scrapes.columns
        guard TableHeader.find(in: text[...], isNamed: isNamed, names: names) != nil else {
            if !TableText.mayHoldTexts(text) { return false }
            throw DocumentFault(SourceRefusal(.unknownFormat, Self.headless))
        }
        try openRows(item, opened, .table, each: each, fault: fault)
        return true
    }

    private static let headless =
        "a table whose header names no text: name that column in `scrapes.fields`, or put a header above the rows"

    private func page(_ item: LoadedItem, _ opened: OpenedSource, _ notes: SourceNotes) -> Document {
        let contentType = opened.savedPage?.contentType ?? item.contentType
        let url = item.url ?? opened.savedPage?.url
        let text = SourceText(
            opened.bytes, contentType: contentType, charset: notes.charset, isPlain: opened.format == .text)
        var record = Record(kind: opened.format == .html ? .page : .textDump, input: item.input)
        record.url = url
        notes.mark(&record, item)
        text.warn(&record)
        var document = Document(
            record: record, content: text.utf8, form: opened.format == .html ? .page : .plainText,
            baseURL: url, fetchedAt: item.fetchedAt)
        if document.fetchedAt == nil {
            let saved =
                opened.savedPage?.savedAt ?? (record.kind == .page ? SavedComment.time(in: text.utf8) : nil)
            document.fetchedAt = saved.flatMap(FetchTime.rfc3339)
        }
        return document
    }

    func openEntries(
        _ item: LoadedItem, _ opened: OpenedSource, _ notes: SourceNotes, firstIndex: Int = 0,
        each: (consuming Document) -> Void, fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        let text = SourceText(opened.bytes, contentType: item.contentType, charset: notes.charset)
        let contents: FeedReader.Contents?
        switch opened.format {
        case .rss, .atom, .jsonFeed: contents = FeedReader.read(text.utf8, baseURL: item.url)
        case .ninjs: contents = NinjsReader.read(text.utf8, baseURL: item.url)
        default: contents = NewswireReader.read(text.utf8, baseURL: item.url)
        }
        guard let contents else {
            throw DocumentFault(.unreadableFormat, "the file cannot be parsed even after repair")
        }
        let isFeed = [.rss, .atom, .jsonFeed, .sitemap].contains(opened.format)
        let isList = opened.format == .sitemap
        let links = EntryLinks(contents, feedURL: item.url)
        let rights = FeedRights(of: contents.feed)
        for (index, entry) in contents.entries.enumerated()
        where entry.content != nil || settings.keepsSummaries || isList {
            var document = FeedDocument.make(
                entry, of: contents.feed, rights: rights, kind: isFeed ? .feedEntry : .newswire,
                index: firstIndex + index, input: item.input)
            document.record.isReference = isList
            if isFeed, !isList { document.record.identity = links.claim(document.record.url) }
            document.fetchedAt = item.fetchedAt
            notes.mark(&document.record, item)
            text.warn(&document.record)
            if let reason = entry.absence?.reason {
                fault(.drop(reason, member: document.record.input.member))
            } else if isFeed, FetchNotice.isOne(document.content) {
                fault(FetchNotice.fault(of: document.record))
            } else {
                each(document)
            }
        }
    }

    /// A feed or newswire in JSON; if it is none after all, what its rows are, and if it is cut off, its whole entries.
    private func openJSONEntries(
        _ item: LoadedItem, _ opened: OpenedSource, _ notes: SourceNotes, each: (consuming Document) -> Void,
        fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        if JSONFrame.isFollowed(opened.bytes) {
            return try openRows(item, opened, .values, each: each, fault: fault)
        }
        if opened.format == .jsonFeed, holdsScrapes(opened, item) {
            return try openScrapes(item, opened, notes, each: each, fault: fault)
        }
        do throws(DocumentFault) {
            try openEntries(item, opened, notes, each: each, fault: fault)
        } catch {
            guard opened.format == .jsonFeed, JSONFrame.isCut(opened.bytes) else {
                return try openScrapes(item, opened, notes, each: each, fault: fault)
            }
            try openRows(item, opened, .entries(.jsonFeed), each: each, fault: fault)
        }
    }

    /// Whether what looks like a feed, but for its version, has its texts under the names of scrapes alone.
    private func holdsScrapes(_ opened: OpenedSource, _ item: LoadedItem) -> Bool {
        let text = SourceText(opened.bytes, contentType: item.contentType)
        guard let value = try? JSONParser.parse(text.utf8), value["version"]?.string == nil,
            settings.scrapes.holdsArticles(value)
        else { return false }
        let entries = FeedReader.read(text.utf8)?.entries ?? []
        return !entries.contains { $0.content != nil }
    }

    /// One object: an article, or what holds a list of them; anything else is read row by row.
    private func openScrapes(
        _ item: LoadedItem, _ opened: OpenedSource, _ notes: SourceNotes, each: (consuming Document) -> Void,
        fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        let text = SourceText(opened.bytes, contentType: item.contentType)
        guard let value = try? JSONParser.parse(text.utf8), value.members != nil else {
            let kind: RowKind = JSONFrame.isCut(opened.bytes) ? .members : .values
            return try openRows(item, opened, kind, each: each, fault: fault)
        }
        let isKnown = settings.scrapes.open(value, item, fault: fault) { document in
            if FetchNotice.isOne(document.content) { return fault(FetchNotice.fault(of: document.record)) }
            var marked = document
            notes.mark(&marked.record, item)
            each(marked)
        }
        if !isKnown { throw DocumentFault(.unknownFormat, ScrapeMapping.refusal(of: value)) }
    }
}

/// What is known of a document besides its bytes.
struct SourceNotes {
    /// A warning for incomplete data.
    var warning: String?
    /// A charset detected elsewhere; it counts after what the document itself states.
    var charset: String?

    func mark(_ record: inout Record, _ item: LoadedItem) {
        if let warning { record.warn(warning) }
        for warning in item.warnings { record.warn(warning) }
    }
}

extension InputPiece {
    /// Opens a piece; its fault is told with its place.
    func openOrTell(_ each: (consuming Document) -> Void, _ fault: (DocumentFault) -> Void) {
        do throws(DocumentFault) {
            try open(each, fault)
        } catch {
            let known = error.cause
            fault(error.located(member: known.member ?? input.member, offset: known.offset ?? input.offset))
        }
    }
}

extension FeedEntry.Absence {
    var reason: DropReason {
        switch self {
        case .unpublished: DropReason(.notPublished)
        case .noArticle: DropReason(.notArticle)
        }
    }
}

extension DocumentFault {
    /// Converts a refusal to the fault of a document.
    package init(_ refusal: SourceRefusal) {
        self.init(code: refusal.code.rawValue, message: refusal.message)
    }
}

extension SourceText {
    /// Adds the warnings to the record.
    func warn(_ record: inout Record) {
        if isGuess && !encoding.hasPrefix("utf-") { record.warn("encoding_guessed") }
        if isRepaired { record.warn("encoding_repaired") }
    }
}
