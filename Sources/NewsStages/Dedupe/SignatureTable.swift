/// The signatures of a whole corpus, column by column.
struct SignatureTable: Sendable {
    /// What is kept of a signature besides its samples.
    struct Header: Sendable {
        var exactKey: UInt64
        var urlKey: UInt64
        var sourceKey: UInt64
        var languageKey: UInt64
        /// Minutes since 1970; `Int32.min` where no date is stated.
        var minute: Int32
        var tokenCount: UInt32
        /// Tokens without what the source prints on many pages.
        var storyTokens: UInt32
        var sequences: Sample
        var names: Sample
        var numbers: Sample
    }

    /// How much of a set its sample stands for.
    struct Sample: Sendable {
        var count: UInt8
        /// Every element of the set up to this hash is in the sample.
        var limit: UInt32
        var total: UInt32
    }

    static let sequenceStride = DocumentSignature.sequenceSize
    static let factStride = DocumentSignature.factSize

    private(set) var headers: [Header] = []
    var sequences: [UInt32] = []
    var positions: [UInt8] = []
    private(set) var names: [UInt32] = []
    private(set) var numbers: [UInt32] = []

    var count: Int { headers.count }

    /// Takes an encoded signature.
    ///
    /// - Returns: false if the bytes are not one of this layout; nothing is added then.
    mutating func append(_ encoded: [UInt8]) -> Bool {
        guard encoded.count == DocumentSignature.encodedSize, encoded[0] == DocumentSignature.layoutVersion,
            encoded[1] <= Self.sequenceStride, encoded[2] <= Self.factStride, encoded[3] <= Self.factStride
        else { return false }
        let bytes = encoded.span
        let start = 56
        appendColumn(bytes, from: start, count: Self.sequenceStride, to: \.sequences)
        let facts = start + Self.sequenceStride * 4
        appendColumn(bytes, from: facts, count: Self.factStride, to: \.names)
        appendColumn(bytes, from: facts + Self.factStride * 4, count: Self.factStride, to: \.numbers)
        positions.append(contentsOf: encoded[(facts + Self.factStride * 8)...])
        headers.append(header(bytes, row: headers.count))
        return true
    }

    /// Adds a document without any content.
    mutating func appendBlank() {
        _ = append(DocumentSignature().encoded())
    }

    private mutating func appendColumn(
        _ bytes: Span<UInt8>, from start: Int, count: Int,
        to column: WritableKeyPath<SignatureTable, [UInt32]>
    ) {
        for index in 0..<count { self[keyPath: column].append(bytes.littleEndian32(at: start + index * 4)) }
    }

    private func header(_ bytes: Span<UInt8>, row: Int) -> Header {
        func sample(_ count: UInt8, total: Int, _ column: [UInt32], stride: Int) -> Sample {
            let total = bytes.littleEndian32(at: total)
            let isWhole = UInt32(count) >= total || count == 0
            let limit = isWhole ? UInt32.max : column[row * stride + Int(count) - 1]
            return Sample(count: count, limit: limit, total: max(total, UInt32(count)))
        }
        return Header(
            exactKey: bytes.littleEndian64(at: 24), urlKey: bytes.littleEndian64(at: 32),
            sourceKey: bytes.littleEndian64(at: 40), languageKey: bytes.littleEndian64(at: 48),
            minute: Int32(bitPattern: bytes.littleEndian32(at: 20)), tokenCount: bytes.littleEndian32(at: 4),
            storyTokens: bytes.littleEndian32(at: 4),
            sequences: sample(bytes[1], total: 8, sequences, stride: Self.sequenceStride),
            names: sample(bytes[2], total: 12, names, stride: Self.factStride),
            numbers: sample(bytes[3], total: 16, numbers, stride: Self.factStride))
    }

    /// The samples of a document, for what works on all of them alike.
    enum Column: CaseIterable, Sendable {
        case sequences
        case names
        case numbers
    }

    /// The sampled sequences of a document, ascending.
    @inline(__always)
    func sequenceSample(of row: Int) -> ArraySlice<UInt32> {
        let start = row * Self.sequenceStride
        return sequences[start..<start + Int(headers[row].sequences.count)]
    }

    /// One sample of a document, ascending.
    func sample(of row: Int, in column: Column) -> ArraySlice<UInt32> {
        let start = row * Self.factStride
        switch column {
        case .sequences: return sequenceSample(of: row)
        case .names: return names[start..<start + Int(headers[row].names.count)]
        case .numbers: return numbers[start..<start + Int(headers[row].numbers.count)]
        }
    }

    /// Keeps only some elements of a sample; what is dropped counts as never having been there.
    mutating func keep(_ column: Column, of row: Int, where isKept: (UInt32) -> Bool) {
        switch column {
        case .sequences: keepSequences(of: row, where: isKept)
        case .names: Self.keepFacts(&names, &headers[row].names, of: row, where: isKept)
        case .numbers: Self.keepFacts(&numbers, &headers[row].numbers, of: row, where: isKept)
        }
    }

    private static func keepFacts(
        _ facts: inout [UInt32], _ sample: inout Sample, of row: Int, where isKept: (UInt32) -> Bool
    ) {
        let start = row * factStride
        var kept = 0
        for index in start..<start + Int(sample.count) where isKept(facts[index]) {
            facts[start + kept] = facts[index]
            kept += 1
        }
        sample.total = UInt32(Int(sample.total) * kept / max(1, Int(sample.count)))
        sample.count = UInt8(kept)
    }

    private mutating func keepSequences(of row: Int, where isKept: (UInt32) -> Bool) {
        let start = row * Self.sequenceStride
        var kept = 0
        for index in start..<start + Int(headers[row].sequences.count) where isKept(sequences[index]) {
            sequences[start + kept] = sequences[index]
            positions[start + kept] = positions[index]
            kept += 1
        }
        let sample = headers[row].sequences
        let share = max(1, Int(sample.count))
        headers[row].storyTokens = UInt32(Int(headers[row].tokenCount) * kept / share)
        headers[row].sequences.total = UInt32(Int(sample.total) * kept / share)
        headers[row].sequences.count = UInt8(kept)
    }
}
