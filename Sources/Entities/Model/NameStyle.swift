/// How the names of a model's language are written, which decides what can be a name and which features count.
package struct NameStyle: OptionSet, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The script has no capitals: every word or character can be part of a name.
    package static let caseless = NameStyle(rawValue: 1)
    /// Names have endings ("Trumpille"), so the beginning of a word counts as a word.
    package static let inflected = NameStyle(rawValue: 2)

    /// The style of a language by its primary subtag.
    package static func of(_ language: String) -> NameStyle {
        switch language {
        case "en": []
        case "zh", "ja", "ko", "th", "hi": .caseless
        default: .inflected
        }
    }
}
