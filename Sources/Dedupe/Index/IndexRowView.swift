internal import Files

/// A row in place in a mapped file.
struct IndexRowView {
    let file: MappedBytes
    let offset: Int
    /// A row of the first format: 58 bytes, the sequences, and facts that cannot be compared with those of today.
    let hasFirstFormat: Bool

    static let firstSize = 362
    private static let firstSamples = 58

    var exactKey: UInt64 { file.value64(offset) }
    var row: IndexRow {
        IndexRow(canonical: canonical, story: file.value64(offset + 16), flags: flags)
    }
    var canonical: UInt64 { file.value64(offset + 8) }
    var isArticle: Bool { flags & IndexRow.isArticle != 0 }
    private var flags: UInt8 { file.byte(offset + (hasFirstFormat ? 55 : 59)) }
    var sequenceTotal: UInt32 { file.value32(offset + 36) }

    /// What is compared besides the samples.
    var header: SignatureTable.Header {
        var header = SignatureTable.Header()
        header.exactKey = exactKey
        header.minute = Int32(bitPattern: file.value32(offset + 24))
        header.sourceKey = file.value32(offset + 28)
        header.tokenCount = file.value32(offset + 32)
        header.storyTokens = header.tokenCount
        header.sequences = SignatureTable.Sample(
            count: min(
                file.byte(offset + (hasFirstFormat ? 52 : 56)), UInt8(SignatureTable.sequenceStride)),
            limit: file.value32(offset + 40), total: sequenceTotal)
        header.languageKey = file.value16(offset + (hasFirstFormat ? 56 : 60))
        if !hasFirstFormat { addFacts(to: &header) }
        return header
    }

    private func addFacts(to header: inout SignatureTable.Header) {
        header.names = facts(countAt: 57, limitAt: 44, totalAt: 52)
        header.numbers = facts(countAt: 58, limitAt: 48, totalAt: 54)
        header.leadCount = min(file.byte(offset + 62), UInt8(SignatureTable.leadStride))
        header.headlineCount = min(file.byte(offset + 63), UInt8(SignatureTable.headlineStride))
    }

    private func facts(countAt: Int, limitAt: Int, totalAt: Int) -> SignatureTable.Sample {
        SignatureTable.Sample(
            count: min(file.byte(offset + countAt), UInt8(SignatureTable.factStride)),
            limit: file.value32(offset + limitAt), total: UInt32(file.value16(offset + totalAt)))
    }

    private func loadWords(
        _ header: SignatureTable.Header, into table: inout SignatureTable, at row: Int
    ) {
        let lead = offset + IndexRow.words
        for index in 0..<Int(header.leadCount) {
            table.leads[row * SignatureTable.leadStride + index] = file.value16(lead + index * 2)
        }
        let headline = lead + SignatureTable.leadStride * 2
        for index in 0..<Int(header.headlineCount) {
            table.headlines[row * SignatureTable.headlineStride + index] = file.value16(headline + index * 2)
        }
    }

    /// Loads the signature into a row of a table.
    func load(into table: inout SignatureTable, at row: Int) {
        let header = header
        table.headers[row] = header
        let samples = offset + (hasFirstFormat ? Self.firstSamples : IndexRow.samples)
        let start = row * SignatureTable.sequenceStride
        for index in 0..<Int(header.sequences.count) {
            let packed = file.value24(samples + index * 3)
            table.sequences[start + index] = (packed >> 4) << SignatureTable.comparedShift | packed & 0xF
        }
        let names = offset + IndexRow.facts
        let numbers = names + SignatureTable.factStride * 3
        let facts = row * SignatureTable.factStride
        for index in 0..<Int(header.names.count) {
            table.names[facts + index] = file.value24(names + index * 3)
        }
        for index in 0..<Int(header.numbers.count) {
            table.numbers[facts + index] = file.value24(numbers + index * 3)
        }
        loadWords(header, into: &table, at: row)
    }
}
