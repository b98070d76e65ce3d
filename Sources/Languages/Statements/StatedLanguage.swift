internal import TextKit

/// Reads what pages write where a language belongs: tags, locales, codes of countries, names.
package enum StatedLanguage {
    /// The BCP 47 tag that a text means, with script and region where it has them; nil for what is no language.
    ///
    /// "EN-us" and "en_US" are "en-US", "kr" is "ko", "deutsch, de" is "de".
    package static func tag(_ text: String) -> String? {
        let parts = text.split { !isWord($0) && $0 != "-" && $0 != "_" && $0 != "." }
        for part in parts.prefix(4) {
            if let tag = tag(ofPart: part) { return tag }
        }
        return nil
    }

    /// Other languages that a tag may stand for: "se" is Northern Sami, yet most who write it mean Swedish.
    package static func alternatives(_ tag: String) -> [String] {
        LanguageCodes.alternatives[LanguageTag.primary(tag)] ?? []
    }

    private static func tag(ofPart part: Substring) -> String? {
        let subtags = part.split { $0 == "-" || $0 == "_" || $0 == "." }
        guard let first = subtags.first else { return nil }
        guard let code = code(first.lowercased()) else { return nil }
        var tag = code
        for subtag in subtags.dropFirst().prefix(2) {
            guard let subtag = self.subtag(subtag) else { break }
            if !tag.hasSuffix("-" + subtag) { tag += "-" + subtag }
        }
        return tag
    }

    private static func code(_ word: String) -> String? {
        if let meant = LanguageCodes.meant[word] { return meant }
        if (2...3).contains(word.utf8.count) {
            return LanguageCodes.known.contains(word) ? word : nil
        }
        return LanguageCodes.names[word]
    }

    /// A script in title case or a region in capitals.
    private static func subtag(_ text: Substring) -> String? {
        guard text.utf8.allSatisfy(ASCII.isLetter) else { return nil }
        switch text.utf8.count {
        case 4: return text.prefix(1).uppercased() + text.dropFirst().lowercased()
        case 2: return text.uppercased() == "UK" ? "GB" : text.uppercased()
        default: return nil
        }
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
