internal import TextKit

/// Reads what pages write where a language belongs: tags, locales, codes of countries, names.
package enum StatedLanguage {
    /// The BCP 47 tag that a text means, with script and region where it has them; nil for what is no language.
    ///
    /// "EN-us" and "en_US" are "en-US", "us-en" too; "kr" is "ko", "deutsch, de" is "de", "Português (Brasil)" is "pt-BR".
    package static func tag(_ text: String) -> String? {
        let parts = text.split { !isWord($0) && $0 != "-" && $0 != "_" && $0 != "." }.prefix(4)
        for (place, part) in parts.enumerated() {
            if place + 1 < parts.count, let tag = LanguageNames.phrase(part, parts[place + 1]) { return tag }
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
        guard let first = subtags.first?.lowercased() else { return nil }
        if subtags.count == 2, let tag = countryFirst(first, subtags[1]) { return tag }
        guard let code = code(first) else { return nil }
        return subtags.dropFirst().prefix(2).reduce(code) { tag, subtag in
            let subtag = script(subtag) ?? region(subtag, of: LanguageTag.primary(code))
            return subtag.map { tag.hasSuffix("-" + $0) ? tag : "\(tag)-\($0)" } ?? tag
        }
    }

    /// "us-en", "jp-ja" and "ch-de": a country before a language, where "ca-FR" and "in_ID" are as they should be.
    private static func countryFirst(_ country: String, _ second: Substring) -> String? {
        let language = second.lowercased()
        guard let region = Regions.region(country), LanguageCodes.known.contains(language) else { return nil }
        if let meant = LanguageCodes.meant[country] {
            return meant == language && LanguageCodes.former.contains(country) ? nil : "\(language)-\(region)"
        }
        let isRegion = second == language.uppercased()[...] && Regions.region(language) != nil
        return !isRegion && alternatives(country).contains(language) ? "\(language)-\(region)" : nil
    }

    private static func code(_ word: String) -> String? {
        if let meant = LanguageCodes.meant[word] { return meant }
        if (2...3).contains(word.utf8.count) {
            return LanguageCodes.known.contains(word) ? word : nil
        }
        return LanguageNames.names[word]
    }

    /// A script in title case, as in "zh-hant".
    private static func script(_ text: Substring) -> String? {
        let name = text.prefix(1).uppercased() + text.dropFirst().lowercased()
        return Regions.scripts.contains(name) ? name : nil
    }

    /// A country in capitals.
    ///
    /// Twice the same code is a country only where one has the code of its language: Sweden is not "SV".
    private static func region(_ text: Substring, of language: String) -> String? {
        guard let region = Regions.region(text.lowercased()) else { return nil }
        let isDoubled = text.lowercased() == language
        return isDoubled && !Regions.named.contains(language) ? nil : region
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "'" || character == "’"
    }
}
