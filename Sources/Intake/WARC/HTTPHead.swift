internal import TextKit

/// The header of an HTTP response as archives keep it, or the finding that a block has none.
struct HTTPHead {
    private(set) var status: Int?
    /// Names in lower case.
    private(set) var fields: [HeaderField] = []
    /// Where the body begins; 0 where there is no header.
    private(set) var bodyStart = 0
    /// Whether a blank line or the first line of a page ends it.
    private(set) var isComplete = false

    var isEmpty: Bool { bodyStart == 0 }

    init(_ block: [UInt8]) {
        let line = block[...].prefix { $0 != 0x0A }
        let hasStatusLine = Self.isStatusLine(line)
        let end = Self.end(of: block)
        let fields = HeaderField.all(in: block[..<end.head], skippingFirstLine: hasStatusLine).map(Self.named)
        guard hasStatusLine || Self.isHeader(block[..<end.head], fields) else { return }
        self.fields = fields
        bodyStart = end.body
        isComplete = end.isMarked
        status = Self.status(line) ?? Self.pseudoStatus(fields)
    }

    /// "HTTP/1.1 200 OK", "http/2 200", "ICY 200 OK".
    private static func isStatusLine(_ line: ArraySlice<UInt8>) -> Bool {
        ASCII.starts(line, with: Array("http/".utf8)) || ASCII.starts(line, with: Array("icy ".utf8))
    }

    private static func status(_ line: ArraySlice<UInt8>) -> Int? {
        let words = line.split { ASCII.isSpace($0) }
        guard isStatusLine(line), words.count >= 2 else { return nil }
        let digits = words[1].prefix { ASCII.isDigit($0) }
        return digits.count == 3 ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }

    /// The names of HTTP/2's own fields begin with a colon.
    private static func named(_ field: HeaderField) -> HeaderField {
        guard field.name.isEmpty, let colon = field.value.firstIndex(of: ":") else { return field }
        return HeaderField(
            name: ":" + field.value[..<colon].lowercased(),
            value: ASCII.trimmedText(String(field.value[colon...].dropFirst())))
    }

    /// HTTP/2 has `:status`, and programs that gateways run write `Status: 200 OK`.
    private static func pseudoStatus(_ fields: [HeaderField]) -> Int? {
        let stated = fields.first { $0.name == ":status" || $0.name == "status" }?.value
        return stated.flatMap { Int($0.prefix { $0.isNumber }) }
    }

    /// Fields that only a server writes: a text may well begin with "Date:" or "Subject:".
    private static let known: Set<String> = [
        ":status", "status", "content-type", "content-length", "content-encoding", "transfer-encoding",
        "server",
        "connection", "cache-control", "etag", "last-modified", "set-cookie", "vary", "accept-ranges",
    ]

    /// Whether lines before the first blank one are the fields of a response whose status line is missing.
    private static func isHeader(_ head: ArraySlice<UInt8>, _ fields: [HeaderField]) -> Bool {
        guard fields.contains(where: { known.contains($0.name) }) else { return false }
        return head.split(separator: 0x0A).allSatisfy { line in
            if let first = line.first, first == 0x20 || first == 0x09 || first == 0x0D { return true }
            let name = line.dropFirst(line.first == UInt8(ascii: ":") ? 1 : 0).prefix {
                $0 != UInt8(ascii: ":")
            }
            return (1...64).contains(name.count) && name.count < line.count && name.allSatisfy(isTokenByte)
        }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == 0x20
    }

    /// Where the header ends and where the body begins: behind a blank line, or where a line begins with a tag, which no
    /// header does.
    private static func end(of block: [UInt8]) -> (head: Int, body: Int, isMarked: Bool) {
        var position = 0
        while let newline = block[position...].firstIndex(of: 0x0A) {
            var next = newline + 1
            if next < block.count, block[next] == UInt8(ascii: "<") { return (next, next, true) }
            if next < block.count, block[next] == 0x0D { next += 1 }
            if next < block.count, block[next] == 0x0A { return (newline + 1, next + 1, true) }
            position = newline + 1
        }
        return (block.count, block.count, false)
    }
}
