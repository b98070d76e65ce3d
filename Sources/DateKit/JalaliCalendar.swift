internal import TextKit

/// The solar calendar of Iran and Afghanistan, for the years that the web's pages can state.
enum JalaliCalendar {
    /// 1921 to 2121; a page on history names other years.
    static let years = 1300...1499

    /// The month of a name in lower case: Persian, or the Dari and Pashto names of Afghanistan.
    static func month(of word: String) -> Int? { table[word] }

    /// The Gregorian date of a day, or nil if the month does not have it.
    static func date(_ year: Int, _ month: Int, _ day: Int) -> Timestamp? {
        guard years.contains(year), (1...12).contains(month), day >= 1, day <= days(in: month, of: year)
        else {
            return nil
        }
        let leaps = (years.lowerBound..<year).count(where: isLeap)
        let before = month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7)
        let number = firstDay + 365 * (year - years.lowerBound) + leaps + before + day - 1
        let found = CalendarDay(number: number)
        return Timestamp(year: found.year, month: found.month, day: found.day)
    }

    /// The first of Farvardin 1300 was the 21st of March 1921.
    private static let firstDay = CalendarDay(year: 1921, month: 3, day: 21).number

    /// Eight of 33 years, which agrees with the equinox for all years taken.
    private static func isLeap(_ year: Int) -> Bool { leapPlaces.contains(year % 33) }
    private static let leapPlaces: Set<Int> = [1, 5, 9, 13, 17, 22, 26, 30]

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case ...6: 31
        case ...11: 30
        default: isLeap(year) ? 30 : 29
        }
    }

    private static let rows = """
        فروردین فروردين حمل وری
        اردیبهشت ارديبهشت ثور غویی
        خرداد جوزا غبرګولی
        تیر تير سرطان چنګاښ
        مرداد امرداد اسد زمری
        شهریور شهريور سنبله وږی
        مهر میزان تله
        آبان ابان عقرب لړم
        آذر قوس لیندۍ
        دی دي جدی مرغومی
        بهمن دلو سلواغه
        اسفند حوت کب
        """

    private static let table: [String: Int] = {
        var table: [String: Int] = [:]
        for (index, row) in rows.split(separator: "\n").enumerated() {
            for name in row.split(separator: " ") { table[String(name)] = index + 1 }
        }
        return table
    }()
}
