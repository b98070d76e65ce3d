internal import Markup
internal import TextKit

/// The parts of class names and the like: "article__bodyText" is article, body, text.
struct ClassTokens {
    private static func isRead(_ attribute: HTMLAttribute) -> Bool {
        switch attribute {
        case .class, .id, .itemprop, .role, .dataTestID, .dataComponent: true
        default: false
        }
    }

    /// Utility classes make some lists very long; parts of a value beyond this many are ignored.
    private static let maximumPerAttribute = 24

    /// Calls `body` with the hash and the bytes of every part, the element's name first.
    @inline(__always)
    static func forEach(of node: Int, in tree: HTMLTree, _ body: (UInt32, ArraySlice<UInt8>) -> Void) {
        body(tagHashes[Int(tree.nodes[node].tag.rawValue)], [])
        for attribute in tree.attributes(of: node) where isRead(attribute.name) {
            split(tree.bytes[attribute.range], body)
        }
    }

    /// A key that elements with the same parts share.
    static func key(of node: Int, in tree: HTMLTree) -> UInt64 {
        var key = UInt64(tree.nodes[node].tag.rawValue)
        for attribute in tree.attributes(of: node) where isRead(attribute.name) {
            key = (key ^ tree.hash(of: attribute)) &* 0x9E37_79B9_7F4A_7C15
            key ^= key >> 32 ^ UInt64(attribute.name.rawValue)
        }
        return key
    }

    /// The hash that stands for an element's name.
    private static let tagHashes: [UInt32] = (0...UInt8.max).map { raw in
        FNV1a32.of("<\(HTMLTag(rawValue: raw)?.name ?? "")".utf8)
    }

    private static func split(_ value: ArraySlice<UInt8>, _ body: (UInt32, ArraySlice<UInt8>) -> Void) {
        var start = value.startIndex
        var hash = FNV1a32.basis
        var wasSmall = false
        var left = maximumPerAttribute
        var index = value.startIndex
        while index <= value.endIndex {
            let byte = index < value.endIndex ? value[index] : 0
            let isLetter = ASCII.isLetter(byte)
            let isCapital = isLetter && byte < 0x60
            if !isLetter || (isCapital && wasSmall) {
                if index - start > 1 && index - start < 25 {
                    body(hash, value[start..<index])
                    left -= 1
                    if left == 0 { return }
                }
                start = isLetter ? index : index + 1
                hash = FNV1a32.basis
            }
            if isLetter { hash = FNV1a32.step(hash, byte | 0x20) }
            wasSmall = isLetter && !isCapital
            index += 1
        }
    }
}
