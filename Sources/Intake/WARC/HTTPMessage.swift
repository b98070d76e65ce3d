package import Markup
internal import TextKit

/// An HTTP response as an archive keeps it.
package struct HTTPMessage: Sendable {
    package var status: Int?
    /// Names in lower case.
    package var headers: [HeaderField]
    /// The body with transfer and content encodings undone.
    package var body: [UInt8]
    /// The body as stored in the record, and with its transfer encoding undone.
    private(set) var storedBody: ArraySlice<UInt8> = []
    private(set) var unchunkedBody: ArraySlice<UInt8> = []
    /// What was wrong, in the order in which it was found.
    package var problems: [RecordProblem] = []

    /// The value of a header, its name in lower case.
    package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// Reads the block of a response record, whose header may be missing.
    package init(_ block: [UInt8], limits: Decompressor.Limits = Decompressor.Limits()) {
        let (head, block) = Self.answer(in: block)
        (status, headers) = (head.status, head.fields)
        body = Array(block[head.bodyStart...])
        if status == nil { problems.append(.noStatusLine) }
        if !head.isEmpty, head.bodyStart == block.count, !head.isComplete { problems.append(.noBody) }
        storedBody = block[head.bodyStart...]
        undoTransferEncoding()
        unchunkedBody = body[...]
        undoContentEncoding(limits)
    }

    /// The head of the answer itself: "100 Continue" and its like come before it.
    private static func answer(in block: [UInt8]) -> (HTTPHead, [UInt8]) {
        var block = block
        var head = HTTPHead(block)
        while let status = head.status, (100..<200).contains(status),
            block[head.bodyStart...].starts(with: "HTTP/".utf8)
        {
            block = Array(block[head.bodyStart...])
            head = HTTPHead(block)
        }
        return (head, block)
    }

    /// How much of what the server has the body is.
    package enum Extent { case whole, unstated, part }

    /// What status and range say of it: a proxy's copy is the whole, and so is a range from the first byte to the last; a body
    /// without a status line is taken for what it is.
    package var extent: Extent {
        switch status {
        case nil, 200, 203: .whole
        case 206: header("content-range").map(extent) ?? .part
        default: .part
        }
    }

    /// "bytes 0-99/100"; with a star for a length that the server does not know, a page that ends as pages do is whole.
    private func extent(_ range: String) -> Extent {
        let numbers = range.split { !$0.isNumber && $0 != "*" }.map { Int($0) }
        guard numbers.count == 3, numbers[0] == 0, let last = numbers[1] else { return .part }
        if let total = numbers[2] { return total > 0 && last == total - 1 ? .whole : .part }
        guard range.hasSuffix("*"), last > 0 else { return .part }
        return ASCII.contains(body.suffix(64), Array("</html>".utf8)) ? .whole : .unstated
    }

    private mutating func note(_ problem: RecordProblem) {
        if !problems.contains(problem) { problems.append(problem) }
    }

    // MARK: Encodings

    private mutating func undoTransferEncoding() {
        guard header("transfer-encoding")?.lowercased().contains("chunked") == true else { return }
        guard let (decoded, isWhole) = Self.withoutChunks(body) else { return }
        body = decoded
        if !isWhole { note(.chunksDamaged) }
    }

    /// The data of chunks; nil where the body has none, because a crawler removed them already.
    static func withoutChunks(_ body: [UInt8]) -> (bytes: [UInt8], isWhole: Bool)? {
        var output: [UInt8] = []
        var position = 0
        var isFirst = true
        while position < body.count {
            guard let newline = body[position...].firstIndex(of: 0x0A), newline - position < 256,
                let size = chunkSize(body[position..<newline])
            else { return isFirst ? nil : (output, false) }
            if size == 0 { return (output, true) }
            let start = newline + 1
            if isFirst && size > body.count - start && size > body.count * 2 { return nil }
            let end = min(body.count, start + min(size, body.count))
            output.append(contentsOf: body[start..<end])
            if end - start < size { return (output, false) }
            position = end
            if position < body.count, body[position] == 0x0D { position += 1 }
            if position < body.count, body[position] == 0x0A { position += 1 }
            isFirst = false
        }
        return (output, false)
    }

    /// Hexadecimal digits, optionally followed by an extension.
    private static func chunkSize(_ line: ArraySlice<UInt8>) -> Int? {
        let word = line.prefix { $0 != UInt8(ascii: ";") }.filter { !ASCII.isSpace($0) }
        return Hexadecimal.value(word, digits: 1...8).map(Int.init)
    }

    /// Undoes encodings, the last one first; a body that is not encoded as stated stays as it is.
    private mutating func undoContentEncoding(_ limits: Decompressor.Limits) {
        let names = headers.filter { $0.name == "content-encoding" }.flatMap {
            $0.value.split(separator: ",")
        }
        for name in names.reversed().prefix(4) {
            let compressions = Self.compressions(name.filter { $0 != " " }.lowercased(), body)
            guard !compressions.isEmpty, !body.isEmpty else { continue }
            let encoded = body
            let results = compressions.lazy.map { Decompressor.decompress(encoded, $0, limits: limits) }
            // Less output than input, then corruption, is chance: the crawler had decoded the body.
            guard let result = results.first(where: { !$0.isDamaged || $0.bytes.count >= encoded.count })
            else {
                note(.contentEncodingWrong)
                continue
            }
            body = result.bytes
            if result.isDamaged { note(.bodyDamaged) }
            if result.isLimited { note(.sizeLimit) }
        }
    }

    /// The compressions that an encoding's name may mean for these bytes.
    private static func compressions(_ name: String, _ body: [UInt8]) -> [Compression] {
        switch name {
        case "gzip", "x-gzip": Compression.gzip.matchesSignature(body[...]) == true ? [.gzip] : []
        case "deflate": body.first.map { $0 & 0x0F == 8 } == true ? [.zlib, .rawDeflate] : [.rawDeflate]
        case "br": [.brotli]
        case "zstd": [.zstd]
        default: []
        }
    }
}
