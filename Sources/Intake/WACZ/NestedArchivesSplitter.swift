internal import PipelineKit

/// Splits a zip file that holds archives: a WACZ collection, which is web archives and their index, or any other.
///
/// Archives are read in place, whatever their size, stored or deflated, and those within them down to `Container.maximumDepth`.
struct NestedArchivesSplitter: InputSplitter {
    private let container: Container
    private let opener: DocumentOpener
    /// The members that are no archives; nil where they only describe a collection.
    private var others: TarZipSplitter?
    private var passed: Int
    private var left: ArraySlice<ZipDirectory.Member>
    private var current: (member: ZipDirectory.Member, splitter: any InputSplitter)?
    /// What is wrong with the file besides its members, told behind them.
    private var damage: DocumentFault?

    /// Nil for a zip without archives.
    init?(_ container: Container, opener: DocumentOpener) throws(DocumentFault) {
        guard let directory = try ZipDirectory(container.reader) else { return nil }
        guard !directory.isOverlapping else { throw DocumentFault(Self.overlapping) }
        let contents = ArchiveContents(directory.members)
        guard !contents.archives.isEmpty else { return nil }
        self.container = container
        self.opener = opener
        damage = directory.isMissing ? Self.cutOff : nil
        left = contents.archives.sorted { $0.range.lowerBound < $1.range.lowerBound }[...]
        passed = contents.isCollection && container.start == 0 ? contents.others : 0
        guard !contents.isCollection else { return }
        others = try TarZipSplitter(
            container, opener: opener, apartFrom: Set(contents.archives.map(\.name)))
    }

    mutating func next() throws(DocumentFault) -> InputPiece? {
        if passed > 0 { return passedPiece() }
        while let piece = try others?.next() { return piece }
        others = nil
        while true {
            if let (member, _) = current, let piece = try current?.splitter.next() {
                return piece.within(member)
            }
            current = nil
            guard let member = left.popFirst() else { return damagePiece() }
            guard member.range.upperBound > container.start else { continue }
            if let fault = try open(member) { return piece(member, fault) }
        }
    }

    /// Opens an archive; returns what prevents it.
    private mutating func open(_ member: ZipDirectory.Member) throws(DocumentFault) -> DocumentFault? {
        guard container.depth < Container.maximumDepth else { return DocumentFault(Self.tooDeep) }
        guard member.packing != .encrypted else {
            return DocumentFault(.encryptedMember)
        }
        let reader: any InputReader
        switch member.packing {
        case .stored: reader = InputWindow(container.reader, member.range)
        case .deflated: reader = DeflatedInput(container.reader, member, limits: opener.settings.limits)
        default:
            return DocumentFault(SourceRefusal(.nestedArchive, "the archive is packed in an unknown way"))
        }
        let head = try reader.read(at: 0, count: FormatSniffer.window)
        guard
            let (format, compression) = try? OpenedSource.probe(
                head, name: member.name, forced: nil, isWhole: false), format.isArchive
        else { return DocumentFault(SourceRefusal(.unknownFormat, "the member is not an archive")) }
        let nested = Container(
            reader: reader, format: format, compression: compression,
            input: InputReference(
                path: container.input.path, member: container.input.memberName(member.name)),
            start: member.packing == .stored ? max(0, container.start - member.range.lowerBound) : 0,
            depth: container.depth + 1)
        do throws(DocumentFault) {
            current = try opener.splitter(nested).map { (member, $0) }
        } catch {
            return error
        }
        return nil
    }

    static let overlapping = SourceRefusal(
        .damagedArchive, "members lie in the bytes of others, as in no archive but a bomb")

    static let tooDeep = SourceRefusal(
        .nestedArchive, "archives are nested more than \(Container.maximumDepth) deep")

    private static let cutOff = DocumentFault(
        .damagedArchive, "the zip file has no directory: it was cut off, and members may be missing")

