internal import Languages
internal import TextKit

/// What reads the names of one text: its language's model, the model of its script, or lists and rules.
struct NameReader {
    /// Nil where lists and rules read the text.
    let model: EntityModel?
    let warnings: [String]
    private let gazetteer: Gazetteer
    private let language: String?

    /// Chooses for a text in a language, given by its primary subtag, or in an unknown one.
    init(_ resources: EntityResources, language: String?, _ tokens: [Token], _ bytes: [UInt8]) {
        self.language = language
        gazetteer = resources.gazetteer
        let script = Self.script(tokens, bytes)
        if let language, let own = Self.own(resources, language, script: script) {
            (model, warnings) = (own, [])
            return
        }
        let hasRules = language.map(ShapeRules.languages.contains) ?? false
        let usesRules = hasRules && !Self.betterShared.contains(language ?? "")
        let shared = usesRules ? nil : script.flatMap { resources.models.model($0) }
        model = shared
        let isDamaged = [language, script].compactMap { $0 }.contains(where: resources.models.isUnreadable)
        warnings =
            (isDamaged ? ["entities_model_unreadable"] : [])
            + (usesRules || (hasRules && shared == nil)
                ? [] : [shared == nil ? "entities_gazetteer_only" : "entities_shared_model"])
    }

    /// The language's model, unless the text is in another script than its texts of training (Serbian has two).
    private static func own(_ resources: EntityResources, _ language: String, script: String?) -> EntityModel?
    {
        guard language != "en" else { return resources.model }
        guard script == nil || (script == "cyrillic") == cyrillicLanguages.contains(language) else {
            return nil
        }
        return resources.models.model(language)
    }

    /// Languages with rules whose names the script's model finds better.
    ///
    /// On Spanish and Portuguese, left out of its training, F1 59 to 47 and 59 to 49; on old French newspapers, where
    /// French does without its own model, 38 to 22. Dutch is as good with its rules.
    private static let betterShared: Set<String> = ["fr", "it"]

    private static let cyrillicLanguages: Set<String> = ["bg", "kk", "ru", "uk"]

    func spans(_ tokens: [Token], _ bytes: [UInt8]) -> EntityDecoder.Output {
        if let model {
            var decoder = EntityDecoder(model: model, gazetteer: gazetteer, isEnglish: language == "en")
            return decoder.decode(tokens, bytes)
        }
        let spans = ShapeRules.spans(tokens, gazetteer: gazetteer, language: language)
        // The rules have no probabilities; this value lets `MentionConsistency` add repeats.
        return EntityDecoder.Output(spans: spans, certainty: Array(repeating: 0.8, count: tokens.count))
    }

    /// English for a text of unknown language that has its words; nil for another.
    static func languageByWords(_ tokens: [Token]) -> String? {
        let words = tokens.prefix(400)
        let english = words.count { EntityLexicon.english.contains($0.lowerHash) }
        // English news has about one of these in six words, Dutch (the most similar here) one in thirty.
        return english * 10 >= words.count && english > 1 ? "en" : nil
    }

    /// The name of the model that is shared by the languages of a text's script; nil for other scripts.
    private static func script(_ tokens: [Token], _ bytes: [UInt8]) -> String? {
        var (latin, cyrillic, other) = (0, 0, 0)
        for token in tokens.prefix(400) where !token.traits.contains(.symbol) {
            switch WritingSystem.of(UTF8Scalars.decode(bytes, at: Int(token.start)).scalar) {
            case .latin: latin += 1
            case .cyrillic: cyrillic += 1
            case .none, .inherited: break
            default: other += 1
            }
        }
        guard max(latin, cyrillic) > other else { return nil }
        return latin >= cyrillic ? "latin" : "cyrillic"
    }
}
