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
    private static let maximumMembers = 1 << 16
    private static let longest = 16 << 20

    private(set) var members: [Member] = []

    /// Reads the directory; nil where there is none, or an inconsistent one.
    init?(_ reader: any InputReader) throws(DocumentFault) {
        guard let (start, length) = try Self.place(reader), length <= Self.longest else { return nil }
        let bytes = try reader.read(at: start, count: length)
        guard bytes.count == length else { return nil }
        var position = 0
        while position + 46 <= length, bytes.integer(at: position, 4) == 0x0201_4B50 {
            let sizes = [28, 30, 32].map { bytes.integer(at: position + $0, 2) }
            let end = position + 46 + sizes.reduce(0, +)
            guard end <= length, members.count < Self.maximumMembers else { return nil }
            let name = bytes[(position + 46)..<(position + 46 + sizes[0])]
            let extra = bytes[(position + 46 + sizes[0])..<(end - sizes[2])]
            guard let place = try Self.place(of: position, bytes, extra, reader) else { return nil }
            members.append(
                Member(
                    name: String(decoding: name, as: UTF8.self), packing: Self.packing(bytes, position),
                    range: place.range, size: place.size))
            position = end
        }
    }

    private static func packing(_ bytes: [UInt8], _ entry: Int) -> Packing {
        guard bytes.integer(at: entry + 8, 2) & 1 == 0 else { return .encrypted }
        switch bytes.integer(at: entry + 10, 2) {
        case 0: return .stored
        case 8: return .deflated
        default: return .other
        }
    }

    /// Where the directory is, by the record at the file's end; a comment of up to 64 KB may follow it.
    private static func place(_ reader: any InputReader) throws(DocumentFault) -> (start: Int, length: Int)? {
        let tailStart = max(0, reader.count - 65_557)
        let tail = try reader.read(at: tailStart, count: 65_557)
        guard tail.count >= 22 else { return nil }
        var place = tail.count - 22
        while tail.integer(at: place, 4) != 0x0605_4B50 {
            guard place > 0 else { return nil }
            place -= 1
        }
        let (length, start) = (tail.integer(at: place + 12, 4), tail.integer(at: place + 16, 4))
        guard start == 0xFFFF_FFFF || length == 0xFFFF_FFFF else { return (start, length) }
        guard place >= 20, tail.integer(at: place - 20, 4) == 0x0706_4B50 else { return nil }
        let record = try reader.read(at: tail.integer(at: place - 12, 8), count: 56)
        guard record.count == 56, record.integer(at: 0, 4) == 0x0606_4B50 else { return nil }
        return (record.integer(at: 48, 8), record.integer(at: 40, 8))
    }

    /// The range of a member's bytes, after its local header, and its size.
    private static func place(
        of entry: Int, _ bytes: [UInt8], _ extra: ArraySlice<UInt8>, _ reader: any InputReader
    ) throws(DocumentFault) -> (range: Range<Int>, size: Int)? {
        var (size, plain) = (bytes.integer(at: entry + 20, 4), bytes.integer(at: entry + 24, 4))
        var header = bytes.integer(at: entry + 42, 4)
        var large = Self.largeSizes(Array(extra))[...]
        if plain == 0xFFFF_FFFF { plain = large.popFirst() ?? plain }
        if size == 0xFFFF_FFFF { size = large.popFirst() ?? size }
        if header == 0xFFFF_FFFF { header = large.popFirst() ?? header }
        let local = try reader.read(at: header, count: 30)
        guard local.count == 30, local.integer(at: 0, 4) == 0x0403_4B50 else { return nil }
        let start = header + 30 + local.integer(at: 26, 2) + local.integer(at: 28, 2)
        guard start <= reader.count, size <= reader.count - start else { return nil }
        return (start..<start + size, plain)
    }

    /// The 64-bit values of the zip64 field: only those that do not fit elsewhere, in a fixed order.
    private static func largeSizes(_ extra: [UInt8]) -> [Int] {
        var position = 0
        while position + 4 <= extra.count {
            let length = extra.integer(at: position + 2, 2)
            guard position + 4 + length <= extra.count else { break }
            if extra.integer(at: position, 2) == 1 {
                return stride(from: position + 4, to: position + 4 + length - 7, by: 8).map {
                    extra.integer(at: $0, 8)
                }
            }
            position += 4 + length
        }
        return []
    }
}

extension [UInt8] {
    /// A little-endian number of `count` bytes; one too large for an offset is cut to 62 bits.
    fileprivate func integer(at place: Int, _ count: Int) -> Int {
        guard place >= 0, place + count <= self.count else { return 0 }
        var reader = LittleEndianReader(self[place...])
        return Int(truncatingIfNeeded: reader.number(bytes: count) & (1 << 62 - 1))
    }
}
