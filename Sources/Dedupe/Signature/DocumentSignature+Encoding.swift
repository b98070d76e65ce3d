internal import PipelineKit
internal import TextKit

/// An encoded signature, attached for the corpus part, which uses the bytes as they are.
struct EncodedSignature: RecordAttachment {
    static let name = "dedupe"
    let encoded: [UInt8]

    init(_ signature: DocumentSignature) { encoded = signature.encoded() }

    init?(encoded: [UInt8]) { self.encoded = encoded }
}

extension DocumentSignature {
    /// First byte of every encoding; a change of layout or of any hash needs a new one.
    static let layoutVersion: UInt8 = 2
    /// Bytes before the samples.
    static let headerSize = 44
    /// Bytes of every encoded signature.
    package static let encodedSize = headerSize + sequenceSize * 4 + factSize * 4

    /// Fixed-width little-endian bytes, the same on every machine.
    ///
    /// A sequence is the upper 28 bits of its hash and its position in 16ths, a fact the upper 16 bits.
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
