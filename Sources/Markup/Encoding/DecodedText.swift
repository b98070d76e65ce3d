/// A document's text as UTF-8, and how its encoding was found.
package struct DecodedText: Sendable, Equatable {
    /// Where the encoding that was used was stated.
    package enum Source: String, Sendable {
        case bom, header, meta, declaration, detected, assumed
    }

    /// Valid UTF-8 without a byte order mark.
    package var utf8: [UInt8]
    /// The WHATWG standard's name in lower case: "utf-8", "windows-1252", "gb18030".
    package var encoding: String
    package var source: Source
    /// Whether invalid bytes became U+FFFD.
    package var replacedInvalidBytes: Bool
    /// Whether there was a label that is unknown or contradicts the bytes.
    package var isMislabelled = false

    /// Whether a reader should know that the encoding is a guess.
    package var isGuess: Bool { source == .detected || source == .assumed }
}
