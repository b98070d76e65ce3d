import DateKit
import Testing

@Suite struct DateLanguageTests {
    /// One dateline a language, as its sites write them.
    @Test(arguments: [
        ("en", "6 May 2023, 14:05"), ("de", "6. Mai 2023, 14:05 Uhr"), ("fr", "le 6 mai 2023 à 14h05"),
        ("es", "6 de mayo de 2023, 14:05 h"), ("it", "6 maggio 2023 alle 14:05"),
        ("pt", "6 de maio de 2023 às 14:05"), ("nl", "6 mei 2023 om 14:05 uur"),
        ("sv", "6 maj 2023 kl. 14.05"),
        ("nb", "6. mai 2023 kl. 14:05"), ("da", "6. maj 2023 kl. 14.05"),
        ("fi", "6. toukokuuta 2023 klo 14.05"),
        ("is", "6. maí 2023 kl. 14:05"), ("et", "6. mai 2023 14:05"), ("lv", "2023. gada 6. maijs, 14:05"),
        ("lt", "2023 m. gegužės 6 d. 14:05"), ("pl", "6 maja 2023, godz. 14:05"),
        ("cs", "6. května 2023 14:05"),
        ("sk", "6. mája 2023 14:05"), ("sl", "6. maja 2023 ob 14:05"), ("hr", "6. svibnja 2023. u 14:05"),
        ("sr", "6. maj 2023. 14:05"), ("bg", "6 май 2023, 14:05"), ("mk", "6 мај 2023, 14:05"),
        ("ru", "6 мая 2023 г. в 14:05"), ("uk", "6 травня 2023 р., 14:05"), ("be", "6 мая 2023, 14:05"),
        ("el", "6 Μαΐου 2023, 14:05"), ("tr", "6 Mayıs 2023 14:05"), ("az", "6 may 2023, 14:05"),
        ("hu", "2023. május 6. 14:05"), ("ro", "6 mai 2023, 14:05"), ("ca", "6 de maig de 2023, 14:05"),
        ("gl", "6 de maio de 2023, 14:05"), ("eu", "2023ko maiatzaren 6a, 14:05"),
        ("sq", "6 maj 2023, 14:05"),
        ("id", "6 Mei 2023 pukul 14.05"), ("ms", "6 Mei 2023, 14:05"), ("sw", "6 Mei 2023, 14:05"),
        ("fil", "Mayo 6, 2023, 14:05"), ("vi", "6 tháng 5 năm 2023, 14:05"),
        ("th", "6 พฤษภาคม 2566 เวลา 14:05 น."), ("ar", "6 مايو 2023، 14:05"), ("fa", "6 مه 2023، 14:05"),
        ("ur", "6 مئی 2023، 14:05"), ("he", "6 במאי 2023, 14:05"), ("hi", "6 मई 2023, 14:05"),
        ("mr", "6 मे 2023, 14:05"), ("bn", "৬ মে ২০২৩, ১৪:০৫"), ("ta", "6 மே 2023, 14:05"),
        ("te", "6 మే 2023, 14:05"), ("zh", "2023年5月6日 14:05"), ("ja", "2023年5月6日 14時05分"),
        ("ko", "2023년 5월 6일 14:05"), ("ka", "6 მაისი 2023, 14:05"), ("hy", "6 մայիսի 2023, 14:05"),
        ("kk", "6 мамыр 2023, 14:05"),
    ])
    func `a dateline is read in its language`(_ language: String, _ text: String) {
        #expect(
            DateParser.first(in: text, hints: .init(language: language))?.rfc3339 == "2023-05-06T14:05:00")
    }

    @Test(arguments: [
        ("6 May 2023 14:05 BST", "2023-05-06T14:05:00+01:00"),
        ("2023-05-06T14:05:00-03:00", "2023-05-06T14:05:00-03:00"),
        ("6 May 2023 14:05 GMT", "2023-05-06T14:05:00Z"),
        ("6. Mai 2023, 14:05 MESZ", "2023-05-06T14:05:00+02:00"),
        ("Sat, 06 May 2023 14:05:00 +0530", "2023-05-06T14:05:00+05:30"),
        ("6 May 2023 14:05", "2023-05-06T14:05:00"),
    ])
    func `a zone is kept as stated and never invented`(_ text: String, _ expected: String) {
        #expect(DateParser.parse(text)?.rfc3339 == expected)
    }

    @Test(
        arguments: [
            // Thai months in short, and years of the Buddhist era in four digits, in two, and in Thai digits.
            ("th", "15 มี.ค. 2569 เวลา 08:30 น.", "2026-03-15T08:30:00"), ("th", "1 ธ.ค. 68", "2025-12-01"),
            ("th", "๑๕ มีนาคม พ.ศ. ๒๕๖๙", "2026-03-15"), ("th", "15 มีค 2569", "2026-03-15"),
            ("th", "15/03/2569", "2026-03-15"), ("th", "15 มี.ค. 2026", "2026-03-15"),
            // Months of the Levant have two words, often beside their other name.
            ("ar", "الثلاثاء 6 كانون الثاني 2026", "2026-01-06"),
            ("ar", "6 كانون الثاني/يناير 2026", "2026-01-06"),
            ("ar", "٦ تشرين الأول ٢٠٢٥", "2025-10-06"), ("ar", "6 نوفمبر/تشرين الثاني 2025", "2025-11-06"),
            ("ar", "6 يناير (كانون الثاني) 2026", "2026-01-06"), ("ar", "6 كانون الاول 2025", "2025-12-06"),
            // Iran's and Afghanistan's years; their months tell them without a language.
            ("fa", "۱۵ اسفند ۱۴۰۴", "2026-03-06"), (nil, "1 حمل 1404", "2025-03-21"),
            ("fa", "۱۴۰۴/۱۲/۱۵ - ۰۹:۳۰", "2026-03-06T09:30:00"), ("fa", "۳۰ اسفند ۱۴۰۳", "2025-03-20"),
            ("ps", "۳۰ حوت ۱۴۰۴", nil), ("de", "1404-12-15", nil),
            // Taiwan counts from 1912.
            ("zh-TW", "民國115年3月5日", "2026-03-05"),
        ] as [(String?, String, String?)])
    func `another calendar's date becomes that of the Gregorian`(
        _ language: String?, _ text: String, _ expected: String?
    ) {
        #expect(DateParser.first(in: text, hints: .init(language: language))?.rfc3339 == expected)
    }

    @Test(
        arguments: [
            ("14-12-29", nil, "2014-12-29", false), ("18-01-19", nil, "2019-01-18", true),
            ("26.03.05", "ko", "2026-03-05", false), ("26-03-05", "sv", "2026-03-05", true),
            ("05.03.26", "de", "2026-03-05", false), ("3/12/2026", "en-US", "2026-03-12", false),
            ("3.12.2026", "de", "2026-03-12", false), ("31-12-26", nil, "2026-12-31", false),
        ] as [(String, String?, String, Bool)])
    func `of several readings one that is not to come counts`(
        _ text: String, _ language: String?, _ expected: String, _ isOpen: Bool
    ) {
        let hints = DateParser.Hints(
            language: language, latest: CalendarDay(year: 2026, month: 11, day: 30))
        let stamp = DateParser.parse(text, hints: hints)
        #expect(stamp?.rfc3339 == expected)
        #expect(stamp?.isAmbiguous == isOpen)
    }

    @Test func `a time belongs to the date before it`() {
        let tokens = DateTokenizer.tokens(of: "June 12, 2025 at 10:00 | June 3, 2025")
        let reader = DateParser.Reader(tokens: tokens, hints: .init())
        let first = reader.next(from: 0)
        #expect(first?.stamp.rfc3339 == "2025-06-12T10:00:00")
        #expect(reader.next(from: first?.tokens.upperBound ?? 0)?.stamp.rfc3339 == "2025-06-03")
    }

    @Test func `a number that goes on after a date is none`() {
        #expect(DateParser.first(in: "reference BR-2021-11-05/77") == nil)
        #expect(DateParser.first(in: "5/11/2021/10:30")?.rfc3339.prefix(10) == "2021-05-11")
        #expect(DateParser.first(in: "2021-11-05/77 of 6 May 2023")?.rfc3339 == "2023-05-06")
    }
}
