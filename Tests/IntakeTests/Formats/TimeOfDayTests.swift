import Testing

@testable import Intake

@Suite struct TimeOfDayTests {
    @Test(arguments: [
        ("08:00", true), ("8:00:01.250]", true), ("23:59:59", true), ("8:00", false), ("108:00", false),
        (":08:00", false), ("08-00", false), ("08:0x", false), ("08:0", false), ("ab:cd", false), ("", false),
    ])
    func `a time of a log has an hour, two digits of minutes, and goes on`(word: String, isTime: Bool) {
        #expect(TimeOfDay.begins(Array(word.utf8)[...]) == isTime)
    }
}
