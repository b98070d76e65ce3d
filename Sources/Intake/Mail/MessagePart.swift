/// A message or a part of one: header fields, an empty line, and a body that may contain parts (RFC 2046).
struct MessagePart {
    let fields: [HeaderField]
    private let body: ArraySlice<UInt8>

    /// A saved page has a part for each picture; more than this is an attack.
    private static let maximumParts = 1024

    /// Splits a message at its first empty line.
    init(_ bytes: ArraySlice<UInt8>) {
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let isEmpty = bytes[position..<end].allSatisfy { $0 == 0x0D }
            position = min(end + 1, bytes.endIndex)
            if isEmpty { break }
        }
        fields = HeaderField.all(in: bytes[..<position])
        body = bytes[position...]
    }

    /// The value of a field, its name in lower case.
    func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// The part's content type.
    var contentType: ContentType? { field("content-type").map(ContentType.init) }

    /// The body, decoded from its transfer encoding.
    func content() -> [UInt8] {
        TransferEncoding.decode(body, named: field("content-transfer-encoding"))
    }

    /// The parts of the body, without preamble and epilogue; none if the header names no boundary.
    func parts() -> [ArraySlice<UInt8>] {
        guard let boundary = contentType?.parameter("boundary") else { return [] }
        let mark = Array("--\(boundary)".utf8)
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var position = body.startIndex
        while position < body.endIndex, parts.count < Self.maximumParts {
            let end = body[position...].firstIndex(of: 0x0A) ?? body.endIndex
            let line = body[position..<end]
            if line.starts(with: mark) {
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