    private mutating func damagePiece() -> InputPiece? {
        defer { damage = nil }
        return damage.map { InputPiece(telling: [$0], of: container.input) }
    }

    private mutating func passedPiece() -> InputPiece {
        defer { passed = 0 }
        return InputPiece(
            telling: Array(repeating: .counted(CountedReason(.member, "wacz")), count: passed),
            of: container.input)
    }

    private func piece(_ member: ZipDirectory.Member, _ fault: DocumentFault) -> InputPiece {
        let input = InputReference(
            path: container.input.path, member: container.input.memberName(member.name),
            offset: member.range.lowerBound)
        return InputPiece(input: input, bytes: 0, end: member.range.upperBound) {
            (_, _) throws(DocumentFault) in
            throw fault
        }
    }
}

/// Which members of a zip file are archives.
private struct ArchiveContents {
    private(set) var archives: [ZipDirectory.Member] = []
    /// Whether the rest only describes them.
    private(set) var isCollection = false
    /// How many members the rest is.
    private(set) var others = 0

    init(_ members: [ZipDirectory.Member]) {
        let files = members.filter { !$0.name.hasSuffix("/") && !$0.name.hasPrefix("__MACOSX/") }
        let isPackage = files.contains { $0.name == Self.package || $0.name.hasSuffix("/" + Self.package) }
        let stated = files.filter { Self.isInArchiveFolder($0.name) }
        let isWebArchive = stated.contains { Self.hasEnding($0.name, Self.webArchives) }
        archives = files.filter { Self.hasEnding($0.name, Self.webArchives + Self.tarsAndZips) }
        isCollection = !stated.isEmpty && (isPackage || isWebArchive)
        if isCollection {
            archives = stated + archives.filter { !Self.isInArchiveFolder($0.name) }
        } else if isPackage {
            isCollection = archives.contains { Self.hasEnding($0.name, [".wacz"]) }
        }
        others = files.count - archives.count
    }

    private static let package = "datapackage.json"

    /// At the top, or one folder down where somebody has packed the whole folder.
    private static func isInArchiveFolder(_ name: String) -> Bool {
        let folders = name.split(separator: "/").dropLast()
        return folders.last == "archive" && folders.count <= 2
    }

    private static let webArchives = [".warc", ".arc", ".wet"].flatMap { [$0, $0 + ".gz", $0 + ".zst"] }
    private static let tarsAndZips = [".wacz", ".zip", ".tar", ".tgz", ".tar.gz", ".tar.zst"]

    /// Names of other letters may be read otherwise by libarchive, and are left to it.
    private static func hasEnding(_ name: String, _ endings: [String]) -> Bool {
        guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
        let name = name.lowercased()
        return endings.contains(where: name.hasSuffix)
    }
}

extension InputPiece {
    /// The same piece of an archive that is a member of a zip file: its offsets are those in that file.
    fileprivate func within(_ member: ZipDirectory.Member) -> InputPiece {
        let start = member.range.lowerBound
        let isStored = member.packing == .stored
        return located { offset in offset.map { isStored ? start + $0 : start } }
    }

    /// The same piece with other offsets.
    func located(_ place: @escaping @Sendable (Int?) -> Int?) -> InputPiece {
        let open = open
        var input = input
        input.offset = place(input.offset)
        return InputPiece(input: input, bytes: bytes, end: place(end)) {
            (each, fault) throws(DocumentFault) in
            do throws(DocumentFault) {
                try open(
                    { (document: consuming Document) in
                        var document = document
                        document.record.input.offset = place(document.record.input.offset)
                        each(document)
                    }, { fault($0.moved(place)) })
            } catch {
                throw error.moved(place)
            }
        }
    }
}

extension DocumentFault {
    fileprivate func moved(_ place: (Int?) -> Int?) -> DocumentFault {
        located(member: cause.member, offset: place(cause.offset))
    }
}
