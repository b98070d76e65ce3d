/// 64-bit hashes of words: FNV-1a over scalars, finished by a multiply-xor mix.
///
/// They are stored in model files, so they may never change without a new model version.
@usableFromInline
package enum WordHash {
    @inlinable package static var basis: UInt64 { FNV1a64.basis }

    @inlinable @inline(__always)
    package static func step(_ hash: UInt64, _ scalar: UInt32) -> UInt64 { FNV1a64.step(hash, scalar) }

    @inlinable @inline(__always)
    package static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var value = left &* 0x9E37_79B9_7F4A_7C15 ^ right
        value ^= value >> 29
        value &*= 0xBF58_476D_1CE4_E5B9
        return value ^ value >> 32
    }

    /// The hash that a token with these bytes gets.
    package static func of(_ word: String) -> UInt64 {
        var hash = basis
        for scalar in word.unicodeScalars { hash = step(hash, scalar.value) }
        return hash
    }

    /// The hashes of words that blanks or line breaks part.
    package static func set(_ words: String) -> Set<UInt64> {
        Set(words.split(whereSeparator: \.isWhitespace).map { of(String($0)) })
    }
}
