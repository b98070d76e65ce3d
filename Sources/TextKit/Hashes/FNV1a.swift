/// The published FNV-1a hash of 64 bits, over bytes or over scalars.
///
/// Models and state contain such hashes, each mixed further in its own way, so the constants must never change.
@usableFromInline
package enum FNV1a64 {
    @inlinable package static var basis: UInt64 { 0xCBF2_9CE4_8422_2325 }
    @inlinable package static var prime: UInt64 { 0x100_0000_01B3 }

    /// The hash after one more unit.
    @inlinable @inline(__always)
    package static func step(_ hash: UInt64, _ unit: some FixedWidthInteger & UnsignedInteger) -> UInt64 {
        (hash ^ UInt64(truncatingIfNeeded: unit)) &* prime
    }
}

/// The published FNV-1a hash of 32 bits.
@usableFromInline
package enum FNV1a32 {
    @inlinable package static var basis: UInt32 { 0x811C_9DC5 }
    @inlinable package static var prime: UInt32 { 0x0100_0193 }

    /// The hash after one more byte.
    @inlinable @inline(__always)
    package static func step(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* prime }

    /// The hash of all bytes.
    @inlinable
    package static func of(_ bytes: some Sequence<UInt8>) -> UInt32 { bytes.reduce(basis, step) }
}
