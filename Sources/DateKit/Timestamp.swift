/// A point in time as a source states it: nothing is filled in that is not written there.
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
    /// Minutes east of Greenwich, or nil if no zone is stated.
    package var offsetMinutes: Int?
    package var precision: Precision
    /// Whether day and month could be the other way round.
    package var isAmbiguous = false

    /// A date of the Gregorian calendar, or nil if there is no such day or it is far out of an archive's range.
    package init?(year: Int, month: Int = 1, day: Int = 1, precision: Precision = .day) {
        guard Self.years.contains(year), (1...12).contains(month), day >= 1,
            day <= Self.daysInMonth(month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.precision = precision
    }

    /// Years that a news archive can hold; anything else is a damaged value.
    private static let years = 1600...2199

    /// Seconds since 1970 in UTC, or nil out of range.
    package init?(secondsSince1970 seconds: Int) {
        guard seconds > -11_676_096_000 && seconds < 7_258_118_400 else { return nil }
        let days = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
        let rest = seconds - days * 86400
        let date = Self.date(ofDay: days)
        self.init(year: date.year, month: date.month, day: date.day, precision: .second)
        hour = rest / 3600
        minute = rest / 60 % 60
        second = rest % 60
        offsetMinutes = 0
    }

    package static func daysInMonth(_ month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01, by Hinnant's civil calendar arithmetic.
    package var dayNumber: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468
    }

    /// The calendar date of a count of days since 1970-01-01.
    package static func date(ofDay number: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = number + 719468
        let era = (shifted >= 0 ? shifted : shifted - 146096) / 146097
        let dayOfEra = shifted - era * 146097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// 0 = Monday … 6 = Sunday.
    package var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 }

    /// Seconds since 1970; without a stated zone the time is taken as UTC.
    package var secondsSince1970: Int {
        dayNumber * 86400 + hour * 3600 + minute * 60 + second - (offsetMinutes ?? 0) * 60
    }

    /// RFC 3339 as stated: a date alone where only that is stated, an offset only where one is stated.
    package var rfc3339: String {
        let date = Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
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
        Self.padded(hour, 2) + ":" + Self.padded(minute, 2) + ":" + Self.padded(second, 2)
    }

    private var zone: String {
        guard let offsetMinutes else { return "" }
        if offsetMinutes == 0 { return "Z" }
        let size = abs(offsetMinutes)
        return (offsetMinutes < 0 ? "-" : "+") + Self.padded(size / 60, 2) + ":" + Self.padded(size % 60, 2)
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
