internal import TextKit

/// The subject codes of the IPTC: eight digits, of which the first two are the top-level subject.
///
/// Media topics (`medtop:`) and subject codes (`subj:`) share these seventeen at their top.
enum IPTCSubject {
    private static let topics = [
        "arts, culture and entertainment", "crime, law and justice", "disaster and accident",
        "economy, business and finance", "education", "environment", "health", "human interest", "labour",
        "lifestyle and leisure", "politics", "religion and belief", "science and technology",
        "society", "sport", "conflict, war and peace", "weather",
    ]

    /// The subject of a code; nil for a text that is not a code, and for codes without one.
    static func topic(_ term: String) -> String? {
        let digits = Array(term.utf8.split(separator: UInt8(ascii: ":")).last ?? term.utf8[...])
        guard digits.count == 8, let number = DecimalDigits.value(digits[..<2]),
            digits.allSatisfy(ASCII.isDigit)
        else { return nil }
        return topics.indices.contains(number - 1) ? topics[number - 1] : nil
    }
}
