internal import CArchive
internal import Markup
internal import PipelineKit

/// Reads tar and zip, plain or compressed as a whole, through libarchive: the only owner of that library.
///
/// Names of members are only text: nothing is written, and no path is opened.
@safe final class TarZipReader {
    /// The metadata of a member.
    struct Member {
        var name: String
        /// Where its header begins in the archive, decompressed.
        var offset: Int
        var isFile: Bool
        var isEncrypted: Bool
    }

    private let archive: OpaquePointer
    private let feed: LibarchiveInput
    private let limits: Decompressor.Limits
    private var total = 0
    private var refused = 0
    private static let mostRefused = 64
    private var number = 0
    /// Whether a limit of the whole archive has been reached.
    private var isExhausted = false
    /// Number of invalid headers.
    private(set) var damagedHeaders = 0

    /// Opens an archive.
    ///
    /// - Throws: `SourceRefusal` if it is not one.
    init(_ reader: any InputReader, limits: Decompressor.Limits) throws(SourceRefusal) {
        guard let archive = unsafe archive_read_new() else {
            throw SourceRefusal(.unreadable, "out of memory")
        }
        unsafe self.archive = unsafe archive
        feed = LibarchiveInput(reader)
        self.limits = limits
        unsafe archive_read_support_filter_gzip(archive)
        unsafe archive_read_support_filter_zstd(archive)
        unsafe archive_read_support_format_tar(archive)
        unsafe archive_read_support_format_zip(archive)
        let client = unsafe Unmanaged.passUnretained(feed).toOpaque()
        unsafe archive_read_set_read_callback(archive) { _, client, buffer in
            unsafe LibarchiveInput.of(client)?.read(buffer) ?? -1
        }
        unsafe archive_read_set_seek_callback(archive) { _, client, offset, origin in
            unsafe LibarchiveInput.of(client)?.seek(offset, origin) ?? -1
        }
        unsafe archive_read_set_skip_callback(archive) { _, client, count in
            unsafe LibarchiveInput.of(client)?.skip(count) ?? 0
        }
        unsafe archive_read_set_callback_data(archive, client)
        guard unsafe archive_read_open1(archive) == ARCHIVE_OK else { throw failure() }
    }

    deinit { unsafe archive_read_free(archive) }

    private func failure() -> SourceRefusal {
        let reason = unsafe archive_error_string(archive).map { unsafe String(cString: $0) }
        return SourceRefusal(
            .damagedArchive, "the archive cannot be read further: \(reason ?? "no reason given")")
    }

    /// The next member; nil at the end.
    ///
    /// - Throws: `SourceRefusal` if nothing after this place can be read.
    func next() throws(SourceRefusal) -> Member? {
        while !isExhausted {
            var entry: OpaquePointer?
            let code = unsafe archive_read_next_header(archive, &entry)
            switch code {
            case ARCHIVE_EOF: isExhausted = true
            case ARCHIVE_RETRY: damagedHeaders += 1
            case ARCHIVE_OK, ARCHIVE_WARN:
                number += 1
                if let entry = unsafe entry { return unsafe member(entry) }
            default: throw failure()
            }
        }
        return nil
    }

    private func member(_ entry: OpaquePointer) -> Member {
        let name =
            unsafe (archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry)).map {
                unsafe String(cString: $0)
            }
        return unsafe Member(
            name: name ?? "member-\(number)", offset: Int(archive_read_header_position(archive)),
            isFile: copydesk_archive_entry_is_file(entry) != 0 && archive_entry_hardlink(entry) == nil,
            isEncrypted: archive_entry_is_encrypted(entry) != 0)
    }

    /// The first bytes of the member whose header was read last; `content` goes on behind them.
    func head(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        unsafe bytes.append(addingCapacity: count) { buffer in
            unsafe max(0, archive_read_data(archive, buffer.baseAddress, count))
        }
        total += bytes.count
        return bytes
    }

    /// The bytes of the member whose header was read last, and whether they are complete.
    ///
    /// - Throws: `SourceRefusal` if the whole archive exceeds its limits.
    func content(
        limit: Int, behind head: [UInt8] = []
    ) throws(SourceRefusal) -> (bytes: [UInt8], isWhole: Bool) {
        var bytes = head
        let step = 1 << 16
        while bytes.count <= limit {
            var got = 0
            unsafe bytes.append(addingCapacity: step) { buffer in
                got = unsafe archive_read_data(archive, buffer.baseAddress, step)
                return max(0, got)
            }
            if got == 0 { return (bytes, true) }
            if got < 0 { return (bytes, false) }
            total += got
            let fed = min(feed.fed, feed.count)
            if total > 64 << 20, total / limits.ratio > fed {
                isExhausted = true
                throw SourceRefusal(.sizeLimit, "the archive exceeds the decompression limit")
            }
        }
        // What is refused is thrown away; a few such members must not end the archive for those behind them.
        if refused < Self.mostRefused { total -= bytes.count }
        refused += 1
        throw SourceRefusal(.sizeLimit, "more than \(limit) bytes")
    }
}

/// Feeds an input's bytes to libarchive.
@safe private final class LibarchiveInput {
    private static let step = 1 << 18

    private let reader: any InputReader
    private let buffer = UnsafeMutableRawBufferPointer.allocate(
        byteCount: LibarchiveInput.step, alignment: 16)
    private var position = 0
    /// Bytes given so far.
    private(set) var fed = 0

    init(_ reader: any InputReader) { self.reader = reader }

    deinit { unsafe buffer.deallocate() }

    var count: Int { reader.count }

    static func of(_ client: UnsafeMutableRawPointer?) -> LibarchiveInput? {
        unsafe client.map { unsafe Unmanaged<LibarchiveInput>.fromOpaque($0).takeUnretainedValue() }
    }

    func read(_ target: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
        // A fault of the file ends the archive here, which libarchive reports.
        guard let bytes = try? reader.read(at: position, count: Self.step) else { return -1 }
        unsafe buffer.copyBytes(from: bytes)
        unsafe target?.pointee = unsafe UnsafeRawPointer(buffer.baseAddress)
        position += bytes.count
        fed += bytes.count
        return bytes.count
    }

    func seek(_ offset: Int64, _ origin: Int32) -> Int64 {
        let base =
            switch origin {
            case SEEK_SET: 0
            case SEEK_CUR: position
            default: reader.count
            }
        let (place, overflow) = base.addingReportingOverflow(Int(offset))
        guard !overflow, place >= 0, place <= reader.count else { return -1 }
        position = place
        return Int64(position)
    }

    func skip(_ count: Int64) -> Int64 {
        let step = min(max(0, Int(count)), reader.count - position)
        position += step
        return Int64(step)
    }
}
