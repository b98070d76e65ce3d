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
    /// Nil where no option asks where places are.
    private let areas: PlaceAreas?

    /// What was found in one text.
    package struct Result: Sendable, Equatable {
        /// In the order of the text, none overlapping.
        package var entities: [Entity]
        /// Codes such as `entities_gazetteer_only`.
        package var warnings: [String]
        /// The place that the text is about, by option.
        package var focus: Focus?
        /// What people are quoted with, by option.
        package var quotations: [Quotation] = []
        /// What the places mean by where the publisher is; only where that was asked for.
        package var notes: PlaceNotes?
    }

    /// A tagger with the names given in the options themselves.
    package init(resources: EntityResources, options: EntityTaggerOptions = EntityTaggerOptions()) {
        self.resources = resources
        self.options = options
        users = UserNames(inline: options)
        areas = Self.areas(resources, options)
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
        areas = Self.areas(resources, options)
    }

    private static func areas(_ resources: EntityResources, _ options: EntityTaggerOptions) -> PlaceAreas? {
        options.coordinates || options.focus ? PlaceAreas(resources.towns) : nil
    }

    /// Where publishers are by the list of the resource folder, ready to learn of more.
    package var publishers: PublisherPlaces { PublisherPlaces(listed: resources.publishers.places) }

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
    ///   - notesPlaces: whether what depends on the publisher's home is noted, to be decided by `settle`.
    /// - Returns: the entities in the order of the text, and warning codes.
    package func tag(
        _ text: String, language: String?, published: String? = nil, publisher: PublisherPlace? = nil,
        notesPlaces: Bool = false
    ) -> Result {
        tag(
            Array(text.utf8), language: language, published: published, publisher: publisher,
            notesPlaces: notesPlaces)
    }

    /// The entities of UTF-8 bytes.
    package func tag(
        _ bytes: [UInt8], language: String?, published: String? = nil, publisher: PublisherPlace? = nil,
        notesPlaces: Bool = false
    ) -> Result {
        var result = Result(entities: [], warnings: [])
        let parts = TextParts.of(bytes)
        var scalars = 0
        for part in parts.prefix(TextParts.most) {
            let text = parts.count == 1 ? bytes : Array(bytes[part])
            result.append(
                read(text, language, published, publisher ?? .unknown, notesPlaces: notesPlaces),
                after: scalars)
            scalars += text.count { $0 & 0xC0 != 0x80 }
        }
        if parts.count > 1 { result.entities = Entity.counted(result.entities) }
        if parts.count > TextParts.most { result.warnings.append("entities_cut") }
        result.focus = finish(&result.entities)
        return result
    }

    /// What stands in one part of a text; what the text as a whole is about is for others to say.
    private func read(
        _ bytes: [UInt8], _ language: String?, _ published: String?, _ publisher: PublisherPlace,
        notesPlaces: Bool
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
        let places = reading.places(merged.spans, publisher)
        var result = Result(entities: entities(merged, own, reading, places), warnings: reading.warnings)
        if notesPlaces, options.identifiers {
            result.notes = notes(merged.spans, own, places, reading.evidence(resources))
        }
        if options.quotes { result.quotations = quotations(merged.spans, reading) }
        return result
    }

    /// What the people of a text are quoted with, in the languages that have rules for it.
    private func quotations(_ spans: [EntitySpan], _ reading: Reading) -> [Quotation] {
        let (tokens, bytes) = (reading.tokens, reading.bytes)
        let all = options.types.contains(.person) ? spans : reading.mentions
        let names = CanonicalNames(
            tokens, bytes, spans: all, identifiers: all.map { _ in EntityIdentifier.none })
        let people = all.filter { $0.type == .person }.map {
            (range: $0.range, name: names.name(of: $0, identifier: .none))
        }
        let finder = QuoteFinder(tokens, language: reading.language, people: people)
        return (finder?.found() ?? []).map { found in
            let (first, last) = (
                tokens[found.stretch.words.lowerBound], tokens[found.stretch.words.upperBound - 1]
            )
            return Quotation(
                text: String(decoding: bytes[Int(first.start)..<Int(last.end)], as: UTF8.self),
                speaker: found.speaker, start: Int(first.scalarStart), end: Int(last.scalarEnd))
        }
    }

    /// The entities as they are where their publisher is at home there, and the place that the text is about.
    package func settle(
        _ entities: inout [Entity], by notes: PlaceNotes, publisher: PublisherPlace
    ) -> Focus? {
        entities = notes.settled(entities, home: publisher.home)
        return finish(&entities)
    }

    /// Adds the points of places, and finds the one that the text is about.
    private func finish(_ entities: inout [Entity]) -> Focus? {
        guard let areas else { return nil }
        if options.coordinates {
            for index in entities.indices {
                entities[index].position = areas.position(of: entities[index].id)
            }
        }
        return options.focus ? PlaceFocus.of(entities, areas) : nil
    }

    private func notes(
        _ spans: [EntitySpan], _ own: [UserNames.Mention], _ places: PlaceResolver, _ evidence: PlaceEvidence
    ) -> PlaceNotes {
        let given = Set(own.map(\.span.lower))
        var notes = PlaceNotes()
        notes.areas = evidence.areas.sorted { $0.order < $1.order }
        for (index, span) in spans.enumerated()
        where span.type == .location && !given.contains(span.lower) {
            if let answers = places.question(at: index).answersByHome() {
                notes.open.append((index, answers))
            }
        }
        return notes
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
        _ merged: Merged, _ own: [UserNames.Mention], _ reading: Reading, _ places: PlaceResolver
    ) -> [Entity] {
        let spans = merged.spans
        let (tokens, bytes) = (reading.tokens, reading.bytes)
        let identifiers = identifiers(spans, own, reading, places)
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
        return Entity.counted(identified(entities))
    }

    /// A person or an organisation whose full name has an identifier has it at each mention: "Berg" of "Anna Berg".
    private func identified(_ entities: [Entity]) -> [Entity] {
        guard options.identifiers else { return entities }
        func key(_ entity: Entity) -> String { entity.type + " " + entity.name }
        let named = entities.filter { $0.id != nil && $0.type != EntityType.location.rawValue }
        let identifiers = Dictionary(grouping: named, by: key).mapValues { Set($0.compactMap(\.id)) }
        guard !identifiers.isEmpty else { return entities }
        return entities.map { entity in
            var entity = entity
            if entity.id == nil, let own = identifiers[key(entity)], own.count == 1 { entity.id = own.first }
            return entity
        }
    }

    private func identifiers(
        _ spans: [EntitySpan], _ own: [UserNames.Mention], _ reading: Reading, _ places: PlaceResolver
    ) -> [EntityIdentifier] {
        guard options.identifiers else { return spans.map { _ in .none } }
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
