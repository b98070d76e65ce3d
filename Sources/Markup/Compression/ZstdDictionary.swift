internal import CZstd
internal import TextKit

/// The dictionary that a `.warc.zst` file has in its first frame, as IIPC proposes; digested once for all records.
@safe package final class ZstdDictionary {
    /// The skippable frame that is for dictionaries.
    package static let frameMagic: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18]
    /// Those in use have up to a megabyte.
    package static let longestFrame = 8 << 20
    private static let magic: [UInt8] = [0x37, 0xA4, 0x30, 0xEC]
    private static let longest = 32 << 20

    let digested: OpaquePointer

    /// Reads the content of the frame, which may be compressed itself; nil where it is no dictionary.
    package init?(_ content: [UInt8]) {
        guard let bytes = Self.plain(content) else { return nil }
        let digested = unsafe bytes.withUnsafeBytes { unsafe ZSTD_createDDict($0.baseAddress, $0.count) }
        guard let digested = unsafe digested else { return nil }
        unsafe self.digested = unsafe digested
    }

    deinit { _ = unsafe ZSTD_freeDDict(digested) }

    private static func plain(_ content: [UInt8]) -> [UInt8]? {
        guard content.starts(with: Compression.zstdFrame) else {
            return content.starts(with: magic) ? content : nil
        }
        let result = Decompressor.decompress(
            content, .zstd, limits: Decompressor.Limits(bytes: longest, ratio: 1 << 20))
        return !result.isDamaged && !result.isLimited && result.bytes.starts(with: magic) ? result.bytes : nil
    }

    /// Whether a file begins with a dictionary: only web archives do.
    package static func begins(_ head: [UInt8]) -> Bool {
        guard contentLength(head[...]) != nil else { return false }
        return head[8...].starts(with: magic) || head[8...].starts(with: Compression.zstdFrame)
    }

    /// The length of the frame's content that begins with these eight bytes; nil where it is another frame.
    package static func contentLength(_ head: ArraySlice<UInt8>) -> Int? {
        guard head.starts(with: frameMagic), head.count >= 8 else { return nil }
        var reader = LittleEndianReader(head.dropFirst(4))
        let length = Int(reader.read(UInt32.self))
        return length <= longestFrame ? length : nil
    }
}
