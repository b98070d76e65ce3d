internal import TextKit

/// A block as three numbers: its normalised text, and two minima over its shingles.
struct BlockKeys: Sendable, Equatable {
    var exact: UInt64
    var near: UInt64
    var other: UInt64
    var bytes: Int

    /// Words of a shingle; three survive a changed date or name elsewhere in the block.
    private static let shingle = 3
    private static let maximumBytes = 6000

    init(exact: UInt64, near: UInt64, other: UInt64, bytes: Int) {
        self.exact = exact
        self.near = near
        self.other = other
        self.bytes = bytes
    }

    /// Each block once, and of a document with more than `limit` those with the smallest numbers.
    static func sample(of keys: [BlockKeys], limit: Int) -> [BlockKeys] {
        var seen: Set<UInt64> = []
        let different = keys.filter { seen.insert($0.exact).inserted }
        guard different.count > limit else { return different }
        return Array(different.sorted { $0.exact < $1.exact }.prefix(limit))
    }

    /// Case, marks and digits do not count: "Subscribe (12,345 readers)" is one block every day.
    init?(_ text: String) {
        var folded: [UInt8] = []
        TextFolding.fold(text.utf8.span, into: &folded, limit: Self.maximumBytes)
        var words: [UInt64] = []
        var hash = FNV1a64.basis
        var length = 0
        var letters = 0
        folded.append(0x20)
        for byte in folded {
            if ASCII.isLower(byte) || byte >= 0x80 {
                hash = FNV1a64.step(hash, byte)
                length += 1
                letters += 1
            } else if length > 0 {
                words.append(hash)
                hash = FNV1a64.basis
                length = 0
            }
        }
        guard !words.isEmpty else { return nil }
        bytes = letters
        exact = StableHash.combined(words[...])
        near = .max
        other = .max
        for start in 0...max(0, words.count - Self.shingle) {
            let value = StableHash.combined(words[start..<min(words.count, start + Self.shingle)])
            near = min(near, StableHash.mixed(value))
            other = min(other, StableHash.mixed(value ^ 0x9E37_79B9_7F4A_7C15))
        }
    }
}
