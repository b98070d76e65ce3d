internal import TextKit

/// One field of a header, as mail, HTTP and WARC write it: `Name: value`.
package struct HeaderField: Sendable, Equatable {
    /// In lower case.
    package var name: String
    package var value: String

    /// The fields of a header; a line that begins with a blank continues the one before.
    static func all(in bytes: ArraySlice<UInt8>, skippingFirstLine: Bool = false) -> [HeaderField] {
        var fields: [HeaderField] = []
        for line in bytes.split(separator: 0x0A).dropFirst(skippingFirstLine ? 1 : 0) {
            if let first = line.first, first == 0x20 || first == 0x09, let last = fields.indices.last {
                let isEmpty = fields[last].value.isEmpty
                fields[last].value += isEmpty ? trimmed(line) : " " + trimmed(line)
                continue
            }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = trimmed(line[..<colon]).lowercased()
            fields.append(HeaderField(name: name, value: trimmed(line[(colon + 1)...])))
        }
        return fields
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: ASCII.trimmed(bytes, of: ASCII.isSpace), as: UTF8.self)
    }
}
