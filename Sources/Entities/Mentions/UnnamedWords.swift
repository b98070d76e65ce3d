/// Takes out what has a capital and is no name of a person, a place or an organisation: illnesses, feasts, events.
struct UnnamedWords {
    private let context: MentionContext

    static func removed(from spans: [EntitySpan], _ context: MentionContext) -> [EntitySpan] {
        let words = UnnamedWords(context: context)
        return spans.filter { !words.isUnnamed($0) }
    }

    private func isUnnamed(_ span: EntitySpan) -> Bool {
        if context.tokens[span.lower..<span.upper].allSatisfy(isPart) { return true }
        guard span.type == .person else { return isPlainOpening(span) }
        let next = context.isClitic(span.upper) ? span.upper + 1 : span.upper
        return MentionLexicon.illnesses.contains(context.lower(next))
    }

    private func isPart(_ token: Token) -> Bool {
        MentionLexicon.unnamed.contains(token.lowerHash) || token.traits.isDisjoint(with: [.upper, .lower])
    }

    /// A plain word that is a place too, as the first of a sentence, as in "Reading is good".
    ///
    /// It stays a place where another mention inside a sentence is one, which `PlaceCues` finds.
    private func isPlainOpening(_ span: EntitySpan) -> Bool {
        guard span.type == .location, span.range.count == 1, context.startsSentence(span.lower),
            context.isPlainWord(span.lower), context.lower(span.upper) != EntityLexicon.comma
        else { return false }
        return context.classes(span.lower).contains(.commonWord)
    }
}
