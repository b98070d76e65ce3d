internal import DateKit
internal import FoundationEssentials

/// The last day on which a page can have been published: that of fetching, or that of the run where nobody states it.
///
/// A day after it is a mistake of the page or another thing's, so the field is null. This is the one place where the
/// clock can reach a record, and only by taking away a day that is to come.
struct DateHorizon: Sendable {
    private let today: CalendarDay

    init(today: CalendarDay) { self.today = today }

    /// By the machine's clock, but for one that is behind the program itself.
    static let system = DateHorizon(today: max(released, clockDay))

    private static let released = CalendarDay(year: 2026, month: 12, day: 1)

    private static var clockDay: CalendarDay {
        CalendarDay(number: Int((Date.now.timeIntervalSince1970 / 86400).rounded(.down)))
    }

    /// One day more than in UTC, for publishers in the east; `fetchedAt` is RFC 3339.
    func latest(fetchedAt: String?) -> CalendarDay {
        let fetched = fetchedAt.flatMap { Timestamp(rfc3339: $0) }
        return CalendarDay(number: (fetched?.calendarDay ?? today).number + 1)
    }
}
