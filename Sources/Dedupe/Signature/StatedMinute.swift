internal import DateKit

/// Dates as minutes since 1970, read from RFC 3339 timestamps without a calendar library.
enum StatedMinute {
    /// Minutes since 1970-01-01 of "2024-05-17" or "2024-05-17T08:30:00+02:00"; nil for anything else.
    ///
    /// A date without a time counts as midnight, a time without an offset as UTC.
    static func parse(_ text: String) -> Int32? {
        let bytes = Array(text.utf8.prefix(40))
        guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
            let day = number(bytes[8..<10]),
            (1...12).contains(month), (1...31).contains(day), (1...5000).contains(year)
        else { return nil }
        let days = CalendarDay(year: Int(year), month: Int(month), day: Int(day)).number
        return Int32(days) * 1440 + minuteOfDay(bytes) - offset(bytes)
    }

    private static func minuteOfDay(_ bytes: [UInt8]) -> Int32 {
        guard bytes.count >= 16, let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]) else {
            return 0
        }
        return hour * 60 + minute
    }

    private static func offset(_ bytes: [UInt8]) -> Int32 {
        guard bytes.count >= 22, bytes[bytes.count - 3] == 0x3A, let hour = number(bytes.suffix(5).prefix(2)),
            let minute = number(bytes.suffix(2))
        else { return 0 }
        let sign = bytes[bytes.count - 6]
        return sign == 0x2B ? hour * 60 + minute : sign == 0x2D ? -(hour * 60 + minute) : 0
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int32? {
        var value: Int32 = 0
        for digit in digits {
            guard digit &- 0x30 < 10 else { return nil }
            value = value * 10 + Int32(digit - 0x30)
        }
        return value
    }
}
