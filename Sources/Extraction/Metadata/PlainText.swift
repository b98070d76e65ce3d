internal import Markup
internal import TextKit

/// Small texts of markup as plain text.
enum PlainText {
    /// Without markup and with references decoded, runs of blanks folded; many pages escape values twice.
    static func clean(_ bytes: ArraySlice<UInt8>) -> String {
        var text = Array(bytes)
        if text.contains(UInt8(ascii: "<")) { text = HTMLText.plainText(ofFragment: text) }
        text = HTMLEntities.decode(text)
        if text.contains(UInt8(ascii: "&")) { text = HTMLEntities.decode(text) }
        return String(decoding: foldedWide(text), as: UTF8.self)
    }

    static func clean(_ text: String) -> String { clean(Array(text.utf8)[...]) }

    /// Also folds no-break spaces, which titles have for typesetting, and drops what takes no room.
    private static func foldedWide(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return HTMLText.folded(bytes) }
        var plain = Array(ZeroWidth.removed(from: bytes[...]))
        for index in plain.indices.dropLast() where plain[index] == 0xC2 && plain[index + 1] == 0xA0 {
            (plain[index], plain[index + 1]) = (0x20, 0x20)
        }
        return HTMLText.folded(plain)
    }

    /// Letters and digits in lower case, to compare what differs in typography only.
    static func key(_ text: some StringProtocol) -> String {
        var key: [UInt8] = []
        var isPlain = true
        for byte in text.utf8 {
            if ASCII.isAlphanumeric(byte) {
                key.append(ASCII.lowercased(byte))
            } else if byte >= 0x80 {
                isPlain = false
                break
            }
        }
        if isPlain { return String(decoding: key, as: UTF8.self) }
        return NonASCIIKey.of(text.utf8).map { String(decoding: $0, as: UTF8.self) } ?? unicodeKey(text)
    }

    private static func unicodeKey(_ text: some StringProtocol) -> String {
        var key = ""
        for scalar in text.lowercased().unicodeScalars
        where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            key.unicodeScalars.append(scalar)
        }
        return key
    }
}
