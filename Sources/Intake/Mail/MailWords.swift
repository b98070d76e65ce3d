internal import Markup
internal import TextKit

/// The encodings of mail: base64, quoted-printable, encoded words in headers, parameters.
enum MailWords {
    /// Decodes base64; bytes outside its alphabet are passed over.
    static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count * 3 / 4)
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        for byte in text {
            if byte == UInt8(ascii: "=") { break }
            guard let value = sextet(byte) else { continue }
            buffer = (buffer << 6 | UInt32(value)) & 0xFFFF
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            output.append(UInt8(truncatingIfNeeded: buffer >> bits))
        }
        return output
    }

    private static func sextet(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x61 + 26
        case 0x30...0x39: byte - 0x30 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }

    /// Decodes quoted-printable; in headers an underscore is a blank.
    static func quotedPrintable(_ text: ArraySlice<UInt8>, isHeader: Bool) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var position = text.startIndex
        while position < text.endIndex {
            let byte = text[position]
            position += 1
            if byte == UInt8(ascii: "_"), isHeader {
                output.append(0x20)
            } else if byte != UInt8(ascii: "=") {
                output.append(byte)
            } else if let value = hexadecimal(text[position...]) {
                output.append(value)
                position += 2
            } else if let end = softBreak(text, at: position) {
                position = end
            } else {
                output.append(byte)
            }
        }
        return output
    }

    private static func softBreak(_ text: ArraySlice<UInt8>, at start: Int) -> Int? {
        var position = start
        while position < text.endIndex,
            text[position] == 0x20 || text[position] == 0x09 || text[position] == 0x0D
        {
            position += 1
        }
        if position == text.endIndex { return position }
        return text[position] == 0x0A ? position + 1 : nil
    }

    private static func hexadecimal(_ text: ArraySlice<UInt8>) -> UInt8? {
        guard text.count >= 2 else { return nil }
        return UInt8(String(decoding: text.prefix(2), as: UTF8.self), radix: 16)
    }

    /// A header's text with its encoded words (RFC 2047) decoded; blanks between two of them go.
    static func decoded(_ value: String) -> String {
        var output = ""
        var rest = value[...]
        var lastWasEncoded = false
        while let open = rest.firstRange(of: "=?") {
            let before = rest[..<open.lowerBound]
            if !lastWasEncoded || before.contains(where: { $0 != " " && $0 != "\t" }) { output += before }
            guard let (word, end) = encodedWord(rest[open.upperBound...]) else {
                output += rest[open]
                rest = rest[open.upperBound...]
                lastWasEncoded = false
                continue
            }
            output += word
            rest = rest[end...]
            lastWasEncoded = true
        }
        return ASCII.trimmedText(output + rest)
    }

    /// One encoded word without its opening: `charset?B?text?=`.
    private static func encodedWord(_ text: Substring) -> (String, Substring.Index)? {
        let fields = text.prefix(512).split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
        guard fields.count == 4, fields[3].hasPrefix("=") else { return nil }
        let bytes: [UInt8]
        switch fields[1].lowercased() {
        case "b": bytes = base64(Array(fields[2].utf8)[...])
        case "q": bytes = quotedPrintable(Array(fields[2].utf8)[...], isHeader: true)
        default: return nil
        }
        let decoded = CharacterEncoding.decode(bytes, hint: String(fields[0].prefix { $0 != "*" }))
        return (String(decoding: decoded.utf8, as: UTF8.self), text.index(after: fields[3].startIndex))
    }

    /// A parameter of a header: `boundary="x"`.
    static func parameter(_ name: String, of value: String) -> String? {
        for part in value.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, ASCII.trimmedText(String(pair[0])).lowercased() == name else { continue }
            let text = ASCII.trimmedText(String(pair[1])).filter { $0 != "\"" }
            return text.isEmpty ? nil : text
        }
        return nil
    }
}
