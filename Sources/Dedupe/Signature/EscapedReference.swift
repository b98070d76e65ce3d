internal import Markup
internal import TextKit

/// Character references that survive in plain text when a feed was escaped twice.
enum EscapedReference {
    /// Longest reference, so that a lone ampersand costs bounded lookahead.
    private static let maximumLength = 10

    /// The scalar that a reference at an ampersand encodes, and its length in bytes.
    ///
    /// An unknown name counts as a blank; an ampersand without a reference as itself.
    static func scan(_ bytes: Span<UInt8>, at start: Int) -> (scalar: UInt32, length: Int) {
        var text = [UInt8(ascii: "&")]
        var position = start + 1
        while position < bytes.count, position - start <= maximumLength, isNameByte(bytes[position]) {
            text.append(bytes[position])
            position += 1
        }
        guard text.count > 1, position < bytes.count, bytes[position] == UInt8(ascii: ";") else {
            return (0x26, 1)
        }
        return (scalar(text), position + 1 - start)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "#") || ASCII.isAlphanumeric(byte)
    }

    private static func scalar(_ reference: [UInt8]) -> UInt32 {
        guard reference[1] == UInt8(ascii: "#") else {
            // The few names that stand for two scalars are signs of mathematics: the first of them ends a word too.
            return HTMLEntities.text(named: reference[1...]).map { UTF8Scalars.decode($0, at: 0).scalar }
                ?? 0x20
        }
        guard let numeric = NumericReference.read(reference, at: 0), numeric.end == reference.count,
            numeric.code < 0x110000
        else { return 0x20 }
        return numeric.code
    }
}
