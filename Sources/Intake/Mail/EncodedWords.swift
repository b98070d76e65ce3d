internal import Markup
internal import TextKit

/// Non-ASCII text in headers: `=?utf-8?Q?F=C3=A4hre?=` (RFC 2047).
enum EncodedWords {
    /// A header's text with its encoded words decoded; blanks between two of them are dropped.
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

    /// Decodes one encoded word without its opening: `charset?B?text?=`.
    private static func encodedWord(_ text: Substring) -> (String, Substring.Index)? {
        let fields = text.prefix(512).split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
        guard fields.count == 4, fields[3].hasPrefix("=") else { return nil }
        let bytes: [UInt8]
        switch fields[1].lowercased() {
        case "b": bytes = Base64.decode(fields[2].utf8)
        case "q": bytes = TransferEncoding.quotedPrintable(Array(fields[2].utf8)[...], isHeader: true)
        default: return nil
        }
        let decoded = CharacterEncoding.decode(bytes, hint: String(fields[0].prefix { $0 != "*" }))
        return (String(decoding: decoded.utf8, as: UTF8.self), text.index(after: fields[3].startIndex))
    }
}
