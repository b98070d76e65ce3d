internal import TextKit

/// A point in time as a source states it; nothing that is not stated is filled in.
package struct Timestamp: Sendable, Equatable {
    /// The smallest part that is stated.
    package enum Precision: UInt8, Sendable, Comparable {
        case year, month, day, minute, second

        package static func < (left: Precision, right: Precision) -> Bool { left.rawValue < right.rawValue }
    }

    package var year: Int
    package var month: Int
    package var day: Int
    package var hour = 0
    package var minute = 0
    package var second = 0
    /// Minutes east of UTC, or nil if no zone is stated.
    package var offsetMinutes: Int?
    package var precision: Precision
    /// Whether day and month could be the other way round.
    package var isAmbiguous = false

    /// A date of the Gregorian calendar, or nil if there is no such day or it is outside an archive's range.
    package init?(year: Int, month: Int = 1, day: Int = 1, precision: Precision = .day) {
        guard Self.years.contains(year), (1...12).contains(month), day >= 1,
            day <= CalendarDay.daysInMonth(month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.precision = precision
    }

    /// Years that a news archive can hold; anything else is a corrupt value.
    private static let years = 1600...2199

    /// Seconds since 1970 in UTC, or nil out of range.
    package init?(secondsSince1970 seconds: Int) {
        guard seconds > -11_676_096_000 && seconds < 7_258_118_400 else { return nil }
        let days = Self.days(atSecond: seconds)
        let rest = seconds - days * 86400
        let date = CalendarDay(number: days)
        self.init(year: date.year, month: date.month, day: date.day, precision: .second)
        hour = rest / 3600
        minute = rest / 60 % 60
        second = rest % 60
        offsetMinutes = 0
    }

    /// Whole days since 1970-01-01 at a second since then.
    private static func days(atSecond second: Int) -> Int {
        (second >= 0 ? second : second - 86_399) / 86_400
    }

    /// The day alone.
    package var calendarDay: CalendarDay { CalendarDay(year: year, month: month, day: day) }

    /// Days since 1970-01-01.
    package var dayNumber: Int { calendarDay.number }

    /// The same in UTC; without a stated zone the time is taken as UTC.
    package var dayNumberInUTC: Int { Self.days(atSecond: secondsSince1970) }

    /// 0 = Monday … 6 = Sunday.
    package var weekday: Int { calendarDay.weekday }

    /// Seconds since 1970; without a stated zone the time is taken as UTC.
    package var secondsSince1970: Int { minutesSince1970 * 60 + second }

    /// The same in whole minutes.
    package var minutesSince1970: Int { dayNumber * 1440 + hour * 60 + minute - (offsetMinutes ?? 0) }

    /// RFC 3339 as stated: only a date where no time is stated, an offset only where one is stated.
    package var rfc3339: String {
        let date =
            String(year, zeroPaddedTo: 4) + "-" + String(month, zeroPaddedTo: 2) + "-"
            + String(day, zeroPaddedTo: 2)
        guard precision >= .minute else { return date }
        return date + "T" + clock + zone
    }

    /// The same instant in UTC; without a stated zone the time is taken as UTC, without a time as midnight.
    package var utc: String {
        guard var moved = Timestamp(secondsSince1970: secondsSince1970) else { return rfc3339 }
        moved.precision = .second
        return moved.rfc3339
    }

    private var clock: String {
        String(hour, zeroPaddedTo: 2) + ":" + String(minute, zeroPaddedTo: 2) + ":"
            + String(second, zeroPaddedTo: 2)
    }

    private var zone: String {
        guard let offsetMinutes else { return "" }
        if offsetMinutes == 0 { return "Z" }
        let size = abs(offsetMinutes)
        return (offsetMinutes < 0 ? "-" : "+") + String(size / 60, zeroPaddedTo: 2) + ":"
            + String(size % 60, zeroPaddedTo: 2)
    }
}
