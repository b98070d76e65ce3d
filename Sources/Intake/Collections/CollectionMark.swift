internal import DateKit
internal import TextKit

/// Lines that part the documents of an export.
enum CollectionMark {
    /// "1 of 3 DOCUMENTS", "Document 1 of 3", and the same in German, French and Dutch.
    static func number(in line: ArraySlice<UInt8>) -> (number: Int, total: Int)? {
        guard line.count < 48, line.contains(where: ASCII.isDigit) else { return nil }
        var words = line.split(whereSeparator: { ASCII.isSpace($0) }).map {
            String(decoding: $0, as: UTF8.self).lowercased()
        }
        if let first = words.first, nouns.contains(first) {
            words.append(words.removeFirst())
        } else if words.count == 3 {
            return nil
        }
        guard words.count == 4, ["of", "von", "de", "sur", "van", "di"].contains(words[1]),
            nouns.contains(words[3])
        else { return nil }
        let numbers = [words[0], words[2]].compactMap { Int($0.filter { $0 != "," }) }
        return numbers.count == 2 && numbers[0] >= 1 && numbers[0] <= numbers[1]
            ? (numbers[0], numbers[1]) : nil
    }

    private static let nouns: Set<String> = [
        "document", "documents", "dokument", "dokumente", "dokumenten", "documenten", "documenti",
        "documentos",
        "article", "articles", "result", "results",
    ]

    /// "End of Document", as Nexis Uni writes it.
    static func isEnd(_ line: ArraySlice<UInt8>) -> Bool {
        ASCII.equals(line, "end of document") || ASCII.equals(line, "ende des dokuments")
    }

    /// A line of one sign.
    static func isRuler(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count >= 10, let first = line.first, "_-=*~".utf8.contains(first) else { return false }
        return line.allSatisfy { $0 == first }
    }

    /// "120 words", alone on a line.
    static func isWordCount(_ line: ArraySlice<UInt8>) -> Bool {
        let words = line.prefix(40).split(whereSeparator: { ASCII.isSpace($0) })
        guard words.count == 2, line.count < 40,
            words[0].allSatisfy({ ASCII.isDigit($0) || ".,".utf8.contains($0) })
        else { return false }
        return wordNames.contains(String(decoding: words[1], as: UTF8.self).lowercased())
    }

    private static let wordNames: Set<String> = [
        "words", "wörter", "worte", "mots", "woorden", "palabras", "parole", "palavras",
    ]

    static func isCopyright(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count < 200 else { return false }
        return [
            "copyright ", "(c) ", "all rights reserved", "alle rechte vorbehalten", "tous droits réservés",
        ]
        .contains { ASCII.starts(line, with: Array($0.utf8)) } || line.starts(with: "©".utf8)
    }

    /// A day, alone on a line or behind a newspaper's name.
    static func isDay(_ line: ArraySlice<UInt8>) -> Bool {
        line.contains(where: ASCII.isDigit)
            && day(in: String(decoding: line.prefix(80), as: UTF8.self)) != nil
    }

    static func day(in text: String) -> Timestamp? {
        guard text.utf8.count < 60, let date = DateParser.first(in: text) ?? DateParser.parse(text) else {
            return nil
        }
        return date.precision >= .day ? date : nil
    }

    /// "Document GAZ0000020260511em5b0000a", with which Factiva ends an article, or "news·20260511·HC·0123456" of Europresse.
    static func isAccession(_ line: ArraySlice<UInt8>) -> Bool {
        if line.starts(with: "news·".utf8) {
            let parts = String(decoding: line.prefix(64), as: UTF8.self).split(separator: "·")
            return parts.count >= 3 && parts[1].utf8.count == 8 && parts[1].utf8.allSatisfy(ASCII.isDigit)
        }
        var words = line.split(whereSeparator: { ASCII.isSpace($0) })[...]
        if words.count == 3, words[0].elementsEqual("AN".utf8) { words = words.dropFirst() }
        guard words.count == 2, let number = words.last, let first = words.first,
            ASCII.equals(first, "document") || ASCII.equals(first, "dokument")
        else { return false }
        return number.count >= 20 && number.allSatisfy(ASCII.isAlphanumeric)
            && number.contains(where: ASCII.isDigit)
    }
}
