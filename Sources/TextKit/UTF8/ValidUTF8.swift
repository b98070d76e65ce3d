/// Bytes known to be valid UTF-8, so that they need not be validated again.
package struct ValidUTF8: Sendable, Equatable {
    package let bytes: [UInt8]

    /// A string's bytes are always valid.
    package init(_ text: String) { bytes = Array(text.utf8) }

    /// Bytes that the caller knows to be valid: decoded, repaired, or cut out of valid bytes between characters.
    package init(trusting bytes: [UInt8]) { self.bytes = bytes }
}
