import DateKit
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        "1600-01-01", "2024-02-29", "2199-12-31", "2024-05-17T08:30:00", "2024-05-17T08:30:59Z",
        "2024-05-17T00:00:01+02:00", "2024-05-17T23:59:00-09:30",
    ])
    func `what is written is read`(text: String) {
        #expect(Timestamp(rfc3339: text)?.rfc3339 == text)
    }

    @Test(
        arguments: [
            ("2024-05-17", 28_598_400), ("2024-05-17T08:30:00+02:00", 28_598_790),
            ("2024-05-17T08:30:00-02:00", 28_599_030), ("2024-05-17T08:30:59Z", 28_598_910),
            ("2024-05-17 08:30", 28_598_910), ("2024-05-17T8:30", 28_598_400),
            ("2024-05-17T08:30:00.123+02:00", 28_598_790), ("1969-12-31T23:59:00Z", -1),
        ])
    func `a date without a time is midnight, a time without an offset is UTC`(text: String, minutes: Int) {
        #expect(Timestamp(rfc3339: text)?.minutesSince1970 == minutes)
    }

    @Test(arguments: [
        "", "2024", "2024-13-01", "2024-02-30", "1599-12-31", "2200-01-01", "17.05.2024", "2024/05/17",
        "2024-5-17",
        "2024-0a-17",
    ])
    func `what is no day of an archive is nil`(text: String) { #expect(Timestamp(rfc3339: text) == nil) }

    @Test(arguments: [
        ("20240517083059", "2024-05-17T08:30:59"), ("20240229000000", "2024-02-29T00:00:00"),
        ("20230229000000", nil), ("20240517243059", nil), ("20240517086059", nil), ("20240517083060", nil),
        ("2024051708305", nil), ("202405170830599", nil), ("2024051708305a", nil), ("", nil),
    ])
    func `fourteen digits are a date and a time without a zone`(text: String, stamp: String?) {
        #expect(Timestamp(fourteenDigits: text.utf8)?.rfc3339 == stamp)
    }
}
