import DateKit
import Testing

@Suite struct CalendarDayTests {
    @Test(arguments: [
        (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (1600, 1, 1, -135_140),
        (1, 1, 1, -719_162),
        (0, 12, 31, -719_163), (2026, 11, 30, 20_787),
    ])
    func `days are counted from 1970`(year: Int, month: Int, day: Int, number: Int) {
        let date = CalendarDay(year: year, month: month, day: day)
        #expect(date.number == number)
        #expect(CalendarDay(number: number) == date)
    }

    @Test func `every day follows the one before, with the weekday after its`() {
        var day = CalendarDay(year: 1896, month: 12, day: 31)
        #expect(day.weekday == 3)
        for _ in 0..<150_000 {
            let next = CalendarDay(number: day.number + 1)
            let isLast = day.day == CalendarDay.daysInMonth(day.month, of: day.year)
            let expected =
                isLast
                ? CalendarDay(
                    year: day.month == 12 ? day.year + 1 : day.year, month: day.month % 12 + 1, day: 1)
                : CalendarDay(year: day.year, month: day.month, day: day.day + 1)
            if next != expected || next.weekday != (day.weekday + 1) % 7 || !next.isValid {
                Issue.record("\(day.text)")
            }
            day = next
        }
    }

    @Test func `a day that its month lacks counts on, and is not valid`() {
        let day = CalendarDay(year: 2023, month: 2, day: 31)
        #expect(day.number == CalendarDay(year: 2023, month: 3, day: 3).number)
        #expect(!day.isValid)
        #expect(!CalendarDay(year: 2023, month: 13, day: 1).isValid)
    }

    @Test(arguments: [
        ("2019-01-18T06:46:00", "2019-01-18"), ("987-3-4", "987-03-04"), ("2019-13-01", nil),
        ("2019-01", nil),
        ("18.01.2019", nil), ("2019-01-00", nil),
    ])
    func `a date is read from the front of a stamp`(text: String, day: String?) {
        #expect(CalendarDay(text)?.text == day)
    }
}
