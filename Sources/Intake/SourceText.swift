internal import Markup

/// A file's text, and whether its encoding was as stated.
package struct SourceText: Sendable {
    /// Valid UTF-8 without a byte order mark.
    package var utf8: [UInt8]
    package var encoding: String
    /// Whether the label was missing, wrong or unknown, or bytes had to be replaced.
    package var isRepaired: Bool
    /// Whether the encoding was detected from the bytes, because nothing states it.
    package var isGuess: Bool

    /// Decodes with the charset of the HTTP header, if there is one, as the first evidence.
    ///
    /// `charset` was detected elsewhere; it counts where the document states nothing. `isPlain` says that it is no markup.
    package init(
        _ bytes: [UInt8], contentType: String? = nil, charset: String? = nil, isPlain: Bool = false
    ) {
        let mark = FalseMark.length(bytes[...])
        let text = mark > 0 ? Array(bytes[mark...]) : bytes
        func decode(_ hint: String?) -> DecodedText {
            CharacterEncoding.decode(text, hint: hint, repair: MixedEncodingText.repaired)
        }
        var decoded = decode(contentType.flatMap { ContentType($0).charset })
        if let charset, decoded.isGuess { decoded = decode(charset) }
        utf8 = MixedEncodingText.withoutControls(decoded.utf8)
        encoding = decoded.encoding
        isGuess = decoded.isGuess
        let isUnlabelled =
            decoded.isGuess && decoded.encoding != "utf-8" && !decoded.encoding.hasPrefix("utf-")
        isRepaired = decoded.isMislabelled || decoded.replacedInvalidBytes || isUnlabelled
        // Readers of markup or JSON do not open what a server calls plain text.
        if let contentType, !isPlain, ContentType(contentType).type == "text/plain" { isRepaired = true }
        if encoding == "utf-8" && Self.declaresWide(bytes) { isRepaired = true }
    }

    /// Whether an XML declaration wrongly states an encoding of two or four bytes.
    private static func declaresWide(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: "<?xml".utf8) else { return false }
        let declaration = String(
            decoding: bytes.prefix(128).prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self
        ).lowercased()
        return declaration.contains("utf-16") || declaration.contains("utf-32")
    }
}
