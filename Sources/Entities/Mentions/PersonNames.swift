/// Joins and divides personal names: "Thijs" + "ter" + "Horst" is one person, "Leopold and Mathilde" are two.
struct PersonNames {
    private let context: MentionContext

    static func apply(_ spans: [EntitySpan], _ context: MentionContext) -> [EntitySpan] {
        let names = PersonNames(context: context)
        var result: [EntitySpan] = []
        for span in spans.sorted(by: { $0.lower < $1.lower }) {
            if let last = result.last, names.isParticle(between: last, span) {
                result[result.count - 1].upper = span.upper
            } else {
                result += names.divided(span)
            }
        }
        return result
    }

    /// Whether nothing but particles in small letters stands between two people.
    private func isParticle(between first: EntitySpan, _ second: EntitySpan) -> Bool {
        guard first.type == .person, second.type == .person, (1...2).contains(second.lower - first.upper),
            first.range.count < 3
        else { return false }
        return (first.upper..<second.lower).allSatisfy { index in
            MentionLexicon.particles.contains(context.lower(index)) && !context.tokens[index].isCapitalised
        }
    }

    /// Two given names that "and" divides.
    private func divided(_ span: EntitySpan) -> [EntitySpan] {
        guard span.range.count == 3, context.lower(span.lower + 1) == MentionLexicon.and,
            isGivenName(span.lower), isGivenName(span.upper - 1)
        else { return [span] }
        return [span.lower, span.upper - 1].map { index in
            EntitySpan(lower: index, upper: index + 1, type: .person, confidence: span.confidence)
        }
    }

    private func isGivenName(_ index: Int) -> Bool {
        context.classes(index).subtracting(.lastName) == .firstName && context.isNameWord(index)
    }
}
