internal import TextKit

/// One document of the index: a signature as it is compared, and the document's cluster and story.
///
/// 512 bytes, little-endian: keys and numbers, 80 sequences of 20 bits and 4 of position, 2 × 24 facts of the same, 24
/// words of the lead and 8 of the headline of 16 bits. Fixed-width, so that a document is found by its number.
struct IndexRow: Sendable, Equatable {
    static let size = words + (SignatureTable.leadStride + SignatureTable.headlineStride) * 2
    static let samples = 64
    static let facts = samples + SignatureTable.sequenceStride * 3
    static let words = facts + SignatureTable.factStride * 6

    /// It is a record of the dataset; the others are duplicates that were left out.
    static let isArticle: UInt8 = 1
    /// It contains several stories.
    static let isContainer: UInt8 = 2

    /// Number of the canonical document of its cluster; its own if it is canonical.
    var canonical: UInt64
    /// Number of the canonical document of its story.
    var story: UInt64
    var flags: UInt8

    /// Appends a document of a table.
    func write(_ row: Int, of table: SignatureTable, to writer: inout LittleEndianWriter) {
        let header = table.headers[row]
        writer.write(header.exactKey)
        writer.write(canonical)
        writer.write(story)
        writer.write(UInt32(bitPattern: header.minute))
        writer.write(header.sourceKey)
        writer.write(header.tokenCount)
        writer.write(header.sequences.total)
        writer.write(header.sequences.limit)
        writer.write(header.names.limit)
        writer.write(header.numbers.limit)
        writer.write(UInt16(clamping: header.names.total))
        writer.write(UInt16(clamping: header.numbers.total))
        writer.write(header.sequences.count)
        writer.write(header.names.count)
        writer.write(header.numbers.count)
        writer.write(flags)
        writer.write(header.languageKey)
        writer.write(header.leadCount)
        writer.write(header.headlineCount)
        let start = row * SignatureTable.sequenceStride
        for element in table.sequences[start..<start + SignatureTable.sequenceStride] {
            writer.write24((element >> SignatureTable.comparedShift) << 4 | element & 0xF)
        }
        let facts = row * SignatureTable.factStride
        for fact in table.names[facts..<facts + SignatureTable.factStride] { writer.write24(fact) }
        for fact in table.numbers[facts..<facts + SignatureTable.factStride] { writer.write24(fact) }
        let (lead, headline) = (row * SignatureTable.leadStride, row * SignatureTable.headlineStride)
        for word in table.leads[lead..<lead + SignatureTable.leadStride] { writer.write(word) }
        for word in table.headlines[headline..<headline + SignatureTable.headlineStride] {
            writer.write(word)
        }
    }
}
