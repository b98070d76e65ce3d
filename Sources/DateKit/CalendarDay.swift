internal import TextKit

/// A day of the Gregorian calendar.
///
/// A day that its month does not have counts on into the next one.
package struct CalendarDay: Equatable, Comparable, Sendable {
    package var year: Int
    package var month: Int
    package var day: Int

    /// Days since 1970-01-01 (Howard Hinnant's algorithm).
    package var number: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// A day by its parts; nothing is checked.
    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day of a count of days since 1970-01-01.
    package init(number: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let index = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * index + 2) / 5 + 1
        month = index < 10 ? index + 3 : index - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Reads the date of "2019-01-18T06:46:00"; nil for anything else.
    package init?(_ text: String) {
        let parts = text.utf8.prefix(10).split(separator: 0x2D)
        guard parts.count == 3, let year = DecimalDigits.value(parts[0]), year > 0,
            let month = DecimalDigits.value(parts[1]), (1...12).contains(month),
            let day = DecimalDigits.value(parts[2]), (1...31).contains(day)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// 0 for Monday to 6 for Sunday.
    package var weekday: Int { ((number + 3) % 7 + 7) % 7 }

    /// Whether the month has the day.
    package var isValid: Bool {
        (1...12).contains(month) && (1...31).contains(day) && CalendarDay(number: number) == self
    }

    /// "2019-01", whatever the day.
    package var monthText: String { "\(year)-\(String(month, zeroPaddedTo: 2))" }

    /// "2019-01-18".
    package var text: String { "\(monthText)-\(String(day, zeroPaddedTo: 2))" }

    /// How many days a month has.
    package static func daysInMonth(_ month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    package static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }
}
