internal import TextKit

/// Amounts of money in short lines.
enum Price {
    /// Whether a currency's sign or code stands beside a figure.
    static func stands(in text: ArraySlice<UInt8>) -> Bool {
        for place in text.indices {
            guard let length = signLength(text[place...]) else { continue }
            let before = text[..<place].last { $0 != 0x20 }
            let after = text[(place + length)...].first { $0 != 0x20 && $0 != 0xC2 && $0 != 0xA0 }
            if after.map(ASCII.isDigit) == true || before.map(ASCII.isDigit) == true { return true }
        }
        return false
    }

    /// The length of the sign that a text begins with; nil where it begins with none.
    private static func signLength(_ text: ArraySlice<UInt8>) -> Int? {
        guard let first = text.first else { return nil }
        switch first {
        case UInt8(ascii: "$"): return 1
        case 0xC2:
            let next = text.dropFirst().first
            return next == 0xA3 || next == 0xA5 ? 2 : nil
        case 0xE2: return text.dropFirst().first == 0x82 ? 3 : nil
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "k"), UInt8(ascii: "z"), UInt8(ascii: "R"):
            return codes.first { text.starts(with: $0) }?.count
        default: return nil
        }
    }

    private static let codes = [
        "USD", "EUR", "GBP", "CHF", "PLN", "SEK", "NOK", "DKK", "CZK", "kr", "zł", "Rs", "R$", "Kč",
    ]
    .map { Array($0.utf8) }
}
