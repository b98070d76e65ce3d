internal import TextKit

extension Timestamp {
    /// Reads what `rfc3339` writes: a date, perhaps with a time, perhaps with an offset; nil for anything else.
    ///
    /// A time that does not stand at its place is taken as not stated, so that the day still counts.
    package init?(rfc3339 text: String) {
        let bytes = Array(text.utf8.prefix(40))
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Self.number(bytes[..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
        guard bytes.count >= 16, let hour = Self.number(bytes[11..<13]),
            let minute = Self.number(bytes[14..<16])
        else { return }
        (self.hour, self.minute, precision) = (hour, minute, .minute)
        offsetMinutes = Self.offset(bytes)
        guard bytes.count >= 19, let second = Self.number(bytes[17..<19]) else { return }
        (self.second, precision) = (second, .second)
    }

    private static func offset(_ bytes: [UInt8]) -> Int? {
        if bytes.last == UInt8(ascii: "Z") { return 0 }
        let end = bytes.suffix(6)
        guard bytes.count >= 22, let sign = end.first, bytes[bytes.count - 3] == UInt8(ascii: ":"),
            let hours = number(end.dropFirst().prefix(2)), let minutes = number(end.suffix(2))
        else { return nil }
        switch sign {
        case UInt8(ascii: "+"): return hours * 60 + minutes
        case UInt8(ascii: "-"): return -(hours * 60 + minutes)
        default: return nil
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy(ASCII.isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}
