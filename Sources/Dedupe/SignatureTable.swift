internal import TextKit

/// The signatures of a whole corpus, column by column.
///
/// A sequence is a `UInt32`: 28 bits of its hash, all of which find candidates, which are compared by the
/// upper 20, and 4 bits for its position. By chance one in 3,000 of two 300-word documents is equal. A fact is 20 bits
/// of its hash and 4 for its position, a word of lead or headline 16.
struct SignatureTable: Sendable {
    /// What is kept of a signature besides its samples.
    struct Header: Sendable {
        var exactKey: UInt64 = 0
        var urlKey: UInt64 = 0
        var sourceKey: UInt32 = 0
        var languageKey: UInt16 = 0
        /// Minutes since 1970; `Int32.min` where no date is stated.
        var minute = Int32.min
        var tokenCount: UInt32 = 0
        /// Tokens, less those that the source prints on many pages.
        var storyTokens: UInt32 = 0
        var sequences = Sample()
        var names = Sample()
        var numbers = Sample()
        /// How many words of the lead, and of the headline, are sampled.
        var leadCount: UInt8 = 0
        var headlineCount: UInt8 = 0
    }

    /// How much of a set its sample represents.
    struct Sample: Sendable {
        var count: UInt8 = 0
        /// Every element of the set up to this comparable value is in the sample.
        var limit: UInt32 = .max
        var total: UInt32 = 0
    }

    static let sequenceStride = DocumentSignature.sequenceSize
    static let factStride = DocumentSignature.factSize
    static let leadStride = DocumentSignature.leadSize
    static let headlineStride = DocumentSignature.headlineSize
    /// Lower bits of a fact that are not compared.
    static let factShift: UInt32 = 4
    /// Lower bits of a sequence that are not compared.
    static let comparedShift: UInt32 = 12

    var headers: [Header] = []
    var sequences: [UInt32] = []
    var names: [UInt32] = []
    var numbers: [UInt32] = []
    var leads: [UInt16] = []
    var headlines: [UInt16] = []

    var count: Int { headers.count }

    /// Adds an encoded signature.
    ///
    /// - Returns: false if the bytes are not one of this layout; nothing is added then.
    mutating func append(_ encoded: [UInt8]) -> Bool {
        guard encoded.count == DocumentSignature.encodedSize, encoded[0] == DocumentSignature.layoutVersion,
            encoded[1] <= Self.sequenceStride, encoded[2] <= Self.factStride, encoded[3] <= Self.factStride,
            encoded[42] <= Self.leadStride, encoded[43] <= Self.headlineStride
        else { return false }
        let bytes = encoded.span
        var offset = DocumentSignature.headerSize
        Self.append(Self.sequenceStride, to: &sequences) { bytes.littleEndian32(at: offset + $0 * 4) }
        offset += Self.sequenceStride * 4
        Self.append(Self.factStride, to: &names) { bytes.littleEndian24(at: offset + $0 * 3) }
        offset += Self.factStride * 3
        Self.append(Self.factStride, to: &numbers) { bytes.littleEndian24(at: offset + $0 * 3) }
        offset = DocumentSignature.leadStart
        Self.append(Self.leadStride, to: &leads) { bytes.littleEndian16(at: offset + $0 * 2) }
        offset += Self.leadStride * 2
        Self.append(Self.headlineStride, to: &headlines) { bytes.littleEndian16(at: offset + $0 * 2) }
        headers.append(header(bytes, row: headers.count))
        return true
    }

    /// Appends elements at once: looking at each whether there is room took as long as reading it.
    @inline(__always)
    private static func append<Element>(
        _ count: Int, to column: inout [Element], _ element: (Int) -> Element
    ) {
        column.append(addingCapacity: count) { room in
            for place in 0..<count { room.append(element(place)) }
        }
    }

    /// Adds a document without any content.
    mutating func appendBlank() {
        headers.append(Header())
        sequences.append(contentsOf: repeatElement(0, count: Self.sequenceStride))
        names.append(contentsOf: repeatElement(0, count: Self.factStride))
        numbers.append(contentsOf: repeatElement(0, count: Self.factStride))
        leads.append(contentsOf: repeatElement(0, count: Self.leadStride))
        headlines.append(contentsOf: repeatElement(0, count: Self.headlineStride))
    }

