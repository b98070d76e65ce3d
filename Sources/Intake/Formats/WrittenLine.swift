internal import TextKit

/// Lines that people wrote for people, told by how they begin and end and by their words, in any script.
///
/// What programs and servers write may begin like them, but seldom is a sentence.
enum WrittenLine {
    /// A sentence or more, with its full stop or with the colon before what it shows; formulas may stand in it.
    static func isSentence(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count >= 20, begins(line), line.count(where: isSign) * 10 <= line.count else {
            return false
        }
        if line.count(where: { $0 >= 0x80 }) * 2 > line.count { return line.count >= 60 || ends(line) }
        return ends(line) && hasWords(line, atLeast: 4)
            || line.last == UInt8(ascii: ":") && hasWords(line, atLeast: 6)
    }

    /// "2026-05-12 08:00 - Polls open across the county.": a line of a timeline, which begins as those of logs do.
    static func isDatedSentence(_ line: ArraySlice<UInt8>) -> Bool {
        let words = line.split(separator: 0x20)
        let rest = words.drop { word in !word.contains { ASCII.isLetter($0) || $0 >= 0x80 } || isMoment(word)
        }
        guard let first = rest.first, begins(first), !levels.contains(where: first.starts) else {
            return false
        }
        let text = line[first.startIndex...]
        return ends(text) && text.count(where: isSign) == 0 && (rest.count >= 2)
    }

    /// "- Are you coming?" and "Schools: 120 million crowns": lines of a dialogue and of an agenda, which settings resemble.
    static func isSpokenItem(_ line: ArraySlice<UInt8>) -> Bool {
        if line.starts(with: "- ".utf8) {
            let text = line.dropFirst(2)
            return begins(text) && (ends(text) || hasWords(text, atLeast: 4))
        }
        guard begins(line), let colon = line.firstIndex(of: UInt8(ascii: ":")),
            line[..<colon].allSatisfy({ ASCII.isLetter($0) || $0 >= 0x80 })
        else { return false }
        let words = line[(colon + 1)...].split(separator: 0x20)
        return words.count >= 3 && words.contains { $0.count >= 3 && $0.allSatisfy(ASCII.isLower) }
            || words.count >= 2 && ends(line)
    }

    /// "Ines Vale;": an item of a list, which statements resemble.
    static func isListItem(_ line: ArraySlice<UInt8>) -> Bool {
        let words = line.dropLast().split(separator: 0x20)
        return words.count >= 2 && line.first.map { ASCII.isUpper($0) || $0 >= 0x80 } == true
            && words.allSatisfy {
                $0.allSatisfy { ASCII.isLetter($0) || $0 >= 0x80 || $0 == 0x27 || $0 == 0x2D }
            }
    }

    private static let levels = ["INFO", "WARN", "ERROR", "DEBUG", "TRACE", "NOTICE", "FATAL", "CRIT"].map {
        Array($0.utf8)
    }

    private static func isSign(_ byte: UInt8) -> Bool { #"{}<>=;$\|[]_"#.utf8.contains(byte) }

    private static func isMoment(_ word: ArraySlice<UInt8>) -> Bool { word.first.map(ASCII.isDigit) == true }

    /// With a capital, a quotation mark or a letter beyond ASCII.
    private static func begins(_ line: ArraySlice<UInt8>) -> Bool {
        let first = line.first { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
        return first.map { ASCII.isUpper($0) || $0 >= 0x80 } == true
    }

    private static func ends(_ line: ArraySlice<UInt8>) -> Bool {
        SentenceEnd.isAtEnd(of: String(decoding: line.suffix(24), as: UTF8.self))
    }

    /// Whether so many tokens, and a third of them, are words.
    private static func hasWords(_ line: ArraySlice<UInt8>, atLeast least: Int) -> Bool {
        let tokens = line.split(separator: 0x20)
        let words = tokens.count { token in
            let word = ASCII.trimmed(token, of: { !ASCII.isLetter($0) && $0 < 0x80 })
            return word.count >= 2
                && word.allSatisfy { ASCII.isLetter($0) || $0 >= 0x80 || $0 == 0x27 || $0 == 0x2D }
        }
        return words >= least && words * 100 >= tokens.count * 35
    }
}
