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
    static let layoutVersion: UInt8 = 3
    /// Bytes before the samples.
    static let headerSize = 44
    /// Bytes of every encoded signature.
    package static let encodedSize = leadStart + (leadSize + headlineSize) * 2
    /// Where the words of the lead begin, behind sequences of four bytes and facts of three.
    static let leadStart = headerSize + sequenceSize * 4 + factSize * 6

    /// Fixed-width little-endian bytes, the same on every machine.
    ///
    /// A sequence is the upper 28 bits of its hash and its position in 16ths, a fact the upper 20 bits and its
    /// position, a word of lead or headline the upper 16.
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
        writer.write(UInt8(lead.hashes.count))
        writer.write(UInt8(headline.hashes.count))
        for index in 0..<Self.sequenceSize {
            let isSampled = index < sequences.hashes.count
            writer.write(
                isSampled ? sequences.hashes[index] & ~0xF | UInt32(sequences.positions[index]) : 0)
        }
        for sample in [names, numbers] {
            for index in 0..<Self.factSize {
                let isSampled = index < sample.hashes.count
                writer.write24(
                    isSampled ? (sample.hashes[index] >> 12) << 4 | UInt32(sample.positions[index]) : 0)
            }
        }
        Self.write(lead, Self.leadSize, to: &writer)
        Self.write(headline, Self.headlineSize, to: &writer)
        return writer.bytes
    }

    private static func write(_ words: BottomSketch, _ size: Int, to writer: inout LittleEndianWriter) {
        for index in 0..<size {
            writer.write(index < words.hashes.count ? UInt16(words.hashes[index] >> 16) : 0)
        }
    }
}
