internal import TextKit

/// The keys under which a block's wording is looked up.
enum TextCueKeys {
    /// Up to this many words every word counts; of a longer block only the beginning.
    private static let shortBlock = 40
    private static let beginning = 6

    @inline(__always)
    private static func key(_ hash: UInt32, _ salt: UInt32) -> UInt32 {
        (hash ^ salt) &* FNV1a32.prime
    }

    /// Calls `body` with every key of a block's words.
    @inline(__always)
    static func forEach(_ words: ArraySlice<UInt32>, _ body: (UInt32) -> Void) {
        let magnitude = min(8, Int.bitWidth - 1 - (words.count + 1).leadingZeroBitCount)
        body(key(UInt32(magnitude), 0x6C65_6E00))
        guard let first = words.first, let last = words.last else { return }
        guard words.count <= shortBlock else {
            for word in words.prefix(beginning) { body(key(word, 0x3E00_0001)) }
            return
        }
        for word in words { body(word) }
        body(key(first, 0x5E00_0003))
        body(key(last, 0x2400_0005))
        if words.count > 1 { body(key(first &* 31 &+ words[words.startIndex + 1], 0x5E5E_0007)) }
    }
}
