internal import DateKit
package import Files
package import PipelineKit
internal import TextKit

/// Finds the names in an article's text: people, organisations, places, and on request dates, money, shares, groups.
///
/// Immutable once made: one is enough for all workers.
package struct EntityTagger: Sendable {
    private let resources: EntityResources
    private let options: EntityTaggerOptions
    private let users: UserNames

    /// What was found in one text.
    package struct Result: Sendable, Equatable {
        /// In the order of the text, none overlapping.
        package var entities: [Entity]
        /// Codes such as `entities_gazetteer_only`.
        package var warnings: [String]
    }

    /// A tagger with the names given in the options themselves.
    package init(resources: EntityResources, options: EntityTaggerOptions = EntityTaggerOptions()) {
        self.resources = resources
        self.options = options
        users = UserNames(inline: options)
    }

    /// A tagger that also reads the files that the options name.
    ///
    /// - Parameters:
    ///   - resources: gazetteer and model.
    ///   - options: what to find.
    ///   - folder: where relative paths of the options start.
    /// - Throws: `ResourceError` with all problems of all files.
    package init(
        resources: EntityResources, options: EntityTaggerOptions, folder: String
    ) throws(ResourceError) {
        self.resources = resources
        self.options = options
        users = try UserNames(options, folder: folder)
    }

    /// SHA-256 of all files that the tagger uses, by path.
    package var digests: [String: String] {
        resources.digests.merging(users.digests) { first, _ in first }
    }

    /// The entities of a text.
    ///
    /// - Parameters:
    ///   - text: the article's text; offsets count its Unicode scalars.
    ///   - language: BCP 47, or nil where it is unknown.
    ///   - published: the article's date as RFC 3339 or YYYY-MM-DD, against which relative dates are resolved.
    ///   - publisher: where the publisher is.
    /// - Returns: the entities in the order of the text, and warning codes.
    package func tag(
        _ text: String, language: String?, published: String? = nil, publisher: PublisherPlace? = nil
    ) -> Result {
        tag(Array(text.utf8), language: language, published: published, publisher: publisher)
    }

    /// The entities of UTF-8 bytes.
    package func tag(
        _ bytes: [UInt8], language: String?, published: String? = nil, publisher: PublisherPlace? = nil
    ) -> Result {
        let reading = Reading(bytes, language: language, resources)
        let tokens = reading.tokens
        let own = users.mentions(tokens).filter { options.types.contains($0.span.type) }
        let spans = reading.mentions.filter { span in
            options.types.contains(span.type) && !users.blocks(tokens, span.range)
                && !own.contains { $0.span.range.overlaps(span.range) }
        }
        let known = reading.language.map(ShapeRules.languages.contains) ?? false
        let rules = EntityRules(
            text: RuleTokens(tokens: tokens, bytes: bytes), gazetteer: resources.gazetteer,
            types: known ? options.types : [], published: published.flatMap { CalendarDay($0) })
        let merged = merged(spans, rules.spans(), own)
        return Result(
            entities: entities(merged, own, reading, publisher ?? .unknown),
            warnings: reading.warnings)
    }

    /// The user's names override dates and amounts, those other names; a nationality inside a name is part
    /// of it.
    private func merged(
        _ spans: [EntitySpan], _ rules: [RuleSpan], _ own: [UserNames.Mention]
    ) -> Merged {
        guard !rules.isEmpty || !own.isEmpty else { return Merged(spans: spans) }
        var taken: Set<Int> = []
        for span in spans { taken.formUnion(span.range) }
        let kept = rules.filter { rule in
            let isShort = rule.span.type == .group || (rule.span.type == .date && rule.span.range.count == 1)
            return (!isShort || taken.isDisjoint(with: rule.span.range))
                && !own.contains { $0.span.range.overlaps(rule.span.range) }
        }
        var ruled: Set<Int> = []
        var merged = Merged()
        for rule in kept {
            ruled.formUnion(rule.span.range)
            merged.values[rule.span.lower] = rule.value
        }
        let names = spans.filter { ruled.isDisjoint(with: $0.range) }
        merged.spans = (names + kept.map(\.span) + own.map(\.span)).sorted { $0.lower < $1.lower }
        return merged
    }

    /// Spans in the order of the text, and the values of those that rules found, by first token.
    private struct Merged {
        var spans: [EntitySpan] = []
        var values: [Int: String] = [:]
    }

    // MARK: Output

    private func entities(
        _ merged: Merged, _ own: [UserNames.Mention], _ reading: Reading, _ publisher: PublisherPlace
    ) -> [Entity] {
        let spans = merged.spans
        let (tokens, bytes) = (reading.tokens, reading.bytes)
        let identifiers = identifiers(spans, own, reading, publisher)
        let names = CanonicalNames(tokens, bytes, spans: spans, identifiers: identifiers)
        var entities: [Entity] = []
        for (span, identifier) in zip(spans, identifiers) {
            let (first, last) = (tokens[span.lower], tokens[span.upper - 1])
            let name = merged.values[span.lower] ?? names.name(of: span, identifier: identifier)
            entities.append(
                Entity(
                    text: String(decoding: bytes[Int(first.start)..<Int(last.end)], as: UTF8.self),
                    type: span.type.rawValue, start: Int(first.scalarStart), end: Int(last.scalarEnd),
                    name: name,
                    id: users.text(identifier), count: 0))
        }
        return Entity.counted(entities)
    }

    private func identifiers(
        _ spans: [EntitySpan], _ own: [UserNames.Mention], _ reading: Reading, _ publisher: PublisherPlace
    ) -> [EntityIdentifier] {
        guard options.identifiers else { return spans.map { _ in .none } }
        let places = reading.places(spans, publisher)
        let given = Dictionary(own.map { ($0.span.lower, $0.identifier) }) { first, _ in first }
        return spans.indices.map { index in
            if let identifier = given[spans[index].lower] { return identifier }
            switch spans[index].type {
            case .location: return places.identifier(at: index)
            case .organization: return listed(spans[index], reading.tokens, as: .organization)
            case .group: return listed(spans[index], reading.tokens, as: .demonym)
            default: return .none
            }
        }
    }

    /// Learns from one article where its publisher is.
    package func learn(_ text: String, language: String?, domain: String, into places: inout PublisherPlaces)
    {
        let reading = Reading(Array(text.utf8), language: language, resources)
        places.add(reading.evidence(resources).areas, domain: domain)
    }

    /// What each place's name in a text can mean and what speaks for it, to find the weights of `PlaceModel`.
    package func placeFeatures(
        _ text: String, publisher: PublisherPlace
    ) -> [(start: Int, end: Int, candidates: [(id: String, values: [Double])])] {
        let reading = Reading(Array(text.utf8), language: "en", resources)
        let (tokens, spans) = (reading.tokens, reading.mentions)
        let places = reading.places(spans, publisher)
        return spans.indices.filter { spans[$0].type == .location }.map { index in
            let found = places.features(at: index).map {
                (id: $0.candidate.identifier.text(in: nil) ?? "", values: $0.values)
            }
            return (
                Int(tokens[spans[index].lower].scalarStart), Int(tokens[spans[index].upper - 1].scalarEnd),
                found
            )
        }
    }

    /// The identifier of an unambiguous name.
    private func listed(
        _ span: EntitySpan, _ tokens: [Token], as kind: GazetteerClass
    ) -> EntityIdentifier {
        guard let match = resources.gazetteer.match(tokens, span.range) else { return .none }
        let found = resources.gazetteer.candidates(match).filter { $0.kind.contains(kind) }
        let identifiers = Set(found.map(\.identifier))
        return identifiers.count == 1 ? found[0].identifier : .none
    }
}
