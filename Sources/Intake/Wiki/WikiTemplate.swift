internal import TextKit

/// A template's call, `{{name|first|key=value}}`, and what a reader sees of the few whose words belong to a sentence.
struct WikiTemplate {
    /// In lower case, with blanks for underscores.
    let name: String
    private let positional: [Range<Int>]

    /// Splits the range between the braces at the bars that no inner bracket holds.
    init(_ text: [UInt8], _ range: Range<Int>, _ pairs: WikiPairs) {
        var parts = Self.parts(text, range, pairs)
        let first = parts.removeFirst()
        name = String(decoding: ASCII.trimmed(text[first], of: ASCII.isSpace), as: UTF8.self)
            .replacing("_", with: " ").lowercased()
        positional = parts.compactMap { Self.value(text, $0) }
    }

    /// The parts of a template or link.
    static func parts(_ text: [UInt8], _ range: Range<Int>, _ pairs: WikiPairs) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var (start, place) = (range.lowerBound, range.lowerBound)
        while place < range.upperBound {
            if let end = pairs[place], end <= range.upperBound {
                place = end
            } else if text[place] == UInt8(ascii: "|") {
                parts.append(start..<place)
                start = place + 1
                place += 1
            } else {
                place += 1
            }
        }
        return parts + [start..<range.upperBound]
    }

    /// The value of an argument without a name, or with a number for one.
    private static func value(_ text: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        guard let equals = text[range].firstIndex(of: UInt8(ascii: "=")) else { return range }
        let key = ASCII.trimmed(text[range.lowerBound..<equals], of: ASCII.isSpace)
        if !key.isEmpty, key.allSatisfy(ASCII.isDigit) { return equals + 1..<range.upperBound }
        // "=" in an address or a tag is no name's.
        return key.allSatisfy {
            ASCII.isAlphanumeric($0) || $0 >= 0x80 || $0 == 0x20 || $0 == 0x5F || $0 == 0x2D
        }
            ? nil : range
    }

    /// What stands for it in a sentence.
    enum Words {
        case argument(Range<Int>)
        case arguments([Range<Int>])
        case text(String)
    }

    /// The words of it; nil for a template that is not one of a sentence.
    var words: Words? {
        if let text = Self.signs[name] { return .text(text) }
        if Self.lastArgument.contains(name) { return positional.last.map(Words.argument) }
        if Self.firstArgument.contains(name) { return positional.first.map(Words.argument) }
        if Self.secondArgument.contains(name) { return positional.dropFirst().first.map(Words.argument) }
        if Self.quantities.contains(name) { return .arguments(Array(positional.prefix(2))) }
        return nil
    }

    /// The day that it states, if it is the template that heads a news article.
    func date(_ text: [UInt8]) -> String? {
        guard Self.dates.contains(name), let first = positional.first else { return nil }
        return ASCII.trimmedText(String(decoding: text[first], as: UTF8.self))
    }

    private static let dates: Set<String> = [
        "date", "datum", "fecha", "data", "дата", "tarih", "päivämäärä", "dato", "日付", "تاريخ",
    ]
    private static let lastArgument: Set<String> = [
        "w", "wikipedia link", "foreign", "haveyoursay link", "tooltip link", "link", "ill",
        "interlanguage link",
    ]
    private static let firstArgument: Set<String> = [
        "nowrap", "nobr", "small", "big", "nihongo", "abbr", "tooltip", "quote", "cquote", "blockquote",
        "zitat",
        "citation bloc", "pull quote", "formatnum", "sortname", "dts", "nts", "val", "start date and age",
        "wikt",
        "transl", "strong", "em", "smallcaps", "sc", "visible anchor", "not a typo", "sic",
    ]
    private static let secondArgument: Set<String> = ["lang", "langue", "langx", "color", "font color"]
    private static let quantities: Set<String> = ["convert", "cvt", "unité", "unit", "heures"]
    private static let signs: [String: String] = [
        "ndash": " – ", "mdash": "—", "snd": " – ", "spaced ndash": " – ", "spnd": " – ", "nbsp": " ",
        "·": " · ",
        "'": "'", "!": "|", "=": "=", "pipe": "|", "en dash": "–", "em dash": "—", "-": "", "clear": "",
    ]
}
