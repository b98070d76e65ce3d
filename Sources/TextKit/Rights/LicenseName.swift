/// Names of public licences in running text: "CC BY-SA 4.0", "Creative Commons Attribution 4.0 International".
enum LicenseName {
    /// The text, if it is nothing but such a name.
    static func whole(_ text: String) -> String? {
        let words = words(of: text)
        if ["public domain", "public domain mark"].contains(words.map(key).joined(separator: " ")) {
            return text
        }
        guard let found = names(in: words).first, found.count >= words.count - leading(words, before: found)
        else {
            return nil
        }
        return plain(words[found])
    }

    /// The one name in a text; nil where there are two that differ.
    static func first(in text: String) -> String? {
        if let whole = whole(text) { return whole }
        let words = words(of: text)
        let names = names(in: words).map { plain(words[$0]) }
        guard let first = names.first, names.allSatisfy({ $0.lowercased() == first.lowercased() }) else {
            return nil
        }
        return first
    }

    /// A text with a bar in place of each such name; nil where there is none.
    static func replaced(in text: String) -> String? {
        let words = words(of: text)
        let found = names(in: words)
        var rest = text
        for name in found.reversed() {
            let start =
                words[..<name.lowerBound].lastIndex { $0 != "/" && !lead.contains(key($0)) }.map { $0 + 1 }
                ?? 0
            let end = words[name.upperBound...].firstIndex { $0 != "/" } ?? words.endIndex
            rest.replaceSubrange(words[start].startIndex..<words[end - 1].endIndex, with: " | ")
        }
        return found.isEmpty ? nil : rest
    }

    /// Whether a text names a licence by which nobody holds the copyright any more.
    static func isDedication(_ text: String) -> Bool {
        let folded = text.lowercased()
        return ["cc0", "public domain", "creative commons zero"].contains { folded.contains($0) }
    }

    /// "Licensed under a", "Licence:" and the like, which may stand before a name.
    private static func leading(_ words: [Substring], before name: Range<Int>) -> Int {
        words[..<name.lowerBound].allSatisfy { lead.contains(key($0)) } ? name.lowerBound : 0
    }

    private static let lead: Set<String> = [
        "licensed", "licenced", "under", "a", "the", "license", "licence",
    ]

    private static func words(of text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

    /// A word in lower case without marks around it.
    private static func key(_ word: Substring) -> String {
        String(
            word.lowercased().drop { marks.contains($0) }.reversed().drop { marks.contains($0) }.reversed())
    }

    private static let marks: Set<Character> = ["(", ")", "[", "]", ",", ".", ";", ":", "\"", "'", "“", "”"]

    private static func plain(_ words: ArraySlice<Substring>) -> String {
        var text = words.joined(separator: " ")[...]
        while let first = text.first, marks.contains(first) { text.removeFirst() }
        while let last = text.last, marks.contains(last) { text.removeLast() }
        return String(text)
    }

    // MARK: Finding

    private static func names(in words: [Substring]) -> [Range<Int>] {
        let keys = words.map(key)
        var found: [Range<Int>] = []
        var place = 0
        while place < keys.count {
            // "Cc: by mail" is no licence.
            let isAddressee = keys[place] == "cc" && words[place].last.map(marks.contains) == true
            if !isAddressee, let end = end(of: keys, from: place) {
                let isPort = end < words.count && isVersion(keys[end - 1]) && isJurisdiction(words[end])
                // The fourth version has no ports: what follows it is no country.
                let whole = isPort && !keys[end - 1].hasPrefix("4") ? end + 1 : end
                found.append(place..<whole)
                place = whole
            } else {
                place += 1
            }
        }
        return found
    }

    /// Where the name that begins at a word ends.
    private static func end(of keys: [String], from start: Int) -> Int? {
        let next = start + 1 < keys.count ? keys[start + 1] : ""
        if keys[start].hasPrefix("cc0") { return isVersion(next) ? start + 2 : start + 1 }
        if keys[start].hasPrefix("cc-by") || keys[start] == "cc" && next.hasPrefix("by")
            || keys[start] == "ccby"
        {
            return run(of: keys, from: start + 1, short)
        }
        if keys[start] == "creative", next == "commons" {
            let end = run(of: keys, from: start + 2, long)
            return keys[(start + 2)..<end].contains { telling.contains($0) || $0.hasPrefix("attribution-") }
                ? end : nil
        }
        if keys[start] == "open", next == "government" {
            let end = run(of: keys, from: start + 2, ["licence", "license", "v1.0", "v2.0", "v3.0"])
            return end > start + 2 ? end : nil
        }
        return nil
    }

    private static func run(of keys: [String], from start: Int, _ known: Set<String>) -> Int {
        var end = start
        while end < keys.count, known.contains(keys[end]) || isVersion(keys[end]) || isParts(keys[end]) {
            end += 1
        }
        return end
    }

    private static let short: Set<String> = ["by", "nc", "sa", "nd", "international", "intl", "unported"]
    private static let telling: Set<String> = [
        "attribution", "zero", "cc0", "by", "namensnennung", "atribución", "atribuição", "reconocimiento",
        "attribuzione", "naamsvermelding",
    ]
    private static let long = telling.union([
        "non-commercial", "noncommercial", "non", "commercial", "sharealike", "share-alike", "share", "alike",
        "no",
        "derivatives", "noderivatives", "noderivs", "international", "unported", "generic", "universal",
        "v4.0",
        "public", "domain", "dedication", "license", "licence", "lizenz",
    ])

    /// "by-nc-sa", "attribution-sharealike".
    private static func isParts(_ key: String) -> Bool {
        key.hasPrefix("by-") || key.hasPrefix("attribution-")
    }

    /// "DE", "US", "IGO" behind the version of a ported licence.
    private static func isJurisdiction(_ word: Substring) -> Bool {
        let code = plain([word])
        return (2...3).contains(code.utf8.count) && code.utf8.allSatisfy(ASCII.isUpper)
    }

    private static func isVersion(_ key: String) -> Bool {
        let bytes = Array(key.utf8)
        return bytes.count == 3 && ASCII.isDigit(bytes[0]) && bytes[1] == UInt8(ascii: ".")
            && ASCII.isDigit(bytes[2])
    }
}
