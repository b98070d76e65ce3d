internal import DateKit
internal import TextKit

/// What of an article is compared to tell whether another document is a version of it; about 400 bytes.
package struct ArticleLikeness: Sendable, Equatable {
    /// Hash of the text's bytes.
    package private(set) var textKey: UInt64 = 0
    var sample = TextSample()
    /// Hashes of the headline's words, ascending, each once.
    var headline: [UInt16] = []
    /// Hashes of the numbers in the headline.
    var headlineFigures: [UInt16] = []
    /// Day of publication in UTC, for a feed and its page may state one instant in two zones; nil where none is stated.
    var day: Int32?
    /// Minutes since 1970 at which it was published; nil where no time of day is stated.
    var minute: Int32?
    /// Hash of the guid with its scope.
    var guidKey: UInt64?
    /// Whether the guid tells more than an address or a name such as "latest", which a feed may use again.
    var hasTellingGUID = false
    /// Hash of the fragment by which the link of an entry names a part of a page.
    var fragment: UInt64?
    var isEntry = false
    /// Hashes of the addresses that are this article's own.
    var addresses: [UInt64] = []
    /// Whether its address names one page: "/news/pier-roof" or "/4711.html", not "/weather".
    var hasTellingAddress = false
    /// Whether the text is only the summary that a feed gives of it.
    var isSummary = false

    /// A shorter text, "Read more inside", is that of many entries.
    static let tellingWords = 8
    /// Longer headlines are compared by these many words.
    private static let headlineWords = 16

    init() {}

    /// Takes what is compared from a record.
    init(_ record: borrowing Record, guidKey: UInt64?) {
        textKey = XXH3.hash(Array(record.text.utf8))
        sample = TextSample(of: record.text)
        let title = WordHashes.read(record.title ?? "", by: HeadlineWords())
        headline = Array(title.words.sorted().prefix(Self.headlineWords))
        headlineFigures = Array(title.figures.sorted().prefix(Self.headlineWords))
        let time = record.published.flatMap { Timestamp(rfc3339: $0) }
        day = time.map { Int32($0.dayNumberInUTC) }
        minute = time.flatMap { Self.isTimeOfDay($0, record.published) ? Int32($0.minutesSince1970) : nil }
        self.guidKey = guidKey
        isEntry = record.kind == .feedEntry
        isSummary = record.isSummary
    }

    /// Midnight is what is written where only a day is known.
    private static func isTimeOfDay(_ time: Timestamp, _ stated: String?) -> Bool {
        time.precision >= .minute && stated?.contains("T00:00") != true
    }

    /// Words of the text.
    package var words: Int { sample.words }

    /// Keys of which versions of one article share at least one: for finding pairs among many documents.
    var pairingKeys: [UInt64] {
        let names = [textKey] + (guidKey.map { [$0] } ?? [])
        return names + sample.hashes.map { UInt64($0) | 1 << 32 } + headline.map { UInt64($0) | 1 << 33 }
    }
}

extension ArticleLikeness {
    private static let (summaryBit, guidBit, dayBit): (UInt8, UInt8, UInt8) = (1, 2, 4)
    private static let (minuteBit, fragmentBit, entryBit, tellingBit): (UInt8, UInt8, UInt8, UInt8) = (
        8, 16, 32, 64
    )
    /// States that were written before figures were compared have none.
    private static let figuresBit: UInt8 = 128

    /// Its bytes, as kept with the published article.
    package var encoded: [UInt8] {
        var writer = LittleEndianWriter(capacity: 256)
        var bits = Self.figuresBit
        if isSummary { bits |= Self.summaryBit }
        if guidKey != nil { bits |= Self.guidBit }
        if day != nil { bits |= Self.dayBit }
        if minute != nil { bits |= Self.minuteBit }
        if fragment != nil { bits |= Self.fragmentBit }
        if isEntry { bits |= Self.entryBit }
        if hasTellingGUID { bits |= Self.tellingBit }
        writer.write(bits)
        writer.write(textKey)
        if let guidKey { writer.write(guidKey) }
        if let day { writer.write(day) }
        if let minute { writer.write(minute) }
        if let fragment { writer.write(fragment) }
        writer.write(UInt32(clamping: sample.words))
        Self.write(headline, to: &writer)
        Self.write(sample.hashes, to: &writer)
        Self.write(sample.sentences, to: &writer)
        Self.write(addresses, to: &writer)
        Self.write(sample.figures, to: &writer)
        writer.write(UInt8(hasTellingAddress ? 1 : 0))
        Self.write(sample.names, to: &writer)
        Self.write(sample.lengths, to: &writer)
        Self.write(headlineFigures, to: &writer)
        return writer.bytes
    }

    private static func write(_ numbers: [some FixedWidthInteger], to writer: inout LittleEndianWriter) {
        writer.write(UInt8(numbers.count))
        for number in numbers { writer.write(number) }
    }

    private static func numbers<Number: FixedWidthInteger>(_ reader: inout LittleEndianReader) -> [Number] {
        (0..<Int(reader.read(UInt8.self))).map { _ in reader.read() }
    }

    /// Decodes the result of `encoded`; nil for anything else.
    package init?(encoded bytes: [UInt8]) {
        var reader = LittleEndianReader(bytes)
        let bits: UInt8 = reader.read()
        isSummary = bits & Self.summaryBit != 0
        (isEntry, hasTellingGUID) = (bits & Self.entryBit != 0, bits & Self.tellingBit != 0)
        textKey = reader.read()
        if bits & Self.guidBit != 0 { guidKey = reader.read(UInt64.self) }
        if bits & Self.dayBit != 0 { day = reader.read(Int32.self) }
        if bits & Self.minuteBit != 0 { minute = reader.read(Int32.self) }
        if bits & Self.fragmentBit != 0 { fragment = reader.read(UInt64.self) }
        let words: UInt32 = reader.read()
        headline = Self.numbers(&reader)
        sample = TextSample(
            words: Int(words), hashes: Self.numbers(&reader), sentences: Self.numbers(&reader))
        addresses = Self.numbers(&reader)
        if bits & Self.figuresBit != 0 { sample.figures = Self.numbers(&reader) }
        if reader.canHold(1, of: 1) { hasTellingAddress = reader.read(UInt8.self) == 1 }
        // States that were written before names were compared end here.
        if reader.canHold(1, of: 1) {
            (sample.names, sample.lengths) = (Self.numbers(&reader), Self.numbers(&reader))
            headlineFigures = Self.numbers(&reader)
        }
        if reader.isPastEnd { return nil }
    }
}

/// Collects the words and numbers of a headline.
private struct HeadlineWords: WordReader {
    private(set) var words: Set<UInt16> = []
    private(set) var figures: Set<UInt16> = []

    mutating func word(_ hash: UInt64, isCapital: Bool) {
        words.insert(UInt16(truncatingIfNeeded: WordHash.mix(hash, 0) >> 48))
    }

    mutating func figure(_ hash: UInt64) {
        figures.insert(UInt16(truncatingIfNeeded: WordHash.mix(hash, 0) >> 48))
    }

    mutating func endSentence() {}
}
