/// Cuts off what stands beside a name but is no part of it: articles, titles, possessives.
struct SpanEdges {
    let tokens: [Token]
    let gazetteer: Gazetteer

    /// The span without its edges; nil when nothing is left.
    func trimmed(_ span: EntitySpan) -> EntitySpan? {
        var span = span
        while span.lower < span.upper, isLeading(span) { span.lower += 1 }
        while span.lower < span.upper, isTrailing(span.upper - 1) { span.upper -= 1 }
        return span.lower < span.upper ? span : nil
    }

    private func isLeading(_ span: EntitySpan) -> Bool {
        let token = tokens[span.lower]
        if token.traits.contains(.symbol) { return true }
        guard span.upper - span.lower > 1 else { return false }
        if EntityLexicon.articles.contains(token.lowerHash) { return true }
        return span.type == .person && isTitle(span.lower) && !tokens[span.lower + 1].traits.contains(.symbol)
    }

    private func isTitle(_ index: Int) -> Bool {
        guard let match = gazetteer.match(tokens, index..<(index + 1)) else { return false }
        // "Miss", "Pope" and "King" are surnames, too, but a surname rarely opens a span of two tokens.
        return match.classes.contains(.title) && match.classes.isDisjoint(with: .firstName)
    }

    private func isTrailing(_ index: Int) -> Bool {
        tokens[index].traits.contains(.symbol) || EntityLexicon.clitics.contains(tokens[index].lowerHash)
    }
}
