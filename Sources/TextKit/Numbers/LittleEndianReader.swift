/// Takes integers off bytes, least significant byte first.
///
/// Behind the end everything is zero, and `isPastEnd` tells it: a reader of a whole file asks once, when it is through.
/// Before it takes so many things as the file says, it asks `canHold`.
package struct LittleEndianReader: Sendable {
    private let bytes: ArraySlice<UInt8>
    private var position: Int
    /// Whether more was asked for than there is.
    package private(set) var isPastEnd = false

    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    package init(_ bytes: [UInt8]) { self.init(bytes[...]) }

    /// Takes bytes; fewer than asked for at the end.
    package mutating func take(_ count: Int) -> ArraySlice<UInt8> {
        let end = position + min(max(0, count), bytes.endIndex - position)
        if end - position != count { isPastEnd = true }
        defer { position = end }
        return bytes[position..<end]
    }

    /// Takes a number of so many bytes, eight at most.
    package mutating func number(bytes count: Int) -> UInt64 {
        take(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Takes a number as wide as its type.
    package mutating func read<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number {
        Number(truncatingIfNeeded: number(bytes: Number.bitWidth / 8))
    }

    /// Takes a floating-point number.
    package mutating func float() -> Float { Float(bitPattern: read()) }

    /// Whether what is left has room for that many things of `size` bytes each.
    package func canHold(_ count: Int, of size: Int) -> Bool {
        count >= 0 && count <= (bytes.endIndex - position) / size
    }
}
