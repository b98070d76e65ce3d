internal import CZlib
internal import CZstd
internal import Markup

/// How part files are compressed.
///
/// Each buffer of rows becomes one gzip member or zstd frame: both formats define a file as a sequence of them, so no
/// library state has to live as long as a run.
package enum PartCompression: String, Sendable, CaseIterable {
    case none
    case gzip
    case zstd

    /// The suffix of the file's name: "", ".gz", ".zst".
    var suffix: String {
        switch self {
        case .none: ""
        case .gzip: ".gz"
        case .zstd: ".zst"
        }
    }

    /// The compression that a file's name states.
    init(path: String) {
        self = Self.allCases.last { $0 != .none && path.hasSuffix($0.suffix) } ?? .none
    }

    /// The level of the format's own tools.
    private static let gzipLevel: Int32 = 6
    private static let zstdLevel: Int32 = 3

    /// One member or frame; nil if the library fails, for which out of memory is the only reason.
    func compress(_ bytes: [UInt8]) -> [UInt8]? {
        switch self {
        case .none: bytes
        case .gzip: Self.gzip(bytes)
        case .zstd: Self.zstd(bytes)
        }
    }

    /// All members or frames of a file; nil if it is corrupt.
    func decompress(_ bytes: [UInt8]) -> [UInt8]? {
        switch self {
        case .none: bytes
        case .gzip: Self.decompress(bytes, .gzip)
        case .zstd: Self.decompress(bytes, .zstd)
        }
    }

    private static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = unsafe z_stream()
        guard unsafe copydesk_deflate_init(&stream, gzipLevel) == Z_OK else { return nil }
        defer { unsafe deflateEnd(&stream) }
        let bound = unsafe Int(deflateBound(&stream, UInt(bytes.count)))
        var code = Z_OK
        var input = bytes
        let output = unsafe [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            unsafe input.withUnsafeMutableBufferPointer { source in
                unsafe stream.next_in = source.baseAddress
                unsafe stream.avail_in = UInt32(source.count)
                unsafe stream.next_out = buffer.baseAddress
                unsafe stream.avail_out = UInt32(buffer.count)
                code = unsafe deflate(&stream, Z_FINISH)
            }
            count = unsafe bound - Int(stream.avail_out)
        }
        return code == Z_STREAM_END ? output : nil
    }

    /// No limits: the files are our own, may be large, and compress well because rows repeat.
    private static func decompress(_ bytes: [UInt8], _ compression: Compression) -> [UInt8]? {
        let result = Decompressor.decompress(
            bytes, compression, limits: Decompressor.Limits(bytes: .max, ratio: .max))
        return result.isDamaged ? nil : result.bytes
    }

    private static func zstd(_ bytes: [UInt8]) -> [UInt8]? {
        let bound = ZSTD_compressBound(bytes.count)
        var size = 0
        let output = unsafe [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            size = unsafe bytes.withUnsafeBytes { source in
                unsafe ZSTD_compress(buffer.baseAddress, bound, source.baseAddress, source.count, zstdLevel)
            }
            count = ZSTD_isError(size) == 0 ? size : 0
        }
        return ZSTD_isError(size) == 0 ? output : nil
    }
}
