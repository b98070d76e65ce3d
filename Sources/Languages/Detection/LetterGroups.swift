/// Hashes of the letter groups of a word, as the trainer computes them.
///
/// Groups are the runs of three to five scalars of the word between two blanks, and the whole word from four letters on.
enum LetterGroups {
    static let largest = 5
    /// What stands for a size where a group is the whole word.
    static let wholeWord = 99
    /// What the hash of a whole word starts with.
    static let wholeWordSeed: UInt64 = 7
    static let longestWord = 60

    /// Adds a scalar to the hash of a group.
    @inline(__always)
    static func extend(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
        let product = (hash &+ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 31
    }

    /// The hash of a finished group.
    @inline(__always)
    static func finish(_ hash: UInt64, size: Int) -> UInt64 {
        var mixed = hash &+ UInt64(truncatingIfNeeded: size)
        mixed ^= mixed >> 32
        mixed &*= 0xD6E8_FEB8_6659_FD93
        mixed ^= mixed >> 29
        return mixed | 1
    }
}
