internal import TextKit

/// The picture of an entry that states none: the first one in its text, as in most newspapers' feeds.
enum FeedPicture {
    /// An entry with more images before the first visible one has no picture of its own.
    private static let maximumImages = 8

    /// The absolute URL of the first image that is not a tracking pixel.
    static func first(in text: FeedText?) -> String? {
        guard let text, text.kind != .plain else { return nil }
        let bytes = Array(text.value.utf8)
        var place = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: 0)
        var images = 0
        while place + 5 < bytes.count, images < maximumImages {
            if isImage(bytes, at: place) {
                images += 1
                var scanner = XMLTagScanner(bytes: bytes, position: place + 4, next: DelimiterCache())
                if scanner.scan(), let url = address(scanner, base: text.base) { return url }
            }
            place = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: place + 1)
        }
        return nil
    }

    private static func isImage(_ bytes: [UInt8], at place: Int) -> Bool {
        bytes[place + 1] | 0x20 == UInt8(ascii: "i") && bytes[place + 2] | 0x20 == UInt8(ascii: "m")
            && bytes[place + 3] | 0x20 == UInt8(ascii: "g") && ASCII.isXMLBlank(bytes[place + 4])
    }

    private static func address(_ tag: XMLTagScanner, base: String?) -> String? {
        var source: ArraySlice<UInt8>?
        for attribute in tag.attributes {
            let value = tag.bytes[attribute.value]
            switch String(decoding: tag.bytes[attribute.name], as: UTF8.self).lowercased() {
            case "src": source = value
            case "width" where isPixel(value), "height" where isPixel(value): return nil
            default: break
            }
        }
        guard let source, !source.isEmpty else { return nil }
        return FeedAddress.link(String(decoding: HTMLEntities.decode(source), as: UTF8.self), against: base)
            .flatMap { FeedAddress.isWeb($0) ? $0 : nil }
    }

    /// "1", "0" or "1px".
    private static func isPixel(_ value: ArraySlice<UInt8>) -> Bool {
        guard let first = value.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1") else {
            return false
        }
        return value.count == 1 || value[value.startIndex + 1] == UInt8(ascii: "p")
    }
}
