internal import TextKit

/// Character references: `&eacute;`, `&#233;`, `&#xE9;`, and the forms old pages write without a semicolon.
package enum HTMLEntities {
    /// Decodes every reference once; what is not a reference stays as it is.
    package static func decode(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "&")) else { return bytes }
        return decode(bytes[...])
    }

    /// Decodes every reference once; what is not a reference stays as it is.
    package static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var position = bytes.startIndex
        while position < bytes.endIndex {
            if bytes[position] == UInt8(ascii: "&") {
                position = appendReference(in: bytes, at: position, inAttribute: false, to: &output)
            } else {
                output.append(bytes[position])
                position += 1
            }
        }
        return output
    }

    /// Decodes every reference of a string once.
    package static func decode(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return String(decoding: decode(Array(text.utf8)[...]), as: UTF8.self)
    }

    /// What a name stands for between an ampersand and a semicolon; nil for an unknown name.
    package static func text(named name: ArraySlice<UInt8>) -> [UInt8]? {
        var text: [UInt8] = []
        return NamedReferences.shared.append(name, withoutSemicolon: false, to: &text) ? text : nil
    }

    /// Appends what the reference at the `&` at `start` means, or the `&` itself; returns where to continue.
    static func appendReference(
        in bytes: ArraySlice<UInt8>, at start: Int, inAttribute: Bool, to output: inout [UInt8]
    ) -> Int {
        let next = start + 1
        if next < bytes.endIndex {
            if bytes[next] == UInt8(ascii: "#") {
                if let reference = NumericReference.read(bytes, at: start) {
                    UTF8Scalars.append(reference.scalarInHTML.value, to: &output)
                    return reference.end
                }
            } else if ASCII.isLetter(bytes[next]) {
                if let end = appendNamed(in: bytes, at: next, inAttribute: inAttribute, to: &output) {
                    return end
                }
            }
        }
        output.append(UInt8(ascii: "&"))
        return next
    }

    private static func appendNamed(
        in bytes: ArraySlice<UInt8>, at start: Int, inAttribute: Bool, to output: inout [UInt8]
    ) -> Int? {
        var end = start
        let limit = min(bytes.endIndex, start + NamedReferences.longest)
        while end < limit && ASCII.isAlphanumeric(bytes[end]) { end += 1 }
        if end < bytes.endIndex, bytes[end] == UInt8(ascii: ";"),
            NamedReferences.shared.append(bytes[start..<end], withoutSemicolon: false, to: &output)
        {
            return end + 1
        }
        // `&copy2` in a URL is a parameter: in an attribute no prefix matches before a name or "=".
        if inAttribute {
            let isParameter = end < bytes.endIndex && bytes[end] == UInt8(ascii: "=")
            guard !isParameter,
                NamedReferences.shared.append(bytes[start..<end], withoutSemicolon: true, to: &output)
            else { return nil }
            return end
        }
        var prefix = min(end, start + NamedReferences.longestWithoutSemicolon)
        while prefix >= start + 2 {
            if NamedReferences.shared.append(bytes[start..<prefix], withoutSemicolon: true, to: &output) {
                return prefix
            }
            prefix -= 1
        }
        return nil
    }
}
