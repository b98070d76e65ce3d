internal import Markup
internal import TextKit

/// The page's `meta` elements by lower-case key, in document order.
struct MetaTags {
    private var values: [String: [String]] = [:]

    init(_ tree: HTMLTree, head: HeadElements) {
        for node in head.nodes where tree.nodes[node].tag == .meta {
            guard let content = tree.attribute(.content, of: node) ?? tree.attribute(.value, of: node) else {
                continue
            }
            let text = PlainText.clean(content)
            guard !text.isEmpty else { continue }
            for key in [HTMLAttribute.property, .name, .itemprop, .httpEquiv] {
                guard let name = tree.attributeString(key, of: node)?.lowercased(), !name.isEmpty else {
                    continue
                }
                values[name, default: []].append(text)
            }
        }
    }

    /// The first value of the first key that has one.
    func first(_ keys: String...) -> String? {
        for key in keys {
            if let value = values[key]?.first { return value }
        }
        return nil
    }

    /// Values of unlisted keys that contain "published" and "date" or "time", in order of the keys.
    var namedLikePublication: [String] {
        values.keys.filter { key in
            let bytes = Array(key.utf8)[...]
            return ASCII.contains(bytes, Self.publi) && Self.moments.occurs(in: bytes)
                && !Self.changes.occurs(in: bytes)
        }
        .sorted().compactMap { values[$0]?.first }
    }

    private static let publi = Array("publi".utf8)
    private static let moments = ByteWords(["date", "time"])
    private static let changes = ByteWords(["modif", "updat"])

    /// All values of a key.
    func all(_ key: String) -> [String] { values[key] ?? [] }
}

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

    /// Also folds no-break spaces, which titles have for typesetting.
    private static func foldedWide(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0xC2) || bytes.contains(0xE2) else { return HTMLText.folded(bytes) }
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
                plain.append(0x20)
                index += 2
            } else if bytes[index] == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xAD {
                index += 2
            } else if bytes[index] == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
                bytes[index + 2] == 0x8B
            {
                index += 3
            } else {
                plain.append(bytes[index])
                index += 1
            }
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
        return WideKey.of(text.utf8).map { String(decoding: $0, as: UTF8.self) } ?? wideKey(text)
    }

    private static func wideKey(_ text: some StringProtocol) -> String {
        var key = ""
        for scalar in text.lowercased().unicodeScalars
        where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            key.unicodeScalars.append(scalar)
        }
        return key
    }
}
