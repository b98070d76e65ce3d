import DateKit
import Testing

@Suite struct RelativeDateTests {
    private func read(_ text: String) throws -> String? {
        let now = try #require(DateParser.parse("2026-03-03T01:30:00Z"))
        return RelativeDate.parse(text, now: now)?.rfc3339
    }

    @Test(arguments: [
        ("20 minutes ago", "2026-03-03"), ("Published 2 hours ago", "2026-03-02"),
        ("an hour ago", "2026-03-03"),
        ("3h ago", "2026-03-02"), ("5 days ago", "2026-02-26"), ("vor 3 Stunden", "2026-03-02"),
        ("vor einem Tag", "2026-03-02"), ("il y a 2 jours", "2026-03-01"), ("hace 4 horas", "2026-03-02"),
        ("há 2 dias", "2026-03-01"), ("2 ore fa", "2026-03-02"), ("6 uur geleden", "2026-03-02"),
        ("2 часа назад", "2026-03-02"), ("2 dni temu", "2026-03-01"), ("3 saat önce", "2026-03-02"),
        ("2日前", "2026-03-01"), ("3시간 전", "2026-03-02"), ("Yesterday", "2026-03-02"),
        ("Gestern, 18:20 Uhr", "2026-03-02"), ("hier à 14h30", "2026-03-02"), ("Today at 9:15", "2026-03-03"),
    ])
    func `days relative to the time of fetching`(text: String, day: String) throws {
        #expect(try read(text) == day)
    }

    @Test(arguments: [
        "", "USA Today", "Today", "hier", "Hier geht es 2 Stunden lang", "2 hours", "5 day forecast",
        "long ago",
        "a year ago", "99999999999999999999 days ago", "9223372036854775807 hours ago", "900 days ago",
        "The minister said 2 hours ago that nothing had been decided yet",
    ])
    func `other text is not read as a date`(text: String) throws {
        #expect(try read(text) == nil)
    }
}
