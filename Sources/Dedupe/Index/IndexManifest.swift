internal import Files
internal import JSON
internal import PipelineKit
internal import TextKit

/// What makes up one generation of the index: one line of JSON, and one with its checksum.
struct IndexManifest: Sendable, Equatable {
    static let format = 2
    /// The rows of its segments have another layout, which they state themselves.
    private static let firstFormat = 1

    /// Number of the next document.
    var next: UInt64 = 0
    var segments: [IndexSegment.Reference] = []
    var sources: IndexSegment.Reference?

    static func name(_ generation: String) -> String { "\(generation).json" }

    /// Names of all files of the generation.
    func files(_ generation: String) -> Set<String> {
        Set([Self.name(generation)] + segments.map(\.name) + (sources.map { [$0.name] } ?? []))
    }

    private var line: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("format", Self.format)
            writer.member("next", Int(clamping: next))
            writer.key("segments")
            writer.array { writer in for segment in segments { writer.reference(segment) } }
            if let sources {
                writer.key("sources")
                writer.reference(sources)
            }
        }
        writer.newline()
        return writer.bytes
    }

    /// Replaces the manifest atomically.
    ///
    /// - Throws: `OutputError` if it cannot be written.
    func write(_ generation: String, in folder: String) throws(OutputError) {
        let path = "\(folder)/\(Self.name(generation))"
        let sum = XXH3.hash(line)
        do throws(FileError) {
            try Self.replace(path, with: line + Array("\(String(sum, radix: 16))\n".utf8), in: folder)
        } catch {
            throw OutputError(error)
        }
    }

    /// Writes a small file under another name and renames it.
    static func replace(_ path: String, with bytes: [UInt8], in folder: String) throws(FileError) {
        let file = try FileSystem.create(path + ".new")
        try file.write(bytes)
        try file.synchronize()
        try FileSystem.rename(path + ".new", to: path)
        try FileSystem.synchronizeFolder(folder)
    }

    /// Reads a generation's manifest.
    ///
    /// - Throws: `ResourceError` if it is missing or corrupt.
    static func read(_ generation: String, in folder: String) throws(ResourceError) -> IndexManifest {
        let path = "\(folder)/\(name(generation))"
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileSystem.read(path)
        } catch {
            throw ResourceError(error, path: path)
        }
        let end = (bytes.firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
        let sum = String(
            decoding: bytes.suffix(from: min(end, bytes.count)).prefix { $0 > 0x20 }, as: UTF8.self)
        let line = Array(bytes.prefix(end))
        // Bytes with the right checksum are our own JSON; anything else is corrupt too.
        guard Hexadecimal.value(sum.utf8) == XXH3.hash(line), let json = try? JSONParser.parse(line),
            let manifest = IndexManifest(json)
        else { throw ResourceError(path: path, message: "is corrupt or of another version") }
        return manifest
    }

    private init?(_ json: JSONValue) {
        let format = json["format"]?.integer
        guard format == Self.format || format == Self.firstFormat, let next = json["next"]?.integer, next >= 0
        else {
            return nil
        }
        self.next = UInt64(next)
        for element in json["segments"]?.elements ?? [] {
            guard let segment = IndexSegment.Reference(element) else { return nil }
            segments.append(segment)
        }
        if let sources = json["sources"] {
            guard let reference = IndexSegment.Reference(sources) else { return nil }
            self.sources = reference
        }
    }

    init() {}
}

extension IndexSegment.Reference {
    fileprivate init?(_ json: JSONValue) {
        guard let name = json["file"]?.string, !name.contains("/"), let bytes = json["bytes"]?.integer,
            let sum = json["checksum"]?.string, let checksum = Hexadecimal.value(sum.utf8)
        else { return nil }
        self.init(name: name, bytes: bytes, checksum: checksum)
    }
}

extension JSONWriter {
    fileprivate mutating func reference(_ reference: IndexSegment.Reference) {
        object { writer in
            writer.member("file", reference.name)
            writer.member("bytes", reference.bytes)
            writer.member("checksum", String(reference.checksum, radix: 16))
        }
    }
}
