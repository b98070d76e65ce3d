internal import Markup
package import PipelineKit

/// Makes documents of whatever a file holds: a page, a feed's entries, newswire items, an archive's records.
package struct DocumentOpener: Sendable {
    /// Whether a feed entry with a summary and no text is a document.
    package var keepsSummaries: Bool
    /// How far compressed files and bodies may grow.
    package var limits: Decompressor.Limits

    package init(keepsSummaries: Bool = true, limits: Decompressor.Limits = Decompressor.Limits()) {
        self.keepsSummaries = keepsSummaries
        self.limits = limits
    }

    /// Hands over every document of a file, and every fault that costs one document and not the file.
    package func open(
        _ item: LoadedItem, each: (consuming Document) -> Void, fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        let opened = try source(item)
        guard opened.format == .warc || opened.format == .arc else {
            return try open(
                item, opened, fetchedAt: nil, warning: opened.isDamaged ? "truncated_input" : nil, each: each)
        }
        var reader = ArchiveReader(MemoryByteSource(opened.bytes), compression: opened.compression)
        try openRecords(of: &reader, input: item.input, each: each, fault: fault)
    }

    private func source(_ item: LoadedItem) throws(DocumentFault) -> OpenedSource {
        let name = item.input.path.split(separator: "/").last ?? ""
        let suffix = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) }
        do throws(SourceRefusal) {
            return try OpenedSource(item.bytes, fileExtension: suffix, limits: limits)
        } catch {
            throw DocumentFault(code: error.code.rawValue, message: error.message)
        }
    }

    // MARK: One document or one feed

    private func open(
        _ item: LoadedItem, _ opened: OpenedSource, fetchedAt: String?, warning: String?,
        each: (consuming Document) -> Void
    ) throws(DocumentFault) {
        let text = SourceText(opened.bytes, contentType: item.contentType)
        let contents: FeedReader.Contents?
        switch opened.format {
        case .html, .text:
            var document = document(item, text, format: opened.format, warning: warning)
            document.fetchedAt = fetchedAt
            return each(document)
        case .rss, .atom, .jsonFeed: contents = FeedReader.read(text.utf8, baseURL: item.url)
        case .nitf, .newsML1, .newsMLG2: contents = NewswireReader.read(text.utf8, baseURL: item.url)
        case .ninjs: contents = NinjsReader.read(text.utf8, baseURL: item.url)
        case .sitemap, .opml:
            throw DocumentFault(code: "list_only", message: "the file lists addresses and holds no article")
        default:
            throw DocumentFault(
                code: "unsupported_format",
                message: "\(opened.format.rawValue) is recognised but not read by this stage")
        }
        guard let contents else {
            throw DocumentFault(code: "unreadable_format", message: "the file cannot be read, even repaired")
        }
        let kind: RecordKind = [.rss, .atom, .jsonFeed].contains(opened.format) ? .feedEntry : .newswire
        for (index, entry) in contents.entries.enumerated() where entry.content != nil || keepsSummaries {
            var document = FeedDocument.make(
                entry, of: contents.feed, kind: kind, index: index, input: item.input)
            document.fetchedAt = fetchedAt
            if let warning { document.record.warn(warning) }
            text.warn(&document.record)
            each(document)
        }
    }

    private func document(
        _ item: LoadedItem, _ text: SourceText, format: SourceFormat, warning: String?
    ) -> Document {
        var record = Record(kind: format == .html ? .page : .textDump, input: item.input)
        record.url = item.url
        if let warning { record.warn(warning) }
        text.warn(&record)
        return Document(
            record: record, content: text.utf8, form: format == .html ? .page : .plainText, baseURL: item.url)
    }

    // MARK: Archives

    /// Hands over the documents of an archive's records, one after the other.
    ///
    /// Responses other than 200 and records that are no text are passed over. A damaged record is a document with
    /// a warning as long as something of its body is there, and a fault otherwise.
    package func openRecords(
        of reader: inout ArchiveReader, input: InputReference, each: (consuming Document) -> Void,
        fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        while let member = try next(&reader) {
            guard let content = ArchiveContent(member, limits: limits) else { continue }
            do throws(DocumentFault) {
                try open(content, member, input: input, each: each)
            } catch {
                fault(
                    DocumentFault(
                        code: error.code, message: error.message, offset: member.offset, member: member.url))
            }
        }
        if reader.lostBytes > 0 || reader.damagedMembers > 0 {
            fault(
                DocumentFault(
                    code: "damaged_archive",
                    message:
                        "\(reader.lostBytes) bytes belong to no record, \(reader.damagedMembers) members are damaged"
                ))
        }
    }

    private func next(_ reader: inout ArchiveReader) throws(DocumentFault) -> ArchiveMember? {
        do throws(SourceRefusal) {
            return try reader.next()
        } catch {
            throw DocumentFault(code: error.code.rawValue, message: error.message)
        }
    }

    private func open(
        _ content: ArchiveContent, _ member: ArchiveMember, input: InputReference,
        each: (consuming Document) -> Void
    ) throws(DocumentFault) {
        guard !content.body.isEmpty else {
            throw DocumentFault(code: content.problem ?? "empty_input", message: "the record has no body")
        }
        let reference = InputReference(
            path: input.path, member: member.url ?? "record-\(member.offset)", offset: member.offset,
            sha256: ContentDigest.sha256(content.body), bytes: content.body.count)
        let item = LoadedItem(
            input: reference, bytes: content.body, url: member.url, contentType: content.contentType)
        let opened = try source(item)
        let warning = content.problem == nil ? nil : "truncated_input"
        try open(item, opened, fetchedAt: content.fetchedAt, warning: warning, each: each)
    }
}

extension SourceText {
    /// Notes on the record what was not as stated.
    func warn(_ record: inout Record) {
        if isGuess && !encoding.hasPrefix("utf-") { record.warn("encoding_guessed") }
        if isRepaired { record.warn("encoding_repaired") }
    }
}
