/// Characters that take no room and join nothing: soft hyphen, zero-width space, word joiner, byte-order mark.
///
/// Joiners that shape letters (U+200C, U+200D) are text in Persian, in Indic scripts and in emoji, and stay.
package enum ZeroWidth {
    /// The bytes of `text` without them; `text` itself if it has none.
    package static func removed(from text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard var start = text.indices.first(where: { length(at: $0, in: text) > 0 }) else { return text }
        var kept: [UInt8] = Array(text[..<start])
        kept.reserveCapacity(text.count)
        while start < text.endIndex {
            let length = length(at: start, in: text)
            if length == 0 { kept.append(text[start]) }
            start += max(1, length)
        }
        return kept[...]
    }

    /// The length of such a character at a place, or 0.
    private static func length(at place: Int, in text: ArraySlice<UInt8>) -> Int {
        let first = text[place]
        guard first == 0xC2 || first == 0xE2 || first == 0xEF, place + 1 < text.endIndex else { return 0 }
        let third = place + 2 < text.endIndex ? text[place + 2] : 0
        switch (first, text[place + 1], third) {
        case (0xC2, 0xAD, _): return 2
        case (0xE2, 0x80, 0x8B), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return 3
        default: return 0
        }
    }
}
