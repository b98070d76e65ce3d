internal import Files
internal import TextKit

/// Where the sections of a segment are, which follows from five counts in the file's header.
///
/// header, rows, postings, directory of postings, rows by exact key, copies by canonical number, URLs, ends of ids,
/// ids.
struct SegmentLayout: Sendable, Equatable {
    /// What a file of the first format begins with.
    ///
    /// Its rows have no places of facts, no leads and no headlines. They are read, and written anew when they are merged.
    static let firstMagic: UInt64 = 0x3158_4449_4B53_4443  // "CDSKIDX1"
    static let magic: UInt64 = 0x3258_4449_4B53_4443  // "CDSKIDX2"
    static let headerSize = 48
    /// Lower 16 bits of a hash of 28 and a row of 24.
    static let postingSize = 5
    /// The upper 12 bits of a hash choose a bucket.
    static let buckets = 4096
    /// URL key, half of an exact key, revision.
    static let urlSize = 14
    /// A row number has to fit a posting.
    static let maximumRows = 1 << 24

    /// Number of the first document; the others follow without gaps.
    var base: UInt64
    var rows: Int
    var postings: Int
    /// Number of rows that are not canonical in their clusters.
    var copies: Int
    var urls: Int
    var idBytes: Int
    var hasFirstFormat = false

    /// The cost of merging it.
    var weight: Int { max(rows, urls) }

    var rowSize: Int { hasFirstFormat ? IndexRowView.firstSize : IndexRow.size }
    var rowsStart: Int { Self.headerSize }
    var postingsStart: Int { rowsStart + rows * rowSize }
    var directoryStart: Int { postingsStart + postings * Self.postingSize }
    var exactStart: Int { directoryStart + (Self.buckets + 1) * 4 }
    var copiesStart: Int { exactStart + rows * 4 }
    var urlsStart: Int { copiesStart + copies * 4 }
    var idEndsStart: Int { urlsStart + urls * Self.urlSize }
    var idsStart: Int { idEndsStart + rows * 4 }
    var fileSize: Int { idsStart + idBytes }

    var header: [UInt8] {
        var writer = LittleEndianWriter(capacity: Self.headerSize)
        writer.write(hasFirstFormat ? Self.firstMagic : Self.magic)
        writer.write(base)
        for count in [rows, postings, copies, urls, idBytes] { writer.write(UInt32(clamping: count)) }
        writer.write(UInt32(rowSize))
        writer.write(0 as UInt64)
        return writer.bytes
    }

    init(base: UInt64, rows: Int, postings: Int, copies: Int, urls: Int, idBytes: Int) {
        self.base = base
        self.rows = rows
        self.postings = postings
        self.copies = copies
        self.urls = urls
        self.idBytes = idBytes
    }

    /// Reads a header; nil if it is invalid or does not match the file's size.
    init?(_ file: MappedBytes) {
        let magic = file.value64(0)
        guard magic == Self.magic || magic == Self.firstMagic else { return nil }
        let counts = (0..<5).map { Int(file.value32(16 + $0 * 4)) }
        self.init(
            base: file.value64(8), rows: counts[0], postings: counts[1], copies: counts[2], urls: counts[3],
            idBytes: counts[4])
        hasFirstFormat = magic == Self.firstMagic
        guard file.value32(36) == UInt32(rowSize), rows <= Self.maximumRows, fileSize == file.count else {
            return nil
        }
    }
}
