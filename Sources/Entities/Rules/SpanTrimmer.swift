internal import Models

/// Trims what is next to a name but not part of it: articles, titles, possessives.
struct SpanTrimmer {
    let tokens: [Token]
    let gazetteer: Gazetteer
    let knowledge: WordKnowledge

    /// The span without its edges; nil when nothing is left.
    func trimmed(_ span: EntitySpan) -> EntitySpan? {
        var span = span
        while span.lower < span.upper, isLeading(span) { span.lower += 1 }
        while span.lower < span.upper, isTrailing(span.upper - 1) { span.upper -= 1 }
        guard span.lower < span.upper else { return nil }
        if span.type == .person, opensWithCommonWord(span) { span.lower += 1 }
        if span.type != .location, span.confidence < 0.9, isCountry(span) { span.type = .location }
        return span
    }

    /// The end of an office before a name, "(Under Secretary for) Policy John Smith": a word that is usually written
    /// in lower case and not a name, before a given name.
    private func opensWithCommonWord(_ span: EntitySpan) -> Bool {
        guard span.upper - span.lower > 2,
            let bucket = knowledge.capitalisation.value(tokens[span.lower].lowerHash),
            bucket <= 2, classes(span.lower).isDisjoint(with: [.firstName, .lastName])
        else { return false }
        let next = knowledge.capitalisation.value(tokens[span.lower + 1].lowerHash) ?? 0
        return next >= 4 && classes(span.lower + 1).contains(.firstName)
    }

    private func isCountry(_ span: EntitySpan) -> Bool {
        gazetteer.match(tokens, span.range)?.classes == .country
    }

    private func classes(_ index: Int) -> GazetteerClass {
        gazetteer.match(tokens, index..<(index + 1))?.classes ?? []
    }

    private func isLeading(_ span: EntitySpan) -> Bool {
        let token = tokens[span.lower]
        if token.traits.contains(.symbol) { return true }
        guard span.upper - span.lower > 1 else { return false }
        if EntityLexicon.articles.contains(token.lowerHash) { return true }
        return span.type == .person && isTitle(span.lower) && !tokens[span.lower + 1].traits.contains(.symbol)
    }

    private func isTitle(_ index: Int) -> Bool {
        // "Miss", "Pope" and "King" are surnames too, but a surname rarely starts a span of two tokens.
        let known = classes(index)
        return known.contains(.title) && known.isDisjoint(with: .firstName)
    }

    private func isTrailing(_ index: Int) -> Bool {
        tokens[index].traits.contains(.symbol) || EntityLexicon.clitics.contains(tokens[index].lowerHash)
    }
}
