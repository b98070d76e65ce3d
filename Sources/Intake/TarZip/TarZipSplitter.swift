internal import PipelineKit
internal import TextKit

/// Splits a tar or zip archive into its files.
struct TarZipSplitter: InputSplitter {
    private let container: Container
    private let opener: DocumentOpener
    private let archive: TarZipReader
    /// Members that are read elsewhere.
    private let others: Set<String>
    private var hasEnded = false
    /// Where the member before begins.
    private var place = -1

    init(
        _ container: Container, opener: DocumentOpener, apartFrom others: Set<String> = []
    ) throws(DocumentFault) {
        self.others = others
        self.container = container
        self.opener = opener
        do throws(SourceRefusal) {
            archive = try TarZipReader(container.reader, limits: opener.settings.limits)
        } catch {
            throw DocumentFault(error)
        }
    }

    mutating func next() throws(DocumentFault) -> InputPiece? {
        do throws(SourceRefusal) {
            while let member = try archive.next() {
                let member = container.format == .zip ? member.withSlashes : member
                guard member.offset != place else { throw NestedArchivesSplitter.overlapping }
                place = member.offset
                guard member.isFile, member.offset >= container.start, !others.contains(member.name)
                else { continue }
                return NonDocuments.isOne(member.name)
                    ? page(member) ?? passed(member) : piece(member, content(member))
            }
        } catch {
            throw DocumentFault(error)
        }
        guard archive.damagedHeaders > 0, !hasEnded else { return nil }
        hasEnded = true
        let message = "\(archive.damagedHeaders) member headers are corrupt"
        return InputPiece(
            telling: [DocumentFault(.damagedArchive, message)], of: container.input)
    }

    private enum Content: Sendable {
        case bytes([UInt8], isWhole: Bool)
        case refused(SourceRefusal)
    }

    /// A member that is a page although its name ends as that of a file without a document.
    private func page(_ member: TarZipReader.Member) -> InputPiece? {
        guard !member.isEncrypted, !NonDocuments.isLeftOver(Array(member.name.utf8)) else { return nil }
        let head = archive.head(NonDocuments.pageWindow)
        return NonDocuments.beginsPage(head[...]) ? piece(member, content(member, behind: head)) : nil
    }

    private func content(_ member: TarZipReader.Member, behind head: [UInt8] = []) -> Content {
        guard !member.isEncrypted else {
            return .refused(.encryptedMember)
        }
        do throws(SourceRefusal) {
            let (bytes, isWhole) = try archive.content(
                limit: opener.settings.maximumBytes, behind: head)
            if bytes.isEmpty, !isWhole {
                return .refused(SourceRefusal(.damagedArchive, "the member is truncated"))
            }
            return .bytes(bytes, isWhole: isWhole)
        } catch {
            return .refused(error)
        }
    }

    private func piece(_ member: TarZipReader.Member, _ content: Content) -> InputPiece {
        var input = reference(member)
        guard case .bytes(let bytes, let isWhole) = content else {
            return InputPiece(input: input, bytes: 0, end: member.offset) { (_, _) throws(DocumentFault) in
                if case .refused(let refusal) = content { throw DocumentFault(refusal) }
            }
        }
        input.bytes = bytes.count
        let (opener, reference, depth) = (opener, input, container.depth + 1)
        return InputPiece(input: input, bytes: bytes.count, end: member.offset + 1) {
            (each, fault) throws(DocumentFault) in
            var item = LoadedItem(input: reference, bytes: bytes)
            item.input.sha256 = ContentDigest.sha256(bytes)
            item.name = reference.member
            let opened = try opener.member(item)
            if opened.format.isArchive {
                return try opener.openNested(opened, in: reference, depth: depth, each, fault)
            }
            let isDamaged = !isWhole || opened.isDamaged
            try opener.openDocument(
                item, opened, SourceNotes(warning: isDamaged ? "truncated_input" : nil), each: each,
                fault: fault)
        }
    }

    /// Files saved along with pages are only counted, by name; anything else is judged by its content.
    private func passed(_ member: TarZipReader.Member) -> InputPiece {
        let reason = CountedReason(.member, NonDocuments.ending(of: Array(member.name.utf8)))
        return InputPiece(input: reference(member), bytes: 0, end: member.offset + 1) {
            (_, _) throws(DocumentFault) in
            throw .counted(reason)
        }
    }

    private func reference(_ member: TarZipReader.Member) -> InputReference {
        InputReference(
            path: container.input.path, member: container.input.memberName(member.name), offset: member.offset
        )
    }
}

extension TarZipReader.Member {
    /// The same under the name that the format prescribes; a name with a slash at its end is a folder's.
    fileprivate var withSlashes: TarZipReader.Member {
        var member = self
        member.name = ZipDirectory.path(name.utf8)
        member.isFile = isFile && !member.name.hasSuffix("/")
        return member
    }
}

extension DocumentOpener {
    /// Opens an archive that lies in another one; what it holds stands where it begins.
    func openNested(
        _ opened: OpenedSource, in member: InputReference, depth: Int,
        _ each: (consuming Document) -> Void, _ fault: (DocumentFault) -> Void
    ) throws(DocumentFault) {
        guard depth <= Container.maximumDepth else {
            throw DocumentFault(NestedArchivesSplitter.tooDeep)
        }
        let container = Container(
            reader: MemoryInput(opened.bytes), format: opened.format, compression: opened.compression,
            input: InputReference(path: member.path, member: member.member), depth: depth)
        guard let splitter = try splitter(container) else { return }
        let offset = member.offset
        try openPieces(of: splitter, each, fault) { $0.located { _ in offset } }
    }

    /// A decompressed member; images and the like, saved along with pages, are dropped.
    func member(_ item: LoadedItem) throws(DocumentFault) -> OpenedSource {
        do throws(DocumentFault) {
            return try source(item)
        } catch {
            if error.cause.code == Fault.Code.binaryInput.rawValue { throw .drop(.notText) }
            throw error
        }
    }
}
