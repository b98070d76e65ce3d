import DateKit
import Testing

@Suite struct DateParserTests {
    @Test(arguments: [
        ("2021-04-09T07:05:03Z", "2021-04-09T07:05:03Z"),
        ("2021-04-09T07:05:03.25+02:00", "2021-04-09T07:05:03+02:00"),
        ("2021-04-09T07:05", "2021-04-09T07:05:00"), ("20210409T070503-0330", "2021-04-09T07:05:03-03:30"),
        ("20210409", "2021-04-09"), ("2021-W14-5", "2021-04-09"), ("2021-099", "2021-04-09"),
        ("2021-04-09 07:05:03 GMT", "2021-04-09T07:05:03Z"), ("2021/4/9 7:05", "2021-04-09T07:05:00"),
        ("Fri, 09 Apr 2021 07:05:03 EST", "2021-04-09T07:05:03-05:00"),
        ("9 Apr 21 07:05 GMT+2", "2021-04-09T07:05:00+02:00"),
        ("Fri Apr  9 07:05:03 2021", "2021-04-09T07:05:03"),
        ("Fri Apr 09 07:05:03 CEST 2021", "2021-04-09T07:05:03+02:00"),
        ("April 9th, 2021 at 7:05 p.m. ET", "2021-04-09T19:05:00-04:00"),
        ("9. April 2021, 7:05 Uhr", "2021-04-09T07:05:00"),
        ("18.01.2019 06:46", "2019-01-18T06:46:00"), ("06:46 18.01.2019", "2019-01-18T06:46:00"),
        ("le 9 avril 2021 à 19h05", "2021-04-09T19:05:00"), ("9 de abril de 2021", "2021-04-09"),
        ("2021. április 9.", "2021-04-09"), ("9 апреля 2021 г. в 07:05", "2021-04-09T07:05:00"),
        ("2021年4月9日 下午7:05", "2021-04-09T19:05:00"), ("2021년 4월 9일", "2021-04-09"),
        ("令和3年4月9日", "2021-04-09"),
        ("9 เมษายน 2564", "2021-04-09"), ("٩ أبريل ٢٠٢١", "2021-04-09"), ("9 tháng 4, 2021", "2021-04-09"),
        ("1617951903", "2021-04-09T07:05:03Z"), ("1617951903000", "2021-04-09T07:05:03Z"),
        ("Fri, 9 Apr 2021 09:05:03 Europe/Berlin", "2021-04-09T09:05:03+02:00"),
        ("Updated: Friday, April 9, 2021 | 12:05 AM", "2021-04-09T00:05:00"),
        ("31 Dec 2021 24:00", "2022-01-01T00:00:00"), ("2021", "2021-01-01"),
    ])
    func `a date is read as stated`(_ text: String, _ expected: String) {
        #expect(DateParser.parse(text)?.rfc3339 == expected)
    }

    @Test(arguments: [
        "", "now", "yesterday", "3 hours ago", "2021-02-30", "0000-00-00", "31 April 2021", "12:30",
        "2021-04-09T25:00:00Z",
        "2021-04-09T07:61:00Z", "2021-04-09T07:05:03Zextra", "9 Apr zz 07:05", "Apr 9, 2021 1:2:3:4", "22021",
        "1 2 3 4 5", "99999999999999999999", "2021-04-09T07:05:03+99:00x", "page 2 of 10",
    ])
    func `anything but a date gives nil`(_ text: String) {
        #expect(DateParser.parse(text) == nil)
    }

    @Test(arguments: [
        ("03/04/2021", "en-US", "2021-03-04", true), ("03/04/2021", "en-GB", "2021-04-03", true),
        ("03/04/2021", "fr", "2021-04-03", true), ("13/04/2021", "en-US", "2021-04-13", false),
        ("03.04.2021", "de", "2021-04-03", false), ("5. listopada 2021.", "hr", "2021-10-05", false),
        ("5 listopada 2021", "pl", "2021-11-05", false),
    ])
    func `the language settles ambiguous dates`(
        _ text: String, _ language: String, _ date: String, _ isOpen: Bool
    ) {
        let stamp = DateParser.parse(text, hints: .init(language: language))
        #expect(stamp?.rfc3339 == date)
        #expect(stamp?.isAmbiguous == isOpen)
    }

    @Test func `the first date in a sentence is found`() {
        let text = "Ticket 12/345, published on 9 April 2021 at 07:05, changed 10 April 2021"
        #expect(DateParser.first(in: text)?.rfc3339 == "2021-04-09T07:05:00")
        #expect(DateParser.first(in: "call 020 7946 0000 before 10:30") == nil)
    }

    @Test func `an instant in UTC takes a missing zone as UTC`() {
        #expect(DateParser.parse("2021-04-09T01:05:03+02:00")?.utc == "2021-04-08T23:05:03Z")
        #expect(DateParser.parse("2021-04-09")?.utc == "2021-04-09T00:00:00Z")
    }

    @Test func `day numbers and calendar dates are inverse`() throws {
        for seconds in stride(from: -10_000_000_000, to: 7_000_000_000, by: 86400 * 97 + 3601) {
            let stamp = try #require(Timestamp(secondsSince1970: seconds))
            #expect(stamp.secondsSince1970 == seconds)
            #expect(DateParser.parse(stamp.rfc3339) == stamp)
        }
    }

    @Test(arguments: 0..<30)
    func `any text is parsed without a trap`(_ seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        let pieces = [
            "12", "2021", "-", ":", "/", ".", " ", "mar", "T", "z", "+", "年", "月", "999999999999999999999",
            "pm",
        ]
        var text = ""
        for _ in 0..<200 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            text += pieces[Int(state >> 8) % pieces.count]
            _ = DateParser.parse(text)
            _ = DateParser.first(in: text)
        }
    }
}
