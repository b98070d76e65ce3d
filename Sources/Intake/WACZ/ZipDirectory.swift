internal import PipelineKit
internal import TextKit

/// The central directory of a zip file: where stored members are.
///
/// libarchive returns members in order and decompressed; reading in place needs their offsets.
struct ZipDirectory {
    /// A member and the bytes of the file that hold it, compressed or not.
    struct Member {
        var name: String
        var packing: Packing
        var range: Range<Int>
        /// Its bytes when unpacked, as stated.
        var size: Int
    }

    enum Packing: Equatable { case stored, deflated, encrypted, other }

    /// A zip with more members is not a collection of archives.
    static let maximumMembers = 1 << 16
    private static let longest = 16 << 20

    private(set) var members: [Member] = []
    /// Whether there is none, and the members' own headers say where they are.
    private(set) var isMissing = false

    /// Reads the directory; nil where it is inconsistent.
    init?(_ reader: any InputReader) throws(DocumentFault) {
        guard let (start, length) = try Self.place(reader) else {
            members = try ZipRecovery(reader).members
            isMissing = true
            return
        }
        guard length <= Self.longest else { return nil }
        let bytes = try reader.read(at: start, count: length)
        guard bytes.count == length else { return nil }
        var position = 0
        while position + 46 <= length, bytes.littleEndian(at: position, 4) == 0x0201_4B50 {
            let sizes = [28, 30, 32].map { bytes.littleEndian(at: position + $0, 2) }
            let end = position + 46 + sizes.reduce(0, +)
            guard end <= length, members.count < Self.maximumMembers else { return nil }
            let name = bytes[(position + 46)..<(position + 46 + sizes[0])]
            let extra = bytes[(position + 46 + sizes[0])..<(end - sizes[2])]
            guard let place = try Self.place(of: position, bytes, extra, reader) else { return nil }
            let packing = Self.packing(
                flags: bytes.littleEndian(at: position + 8, 2),
                method: bytes.littleEndian(at: position + 10, 2))
            members.append(
                Member(
                    name: Self.path(name), packing: packing,
                    range: place.range, size: place.size))
            position = end
        }
    }

    /// Whether a member lies in bytes that another one has: a file of a megabyte can be made to hold the same page twenty
    /// thousand times.
    var isOverlapping: Bool {
        let ranges = members.map(\.range).filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
        return zip(ranges, ranges.dropFirst()).contains { $1.lowerBound < $0.upperBound }
    }

    static func packing(flags: Int, method: Int) -> Packing {
        guard flags & 1 == 0 else { return .encrypted }
        switch method {
        case 0: return .stored
        case 8: return .deflated
        default: return .other
        }
    }

    /// A name with the slashes that the format prescribes; some programs of Windows write its own.
    static func path(_ name: some Sequence<UInt8>) -> String {
        String(decoding: name.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }, as: UTF8.self)
    }

    /// Where the directory is, by the record at the file's end; a comment of up to 64 KB may follow it.
    private static func place(_ reader: any InputReader) throws(DocumentFault) -> (start: Int, length: Int)? {
        let tailStart = max(0, reader.count - 65_557)
        let tail = try reader.read(at: tailStart, count: 65_557)
        guard tail.count >= 22 else { return nil }
        var place = tail.count - 22
        while tail.littleEndian(at: place, 4) != 0x0605_4B50 {
            guard place > 0 else { return nil }
            place -= 1
        }
        let (length, start) = (tail.littleEndian(at: place + 12, 4), tail.littleEndian(at: place + 16, 4))
        guard start == 0xFFFF_FFFF || length == 0xFFFF_FFFF else { return (start, length) }
        guard place >= 20, tail.littleEndian(at: place - 20, 4) == 0x0706_4B50 else { return nil }
        let record = try reader.read(at: tail.littleEndian(at: place - 12, 8), count: 56)
        guard record.count == 56, record.littleEndian(at: 0, 4) == 0x0606_4B50 else { return nil }
        return (record.littleEndian(at: 48, 8), record.littleEndian(at: 40, 8))
    }

    /// The range of a member's bytes, after its local header, and its size.
    private static func place(
        of entry: Int, _ bytes: [UInt8], _ extra: ArraySlice<UInt8>, _ reader: any InputReader
    ) throws(DocumentFault) -> (range: Range<Int>, size: Int)? {
        var (size, plain) = (bytes.littleEndian(at: entry + 20, 4), bytes.littleEndian(at: entry + 24, 4))
        var header = bytes.littleEndian(at: entry + 42, 4)
        var large = Self.largeSizes(Array(extra))[...]
        if plain == 0xFFFF_FFFF { plain = large.popFirst() ?? plain }
        if size == 0xFFFF_FFFF { size = large.popFirst() ?? size }
        if header == 0xFFFF_FFFF { header = large.popFirst() ?? header }
        let local = try reader.read(at: header, count: 30)
        guard local.count == 30, local.littleEndian(at: 0, 4) == 0x0403_4B50 else { return nil }
        let start = header + 30 + local.littleEndian(at: 26, 2) + local.littleEndian(at: 28, 2)
        guard start <= reader.count, size <= reader.count - start else { return nil }
        return (start..<start + size, plain)
    }

    /// The 64-bit values of the zip64 field: only those that do not fit elsewhere, in a fixed order.
    static func largeSizes(_ extra: [UInt8]) -> [Int] {
        var position = 0
        while position + 4 <= extra.count {
            let length = extra.littleEndian(at: position + 2, 2)
            guard position + 4 + length <= extra.count else { break }
            if extra.littleEndian(at: position, 2) == 1 {
                return stride(from: position + 4, to: position + 4 + length - 7, by: 8).map {
                    extra.littleEndian(at: $0, 8)
                }
            }
            position += 4 + length
        }
        return []
    }
}

extension [UInt8] {
    /// A little-endian number of `count` bytes; one too large for an offset is cut to 62 bits.
    func littleEndian(at place: Int, _ count: Int) -> Int {
        guard place >= 0, place + count <= self.count else { return 0 }
        var reader = LittleEndianReader(self[place...])
        return Int(truncatingIfNeeded: reader.number(bytes: count) & (1 << 62 - 1))
    }
}
