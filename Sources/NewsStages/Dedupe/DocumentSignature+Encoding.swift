extension DocumentSignature {
    /// First byte of every encoding; a change of layout or of any hash takes a new one.
    static let layoutVersion: UInt8 = 1
    /// Bytes of every encoded signature.
    package static let encodedSize = 56 + sequenceSize * 5 + factSize * 8

    /// Fixed-width little-endian bytes, the same on every machine.
    package func encoded() -> [UInt8] {
        var writer = LittleEndianWriter(capacity: Self.encodedSize)
        writer.write(Self.layoutVersion)
        writer.write(UInt8(sequences.hashes.count))
        writer.write(UInt8(names.hashes.count))
        writer.write(UInt8(numbers.hashes.count))
        writer.write(UInt32(clamping: tokenCount))
        writer.write(UInt32(clamping: sequences.total))
        writer.write(UInt32(clamping: names.total))
        writer.write(UInt32(clamping: numbers.total))
        writer.write(UInt32(bitPattern: minute ?? Int32.min))
        for key in [exactKey, urlKey, sourceKey, languageKey] { writer.write(key) }
        writer.write(sequences.hashes, padded: Self.sequenceSize)
        writer.write(names.hashes, padded: Self.factSize)
        writer.write(numbers.hashes, padded: Self.factSize)
        for index in 0..<Self.sequenceSize {
            writer.write(index < sequences.positions.count ? sequences.positions[index] : 0)
        }
        return writer.bytes
    }
}

/// Appends fixed-width integers, least significant byte first.
struct LittleEndianWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func write(_ value: UInt8) { bytes.append(value) }

    mutating func write(_ value: UInt32) {
        for shift in stride(from: 0 as UInt32, to: 32, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    mutating func write(_ value: UInt64) {
        write(UInt32(truncatingIfNeeded: value))
        write(UInt32(truncatingIfNeeded: value >> 32))
    }

    mutating func write(_ values: [UInt32], padded size: Int) {
        for value in values { write(value) }
        for _ in values.count..<max(size, values.count) { write(0 as UInt32) }
    }
}

extension Span<UInt8> {
    /// The little-endian integer at an offset inside the span.
    @inline(__always)
    func littleEndian32(at offset: Int) -> UInt32 {
        UInt32(self[offset]) | UInt32(self[offset + 1]) << 8 | UInt32(self[offset + 2]) << 16
            | UInt32(self[offset + 3]) << 24
    }

    /// The little-endian integer at an offset inside the span.
    @inline(__always)
    func littleEndian64(at offset: Int) -> UInt64 {
        UInt64(littleEndian32(at: offset)) | UInt64(littleEndian32(at: offset + 4)) << 32
    }
}
