package import PipelineKit

/// A file with its compression undone, if that makes one document of it.
package struct OpenedSource: Sendable {
    /// The document's bytes; those of the file where it is an archive, which is read as a stream.
    package var bytes: [UInt8]
    package var format: SourceFormat
    /// How an archive is compressed as a whole or member by member.
    package var compression: Compression?
    /// The compressed file ends too early or is damaged, or a limit cut it.
    package var isDamaged = false

    /// Tells what a file is, through one layer of compression.
    package init(
        _ file: [UInt8], fileExtension: String? = nil, limits: Decompressor.Limits = Decompressor.Limits()
    ) throws(SourceRefusal) {
        let outer = try FormatSniffer.format(of: file, fileExtension: fileExtension)
        guard let compression = outer.compression else {
            bytes = file
            format = outer
            return
        }
        let start = Decompressor.decompress(
            Array(file.prefix(1 << 16)), compression,
            limits: Decompressor.Limits(bytes: 1 << 17, ratio: 1 << 20))
        if let inner = try? FormatSniffer.format(of: start.bytes), inner.isArchive {
            bytes = file
            format = inner
            self.compression = compression
            return
        }
        let whole = Decompressor.decompress(file, compression, limits: limits)
        if whole.isLimited {
            throw SourceRefusal(.sizeLimit, "the file grows beyond the limit when decompressed")
        }
        if whole.bytes.isEmpty && whole.isDamaged {
            throw SourceRefusal(.damagedArchive, "nothing can be decompressed")
        }
        bytes = whole.bytes
        isDamaged = whole.isDamaged
        format = try FormatSniffer.format(of: whole.bytes, fileExtension: nil)
    }
}

extension SourceFormat {
    /// The compression that a format is.
    package var compression: Compression? {
        switch self {
        case .gzip: .gzip
        case .zstd: .zstd
        default: nil
        }
    }
}
