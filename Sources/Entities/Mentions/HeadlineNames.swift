/// Finds the names of a headline in title case by the text below it.
///
/// Where every word has a capital the model sees no edges: it takes "Moody's Lifts Outlook For Tarvane Foods" for one name
/// or finds none. The body writes the same names in running text; what it does not name is cut at the headline's verbs.
struct HeadlineNames {
    private let context: MentionContext
    /// The body's names: type of the surest mention.
    private var known: [UInt64: (type: EntityType, confidence: Float)] = [:]
    private var longest = 0

    static func apply(_ spans: [EntitySpan], _ context: MentionContext) -> [EntitySpan] {
        guard context.isHeadline.contains(true) else { return spans }
        var names = HeadlineNames(context: context)
        names.learn(spans)
        return names.settled(spans)
    }

    private init(context: MentionContext) { self.context = context }

    private mutating func learn(_ spans: [EntitySpan]) {
        for span in spans where !context.isHeadline[span.lower] && span.confidence > 0.4 {
            let key = context.key(span.range)
            if span.confidence > known[key]?.confidence ?? 0 { known[key] = (span.type, span.confidence) }
            longest = max(longest, span.range.count)
        }
    }

    private func settled(_ spans: [EntitySpan]) -> [EntitySpan] {
        var found: [EntitySpan] = []
        let whole = spans.filter { context.isHeadline[$0.lower] && !hasHeadlineWord($0) }
        let isWhole = whole.taken(of: context.tokens.count)
        var index = 0
        while index < context.tokens.count {
            let span = context.isHeadline[index] ? repeated(at: index) : nil
            guard
                span.map({ span in
                    !span.range.contains { isWhole[$0] } || whole.contains { $0.range == span.range }
                }) ?? true
            else {
                index += 1
                continue
            }
            if let span { found.append(span) }
            index = span?.upper ?? index + 1
        }
        let taken = found.taken(of: context.tokens.count)
        let rest = spans.flatMap { context.isHeadline[$0.lower] ? parts(of: $0, taken) : [$0] }
        return (found + rest).sorted { $0.lower < $1.lower }
    }

    /// Whether the model's span holds a word of the headline itself; all others are left as they are.
    private func hasHeadlineWord(_ span: EntitySpan) -> Bool {
        span.range.contains { isBetweenNames($0, span) }
    }

    /// The longest name of the body that begins at a token of a headline.
    private func repeated(at index: Int) -> EntitySpan? {
        guard context.tokens[index].isCapitalised else { return nil }
        var end = min(index + longest, context.tokens.count)
        while end > index {
            let range = index..<end
            if let name = known[context.key(range)], isWhole(range) {
                return EntitySpan(
                    lower: index, upper: end, type: name.type, confidence: max(0.9, name.confidence))
            }
            end -= 1
        }
        return nil
    }

    /// A plain word of the headline is not the one-word name of the body: "Target" in "Prices Miss Target".
    private func isWhole(_ range: Range<Int>) -> Bool {
        range.count > 1 || context.isNameWord(range.lowerBound)
    }

    /// What is left of the model's span beside the known names, cut at verbs.
    private func parts(of span: EntitySpan, _ taken: [Bool]) -> [EntitySpan] {
        let isCut = span.range.map { taken[$0] || isBetweenNames($0, span) }
        guard isCut.contains(true) else { return [span] }
        var parts: [EntitySpan] = []
        for (index, isCut) in zip(span.range, isCut) where !isCut {
            if let last = parts.last, last.upper == index {
                parts[parts.count - 1].upper += 1
            } else {
                parts.append(
                    EntitySpan(lower: index, upper: index + 1, type: span.type, confidence: span.confidence))
            }
        }
        return parts.filter { part in part.range.contains(where: context.isNameWord) }
    }

    /// Whether a word is the headline's own: not a small word within a name ("Bank of Malta").
    private func isBetweenNames(_ index: Int, _ span: EntitySpan) -> Bool {
        guard MentionLexicon.headlineWords.contains(context.lower(index)) else { return false }
        let isInner =
            index > span.lower && index + 1 < span.upper
            && EntityLexicon.connectors.contains(context.lower(index))
        return !isInner || context.tokens[index].isCapitalised
    }
}
