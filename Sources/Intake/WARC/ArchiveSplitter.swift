internal import Markup
internal import PipelineKit
internal import TextKit

/// Cuts a WARC or ARC file into its responses, each with what the records beside it say.
struct ArchiveSplitter: InputSplitter {
    private let container: Container
    private let opener: DocumentOpener
    private var reader: ArchiveReader
    /// The record that was read to see that the one before is complete.
    private var ahead: ArchiveMember?
    private var isAtEnd = false
    /// What ended the reading; told behind the record that was complete by then.
    private var failure: DocumentFault?
    private var hasToldDamage = false

    init(_ container: Container, opener: DocumentOpener) {
        self.container = container
        self.opener = opener
        reader = ArchiveReader(
            InputByteSource(container.reader, offset: container.start), compression: container.compression,
            offset: container.start,
            limits: ArchiveReader.Limits(
                blockBytes: opener.settings.maximumBytes, ratio: opener.settings.limits.ratio))
    }

    mutating func next() throws(DocumentFault) -> InputPiece? {
        while let member = take() {
            guard ArchiveContent.mayHoldDocument(member) else { continue }
            let beside = recordsBeside(member)
            if ahead == nil, !isAtEnd { ahead = read() }
            return piece(member, beside)
        }
        if let failure {
            self.failure = nil
            hasToldDamage = true
            throw failure
        }
        guard !hasToldDamage, reader.lostBytes > 0 || reader.damagedMembers > 0 else { return nil }
        hasToldDamage = true
        return damage(
            "\(reader.lostBytes) bytes belong to no record, \(reader.damagedMembers) members are damaged")
    }

    private mutating func take() -> ArchiveMember? {
        guard let member = ahead else { return read() }
        ahead = nil
        return member
    }

    private mutating func read() -> ArchiveMember? {
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

    /// Requests and metadata stand right behind the response that they belong to, if they do not stand before it.
    private mutating func recordsBeside(_ member: ArchiveMember) -> [ArchiveMember] {
        var beside: [ArchiveMember] = []
        while let next = take() {
            guard next.kind == "metadata" || next.kind == "request", next.belongs(to: member) else {
                ahead = next
                break
            }
            if next.kind == "metadata", beside.count < 4 { beside.append(next) }
        }
        return beside
    }

    private func piece(_ member: ArchiveMember, _ beside: [ArchiveMember]) -> InputPiece {
        let (opener, path) = (opener, container.input.path)
        let input = InputReference(
            path: path, member: member.name, offset: member.offset, bytes: member.block.count)
        // What cuts a file short here may be mended: the next run begins with this record again.
        let isOpen = failure != nil || member.problems.contains("truncated")
        let end = ahead?.offset ?? (isOpen ? member.offset : container.reader.count)
        return InputPiece(input: input, bytes: member.block.count, end: end) {
            (each, fault) throws(DocumentFault) in
            try opener.open(member, beside, path: path, each: each)
        }
    }

    private func damage(_ message: String) -> InputPiece {
        InputPiece(input: container.input, bytes: 0, end: nil) { (_, fault) throws(DocumentFault) in
            fault(DocumentFault(code: "damaged_archive", message: message))
        }
    }
}

extension DocumentOpener {
    /// Opens one record of an archive; a damaged one is a document as long as something of its body is there.
    func open(
        _ member: ArchiveMember, _ beside: [ArchiveMember], path: String, each: (consuming Document) -> Void
    ) throws(DocumentFault) {
        do throws(DocumentFault) {
            let content = try ArchiveContent(member, limits: settings.limits)
            guard !content.body.isEmpty else {
                throw DocumentFault(
                    code: content.problem ?? "empty_input", message: "the record has no body")
            }
            let reference = InputReference(
                path: path, member: member.name, offset: member.offset,
                sha256: ContentDigest.sha256(content.body), bytes: content.body.count)
            var item = LoadedItem(
                input: reference, bytes: content.body, url: member.url, contentType: content.contentType)
            item.fetchedAt = content.fetchedAt
            item.name = ""
            if content.hasWrongDigest { item.warnings = ["digest_mismatch"] }
            let opened = try source(item)
            let isDamaged = content.problem != nil || opened.isDamaged
            let notes = SourceNotes(
                warning: isDamaged ? "truncated_input" : nil,
                charset: beside.lazy.compactMap(\.detectedCharset).first)
            try openDocument(item, opened, notes, each: each)
        } catch {
            var error = error
            error.offset = member.offset
            error.member = member.name
            throw error
        }
    }
}

extension ArchiveMember {
    /// What the record is called in `input.member`.
    var name: String { url ?? "record-\(offset)" }

    /// Whether this record was written at the same fetch as a response.
    func belongs(to response: ArchiveMember) -> Bool {
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
