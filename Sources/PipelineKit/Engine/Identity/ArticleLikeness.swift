internal import DateKit
internal import TextKit

/// What of an article is compared to tell whether another document is a version of it; about 170 bytes.
package struct ArticleLikeness: Sendable, Equatable {
    /// Hash of the text's bytes.
    var textKey: UInt64 = 0
    var sample = TextSample()
    /// Hashes of the headline's words, ascending, each once.
    var headline: [UInt16] = []
    /// Day of publication; nil where none is stated.
    var day: Int32?
    /// Hash of the guid with its scope; 0 for none.
    var guidKey: UInt64 = 0
    /// Whether the text is only the summary that a feed gives of it.
    var isSummary = false

    /// Longer headlines are compared by these many words.
    private static let headlineWords = 16

    init() {}

    /// Takes what is compared from a record.
    init(_ record: borrowing Record, guidKey: UInt64) {
        textKey = XXH3.hash(Array(record.text.utf8))
        sample = TextSample(of: record.text)
        var words: Set<UInt16> = []
        WordHashes.forEach(in: record.title ?? "") {
            words.insert(UInt16(truncatingIfNeeded: WordHash.mix($0, 0) >> 48))
        }
        headline = Array(words.sorted().prefix(Self.headlineWords))
        day = record.published.flatMap { Timestamp(rfc3339: $0) }.map { Self.day(of: $0) }
        self.guidKey = guidKey
        isSummary = record.warnings.contains("summary_only")
    }

    /// The day in UTC: a feed and its page may state one instant in two zones.
    private static func day(of time: Timestamp) -> Int32 {
        let seconds = time.secondsSince1970
        return Int32((seconds >= 0 ? seconds : seconds - 86_399) / 86_400)
    }

    /// Words of the text.
    package var words: Int { sample.words }

    // MARK: Comparison

    /// Texts of two versions of one article share at least this much of the shorter one.
    ///
    /// Of 1,324 pairs of different stories in the near-duplicate set, one shares as much; of 735 pairs of real copies,
    /// edited ones among them, 727 do.
    private static let versionContainment = 0.3
    /// A common headline speaks for texts that share less; a page that continues the first shares next to nothing.
    private static let rewrittenContainment = 0.05
    /// Two entries that a feed tells apart are one article only if they are nearly the same.
    private static let restatedResemblance = 0.5
    /// So are texts of two days, with two headlines only if they are the same but for a word.
    ///
    /// Weather, prices and results are written to a pattern, and share .5 to .9 (1,110 pairs of such stories).
    private static let repeatedResemblance = (likeHeadline: 0.85, otherHeadline: 0.95)

    /// How strong the evidence is that both are versions of one article: 0 for none, 1 for the same text.
    func evidence(for other: ArticleLikeness) -> Double {
        if textKey == other.textKey { return 1 }
        let text = sample.likeness(to: other.sample)
        let hasLikeHeadline = hasLikeHeadline(other)
        let hasOtherGUID = guidKey != 0 && other.guidKey != 0 && guidKey != other.guidKey
        let hasSameGUID = guidKey != 0 && guidKey == other.guidKey
        if let day, let their = other.day, day != their, !hasSameGUID {
            // A page is often dated a day before or after the feed that announces it.
            if isSummary != other.isSummary, hasLikeHeadline, abs(Int(day) - Int(their)) <= 2 { return 0.01 }
            let least =
                hasLikeHeadline
                ? Self.repeatedResemblance.likeHeadline : Self.repeatedResemblance.otherHeadline
            return !hasOtherGUID && text.resemblance >= least ? text.resemblance : 0
        }
        if hasOtherGUID { return text.resemblance >= Self.restatedResemblance ? text.resemblance : 0 }
        if text.containment >= Self.versionContainment, text.shared >= Self.leastShared(sample, other.sample)
        {
            return max(text.containment, text.resemblance)
        }
        // A summary cannot share much with the text; two texts, or two summaries, of one article do.
        let isLike = isSummary != other.isSummary || text.containment >= Self.rewrittenContainment
        return hasLikeHeadline && isLike ? max(0.01, text.containment) : 0
    }

    /// One or two common sequences may be a phrase; a text of a few words has no more.
    private static func leastShared(_ left: TextSample, _ right: TextSample) -> Int {
        min(3, max(1, min(left.hashes.count, right.hashes.count)))
    }

    private func hasLikeHeadline(_ other: ArticleLikeness) -> Bool {
        guard !headline.isEmpty, !other.headline.isEmpty else { return false }
        let common = Set(headline).intersection(other.headline).count
        return common * 5 >= (headline.count + other.headline.count - common) * 3
    }

    /// Keys of which versions of one article share at least one: for finding pairs among many documents.
    var pairingKeys: [UInt64] {
        [textKey] + sample.hashes.map { UInt64($0) | 1 << 32 } + headline.map { UInt64($0) | 1 << 33 }
    }
}

extension ArticleLikeness {
    /// Its bytes, as kept with the published article.
    package var encoded: [UInt8] {
        var writer = LittleEndianWriter(capacity: 192)
        writer.write(textKey)
        writer.write(guidKey)
        writer.write(day ?? .min)
        writer.write(UInt32(clamping: sample.words))
        writer.write(UInt8(headline.count) | (isSummary ? 0x80 : 0))
        for word in headline { writer.write(word) }
        writer.write(UInt8(sample.hashes.count))
        for hash in sample.hashes { writer.write(hash) }
        return writer.bytes
    }

    /// Decodes the result of `encoded`; nil for anything else.
    package init?(encoded bytes: [UInt8]) {
        var reader = LittleEndianReader(bytes)
        (textKey, guidKey) = (reader.read(), reader.read())
        let number: Int32 = reader.read()
        day = number == .min ? nil : number
        let words: UInt32 = reader.read()
        let headlineAndKind: UInt8 = reader.read()
        isSummary = headlineAndKind & 0x80 != 0
        headline = (0..<Int(headlineAndKind & 0x7F)).map { _ in reader.read() }
        sample = TextSample(
            words: Int(words), hashes: (0..<Int(reader.read(UInt8.self))).map { _ in reader.read() })
        if reader.isPastEnd { return nil }
    }
}
