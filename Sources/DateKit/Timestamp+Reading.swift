internal import TextKit

extension Timestamp {
    /// Reads what `rfc3339` writes: a date, perhaps with a time, perhaps with an offset; nil for anything else.
    ///
    /// A time that does not stand at its place is taken as not stated, so that the day still counts.
    package init?(rfc3339 text: String) {
        let bytes = Array(text.utf8.prefix(40))
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = DecimalDigits.value(bytes[..<4]), let month = DecimalDigits.value(bytes[5..<7]),
            let day = DecimalDigits.value(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
        guard bytes.count >= 16, let hour = DecimalDigits.value(bytes[11..<13]),
            let minute = DecimalDigits.value(bytes[14..<16])
        else { return }
        (self.hour, self.minute, precision) = (hour, minute, .minute)
        offsetMinutes = Self.offset(bytes)
        guard bytes.count >= 19, let second = DecimalDigits.value(bytes[17..<19]) else { return }
        (self.second, precision) = (second, .second)
    }

    /// Reads the fourteen digits that ARC, CDX and the Wayback Machine write; nil for anything else.
    package init?(fourteenDigits text: some Collection<UInt8>) {
        guard text.count == 14, let digits = DecimalDigits.value(text) else { return nil }
        let (date, clock) = digits.quotientAndRemainder(dividingBy: 1_000_000)
        self.init(
            year: date / 10_000, month: date / 100 % 100, day: date % 100, precision: .second)
        (hour, minute, second) = (clock / 10_000, clock / 100 % 100, clock % 100)
        guard hour < 24, minute < 60, second < 60 else { return nil }
    }

    private static func offset(_ bytes: [UInt8]) -> Int? {
        if bytes.last == UInt8(ascii: "Z") { return 0 }
        let end = bytes.suffix(6)
        guard bytes.count >= 22, let sign = end.first, bytes[bytes.count - 3] == UInt8(ascii: ":"),
            let hours = DecimalDigits.value(end.dropFirst().prefix(2)),
            let minutes = DecimalDigits.value(end.suffix(2))
        else { return nil }
        switch sign {
        case UInt8(ascii: "+"): return hours * 60 + minutes
        case UInt8(ascii: "-"): return -(hours * 60 + minutes)
        default: return nil
        }
    }
}
