/// Appends little-endian integers of fixed width.
@usableFromInline
package struct LittleEndianWriter: Sendable {
    @usableFromInline
    package var bytes: [UInt8] = []

    package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// Appends all bytes of a number.
    @inlinable
    package mutating func write<Number: FixedWidthInteger>(_ value: Number) {
        for shift in stride(from: 0, to: Number.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    /// Appends the lower three bytes of a number.
    @inlinable
    package mutating func write24(_ value: UInt32) {
        write(UInt16(truncatingIfNeeded: value))
        bytes.append(UInt8(truncatingIfNeeded: value >> 16))
    }

    /// Appends bytes as they are.
    @inlinable
    package mutating func write(_ values: some Sequence<UInt8>) { bytes.append(contentsOf: values) }

    /// Clears what was written and keeps the capacity.
    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
