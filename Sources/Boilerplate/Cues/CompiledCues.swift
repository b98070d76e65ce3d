internal import Files
internal import Models
internal import TextKit

/// The packs of the resource folder in the form that a program starts with.
///
/// Reading and compiling 24 packs took two thirds of the time of `extract` for one page. The file says which packs it was made
/// from; where one of them has changed, the packs themselves are compiled, so that an edited rule counts at once.
package struct CompiledCues: Sendable {
    /// Where the file stands in the resource folder.
    static let path = "models/boilerplate/cues.bin"
    private static let magic: UInt32 = 0x4342_4443
    /// The version of the file's layout and of what compiling means, raised with every change of either.
    private static let version: UInt32 = 1

    let cues: CueTable
    let classes: ClassTable
    /// SHA-256 of every pack, by name.
    let digests: [String: String]

    /// Compiles packs.
    init(_ packs: [CuePack], digests: [String: String] = [:]) {
        cues = CueTable(packs)
        classes = ClassTable(packs)
        self.digests = digests
    }

    /// Opens a compiled file; nil if it was made from other packs than these.
    ///
    /// - Throws: `ResourceError` if it is damaged or of another version.
    init?(_ bytes: MappedBytes, madeFrom sources: [ResourceFile]) throws(ResourceError) {
        let file = try FlatFile(bytes, magic: Self.magic, version: Self.version, path: Self.path)
        let stated = try file.section(0, of: UInt64.self).values
        let names = try StringTable(file, at: 1)
        let sums = try StringTable(file, at: 1 + StringTable.sectionCount)
        guard stated == sources.map({ XXH3.hash($0.bytes) }),
            sources.map(\.name) == (0..<names.count).map({ names[$0] }),
            sums.count == names.count
        else { return nil }
        let first = 1 + 2 * StringTable.sectionCount
        cues = try CueTable(file, at: first)
        classes = try ClassTable(file, at: first + CueTable.sectionCount)
        digests = Dictionary(uniqueKeysWithValues: sources.indices.map { (names[$0], sums[$0]) })
    }

    /// Compiles packs to a file; the list has every problem of theirs.
    package static func file(from sources: [ResourceFile]) -> (bytes: [UInt8], problems: [String]) {
        let (packs, problems) = CuePack.parse(sources)
        let compiled = CompiledCues(packs)
        let names = StringTable(sources.map(\.name))
        let sums = StringTable(sources.map { ContentDigest.sha256($0.bytes) })
        let sections =
            [MappedArray.bytes(of: sources.map { XXH3.hash($0.bytes) })] + names.sections + sums.sections
            + compiled.cues.sections + compiled.classes.sections
        return (FlatFile.encoded(magic: magic, version: version, sections: sections), problems)
    }
}
