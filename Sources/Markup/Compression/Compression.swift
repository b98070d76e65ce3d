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

    /// The compression that the first bytes of a file state; the others have no signature.
    package init?(signature head: ArraySlice<UInt8>) {
        guard let stated = [Compression.gzip, .zstd].first(where: { $0.matchesSignature(head) == true })
        else {
            return nil
        }
        self = stated
    }

    /// Whether bytes begin as a member or frame does; nil for a compression without a signature.
    package func matchesSignature(_ bytes: ArraySlice<UInt8>) -> Bool? {
        switch self {
        case .gzip: bytes.starts(with: [0x1F, 0x8B])
        case .zstd: Self.startsFrame(bytes)
        case .zlib, .rawDeflate, .brotli: nil
        }
    }

    static let zstdFrame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]

    /// A frame of zstd, or one to be skipped; the bytes may end in the middle of the signature.
    private static func startsFrame(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count > 1, let first = bytes.first else { return false }
        let magic: [UInt8] = first & 0xF0 == 0x50 ? [first, 0x2A, 0x4D, 0x18] : zstdFrame
        return magic.starts(with: bytes.prefix(4))
    }
}
