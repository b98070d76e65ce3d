/// Compressions that files, archives and servers use.
package enum Compression: Sendable {
    case gzip, zlib, rawDeflate, zstd, brotli

    /// A decoder for one member.
    package func makeDecoder() -> (any StreamDecoder)? {
        switch self {
        case .gzip: Inflater(windowBits: 15 + 16)
        case .zlib: Inflater(windowBits: 15)
        case .rawDeflate: Inflater(windowBits: -15)
        case .zstd: ZstdDecoder()
        case .brotli: BrotliDecoder()
        }
    }
}
