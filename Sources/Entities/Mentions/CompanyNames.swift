internal import TextKit

/// Firms by the form of their names: "… Foods", and names that end in 's, which are no possessives.
struct CompanyNames {
    private let context: MentionContext

    /// Makes a firm of a "person" whose last word is a firm's: "Brightwater Foods".
    static func typed(_ spans: [EntitySpan], _ context: MentionContext) -> [EntitySpan] {
        spans.map { span in
            guard span.type != .organization, span.range.count > 1, span.confidence < 0.98,
                MentionLexicon.companyWords.contains(context.lower(span.upper - 1)),
                context.isPlainWord(span.upper - 1) || span.type == .person,
                context.classes(span.upper - 1).isDisjoint(with: [.lastName, .firstName])
            else { return span }
            var span = span
            span.type = .organization
            span.confidence = 0.95
            return span
        }
    }

    /// Takes the 's into the names of firms that end in it, in all mentions.
    static func whole(_ spans: [EntitySpan], _ context: MentionContext) -> [EntitySpan] {
        let names = CompanyNames(context: context)
        let brands = names.brands(spans)
        guard !brands.isEmpty else { return spans }
        return spans.map { span in
            guard brands.contains(context.key(span.range)), names.isPossessive(span.upper) else {
                return span
            }
            return EntitySpan(lower: span.lower, upper: span.upper + 1, type: .organization, confidence: 0.95)
        }
    }

    private func isPossessive(_ index: Int) -> Bool {
        context.lower(index) == Self.possessive && context.isJoined(index)
    }

    private static let possessive = WordHash.of("'s")

    /// The names before 's that stand for a firm with it: listed so, or a subject in one place and never without 's.
    private func brands(_ spans: [EntitySpan]) -> Set<UInt64> {
        var counts: [UInt64: (whole: Int, plain: Int)] = [:]
        for span in spans where span.range.count <= 3 {
            let key = context.key(span.range)
            guard isPossessive(span.upper) else {
                if !isListed(span) { counts[key, default: (0, 0)].plain += 1 }
                continue
            }
            let weight = span.type == .location ? 1 : 2
            counts[key, default: (0, 0)].whole += isListed(span) ? 100 : isSubject(span) ? weight : 0
        }
        // A place needs two such mentions: "London's is the largest" is a possessive.
        return Set(counts.filter { $0.value.whole >= 2 && $0.value.whole > 2 * $0.value.plain }.keys)
    }

    private func isListed(_ span: EntitySpan) -> Bool {
        !context.classes(span.lower..<span.upper + 1).isDisjoint(with: [.company, .organization])
    }

    /// Whether what follows the 's cannot be the thing possessed, and the name is not a person's.
    private func isSubject(_ span: EntitySpan) -> Bool {
        let next = span.upper + 1
        guard span.type == .organization || span.range.count == 1, !isPossessor(span.lower) else {
            return false
        }
        if context.traits(next).contains(.symbol), !context.startsSentence(next) {
            return isEnd(next) && span.type == .organization
        }
        return MentionLexicon.predicates.contains(context.lower(next))
    }

    private func isEnd(_ index: Int) -> Bool {
        [EntityLexicon.comma, EntityLexicon.fullStop].contains(context.lower(index))
    }

    /// "a friend of Bob's".
    private func isPossessor(_ index: Int) -> Bool {
        context.lower(index - 1) == Self.of
    }

    private static let of = WordHash.of("of")
}
