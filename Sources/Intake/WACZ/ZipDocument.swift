internal import TextKit

/// Formats that are zip files and no archives of documents, by the first member, which each of them prescribes.
enum ZipDocument {
    /// "an Office document"; nil for an archive.
    static func name(of head: [UInt8]) -> String? {
        guard head.count > 30, head.starts(with: FormatSniffer.zipMember) else { return nil }
        let length = Int(head.span.littleEndian16(at: 26))
        let name = String(decoding: head[30...].prefix(length), as: UTF8.self)
        switch name {
        case "[Content_Types].xml", "_rels/.rels", "docProps/app.xml": return "an Office document"
        case "mimetype": return isBook(head) ? "a book" : "an OpenDocument file"
        case "META-INF/", "META-INF/MANIFEST.MF", "AndroidManifest.xml": return "a program"
        default: return nil
        }
    }

    private static func isBook(_ head: [UInt8]) -> Bool {
        head.firstRange(of: "application/epub".utf8) != nil
    }
}
