internal import DateKit

/// What the dates of an entry state together: the first that can be read, and whether one before it could not.
struct FeedDate {
    /// The warning for a date that is stated and cannot be one: "31 February", a year of five digits.
    static let warning = "date_unreadable"

    private(set) var stamp: Timestamp?
    private(set) var isUnreadable = false

    /// Reads texts in the order of their weight; `language` decides month names and the order of day and month.
    init(_ texts: [String?], language: String?) {
        for case let text? in texts where !text.utf8.allSatisfy({ $0 <= 0x20 }) {
            stamp = DateParser.parse(text, hints: DateParser.Hints(language: language))
            if stamp != nil { return }
            isUnreadable = true
        }
    }
}
