import DateKit
import Testing

@testable import Extraction

@Suite struct DateLineTests {
    private func line(_ text: String) -> DateLine { DateLine(text, hints: .init(language: "en")) }

    @Test(
        arguments: [
            ("Modified 6 May 2023 | Posted 4 May 2023", "2023-05-04", "2023-05-06"),
            ("Posted 4 May 2023, updated 6 May 2023 at noon", "2023-05-04", "2023-05-06"),
            ("4 May 2023 (edited 6 May 2023)", "2023-05-04", "2023-05-06"),
            ("Aktualisiert am 6. Mai 2023, veröffentlicht am 4. Mai 2023", "2023-05-04", "2023-05-06"),
            ("发布时间：2023年5月4日 修改时间：2023年5月6日", "2023-05-04", "2023-05-06"),
            ("Last updated: 6 May 2023", nil, "2023-05-06"), ("Expires 6 May 2023", nil, nil),
            ("© 6 May 2023 Quay Post", nil, nil),
            ("Born on 3 May 1950 in a village", nil, nil),
            ("Received 3 May 2019; accepted 6 May 2019", nil, nil),
            ("Submitted 3 May 2023; published 4 May 2023", "2023-05-04", nil),
            ("Submitted by Ann Lee on 4 May 2023", "2023-05-04", nil),
            ("Ann Lee, Turku, 4 May 2023", "2023-05-04", nil),
        ] as [(String, String?, String?)])
    func `each day of a line is what the words before it say`(
        text: String, published: String?, changed: String?
    ) {
        let line = line(text)
        #expect(!line.isProse)
        #expect(line.published?.stamp.rfc3339.prefix(10).description == published)
        #expect(line.changed?.stamp.rfc3339.prefix(10).description == changed)
    }

    @Test(
        arguments: [
            ("The next concert is planned for 14 March 2027 at 8 pm in the old brewery.", true),
            ("The first visit took place on 5 June 2019, as everybody remembers.", true),
            ("Das erste Treffen fand am 5. Juni 2019 statt, wie alle noch genau wissen.", true),
            ("首次访问是在2019年6月5日进行的，村里的人都还记得那一天的情形，当时天气非常好。", true),
            ("Posted on 5 June 2019 by Ann Lee in Coast, Weather and Travel", false),
            ("By Ann Lee on 5 June 2019", false), ("von Ann Lee am 5. Juni 2019 in Allgemein", false),
            ("Turku, 5 June 2019.", false), ("This article was first published on 5 June 2019.", false),
            ("发布时间：2019年6月5日 来源：海港晚报 作者：沈予安", false), ("Ann Lee on 5 June 2019", false),
        ] as [(String, Bool)])
    func `a sentence that mentions a day states none`(text: String, isProse: Bool) {
        #expect(line(text).isProse == isProse)
    }
}

@Suite struct DateHorizonTests {
    private let horizon = DateHorizon(today: CalendarDay(year: 2026, month: 5, day: 4))

    @Test func `a page was not published after it was fetched`() {
        #expect(horizon.latest(fetchedAt: "2023-03-10T22:00:00Z").text == "2023-03-11")
        #expect(horizon.latest(fetchedAt: nil).text == "2026-05-05")
        #expect(horizon.latest(fetchedAt: "soon").text == "2026-05-05")
    }

    @Test func `a clock behind the program is not believed`() {
        #expect(DateHorizon.system.latest(fetchedAt: nil) >= CalendarDay(year: 2026, month: 12, day: 2))
    }
}
