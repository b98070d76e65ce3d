internal import DateKit
internal import PipelineKit
internal import TextKit

/// When bytes were fetched, in the form that the record has.
enum FetchTime {
    /// The time that an archive, a side-car, a scrape or a saved page states, as RFC 3339: fractions of a second are cut,
    /// a zone is never made up.
    ///
    /// Nil for what is no day or could be two, and for a year before the web: zeros and wrong clocks.
    static func rfc3339(_ text: String) -> String? {
        let stated = ASCII.trimmedText(text)
        guard let time = digits(stated) ?? DateParser.parse(stated, hints: .init(language: "en")),
            time.precision >= .day, !time.isAmbiguous, time.year >= firstYear
        else { return nil }
        return time.rfc3339
    }

    private static let firstYear = 1990

    /// The fourteen digits that ARC, CDX and the Wayback Machine write.
    private static func digits(_ text: String) -> Timestamp? {
        let bytes = Array(text.utf8)
        guard bytes.count == 14, bytes.allSatisfy(ASCII.isDigit) else { return nil }
        func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        var time = Timestamp(
            year: number(0..<4), month: number(4..<6), day: number(6..<8), precision: .second)
        time?.hour = number(8..<10)
        time?.minute = number(10..<12)
        time?.second = number(12..<14)
        return time.flatMap { $0.hour < 24 && $0.minute < 60 && $0.second < 60 ? $0 : nil }
    }
}

extension Document {
    /// Carries the time of fetching to the record: the one place where it is written.
    mutating func stateFetchTime() {
        if record.fetched == nil { record.fetched = fetchedAt.flatMap(FetchTime.rfc3339) }
    }
}
