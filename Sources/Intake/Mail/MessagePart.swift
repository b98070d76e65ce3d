internal import TextKit

/// A message or a part of one: header fields, an empty line, and a body that may contain parts (RFC 2046).
struct MessagePart {
    let fields: [HeaderField]
    /// The part as it stands in its message.
    let whole: ArraySlice<UInt8>
    private let body: ArraySlice<UInt8>

    /// Deeper nesting is not a newsletter.
    static let maximumDepth = 8

    /// A saved page has a part for each picture; more than this is an attack.
    private static let maximumParts = 1024

    /// Splits a message at its first empty line.
    init(_ bytes: ArraySlice<UInt8>) {
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let line = bytes[position..<end]
            let isEmpty = line.allSatisfy { $0 == 0x0D }
            // The blank line may be missing before the first part.
            if line.starts(with: "--".utf8), !line.contains(UInt8(ascii: ":")) { break }
            position = min(end + 1, bytes.endIndex)
            if isEmpty { break }
        }
        whole = bytes
        fields = HeaderField.all(in: bytes[..<position])
        body = bytes[position...]
    }

    /// The value of a field, its name in lower case.
    func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Whether it is a file beside the text.
    var isAttachment: Bool { field("content-disposition")?.lowercased().hasPrefix("attachment") == true }

    /// The part's content type.
    var contentType: ContentType? { field("content-type").map(ContentType.init) }

    /// The body, decoded from its transfer encoding.
    func content() -> [UInt8] {
        TransferEncoding.decode(body, named: field("content-transfer-encoding"))
    }

    /// The parts of the body, without preamble and epilogue; none if no line of it is a boundary.
    func parts() -> [ArraySlice<UInt8>] {
        let stated = contentType?.parameter("boundary").map { parts(after: Array("--\($0)".utf8)) } ?? []
        if !stated.isEmpty { return stated }
        return likelyBoundary().map { parts(after: $0) } ?? []
    }

    /// The first line that could be a boundary and has the header of a part behind it: programs that rewrite headers
    /// lose the one that is stated.
    private func likelyBoundary() -> [UInt8]? {
        var lines = body.split(separator: 0x0A, maxSplits: 2000)[...]
        while let line = lines.popFirst() {
            let mark = ASCII.trimmed(line, of: ASCII.isSpace)
            guard mark.starts(with: "--".utf8), mark.count > 4, mark.count <= 72,
                !mark.contains(where: ASCII.isSpace), let next = lines.first
            else { continue }
            if ASCII.starts(next, with: Array("content-".utf8)) { return Array(mark) }
        }
        return nil
    }

    /// Whether a line is a boundary: nothing but blanks may follow it, or the two hyphens of the last one.
    ///
    /// Another multipart within may have a boundary that begins with that of the outer one.
    private func isBoundary(_ line: ArraySlice<UInt8>, _ mark: [UInt8]) -> Bool {
        guard line.starts(with: mark) else { return false }
        let rest = line.dropFirst(mark.count)
        return rest.allSatisfy(ASCII.isSpace)
            || rest.starts(with: "--".utf8) && rest.dropFirst(2).allSatisfy(ASCII.isSpace)
    }

    private func parts(after mark: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var position = body.startIndex
        while position < body.endIndex, parts.count < Self.maximumParts {
            let end = body[position...].firstIndex(of: 0x0A) ?? body.endIndex
            let line = body[position..<end]
            if isBoundary(line, mark) {
                if let start { parts.append(body[start..<position]) }
                let isLast = line.dropFirst(mark.count).starts(with: "--".utf8)
                start = isLast ? nil : min(end + 1, body.endIndex)
            }
            position = end + 1
        }
        if let start { parts.append(body[start...]) }
        return parts
    }
}
