internal import DateKit
internal import TextKit

extension TextForm {
    /// A phrase for messages.
    var phrase: String {
        switch self {
        case .any: "a text without NUL"
        case .filled: "a text with more than blanks, without NUL"
        case .hexadecimal(let count): "\(count) lower-case hexadecimal digits"
        case .time: "a time of RFC 3339 or a date"
        case .oneOf(let values): "one of \(values.joined(separator: ", "))"
        case .digest: "64 lower-case hexadecimal digits, or empty"
        case .path: "a relative path"
        case .reference: "an address as it was found"
        case .absolute: "an absolute address"
        case .address: "an absolute, normalised address"
        case .host: "a host in lower case"
        case .language: "a language tag of BCP 47"
        case .openData: "an id: geonames:2693678, wikidata:Q423, iso3166:KP, or of another data set"
        }
    }

    func accepts(_ text: String) -> Bool {
        switch self {
        case .any: !text.utf8.contains(0)
        case .filled: Self.isFilled(text)
        case .hexadecimal(let count): Self.isHexadecimal(text, count: count)
        case .time: Self.isTime(Array(text.utf8))
        case .oneOf(let values): values.contains(text)
        case .digest: text.isEmpty || Self.isHexadecimal(text, count: 64)
        case .path: Self.isPath(text)
        case .reference: !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x20 }
        case .absolute: text.utf8.allSatisfy { $0 >= 0x20 } && WebAddress(text) != nil
        case .address: Self.isAddress(text)
        case .host: Self.isHost(text)
        case .language: Self.isLanguage(text)
        case .openData: Self.isOpenData(text)
        }
    }

    private static func isFilled(_ text: String) -> Bool {
        !text.utf8.contains(0) && text.unicodeScalars.contains { !$0.properties.isWhitespace }
    }

    private static func isHexadecimal(_ text: String, count: Int) -> Bool {
        text.utf8.count == count && text.utf8.allSatisfy(Hexadecimal.isLowerCase)
    }

    /// A path that stays below the root it is relative to.
    private static func isPath(_ text: String) -> Bool {
        !text.isEmpty && !text.utf8.contains(0)
            && text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                !["", ".", ".."].contains($0)
            }
    }

    /// Which parameters are tracking grows with the program, so only those are told that every version removes.
    private static func isAddress(_ text: String) -> Bool {
        guard let address = WebAddress(text), address.absolute == text, !address.authority.contains("@")
        else {
            return false
        }
        return !(address.query ?? "").split(separator: "&").contains { $0.lowercased().hasPrefix("utm_") }
    }

    private static func isHost(_ text: String) -> Bool {
        !text.isEmpty && text == text.lowercased() && text.first != "." && text.last != "."
            && !text.utf8.contains { $0 <= 0x20 || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "@") }
    }

    /// "en", "zh-Hant-TW": a language of two to eight letters, then parts of up to eight letters and digits.
    private static func isLanguage(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...8).contains(first.utf8.count),
            first.utf8.allSatisfy(ASCII.isLower)
        else { return false }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.utf8.count) && part.utf8.allSatisfy(ASCII.isAlphanumeric)
        }
    }

    /// A list of names of one's own may give ids of any form.
    private static func isOpenData(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":") else { return isFilled(text) }
        let (set, rest) = (text[..<colon], text[text.index(after: colon)...])
        switch set {
        case "geonames": return isNumber(rest)
        case "wikidata": return rest.first == "Q" && isNumber(rest.dropFirst())
        case "iso3166": return isPlaceCode(rest)
        default: return isFilled(text)
        }
    }

    private static func isNumber(_ text: Substring) -> Bool {
        (1...15).contains(text.utf8.count) && text.utf8.allSatisfy(ASCII.isDigit) && text.first != "0"
    }

    /// "KP", "US-CA": a country, and perhaps a division of it.
    private static func isPlaceCode(_ text: Substring) -> Bool {
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0].utf8.count == 2, parts[0].utf8.allSatisfy(ASCII.isUpper) else { return false }
        return parts.dropFirst().allSatisfy { part in
            (1...3).contains(part.utf8.count)
                && part.utf8.allSatisfy { ASCII.isUpper($0) || ASCII.isDigit($0) }
        }
    }

    /// "2026-06-03", "2026-06-03T22:10:00", "…Z" or "…+02:00", a valid date and time.
    private static func isTime(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 10, isDate(Array(bytes[..<10])) else { return false }
        if bytes.count == 10 { return true }
        guard bytes.count >= 19, bytes[10] == UInt8(ascii: "T"),
            let clock = numbers(bytes[11..<19], widths: [2, 2, 2], separator: UInt8(ascii: ":")),
            clock[0] < 24, clock[1] < 60, clock[2] < 61
        else { return false }
        let zone = bytes[19...]
        if zone.isEmpty || zone.elementsEqual([UInt8(ascii: "Z")]) { return true }
        guard let sign = zone.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
            return false
        }
        let offset = numbers(zone.dropFirst(), widths: [2, 2], separator: UInt8(ascii: ":"))
        return offset.map { $0[0] < 24 && $0[1] < 60 } ?? false
    }

    private static func isDate(_ bytes: [UInt8]) -> Bool {
        guard let parts = numbers(bytes[...], widths: [4, 2, 2], separator: UInt8(ascii: "-")) else {
            return false
        }
        return CalendarDay(year: parts[0], month: parts[1], day: parts[2]).isValid
    }

    /// Numbers of fixed widths with a separator between them; nil for anything else.
    private static func numbers(_ bytes: ArraySlice<UInt8>, widths: [Int], separator: UInt8) -> [Int]? {
        guard bytes.count == widths.reduce(widths.count - 1, +) else { return nil }
        var numbers: [Int] = []
        var rest = bytes
        for width in widths {
            if !numbers.isEmpty, rest.popFirst() != separator { return nil }
            guard let number = DecimalDigits.value(rest.prefix(width)) else { return nil }
            numbers.append(number)
            rest = rest.dropFirst(width)
        }
        return numbers
    }
}
