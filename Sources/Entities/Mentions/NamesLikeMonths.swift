/// People and firms whose name begins with a month, or is one: "April Dawson", "August House", "Ms May".
struct NamesLikeMonths {
    private let context: MentionContext

    static func apply(_ spans: [EntitySpan], _ context: MentionContext) -> [EntitySpan] {
        let names = NamesLikeMonths(context: context)
        var spans = spans
        let taken = spans.taken(of: context.tokens.count)
        for index in context.tokens.indices {
            guard let span = names.name(at: index), span.range.count > 1 || !taken[index] else { continue }
            spans = names.joined(span, spans)
        }
        return spans.sorted { $0.lower < $1.lower }
    }

    /// The new span in the place of all that lie within it; nothing where a longer one holds it.
    private func joined(_ span: EntitySpan, _ spans: [EntitySpan]) -> [EntitySpan] {
        let touched = spans.filter { $0.range.overlaps(span.range) }
        guard touched.allSatisfy({ span.lower <= $0.lower && $0.upper <= span.upper }) else { return spans }
        return spans.replacing(span.range, by: span.type, confidence: span.confidence)
    }

    private func name(at index: Int) -> EntitySpan? {
        guard MentionLexicon.nameMonths.contains(context.lower(index)), context.isName(index),
            !context.isHeadline[index], !context.traits(index - 1).contains(.digit)
        else { return nil }
        let end = runEnd(index)
        guard end > index + 1 else { return person(alone: index) }
        guard !MentionLexicon.afterMonth.contains(context.lower(index + 1)) else { return nil }
        if MentionLexicon.companyWords.contains(context.lower(end - 1)), !isMonth(index) {
            return EntitySpan(lower: index, upper: end, type: .organization, confidence: 0.95)
        }
        guard MentionLexicon.givenMonths.contains(context.lower(index)), end - index <= 3,
            isPerson(index, end)
        else { return nil }
        return EntitySpan(lower: index, upper: end, type: .person, confidence: 0.95)
    }

    /// One past the capitalised words from a month on.
    private func runEnd(_ index: Int) -> Int {
        var end = index + 1
        while context.isName(end), context.isCapitalInside(end), context.traits(end).contains(.spaceBefore),
            !EntityLexicon.neverNames.contains(context.lower(end))
        {
            end += 1
        }
        return end
    }

    private func isMonth(_ index: Int) -> Bool {
        MentionLexicon.beforeMonth.contains(context.lower(index - 1))
    }

    private func isPerson(_ index: Int, _ end: Int) -> Bool {
        let last = context.classes(end - 1)
        guard !isMonth(index),
            last.isDisjoint(with: [.country, .demonym, .belief, .organization, .organizationWord])
        else {
            return false
        }
        let isLinked = MentionLexicon.links.contains(context.lower(index - 1))
        return last.contains(.lastName) || (context.isNameWord(end - 1) && !isLinked)
    }

    /// "Ms May", and "April said" where the word is no month.
    private func person(alone index: Int) -> EntitySpan? {
        let span = EntitySpan(lower: index, upper: index + 1, type: .person, confidence: 0.95)
        if context.classes(index - 1).contains(.title), !context.startsSentence(index) { return span }
        let isSpeaker = MentionLexicon.speech.contains(context.lower(index + 1)) && !isMonth(index)
        return isSpeaker && MentionLexicon.givenMonths.contains(context.lower(index)) ? span : nil
    }
}
