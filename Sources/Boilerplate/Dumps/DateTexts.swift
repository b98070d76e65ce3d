internal import TextKit

/// Finds where a line states dates, without parsing them.
struct DateTexts: Sendable, Equatable {
    /// The first date of the line as it is written, with its time.
    var published: String?
    /// A second one after a word or a bracket that means "updated".
    var modified: String?
    /// Whether the line states nothing but a date and its label.
    var isBare = false

    /// Longer lines are sentences that mention a date.
    private static let maximumBytes = 160
    private static let updateWords = [
        "updated", "update", "modified", "aktualisiert", "geändert", "mis à jour", "modifié", "actualizado",
        "modificato", "aggiornato", "atualizado", "bijgewerkt", "uppdaterad", "oppdatert", "opdateret",
        "aktualizacja",
        "обновлено", "изменено", "güncelleme", "更新", "수정", "آخر تحديث", "last updated",
    ]

    init(_ text: String) {
        guard text.utf8.count <= Self.maximumBytes else { return }
        let folded = TextFolding.folded(text)
        var figures = 0
        var hasYear = false
        var hasTime = false
        var run = 0
        for (index, byte) in folded.enumerated() {
            if ASCII.isDigit(byte) {
                run += 1
                continue
            }
            if run > 0 { figures += 1 }
            if run == 4 { hasYear = hasYear || Self.isYear(folded[(index - 4)..<index]) }
            if run <= 2 && run > 0 && byte == UInt8(ascii: ":") && index + 2 < folded.count {
                hasTime = hasTime || (folded[index + 1] &- 0x30 < 6 && ASCII.isDigit(folded[index + 2]))
            }
            run = 0
        }
        if run == 4 { hasYear = hasYear || Self.isYear(folded[(folded.count - 4)...]) }
        if run > 0 { figures += 1 }
        guard (hasYear && figures >= 2) || (hasTime && figures >= 3) else { return }
        let letters = folded.count { ASCII.isLower($0) || $0 >= 0x80 }
        isBare = letters <= 60
        split(text)
    }

    private static func isYear(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.starts(with: [0x31, 0x39]) || digits.starts(with: [0x32, 0x30])
    }

    private mutating func split(_ text: String) {
        let lower = text.lowercased()
        var first: String.Index?
        for word in Self.updateWords {
            guard let found = Self.position(of: word, in: lower), found > 0 else { continue }
            let index =
                lower.index(lower.startIndex, offsetBy: found, limitedBy: lower.endIndex) ?? lower.endIndex
            if first.map({ index < $0 }) ?? true { first = index }
        }
        guard let first else {
            published = text
            return
        }
        let cut = lower.distance(from: lower.startIndex, to: first)
        let head = text.prefix(cut)
        let tail = text.dropFirst(cut)
        guard head.contains(where: \.isNumber) else {
            published = text
            return
        }
        published = Self.trimmed(head)
        modified = Self.trimmed(tail.drop { !$0.isNumber })
    }

    /// Offset in characters of a short word in a short line.
    private static func position(of word: String, in text: String) -> Int? {
        let pattern = Array(word)
        let letters = Array(text)
        guard letters.count >= pattern.count else { return nil }
        return (0...(letters.count - pattern.count)).first {
            letters[$0..<($0 + pattern.count)].elementsEqual(pattern)
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        let marks: Set<Character> = [" ", "(", ")", "|", "-", "–", "—", "[", "]", ",", ";", ":", "•", "·"]
        var text = text
        while let last = text.last, marks.contains(last) { text.removeLast() }
        while let first = text.first, marks.contains(first) { text.removeFirst() }
        return String(text)
    }
}
