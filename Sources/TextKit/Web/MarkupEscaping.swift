/// Writes text so that nothing in it is markup, in an element or a quoted attribute.
@usableFromInline
package enum MarkupEscaping {
    /// Appends a byte, or the reference that stands for it.
    @inlinable @inline(__always)
    package static func append(_ byte: UInt8, to output: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
        default: output.append(byte)
        }
    }

    /// A text with references in place of its markup.
    package static func escaped(_ text: String) -> String {
        var output: [UInt8] = []
        for byte in text.utf8 { append(byte, to: &output) }
        return String(decoding: output, as: UTF8.self)
    }
}
