import PipelineKit

@testable import Entities

/// A gazetteer of a few lines and what the tagger makes of a text with it.
struct ListedNames {
    let resources: EntityResources

    init(_ lines: String, towns: String = "") {
        resources = EntityResources(lists: [Array(lines.utf8)], towns: Array(towns.utf8))
    }

    var gazetteer: Gazetteer { resources.gazetteer }

    func tokens(_ text: String) -> [Token] { Tokenizer.tokens(of: Array(text.utf8)) }

    /// All entities as "TYPE text = name id", types left out where one alone is asked for.
    func tag(
        _ text: String, language: String? = "en", types: Set<EntityType> = Set(EntityType.allCases),
        published: String? = nil, publisher: PublisherPlace? = nil
    ) -> [Entity] {
        var options = EntityTaggerOptions()
        options.types = types
        return EntityTagger(resources: resources, options: options).tag(
            text, language: language, published: published, publisher: publisher
        ).entities
    }

    /// The places of a text with their ids.
    func places(_ text: String) -> [String] {
        tag(text, types: [.location]).map { "\($0.text) \($0.id ?? "-")" }
    }
}

/// Tokens of a text for the rules on dates and amounts.
func ruleTokens(_ text: String) -> RuleTokens {
    let bytes = Array(text.utf8)
    return RuleTokens(tokens: Tokenizer.tokens(of: bytes), bytes: bytes)
}

extension RuleTokens {
    /// The text of a span as it is written.
    func string(_ span: EntitySpan) -> String {
        String(
            decoding: bytes[Int(tokens[span.lower].start)..<Int(tokens[span.upper - 1].end)], as: UTF8.self)
    }
}
