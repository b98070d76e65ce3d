internal import TextKit

/// Times of day as programs write them into logs and headers.
enum TimeOfDay {
    /// Whether a word begins with an hour and two digits of minutes, and goes on: "08:00", "8:00:01.250]", not "8:00".
    static func begins(_ word: ArraySlice<UInt8>) -> Bool {
        let hour = word.prefix { ASCII.isDigit($0) }
        let rest = word[hour.endIndex...]
        return word.count >= 5 && (1...2).contains(hour.count) && rest.first == UInt8(ascii: ":")
            && rest.dropFirst().prefix(2).count(where: ASCII.isDigit) == 2
    }
}
