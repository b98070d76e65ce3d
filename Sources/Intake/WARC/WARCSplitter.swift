internal import Markup
internal import PipelineKit
internal import TextKit

/// Splits a WARC or ARC file into its responses, each with what its associated records state; other records are counted.
struct WARCSplitter: InputSplitter {
    private let container: Container
    private let opener: DocumentOpener
    private var reader: WARCReader
    /// The record read ahead, to know that the one before is complete.
    private var lookahead: WARCRecord?
    private var isAtEnd = false
    /// What ended the reading; reported after the record that was complete by then.
    private var failure: DocumentFault?
    private var hasReportedDamage = false
    /// Records since the last piece that are no documents.
    private var passed: [CountedReason] = []
    /// The last of them, if the file ends within it and may be completed later.
    private var openRecord: Int?
    /// So many of them make a piece of their own.
    private static let longestPass = 1024

    /// - Throws: `DocumentFault` if the file cannot be read.
    init(_ container: Container, opener: DocumentOpener) throws(DocumentFault) {
        self.container = container
        self.opener = opener
        reader = WARCReader(
            InputByteSource(container.reader, offset: container.start), compression: container.compression,
            offset: container.start,
            limits: WARCReader.Limits(
                blockBytes: opener.settings.maximumBytes, ratio: opener.settings.limits.ratio),
            dictionary: try Self.dictionary(container))
    }

    /// The dictionary at the file's beginning, for a reader that begins later.
    private static func dictionary(_ container: Container) throws(DocumentFault) -> ZstdDictionary? {
        guard container.compression == .zstd, container.start > 0,
            let length = ZstdDictionary.contentLength(try container.reader.read(at: 0, count: 8)[...])
        else { return nil }
        return ZstdDictionary(try container.reader.read(at: 8, count: length))
    }

    mutating func next() throws(DocumentFault) -> InputPiece? {
        while let member = take() {
            if let reason = member.reasonToPass {
                passed.append(reason)
                openRecord = member.problems.contains(.truncated) ? member.offset : nil
                if passed.count >= Self.longestPass { return passedPiece() }
                continue
            }
            let associated = associatedRecords(member)
            if lookahead == nil, !isAtEnd { lookahead = read() }
            return piece(member, associated)
        }
        if !passed.isEmpty { return passedPiece() }
        if let failure {
            self.failure = nil
            hasReportedDamage = true
            throw failure
        }
        guard !hasReportedDamage, reader.lostBytes > 0 || reader.damagedMembers > 0 else { return nil }
        hasReportedDamage = true
        return damage(
            "\(reader.lostBytes) bytes outside any record; \(reader.damagedMembers) corrupt records")
    }

    private mutating func take() -> WARCRecord? {
        guard let member = lookahead else { return read() }
        lookahead = nil
        return member
    }

    private mutating func read() -> WARCRecord? {
        guard !isAtEnd else { return nil }
        do throws(SourceRefusal) {
            let member = try reader.next()
            isAtEnd = member == nil
            return member
        } catch {
            isAtEnd = true
            failure = DocumentFault(error)
            return nil
        }
    }

    /// Requests and metadata directly follow the response that they belong to, if they do not precede it.
    private mutating func associatedRecords(_ member: WARCRecord) -> [WARCRecord] {
        var associated: [WARCRecord] = []
        while let next = take() {
            guard next.kind == "metadata" || next.kind == "request", next.belongs(to: member),
                let reason = next.reasonToPass
            else {
                lookahead = next
                break
            }
            passed.append(reason)
            if next.kind == "metadata", associated.count < 4 { associated.append(next) }
        }
        return associated
    }

    private mutating func piece(_ member: WARCRecord, _ associated: [WARCRecord]) -> InputPiece {
        let (opener, path, passed) = (opener, container.input.path, takePassed())
        let input = InputReference(
            path: path, member: member.name, offset: member.offset, bytes: member.block.count)
        // A truncated file may be completed later: the next run begins with this record again.
        let isOpen = failure != nil || member.problems.contains(.truncated)
        let end = lookahead?.offset ?? (isOpen ? member.offset : container.reader.count)
        return InputPiece(input: input, bytes: member.block.count, end: end) {
            (each, fault) throws(DocumentFault) in
            for reason in passed { fault(.counted(reason)) }
            try opener.open(member, associated, path: path, each: each, fault: fault)
        }
    }

    /// Records without a document among them.
    private mutating func passedPiece() -> InputPiece {
        if lookahead == nil, !isAtEnd { lookahead = read() }
        let end = lookahead?.offset ?? openRecord ?? (failure == nil ? container.reader.count : nil)
        return InputPiece(telling: takePassed().map { .counted($0) }, of: container.input, end: end)
    }

    private mutating func takePassed() -> [CountedReason] {
        defer { passed = [] }
        return passed
    }

    private func damage(_ message: String) -> InputPiece {
        InputPiece(telling: [DocumentFault(.damagedArchive, message)], of: container.input)
    }
}

extension DocumentOpener {
    /// Opens one record of an archive; a corrupt one is a document if part of its body is there.
    func open(
        _ member: WARCRecord, _ associated: [WARCRecord], path: String, each: (consuming Document) -> Void,
        fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        do throws(DocumentFault) {
            let content = try WARCContent(member, limits: settings.limits)
            guard !content.body.isEmpty else {
                let message = "the record has no body"
                throw content.problem?.fault(message) ?? DocumentFault(.emptyInput, message)
            }
            let reference = InputReference(
                path: path, member: member.name, offset: member.offset,
                sha256: ContentDigest.sha256(content.body), bytes: content.body.count)
            let rendered = member.url.flatMap(PageRendering.page)
            var item = LoadedItem(
                input: reference, bytes: content.body, url: rendered ?? member.url,
                contentType: content.contentType)
            item.fetchedAt = content.fetchedAt
            item.name = ""
            if content.hasWrongDigest { item.warnings = [RecordProblem.digestMismatch.rawValue] }
            if rendered != nil { item.warnings.append(Record.renderedText) }
            let opened = try source(item, content.problem)
            let isDamaged = content.problem != nil || opened.isDamaged
            let notes = SourceNotes(
                warning: isDamaged ? "truncated_input" : nil,
                charset: associated.lazy.compactMap(\.detectedCharset).first)
            try openDocument(item, opened, notes, each: each, fault: fault)
        } catch {
            throw error.located(member: member.name, offset: member.offset)
        }
    }
}

extension DocumentOpener {
    /// The opened body; one that cannot be opened because of what befell its record is refused for that.
    private func source(_ item: LoadedItem, _ problem: RecordProblem?) throws(DocumentFault) -> OpenedSource {
        do throws(DocumentFault) {
            return try source(item)
        } catch {
            guard let problem else { throw error }
            throw problem.fault(error.cause.message)
        }
    }
}

extension WARCRecord {
    /// The name of the record in `input.member`.
    var name: String { url ?? "record-\(offset)" }

    /// Whether this record belongs to the same fetch as a response.
    func belongs(to response: WARCRecord) -> Bool {
        if let id = response.header("warc-record-id"),
            header("warc-concurrent-to") == id || header("warc-refers-to") == id
        {
            return true
        }
        return header("warc-concurrent-to") == nil && url != nil && url == response.url
    }

    /// The charset that a crawler's metadata names: `charset-detected: UTF-8`.
    var detectedCharset: String? {
        HeaderField.all(in: block.prefix(1 << 14))
            .first { $0.name == "charset-detected" }?.value
    }
}
