internal import CXXHash

/// 64-bit XXH3 of a run of bytes: the published function, so that keys can be checked by other tools.
package enum XXH3 {
    /// Hash of all bytes with seed 0.
    package static func hash(_ bytes: [UInt8]) -> UInt64 {
        // SAFETY: the buffer lives for the call and the function reads `count` bytes of it.
        unsafe bytes.withUnsafeBytes { unsafe XXH3_64bits($0.baseAddress, $0.count) }
    }

    /// Hash of all bytes with a seed, by which each of a row of checksums stands for all before it.
    package static func hash(_ bytes: [UInt8], seed: UInt64) -> UInt64 {
        // SAFETY: the buffer lives for the call and the function reads `count` bytes of it.
        unsafe bytes.withUnsafeBytes { unsafe XXH3_64bits_withSeed($0.baseAddress, $0.count, seed) }
    }

    /// Hash of the first bytes with seed 0.
    package static func hash(_ bytes: [UInt8], count: Int) -> UInt64 {
        // SAFETY: the buffer lives for the call and the function reads at most its length.
        unsafe bytes.withUnsafeBytes { unsafe XXH3_64bits($0.baseAddress, min(count, $0.count)) }
    }

    /// Hash of memory owned by the caller.
    @unsafe package static func hash(_ memory: UnsafeRawBufferPointer) -> UInt64 {
        // SAFETY: the caller keeps the memory for the call, and the function reads `count` bytes of it.
        unsafe XXH3_64bits(memory.baseAddress, memory.count)
    }
}
