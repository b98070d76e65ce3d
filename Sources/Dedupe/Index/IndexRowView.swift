internal import Files

/// A row in place in a mapped file.
struct IndexRowView {
    let file: MappedBytes
    let offset: Int

    var exactKey: UInt64 { file.value64(offset) }
    var row: IndexRow {
        IndexRow(canonical: canonical, story: file.value64(offset + 16), flags: file.byte(offset + 55))
    }
    var canonical: UInt64 { file.value64(offset + 8) }
    var isArticle: Bool { file.byte(offset + 55) & IndexRow.isArticle != 0 }
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
            count: min(file.byte(offset + 52), UInt8(SignatureTable.sequenceStride)),
            limit: file.value32(offset + 40), total: sequenceTotal)
        header.names = facts(countAt: 53, limitAt: 44, totalAt: 48)
        header.numbers = facts(countAt: 54, limitAt: 46, totalAt: 50)
        header.languageKey = file.value16(offset + 56)
        return header
    }

    private func facts(countAt: Int, limitAt: Int, totalAt: Int) -> SignatureTable.Sample {
        let limit = file.value16(offset + limitAt)
        return SignatureTable.Sample(
            count: min(file.byte(offset + countAt), UInt8(SignatureTable.factStride)),
            limit: limit == .max ? .max : UInt32(limit), total: UInt32(file.value16(offset + totalAt)))
    }

    /// Loads the signature into a row of a table.
    func load(into table: inout SignatureTable, at row: Int) {
        let header = header
        table.headers[row] = header
        let samples = offset + 58
        let start = row * SignatureTable.sequenceStride
        for index in 0..<Int(header.sequences.count) {
            let packed = file.value24(samples + index * 3)
            table.sequences[start + index] = (packed >> 4) << SignatureTable.comparedShift | packed & 0xF
        }
        let names = samples + SignatureTable.sequenceStride * 3
        let numbers = names + SignatureTable.factStride * 2
        let facts = row * SignatureTable.factStride
        for index in 0..<Int(header.names.count) {
            table.names[facts + index] = file.value16(names + index * 2)
        }
        for index in 0..<Int(header.numbers.count) {
            table.numbers[facts + index] = file.value16(numbers + index * 2)
        }
    }
}
