package import Files
internal import TextKit

/// A resource for memory mapping: a header with digests, then sections of plain values, used in place.
///
/// Header of 64 bytes, little-endian: magic and version (4 bytes each), number of sections, 4 spare bytes, XXH3 of all that
/// follows the header, SHA-256 of the same. Then a byte offset and a length for each section, then the sections, each at
/// a multiple of 64. XXH3 is checked when the file is opened (a millisecond for eight megabytes, where SHA-256 takes
/// twenty); SHA-256 identifies the content in plans and cards, and a test checks it against the bytes.
package struct FlatFile {
    private static let headerSize = 64
    private static let alignment = 64

    private let file: MappedBytes
    private let path: String
    private let sections: MappedArray<UInt64>
    /// SHA-256 of the content as the header states it, 64 hex digits.
    package let digest: String

    /// Opens a file and checks that it is whole.
    ///
    /// - Throws: `ResourceError` if it is another kind of file, has another version, or is corrupt.
    package init(_ file: MappedBytes, magic: UInt32, version: UInt32, path: String) throws(ResourceError) {
        self.file = file
        self.path = path
        guard let header = MappedArray<UInt32>(file, at: 0, count: 16) else {
            throw ResourceError(path: path, message: "is not a file of the expected kind")
        }
        try Self.check(header, magic: magic, version: version, path: path)
        let stated = UInt64(header[4]) | UInt64(header[5]) << 32
        guard header[2] <= 64,
            let sections = MappedArray<UInt64>(file, at: Self.headerSize, count: Int(header[2]) * 2),
            file.hash(Self.headerSize..<max(Self.headerSize, file.count)) == stated
        else { throw ResourceError(path: path, message: "is corrupt or truncated") }
        self.sections = sections
        digest = Self.digest(ofWords: (6..<14).map { header[$0] })
    }

    /// How many sections there are.
    package var count: Int { sections.count / 2 }

    /// One section as values.
    ///
    /// - Throws: `ResourceError` if there is none.
    package func section<Element: BitwiseCopyable>(
        _ index: Int, of type: Element.Type
    ) throws(ResourceError) -> MappedArray<Element> {
        guard index * 2 + 1 < sections.count,
            let values = MappedArray<Element>(
                file, at: Int(clamping: sections[index * 2]),
                count: Int(clamping: sections[index * 2 + 1]) / MemoryLayout<Element>.stride)
        else { throw ResourceError(path: path, message: "section \(index) is missing") }
        return values
    }

    /// The digest that a file's header states, from its first 64 bytes, without reading the content.
    ///
    /// - Throws: `ResourceError` if it is another kind of file or has another version.
    package static func statedDigest(
        _ header: [UInt8], magic: UInt32, version: UInt32, path: String
    ) throws(ResourceError) -> String {
        guard let words = MappedArray<UInt32>(MappedBytes(copying: header), at: 0, count: 16) else {
            throw ResourceError(path: path, message: "is corrupt or truncated")
        }
        try check(words, magic: magic, version: version, path: path)
        return digest(ofWords: (6..<14).map { words[$0] })
    }

    private static func check(
        _ header: MappedArray<UInt32>, magic: UInt32, version: UInt32, path: String
    ) throws(ResourceError) {
        guard header[0] == magic else {
            throw ResourceError(path: path, message: "is not a file of the expected kind")
        }
        guard header[1] == version else {
            throw ResourceError(
                path: path, message: "has version \(header[1]); this program reads version \(version)")
        }
    }

    /// What is wrong with the content, as an error that names the file.
    package func error(_ message: String) -> ResourceError { ResourceError(path: path, message: message) }

    /// Lays out a file.
    package static func encoded(magic: UInt32, version: UInt32, sections: [[UInt8]]) -> [UInt8] {
        var table: [UInt64] = []
        var body: [UInt8] = []
        let first = headerSize + sections.count * 16
        for section in sections {
            body += Array(repeating: 0, count: (alignment - (first + body.count) % alignment) % alignment)
            table += [UInt64(first + body.count), UInt64(section.count)]
            body += section
        }
        body = MappedArray.bytes(of: table) + body
        let hash = XXH3.hash(body)
        let words = words(ofDigest: ContentDigest.sha256Bytes(body[...]))
        let header =
            [magic, version, UInt32(sections.count), 0, UInt32(truncatingIfNeeded: hash), UInt32(hash >> 32)]
            + words + [0, 0]
        return MappedArray.bytes(of: header) + body
    }

    private static func words(ofDigest digest: [UInt8]) -> [UInt32] {
        stride(from: 0, to: digest.count, by: 4).map { start in
            digest[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
    }

    private static func digest(ofWords words: [UInt32]) -> String {
        Hexadecimal.text(
            words.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) } })
    }
}
