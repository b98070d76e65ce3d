package import PipelineKit

/// Finds the names in an article's text: people, organisations, places, and on request dates, money, shares, groups.
///
/// A value that only reads after it was made: one is enough for all workers.
package struct EntityTagger: Sendable {
    private let resources: EntityResources
    private let options: EntityTaggerOptions
    private let custom: Gazetteer
    private let blocked: Set<UInt64>

    /// What was found in one text.
    package struct Result: Sendable, Equatable {
        /// In the order of the text, none overlapping.
        package var entities: [Entity]
        /// Codes such as `entities_gazetteer_only`.
        package var warnings: [String]
    }

    package init(resources: EntityResources, options: EntityTaggerOptions = EntityTaggerOptions()) {
        self.resources = resources
        self.options = options
        var custom = Gazetteer()
        for name in options.names { custom.add(name) }
        self.custom = custom
        blocked = Set(options.blocked.map { Self.key(Tokenizer.tokens(of: Array($0.utf8))[...]) })
    }

    /// The entities of a text.
    ///
    /// - Parameters:
    ///   - text: the article's text; offsets count its Unicode scalars.
    ///   - language: BCP 47, or nil where it is unknown.
    ///   - published: the article's date as RFC 3339 or YYYY-MM-DD, against which relative dates are resolved.
    /// - Returns: the entities in the order of the text, and warning codes.
    package func tag(_ text: String, language: String?, published: String? = nil) -> Result {
        tag(Array(text.utf8), language: language, published: published)
    }

    /// The entities of UTF-8 bytes.
    package func tag(_ bytes: [UInt8], language: String?, published: String? = nil) -> Result {
        let tokens = Tokenizer.tokens(of: bytes)
        let code = languageCode(language, tokens)
        let found = spans(tokens, bytes, code)
        let consistent = DocumentPass.apply(found.spans, tokens: tokens, certainty: found.certainty)
        let edges = SpanEdges(
            tokens: tokens, gazetteer: resources.gazetteer, knowledge: resources.model?.knowledge ?? .none)
        let spans = withCustomNames(consistent.compactMap(edges.trimmed), tokens).filter {
            !isBlocked($0, tokens)
        }
        let known = code.map(ShapeRules.languages.contains) ?? false
        let rules = EntityRules(
            text: RuleTokens(tokens: tokens, bytes: bytes), gazetteer: resources.gazetteer,
            types: known ? options.types : [], published: published.flatMap { CalendarDay($0) })
        let merged = merged(spans.filter { options.types.contains($0.type) }, rules.spans())
        return Result(
            entities: entities(merged.spans, merged.values, tokens, bytes),
            warnings: known ? [] : ["entities_gazetteer_only"])
    }

    /// Dates and amounts are surer than names; a nationality inside a name is part of it.
    private func merged(
        _ spans: [EntitySpan], _ rules: [RuleSpan]
    ) -> (spans: [EntitySpan], values: [Int: String]) {
        guard !rules.isEmpty else { return (spans, [:]) }
        var taken: Set<Int> = []
        for span in spans { taken.formUnion(span.range) }
        let kept = rules.filter { rule in
            let isShort = rule.span.type == .group || (rule.span.type == .date && rule.span.range.count == 1)
            return !isShort || taken.isDisjoint(with: rule.span.range)
        }
        var ruled: Set<Int> = []
        var values: [Int: String] = [:]
        for rule in kept {
            ruled.formUnion(rule.span.range)
            values[rule.span.lower] = rule.value
        }
        let names = spans.filter { ruled.isDisjoint(with: $0.range) }
        return ((names + kept.map(\.span)).sorted { $0.lower < $1.lower }, values)
    }

    private func spans(_ tokens: [Token], _ bytes: [UInt8], _ language: String?) -> EntityDecoder.Output {
        if language == "en", let model = resources.model {
            var decoder = EntityDecoder(model: model, gazetteer: resources.gazetteer)
            return decoder.decode(tokens, bytes)
        }
        let spans = ShapeRules.spans(tokens, gazetteer: resources.gazetteer, language: language)
        // The rules have no probabilities; this lets the document pass add repeats.
        return EntityDecoder.Output(spans: spans, certainty: Array(repeating: 0.8, count: tokens.count))
    }

    /// The primary language subtag; a text of unknown language that reads like English is taken for it.
    private func languageCode(_ language: String?, _ tokens: [Token]) -> String? {
        if let language { return String(language.prefix { $0 != "-" && $0 != "_" }).lowercased() }
        let words = tokens.prefix(400)
        let english = words.count { EntityLexicon.english.contains($0.lowerHash) }
        // English news has about one of these in six words, Dutch (its nearest neighbour here) one in thirty.
        return english * 10 >= words.count && english > 1 ? "en" : nil
    }

    // MARK: Users' names

    private static func key(_ tokens: ArraySlice<Token>) -> UInt64 {
        tokens.reduce(0) { WordHash.mix($0, $1.lowerHash) }
    }

    private func isBlocked(_ span: EntitySpan, _ tokens: [Token]) -> Bool {
        !blocked.isEmpty && blocked.contains(Self.key(tokens[span.range]))
    }

    private func withCustomNames(_ spans: [EntitySpan], _ tokens: [Token]) -> [EntitySpan] {
        guard !custom.isEmpty else { return spans }
        var own: [EntitySpan] = []
        var index = 0
        while index < tokens.count {
            guard let match = custom.longestMatch(tokens, at: index, limit: tokens.count),
                let type = custom.candidates(match).first?.type
            else {
                index += 1
                continue
            }
            own.append(EntitySpan(lower: index, upper: match.end, type: type, confidence: 1))
            index = match.end
        }
        let free = spans.filter { span in !own.contains { $0.range.overlaps(span.range) } }
        return (own + free).sorted { $0.lower < $1.lower }
    }

    // MARK: Output

    private func entities(
        _ spans: [EntitySpan], _ values: [Int: String], _ tokens: [Token], _ bytes: [UInt8]
    ) -> [Entity] {
        let identifiers = identifiers(spans, tokens)
        let names = CanonicalNames(tokens, bytes, spans: spans, identifiers: identifiers)
        var entities: [Entity] = []
        var counts: [String: Int] = [:]
        for (span, identifier) in zip(spans, identifiers) {
            let (first, last) = (tokens[span.lower], tokens[span.upper - 1])
            let name = values[span.lower] ?? names.name(of: span, identifier: identifier)
            counts[span.type.rawValue + name, default: 0] += 1
            entities.append(
                Entity(
                    text: String(decoding: bytes[Int(first.start)..<Int(last.end)], as: UTF8.self),
                    type: span.type.rawValue, start: Int(first.scalarStart), end: Int(last.scalarEnd),
                    name: name,
                    id: identifier.text(custom: custom.customIdentifiers), count: 0))
        }
        for index in entities.indices {
            entities[index].count = counts[entities[index].type + entities[index].name] ?? 1
        }
        return entities
    }

    private func identifiers(_ spans: [EntitySpan], _ tokens: [Token]) -> [EntityIdentifier] {
        guard options.identifiers else { return spans.map { _ in .none } }
        let places = PlaceIdentifiers(tokens, resources.gazetteer, spans: spans)
        return spans.indices.map { index in
            let span = spans[index]
            if let match = custom.match(tokens, span.range) {
                return custom.candidates(match).first?.identifier ?? .none
            }
            switch span.type {
            case .location:
                return places.identifier(of: span, next: index + 1 < spans.count ? spans[index + 1] : nil)
            case .organization: return organizationIdentifier(span, tokens)
            default: return .none
            }
        }
    }

    private func organizationIdentifier(_ span: EntitySpan, _ tokens: [Token]) -> EntityIdentifier {
        guard let match = resources.gazetteer.match(tokens, span.range) else { return .none }
        let candidates = resources.gazetteer.candidates(match).filter { $0.kind.contains(.organization) }
        return candidates.count == 1 ? candidates[0].identifier : .none
    }
}

extension Gazetteer {
    fileprivate mutating func add(_ custom: EntityTaggerOptions.CustomName) {
        let identifier = custom.id.map { addIdentifier($0) } ?? .none
        let entry = Entry(identifier: identifier, kind: .custom, population: 0, country: 0, type: custom.type)
        add(([custom.name] + custom.aliases).map { Array($0.utf8)[...] }, entry: entry)
    }
}

extension EntityTagger {
    /// How many tokens a text has: the unit of throughput figures.
    package func tokenCount(_ bytes: [UInt8]) -> Int { Tokenizer.tokens(of: bytes).count }
}
