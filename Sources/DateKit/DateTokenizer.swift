internal import TextKit

/// Splits text into numbers, words and signs; blanks only separate.
package enum DateTokenizer {
    /// Dates have fewer tokens; the rest is ignored.
    private static let maximumTokens = 96

    package static func tokens(of text: some StringProtocol) -> [DateToken] {
        var tokens: [DateToken] = []
        var word: [UInt8] = []
        var value = 0
        var digits = 0
        for scalar in text.unicodeScalars {
            if let digit = digitValue(scalar) {
                flush(&word, to: &tokens)
                if digits < 18 { value = value * 10 + digit }
                digits += 1
                continue
            }
            flush(&value, &digits, to: &tokens)
            if isLetter(scalar) {
                appendLowercased(scalar, to: &word)
                if isIdeograph(scalar) { flush(&word, to: &tokens) }
                continue
            }
            flush(&word, to: &tokens)
            if tokens.count >= maximumTokens { return tokens }
            if let sign = sign(scalar) { tokens.append(.sign(sign)) }
        }
        flush(&word, to: &tokens)
        flush(&value, &digits, to: &tokens)
        return tokens
    }

    @inline(__always)
    private static func flush(_ word: inout [UInt8], to tokens: inout [DateToken]) {
        guard !word.isEmpty else { return }
        tokens.append(.word(String(decoding: word, as: UTF8.self)))
        word.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    private static func flush(_ value: inout Int, _ digits: inout Int, to tokens: inout [DateToken]) {
        guard digits > 0 else { return }
        tokens.append(.number(value, digits: digits))
        value = 0
        digits = 0
    }

    @inline(__always)
    private static func appendLowercased(_ scalar: Unicode.Scalar, to word: inout [UInt8]) {
        if scalar.value < 0x80 {
            word.append(ASCII.lowercased(UInt8(truncatingIfNeeded: scalar.value)))
        } else {
            word.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        }
    }

    private static func digitValue(_ scalar: Unicode.Scalar) -> Int? {
        DecimalDigits.digit(scalar.value).map(Int.init)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 {
            return ASCII.isLetter(UInt8(scalar.value)) || scalar == "_"
        }
        if scalar.value == 0xBA || scalar.value == 0xAA || scalar.value == 0xB0 { return false }
        return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }

    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        (0x2E80...0x9FFF).contains(scalar.value) || (0xAC00...0xD7AF).contains(scalar.value)
    }

    /// Blanks and direction marks are not signs; dashes and full-width forms become ASCII.
    private static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0...0x20, 0x7F...0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2000...0x200A,
            0x202F, 0x3000,
            0xFEFF, 0xAD:
            nil
        case 0x2010...0x2015, 0x2212: "-"
        case 0xFF1A: ":"
        case 0xFF0F: "/"
        case 0xFF0E, 0x3002: "."
        case 0x60C, 0xFF0C, 0x3001: ","
        default: scalar
        }
    }
}
