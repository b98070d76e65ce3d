/// Bytes that are known to be UTF-8, so that nobody has to walk over them to find out.
package struct ValidUTF8: Sendable, Equatable {
    package let bytes: [UInt8]

    /// A string's bytes are always valid.
    package init(_ text: String) { bytes = Array(text.utf8) }

    /// Bytes that the caller knows to be valid: decoded, repaired, or cut out of such bytes between characters.
    package init(trusting bytes: [UInt8]) { self.bytes = bytes }
}
