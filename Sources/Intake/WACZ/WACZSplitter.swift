internal import PipelineKit

/// Splits a WACZ file, a zip of web archives and their index, into the responses of its archives.
///
/// The archives are stored in it uncompressed and are read in place, whatever their size.
struct WACZSplitter: InputSplitter {
    private let container: Container
    private let opener: DocumentOpener
    private var left: ArraySlice<ZipDirectory.Member>
    private var current: WARCSplitter?

    /// Nil for a zip of another kind.
    init?(_ container: Container, opener: DocumentOpener) throws(DocumentFault) {
        guard let directory = try ZipDirectory(container.reader),
            directory.members.contains(where: { $0.name == "datapackage.json" })
        else { return nil }
        let archives = directory.members.filter { $0.name.hasPrefix("archive/") && !$0.name.hasSuffix("/") }
        guard !archives.isEmpty else { return nil }
        self.container = container
        self.opener = opener
        left = archives.sorted { $0.range.lowerBound < $1.range.lowerBound }[...]
    }

    mutating func next() throws(DocumentFault) -> InputPiece? {
        while true {
            if let piece = try current?.next() { return piece }
            current = nil
            guard let member = left.popFirst() else { return nil }
            guard member.range.upperBound > container.start else { continue }
            if let fault = try open(member) { return piece(member, fault) }
        }
    }

    /// Opens an archive; returns what prevents it.
    private mutating func open(_ member: ZipDirectory.Member) throws(DocumentFault) -> DocumentFault? {
        guard member.isStored else {
            return DocumentFault(
                code: SourceRefusal.Code.nestedArchive.rawValue,
                message: "the archive is compressed twice")
        }
        let window = InputWindow(container.reader, end: member.range.upperBound)
        let head = try window.read(at: member.range.lowerBound, count: FormatSniffer.window)
        guard
            let (format, compression) = try? OpenedSource.probe(
                head, name: member.name, forced: nil, isWhole: false),
            format == .warc || format == .arc
        else {
            return DocumentFault(
                code: SourceRefusal.Code.unknownFormat.rawValue, message: "not a WARC or ARC file")
        }
        current = WARCSplitter(
            Container(
                reader: window, format: format, compression: compression, input: container.input,
                start: max(container.start, member.range.lowerBound)), opener: opener)
        return nil
    }

    private func piece(_ member: ZipDirectory.Member, _ fault: DocumentFault) -> InputPiece {
        let input = InputReference(
            path: container.input.path, member: member.name, offset: member.range.lowerBound)
        return InputPiece(input: input, bytes: 0, end: member.range.upperBound) {
            (_, _) throws(DocumentFault) in
            throw fault
        }
    }
}

/// An input up to some offset; offsets are those of the whole.
private struct InputWindow: InputReader {
    private let reader: any InputReader
    let count: Int

    init(_ reader: any InputReader, end: Int) {
        self.reader = reader
        count = min(end, reader.count)
    }

    func read(at offset: Int, count wanted: Int) throws(DocumentFault) -> [UInt8] {
        try reader.read(at: offset, count: min(wanted, max(0, count - offset)))
    }
}
