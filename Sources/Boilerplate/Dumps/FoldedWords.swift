internal import TextKit

/// Words as numbers, for comparing texts without keeping them.
enum FoldedWords {
    /// Only the beginning of a very long text is compared.
    private static let maximumBytes = 6000

    /// FNV-1a hashes of the words of at least four bytes.
    static func hashes(of text: String) -> [UInt64] {
        var folded: [UInt8] = []
        TextFolding.fold(text.utf8.span, into: &folded, limit: maximumBytes)
        var result: [UInt64] = []
        var hash = FNV1a64.basis
        var length = 0
        for byte in folded + [0x20] {
            if ASCII.isAlphanumeric(byte) || byte >= 0x80 {
                hash = FNV1a64.step(hash, byte)
                length += 1
            } else {
                if length >= 4 { result.append(hash) }
                hash = FNV1a64.basis
                length = 0
            }
        }
        return result
    }
}
