internal import PipelineKit

/// A signature on its way to the corpus half, which takes the bytes as they are.
struct EncodedSignature: RecordAttachment {
    static let name = "dedupe"
    let encoded: [UInt8]

    init(_ signature: DocumentSignature) { encoded = signature.encoded() }

    init?(encoded: [UInt8]) { self.encoded = encoded }
}

extension DocumentSignature {
    /// First byte of every encoding; a change of layout or of any hash takes a new one.
    static let layoutVersion: UInt8 = 2
    /// Bytes before the samples.
    static let headerSize = 44
    /// Bytes of every encoded signature.
    package static let encodedSize = headerSize + sequenceSize * 4 + factSize * 4

    /// Fixed-width little-endian bytes, the same on every machine.
    ///
    /// A sequence is the upper 28 bits of its hash and its place in 16ths, a fact the upper 16 bits of its hash.
    package func encoded() -> [UInt8] {
        var writer = LittleEndianWriter(capacity: Self.encodedSize)
        writer.write(Self.layoutVersion)
        writer.write(UInt8(sequences.hashes.count))
        writer.write(UInt8(names.hashes.count))
        writer.write(UInt8(numbers.hashes.count))
        writer.write(UInt32(clamping: tokenCount))
        writer.write(UInt32(clamping: sequences.total))
        writer.write(UInt16(clamping: names.total))
        writer.write(UInt16(clamping: numbers.total))
        writer.write(UInt32(bitPattern: minute ?? Int32.min))
        writer.write(sourceKey)
        writer.write(exactKey)
        writer.write(urlKey)
        writer.write(languageKey)
        writer.write(0 as UInt16)
        for index in 0..<Self.sequenceSize {
            let isSampled = index < sequences.hashes.count
            writer.write(
                isSampled ? sequences.hashes[index] & ~0xF | UInt32(sequences.positions[index]) : 0)
        }
        for sample in [names, numbers] {
            for index in 0..<Self.factSize {
                writer.write(
                    index < sample.hashes.count ? UInt16(truncatingIfNeeded: sample.hashes[index] >> 16) : 0)
            }
        }
        return writer.bytes
    }
}

/// Appends fixed-width integers, least significant byte first.
struct LittleEndianWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    mutating func write(_ value: UInt8) { bytes.append(value) }

    mutating func write(_ value: UInt16) {
        bytes.append(UInt8(truncatingIfNeeded: value))
        bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    }

    mutating func write(_ value: UInt32) {
        write(UInt16(truncatingIfNeeded: value))
        write(UInt16(truncatingIfNeeded: value >> 16))
    }

    mutating func write(_ value: UInt64) {
        write(UInt32(truncatingIfNeeded: value))
        write(UInt32(truncatingIfNeeded: value >> 32))
    }

    /// The lower three bytes.
    mutating func write24(_ value: UInt32) {
        write(UInt16(truncatingIfNeeded: value))
        bytes.append(UInt8(truncatingIfNeeded: value >> 16))
    }

    mutating func write(_ values: some Sequence<UInt8>) { bytes.append(contentsOf: values) }

    /// Forgets what was written and keeps the room.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}

extension Span<UInt8> {
    /// The little-endian integer at an offset inside the span.
    @inline(__always)
    func littleEndian16(at offset: Int) -> UInt16 {
        UInt16(self[offset]) | UInt16(self[offset + 1]) << 8
    }

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