    private func header(_ bytes: Span<UInt8>, row: Int) -> Header {
        let sequenceEnd = row * Self.sequenceStride + Int(bytes[1])
        let factStart = row * Self.factStride
        return Header(
            exactKey: bytes.littleEndian64(at: 24), urlKey: bytes.littleEndian64(at: 32),
            sourceKey: bytes.littleEndian32(at: 20), languageKey: bytes.littleEndian16(at: 40),
            minute: Int32(bitPattern: bytes.littleEndian32(at: 16)), tokenCount: bytes.littleEndian32(at: 4),
            storyTokens: bytes.littleEndian32(at: 4),
            sequences: Self.sample(bytes[1], of: bytes.littleEndian32(at: 8)) {
                sequences[sequenceEnd - 1] >> Self.comparedShift
            },
            names: Self.sample(bytes[2], of: UInt32(bytes.littleEndian16(at: 12))) {
                names[factStart + Int(bytes[2]) - 1] >> Self.factShift
            },
            numbers: Self.sample(bytes[3], of: UInt32(bytes.littleEndian16(at: 14))) {
                numbers[factStart + Int(bytes[3]) - 1] >> Self.factShift
            }, leadCount: bytes[42], headlineCount: bytes[43])
    }

    private static func sample(_ count: UInt8, of total: UInt32, last: () -> UInt32) -> Sample {
        let isWhole = UInt32(count) >= total || count == 0
        return Sample(count: count, limit: isWhole ? .max : last(), total: max(total, UInt32(count)))
    }
}

extension SignatureTable {
    /// The samples of a document, for code that treats all of them the same.
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

    /// The sampled words of a document's lead, ascending.
    func leadSample(of row: Int) -> ArraySlice<UInt16> {
        leads[row * Self.leadStride..<row * Self.leadStride + Int(headers[row].leadCount)]
    }

    /// The same of its headline.
    func headlineSample(of row: Int) -> ArraySlice<UInt16> {
        headlines[row * Self.headlineStride..<row * Self.headlineStride + Int(headers[row].headlineCount)]
    }

    /// How many elements of a document's sample are left.
    func sampleCount(of row: Int, in column: Column) -> Int {
        switch column {
        case .sequences: Int(headers[row].sequences.count)
        case .names: Int(headers[row].names.count)
        case .numbers: Int(headers[row].numbers.count)
        }
    }

    /// The comparable value of an element of a document's sample.
    @inline(__always)
    func element(_ index: Int, of row: Int, in column: Column) -> UInt32 {
        switch column {
        case .sequences: sequences[row * Self.sequenceStride + index] >> Self.comparedShift
        case .names: names[row * Self.factStride + index] >> Self.factShift
        case .numbers: numbers[row * Self.factStride + index] >> Self.factShift
        }
    }

    /// Keeps only some elements of a sample; the estimates then treat dropped ones as absent.
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
        for index in start..<start + Int(sample.count) where isKept(facts[index] >> factShift) {
            facts[start + kept] = facts[index]
            kept += 1
        }
        sample.total = UInt32(Int(sample.total) * kept / max(1, Int(sample.count)))
        sample.count = UInt8(kept)
    }

    private mutating func keepSequences(of row: Int, where isKept: (UInt32) -> Bool) {
        let start = row * Self.sequenceStride
        var kept = 0
        for index in start..<start + Int(headers[row].sequences.count)
        where isKept(sequences[index] >> Self.comparedShift) {
            sequences[start + kept] = sequences[index]
            kept += 1
        }
        let sample = headers[row].sequences
        let share = max(1, Int(sample.count))
        headers[row].storyTokens = UInt32(Int(headers[row].tokenCount) * kept / share)
        headers[row].sequences.total = UInt32(Int(sample.total) * kept / share)
        headers[row].sequences.count = UInt8(kept)
    }
}
