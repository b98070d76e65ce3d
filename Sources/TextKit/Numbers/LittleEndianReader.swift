/// Reads little-endian integers from bytes.
///
/// Past the end everything is zero, and `isPastEnd` is set: check it once after reading a whole file. Before reading a
/// stated count of elements, check `canHold`.
package struct LittleEndianReader: Sendable {
    private let bytes: ArraySlice<UInt8>
    private var position: Int
    /// Whether a read went past the end.
    package private(set) var isPastEnd = false

    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    package init(_ bytes: [UInt8]) { self.init(bytes[...]) }

    /// Reads bytes; fewer than `count` at the end.
    package mutating func take(_ count: Int) -> ArraySlice<UInt8> {
        let end = position + min(max(0, count), bytes.endIndex - position)
        if end - position != count { isPastEnd = true }
        defer { position = end }
        return bytes[position..<end]
    }

    /// Reads a number of up to eight bytes.
    package mutating func number(bytes count: Int) -> UInt64 {
        take(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Reads a number as wide as its type.
    package mutating func read<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number {
        Number(truncatingIfNeeded: number(bytes: Number.bitWidth / 8))
    }

    /// Whether the remaining bytes can hold that many elements of `size` bytes each.
    package func canHold(_ count: Int, of size: Int) -> Bool {
        count >= 0 && count <= (bytes.endIndex - position) / size
    }
}
