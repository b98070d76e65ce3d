/// Language tags as BCP 47 and older habits write them.
package enum LanguageTag {
    /// The primary language: "pt" of "pt-BR" and "PT_br".
    package static func primary(_ tag: String) -> String {
        String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
    }
}
