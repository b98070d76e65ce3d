internal import TextKit

/// Splits folded text into words, marks and pairs of both, as numbers.
enum BlockWords {
    /// Words of a block that are used; its beginning is enough.
    private static let limit = 64
    /// Words of a neighbour that are used.
    private static let aroundLimit = 20
    private static let aroundBytes = 200

    private static func index(_ hash: UInt64, _ salt: UInt64) -> Int {
        var value = (hash ^ salt) &* 0x9E37_79B9_7F4A_7C15
        value ^= value >> 29
        value = value &* 0xbf58_476d_1ce4_e5b9
        return Int(value >> (64 - BlockLexicon.bits))
    }

    /// Walks over a folded text.
    ///
    /// `text` gets the number of each word and pair, `around` those of the first words as words of the last
    /// and of the next block.
    static func walk(
        _ folded: Span<UInt8>, text: (Int) -> Void, around: (_ asPrevious: Int, _ asNext: Int) -> Void
    ) {
        var previous = FNV1a64.basis
        var words = 0
        var place = 0
        while place < folded.count, words < limit {
            let (end, hash, stem) = word(folded, at: place)
            guard hash != 0 else {
                place = end
                continue
            }
            text(index(hash, 1))
            text(index(previous &* 31 ^ hash, 2))
            if stem != 0 { text(index(stem, 5)) }
            if words < aroundLimit && end <= aroundBytes {
                around(index(hash, 3), index(hash, 4))
            }
            previous = hash
            words += 1
            place = end
        }
        if words > 0 { text(index(previous &* 31 ^ 7, 2)) }
    }

    /// Letters that forms of one word have in common; longer words are known by them too.
    private static let stem = 5

    /// The word, number or mark at a place, with its end; 0 for a blank.
    ///
    /// A long word has a stem, others 0.
    private static func word(
        _ text: Span<UInt8>, at start: Int
    ) -> (end: Int, hash: UInt64, stem: UInt64) {
        let first = text[start]
        var end = start + 1
        guard first > 0x20 else { return (end, 0, 0) }
        if ASCII.isDigit(first) {
            while end < text.count && ASCII.isDigit(text[end]) { end += 1 }
            return (end, FNV1a64.basis ^ UInt64(min(end - start, 4)) &* FNV1a64.prime, 0)
        }
        var hash = FNV1a64.step(FNV1a64.basis, first)
        // Scripts without blanks give one word for each sign; pairs add the context.
        let isSign = first >= 0xE2
        guard first >= 0x80 || ASCII.isLower(first) else { return (end, hash, 0) }
        var letters = 1
        var stem: UInt64 = 0
        while end < text.count {
            let byte = text[end]
            let goesOn = isSign ? byte & 0xC0 == 0x80 : byte >= 0x80 && byte < 0xE2 || ASCII.isLower(byte)
            guard goesOn else { break }
            if byte & 0xC0 != 0x80 {
                if letters == Self.stem && !isSign { stem = hash }
                letters += 1
            }
            hash = FNV1a64.step(hash, byte)
            end += 1
        }
        return (end, hash, stem)
    }

    // MARK: Paths

    /// Elements of a path that are used, from the block's own outwards.
    private static let reach = 8

    /// The numbers of the words of a path's element names, classes and ids, each with its distance.
    static func path(_ folded: [UInt8], _ each: (Int) -> Void) {
        var distance = 0
        var end = folded.count
        var isTag = false
        while end > 0, distance < reach {
            var start = end
            while start > 0 && ASCII.isLower(folded[start - 1]) { start -= 1 }
            let before = start > 0 ? folded[start - 1] : UInt8(ascii: ">")
            isTag = before == UInt8(ascii: ">")
            if end - start > 2 || (isTag && end > start) {
                let hash = folded[start..<end].reduce(FNV1a64.basis) { FNV1a64.step($0, $1) }
                let zone: UInt64 = distance == 0 ? 8 : distance < 3 ? 16 : 24
                each(index(hash, zone + (isTag ? 1 : 2)))
            }
            if isTag { distance += 1 }
            end = start - 1
        }
    }
}
