internal import DateKit

/// The first readable date of an entry, and whether an earlier one was unreadable.
struct FeedDate {
    /// The warning for a stated date that is invalid: "31 February", a year of five digits.
    static let warning = "date_unreadable"

    private(set) var stamp: Timestamp?
    private(set) var isUnreadable = false

    /// Reads texts in order of preference; `language` decides month names and the order of day and month.
    init(_ texts: [String?], language: String?) {
        for case let text? in texts where !text.utf8.allSatisfy({ $0 <= 0x20 }) {
            stamp = DateParser.parse(text, hints: DateParser.Hints(language: language))
            if stamp != nil { return }
            isUnreadable = true
        }
    }
}
