/// Adds given names that stand alone: "told Beate about it".
struct GivenNames {
    private let context: MentionContext

    static func added(to spans: [EntitySpan], _ context: MentionContext) -> [EntitySpan] {
        let names = GivenNames(context: context)
        let taken = spans.taken(of: context.tokens.count)
        let found = context.tokens.indices.filter { !taken[$0] && names.isGivenName($0) }
        guard !found.isEmpty else { return spans }
        let added = found.map { EntitySpan(lower: $0, upper: $0 + 1, type: .person, confidence: 0.6) }
        return (spans + added).sorted { $0.lower < $1.lower }
    }

    private func isGivenName(_ index: Int) -> Bool {
        guard context.isName(index), context.tokens[index].scalarCount > 3, !context.isHeadline[index],
            !EntityLexicon.neverNames.contains(context.lower(index)),
            !MentionLexicon.unnamed.contains(context.lower(index)), context.isNameWord(index)
        else { return false }
        guard !EntityLexicon.articles.contains(context.lower(index - 1)) else { return false }
        return context.classes(index).subtracting(.lastName) == .firstName
            && context.standsAlone(index..<index + 1)
    }
}
