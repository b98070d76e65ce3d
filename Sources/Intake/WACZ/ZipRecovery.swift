internal import PipelineKit
internal import TextKit

/// The members of a zip file without a directory, which an upload or a crawl that broke off leaves: each has a header of its own
/// before its bytes.
struct ZipRecovery {
    private let reader: any InputReader
    private(set) var members: [ZipDirectory.Member] = []

    /// Reads forward from header to header, as far as they lead.
    init(_ reader: any InputReader) throws(DocumentFault) {
        self.reader = reader
        var position = 0
        while members.count < ZipDirectory.maximumMembers, let header = try header(at: position) {
            let member = try member(header)
            members.append(member)
            position = try self.header(after: member.range.upperBound)
        }
    }

    private struct Header {
        var flags: Int
        var method: Int
        var packed: Int
        var plain: Int
        var name: String
        /// Where the member's bytes begin.
        var start: Int

        /// Whether the sizes stand behind the bytes, because the writer did not know them.
        var isOpen: Bool { flags & 8 != 0 && packed == 0 }
    }

    private func header(at position: Int) throws(DocumentFault) -> Header? {
        let bytes = try reader.read(at: position, count: 1 << 17)
        guard bytes.starts(with: FormatSniffer.zipMember), bytes.count >= 30 else { return nil }
        let (name, extra) = (bytes.littleEndian(at: 26, 2), bytes.littleEndian(at: 28, 2))
        let end = 30 + name + extra
        guard end <= bytes.count else { return nil }
        let sizes = ZipDirectory.largeSizes(Array(bytes[(30 + name)..<end]))
        let (packed, plain) = (bytes.littleEndian(at: 18, 4), bytes.littleEndian(at: 22, 4))
        return Header(
            flags: bytes.littleEndian(at: 6, 2), method: bytes.littleEndian(at: 8, 2),
            packed: packed == 0xFFFF_FFFF ? sizes.last ?? packed : packed,
            plain: plain == 0xFFFF_FFFF ? sizes.first ?? plain : plain,
            name: ZipDirectory.path(bytes[30..<(30 + name)]), start: position + end)
    }

    private func member(_ header: Header) throws(DocumentFault) -> ZipDirectory.Member {
        let rest = reader.count - header.start
        let length = header.isOpen ? try openLength(from: header.start) : min(header.packed, rest)
        return ZipDirectory.Member(
            name: header.name, packing: ZipDirectory.packing(flags: header.flags, method: header.method),
            range: header.start..<header.start + length,
            // A reader of what is deflated only needs a bound.
            size: header.isOpen ? Int(UInt32.max) : header.plain)
    }

    // MARK: Places of marks

    private static let step = 1 << 20
    private static let sizesMark: [UInt8] = [0x50, 0x4B, 0x07, 0x08]

    /// How long a member is whose sizes stand behind it, or would.
    private func openLength(from start: Int) throws(DocumentFault) -> Int {
        var position = start
        while let place = try place(of: Self.sizesMark, from: position) {
            let sizes = try reader.read(at: place + 8, count: 8)
            if sizes.littleEndian(at: 0, 4) == place - start || sizes.littleEndian(at: 0, 8) == place - start
            {
                return place - start
            }
            position = place + 4
        }
        return reader.count - start
    }

    /// Where the next header stands; behind the file's end if there is none.
    private func header(after end: Int) throws(DocumentFault) -> Int {
        // Only sizes stand between two members: what is farther off belongs to what cannot be read.
        let between = try reader.read(at: end, count: 24 + FormatSniffer.zipMember.count)
        return ByteSearch.place(of: FormatSniffer.zipMember, in: between, from: 0).map { end + $0 }
            ?? reader.count
    }

    private func place(of mark: [UInt8], from start: Int) throws(DocumentFault) -> Int? {
        var position = start
        while position + mark.count <= reader.count {
            let bytes = try reader.read(at: position, count: Self.step)
            if let found = ByteSearch.place(of: mark, in: bytes, from: 0) { return position + found }
            guard bytes.count > mark.count else { return nil }
            position += bytes.count - mark.count + 1
        }
        return nil
    }
}
