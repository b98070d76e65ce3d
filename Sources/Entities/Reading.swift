internal import TextKit

/// A text's tokens and the names in them, as its language's reader finds them.
struct Reading {
    let bytes: [UInt8]
    let tokens: [Token]
    /// Primary subtag; nil where neither stated nor told by the words.
    let language: String?
    /// The names that the article as a whole makes of those found sentence by sentence.
    let mentions: [EntitySpan]
    let warnings: [String]
    private let context: MentionContext

    init(_ bytes: [UInt8], language: String?, _ resources: EntityResources) {
        self.bytes = bytes
        let stated = language.map(LanguageTag.primary)
        tokens = Tokenizer.tokens(of: bytes, apostrophes: .of(stated))
        self.language = stated ?? NameReader.languageByWords(tokens)
        let reader = NameReader(resources, language: self.language, tokens, bytes)
        warnings = reader.warnings
        context = MentionContext(
            tokens, resources.gazetteer, resources.towns, reader.model?.knowledge ?? .none,
            language: self.language)
        let found = reader.spans(tokens, bytes)
        mentions = self.language == "en" ? context.english(found) : context.consistent(found)
    }

    /// What the article says of where it plays.
    func evidence(_ resources: EntityResources) -> PlaceEvidence {
        PlaceEvidence(
            tokens, resources.gazetteer, spans: mentions, towns: resources.towns, language: language)
    }

    /// What the places among `spans` mean.
    func places(_ spans: [EntitySpan], _ publisher: PublisherPlace) -> PlaceResolver {
        PlaceResolver(context, spans: spans, publisher: publisher) { range in
            publisher.names(
                Array(bytes[Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)]))
        }
    }
}

extension MentionContext {
    private var edges: SpanTrimmer { SpanTrimmer(tokens: tokens, gazetteer: gazetteer, knowledge: knowledge) }

    fileprivate func consistent(_ found: EntityDecoder.Output) -> [EntitySpan] {
        MentionConsistency.apply(found.spans, self, certainty: found.certainty).compactMap(edges.trimmed)
    }

    fileprivate func english(_ found: EntityDecoder.Output) -> [EntitySpan] {
        var spans = UnnamedWords.removed(from: found.spans, self)
        spans = CompanyNames.typed(PersonNames.apply(spans, self), self)
        spans = HeadlineNames.apply(spans, self)
        spans = PlaceCues.apply(spans, self)
        spans = NamesLikeMonths.apply(spans, self)
        spans = MentionConsistency.apply(spans, self, certainty: found.certainty)
        spans = PersonNames.apply(GivenNames.added(to: spans, self), self)
        spans = TeamNames.apply(spans, self)
        return CompanyNames.whole(spans.compactMap(edges.trimmed), self)
    }
}
