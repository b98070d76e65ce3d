internal import TextKit

/// Reads the page out of an MHTML file (RFC 2557): a `multipart/related` message of a page and what it shows.
package enum MHTMLReader {
    /// The page, or nil where the message is none of that kind or holds no page.
    ///
    /// A newsletter may be of the same type; only a saved page says which address it is.
    package static func page(in file: [UInt8]) -> SavedPage? {
        let (headers, bodyStart) = headers(of: file[...])
        guard let type = headers["content-type"], type.lowercased().hasPrefix("multipart/"),
            let boundary = parameter("boundary", of: type)
        else { return nil }
        let address = headers["snapshot-content-location"] ?? headers["content-location"]
        var first: SavedPage?
        for part in parts(of: file[bodyStart...], boundary: Array(boundary.utf8)) {
            guard let page = page(inPart: part) else { continue }
            if let address, page.url == address { return page }
            if first == nil { first = page }
        }
        guard var page = first else { return nil }
        page.url = page.url ?? address
        return page.url?.hasPrefix("http") == true ? page : nil
    }

    private static func page(inPart part: ArraySlice<UInt8>) -> SavedPage? {
        let (headers, bodyStart) = headers(of: part)
        guard let type = headers["content-type"] else { return nil }
        let kind = type.lowercased()
        guard kind.hasPrefix("text/html") || kind.hasPrefix("application/xhtml+xml") else { return nil }
        let encoding = headers["content-transfer-encoding"]?.lowercased() ?? "8bit"
        let body = part[bodyStart...]
        let bytes: [UInt8]
        switch encoding {
        case "base64": bytes = TransferEncoding.base64(body)
        case "quoted-printable": bytes = TransferEncoding.quotedPrintable(body)
        default: bytes = Array(body)
        }
        return SavedPage(bytes: bytes, url: headers["content-location"], contentType: type)
    }

    // MARK: Messages

    private static let mostHeaders = 200

    /// The headers up to the first blank line, names in lower case, and where the body starts.
    private static func headers(of message: ArraySlice<UInt8>) -> (values: [String: String], end: Int) {
        var values: [String: String] = [:]
        var name: String?
        var place = message.startIndex
        for _ in 0..<mostHeaders where place < message.endIndex {
            let end = message[place...].firstIndex(of: 0x0A) ?? message.endIndex
            let line = message[place..<end]
            place = min(end + 1, message.endIndex)
            let text = ASCII.trimmed(line)
            if text.isEmpty {
                // Blank lines before the first header belong to nothing.
                if values.isEmpty { continue }
                return (values, place)
            }
            if let first = line.first, ASCII.isBlank(first), let name {
                values[name, default: ""] += " " + String(decoding: text, as: UTF8.self)
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                let key = String(decoding: line[..<colon], as: UTF8.self).lowercased()
                name = key
                values[key] = String(decoding: ASCII.trimmed(line[(colon + 1)...]), as: UTF8.self)
            }
        }
        return (values, place)
    }

    /// A parameter of a header, without its quotes.
    private static func parameter(_ name: String, of header: String) -> String? {
        for piece in header.split(separator: ";").dropFirst() {
            let pair = piece.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmedBlanks.lowercased() == name else { continue }
            let value = pair[1].trimmedBlanks.filter { $0 != "\"" }
            return value.isEmpty ? nil : value
        }
        return nil
    }

    /// What stands between the lines of a boundary.
    private static func parts(of body: ArraySlice<UInt8>, boundary: [UInt8]) -> [ArraySlice<UInt8>] {
        let mark = Array("--".utf8) + boundary
        var parts: [ArraySlice<UInt8>] = []
        var partStart: Int?
        var place = body.startIndex
        while place < body.endIndex {
            let end = body[place...].firstIndex(of: 0x0A) ?? body.endIndex
            if body[place..<end].starts(with: mark) {
                if let partStart { parts.append(body[partStart..<place]) }
                partStart = min(end + 1, body.endIndex)
            }
            place = end + 1
        }
        if let partStart, partStart < body.endIndex { parts.append(body[partStart...]) }
        return parts
    }
}

/// How mail writes bytes in ASCII.
enum TransferEncoding {
    /// Bytes of quoted-printable text; what is no escape stays as it is.
    static func quotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var place = text.startIndex
        while place < text.endIndex {
            guard text[place] == UInt8(ascii: "=") else {
                output.append(text[place])
                place += 1
                continue
            }
            let rest = text[(place + 1)...].prefix(2)
            if let first = rest.first, let high = hex(first), let last = rest.dropFirst().first,
                let low = hex(last)
            {
                output.append(high << 4 | low)
                place += 3
            } else if rest.first == 0x0A {
                place += 2
            } else if rest.elementsEqual([0x0D, 0x0A]) {
                place += 3
            } else {
                output.append(text[place])
                place += 1
            }
        }
        return output
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        if ASCII.isDigit(byte) { return byte - 0x30 }
        let letter = byte | 0x20
        return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : nil
    }

    /// Bytes of base64; other characters are passed over, and padding ends it.
    static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count / 4 * 3)
        var bits: UInt32 = 0
        var count = 0
        for byte in text {
            if byte == UInt8(ascii: "=") { break }
            guard let value = sextet(byte) else { continue }
            bits = bits << 6 | UInt32(value)
            count += 1
            guard count == 4 else { continue }
            output += [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)]
            (bits, count) = (0, 0)
        }
        if count == 3 { output += [UInt8(bits >> 10 & 255), UInt8(bits >> 2 & 255)] }
        if count == 2 { output.append(UInt8(bits >> 4 & 255)) }
        return output
    }

    private static func sextet(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - 0x41
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 0x61 + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 0x30 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
