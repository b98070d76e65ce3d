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
        guard
            let time = Timestamp(fourteenDigits: stated.utf8)
                ?? DateParser.parse(stated, hints: .init(language: "en")),
            time.precision >= .day, !time.isAmbiguous, time.year >= firstYear
        else { return nil }
        return time.rfc3339
    }

    private static let firstYear = 1990
}

extension Document {
    /// Carries the time of fetching to the record: the one place where it is written.
    mutating func stateFetchTime() {
        if record.fetched == nil { record.fetched = fetchedAt.flatMap(FetchTime.rfc3339) }
    }
}
