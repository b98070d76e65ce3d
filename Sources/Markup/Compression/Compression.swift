/// Compressions that files, archives and servers use.
package enum Compression: Sendable {
    case gzip, zlib, rawDeflate, zstd, brotli

    /// A decoder for one member; a dictionary is for zstd.
    package func makeDecoder(_ dictionary: ZstdDictionary? = nil) -> (any StreamDecoder)? {
        switch self {
        case .gzip: Inflater(windowBits: 15 + 16)
        case .zlib: Inflater(windowBits: 15)
        case .rawDeflate: Inflater(windowBits: -15)
        case .zstd: ZstdDecoder(dictionary)
        case .brotli: BrotliDecoder()
        }
    }
}
