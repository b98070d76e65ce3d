internal import PipelineKit
internal import TextKit

/// Finds what people are quoted with, and who says it.
///
/// Words between marks are a quotation where a verb of saying stands right beside them, where one before them takes a part of a
/// sentence ("said the plan was “a disgrace”"), or where they go on with the quotation ahead of them. All else between marks is a title, a
/// name, or a word that the writer does not mean.
struct QuoteFinder {
    private let tokens: [Token]
    private let words: QuoteWords
    /// People by their first token, with the name that the article gives them.
    private let people: [(range: Range<Int>, name: String)]
    private let stretches: [QuotedStretch]
    /// Whether a token stands between marks.
    private let isQuoted: [Bool]

    private static let comma = EntityLexicon.comma
    private static let colon = WordHash.of(":")
    private static let dashes = WordHash.set("— –")
    private static let sentenceEnds = WordHash.set(". ! ? …")
    /// As far from the marks a verb may stand, and a person from the verb.
    private static let reach = 14
    private static let reachOfName = 7
    /// Fewer words in part are a term or a title.
    private static let fewestInPart = 3

    init?(_ tokens: [Token], language: String?, people: [(range: Range<Int>, name: String)]) {
        guard let words = QuoteWords.of(language) else { return nil }
        self.tokens = tokens
        self.words = words
        self.people = people
        stretches = QuotedStretch.all(tokens)
        var isQuoted = Array(repeating: false, count: tokens.count)
        for stretch in stretches { for index in stretch.opening...stretch.closing { isQuoted[index] = true } }
        self.isQuoted = isQuoted
    }

    /// A stretch that is a quotation, and whom the words beside it name; nil where they name nobody.
    struct Found {
        var stretch: QuotedStretch
        var speaker: String?
    }

    /// The quotations in order.
    func found() -> [Found] {
        var found: [Found] = []
        for (index, stretch) in stretches.enumerated() where hasWords(stretch) {
            let before = index > 0 ? stretches[index - 1] : nil
            let last = found.last.flatMap { $0.stretch.closing == before?.closing ? $0 : nil }
            if let quotation = attributed(stretch, after: found) ?? continued(stretch, last) {
                found.append(quotation)
            }
        }
        return found
    }

    // MARK: Words beside the marks

    /// A quotation with its own verb.
    private func attributed(_ stretch: QuotedStretch, after found: [Found]) -> Found? {
        let clause = clauseAfter(stretch)
        if isJoinedToNext(stretch), let verb = verb(in: clause), count(stretch) > 1 || endsInside(stretch) {
            return Found(stretch: stretch, speaker: speaker(around: verb, in: clause, found))
        }
        let lead = clauseBefore(stretch)
        guard let last = lead.last, !isSign(lead) else { return nil }
        if tokens[last].hash == Self.colon { return introduced(stretch, lead, found) }
        if tokens[last].hash == Self.comma {
            guard let verb = lead.dropLast().last(where: isVerb), last - verb <= 2, endsInside(stretch) else {
                return nil
            }
            return Found(stretch: stretch, speaker: speaker(around: verb, in: lead, found))
        }
        return partly(stretch, lead, found)
    }

    /// "The minister said: “…”"; without a verb only a name may stand before the colon.
    private func introduced(_ stretch: QuotedStretch, _ lead: Range<Int>, _ found: [Found]) -> Found? {
        guard endsInside(stretch) || count(stretch) >= Self.fewestInPart else { return nil }
        if let verb = lead.last(where: isVerb) {
            return Found(stretch: stretch, speaker: speaker(around: verb, in: lead, found))
        }
        guard lead.count <= Self.reachOfName + 1,
            let person = people.first(where: { lead.contains($0.range.lowerBound) })
        else { return nil }
        return Found(stretch: stretch, speaker: person.name)
    }

    /// "said the plan was “a disgrace to this city”".
    private func partly(_ stretch: QuotedStretch, _ lead: Range<Int>, _ found: [Found]) -> Found? {
        guard count(stretch) >= Self.fewestInPart,
            let verb = lead.last(where: { words.partial.contains(tokens[$0].lowerHash) }),
            lead.upperBound - verb <= Self.reach,
            // A title stands right behind "called" and its like; what somebody says of a thing does not.
            verb + 1 < lead.upperBound || endsInside(stretch)
        else { return nil }
        return Found(stretch: stretch, speaker: speaker(around: verb, in: lead, found))
    }

    /// What goes on with the quotation ahead of it, behind words that attribute that one or in a list.
    private func continued(_ stretch: QuotedStretch, _ last: Found?) -> Found? {
        guard let last else { return nil }
        let between = last.stretch.closing + 1..<stretch.opening
        guard !between.contains(where: { tokens[$0].traits.contains(.lineStart) }),
            !tokens[stretch.opening].traits.contains(.lineStart)
        else { return nil }
        let isList = between.count == 1 && Self.joints.contains(tokens[between.lowerBound].lowerHash)
        if isList, count(stretch) >= 2 {
            return Found(stretch: stretch, speaker: last.speaker)
        }
        let follows =
            between.isEmpty || Self.sentenceEnds.contains(tokens[stretch.opening - 1].hash)
            || tokens[stretch.opening - 1].hash == Self.comma
        let stops = between.dropLast().filter { Self.sentenceEnds.contains(tokens[$0].hash) }
        guard follows, stops.isEmpty, count(stretch) >= 2, endsInside(stretch),
            between.isEmpty || between.contains(where: isVerbOrSource)
        else { return nil }
        return Found(stretch: stretch, speaker: last.speaker)
    }

    private static let joints = WordHash.set("and or und oder et ou y e o")

    private func isVerbOrSource(_ index: Int) -> Bool {
        isVerb(index) || words.sources.contains(tokens[index].lowerHash)
    }

    // MARK: The speaker

    /// Who says it: a person before the verb, else behind it, else the one that a pronoun takes up.
    private func speaker(around verb: Int, in clause: Range<Int>, _ found: [Found]) -> String? {
        let inside = people.filter { clause.contains($0.range.lowerBound) }
        if !words.sources.contains(tokens[verb].lowerHash),
            let before = inside.last(where: { $0.range.upperBound <= verb && !isAddressed($0.range) })
        {
            return before.name
        }
        let behind = inside.first {
            $0.range.lowerBound > verb && $0.range.lowerBound - verb <= Self.reachOfName
        }
        if let behind, words.sources.contains(tokens[verb].lowerHash) || !isAddressed(behind.range) {
            return behind.name
        }
        guard clause.contains(where: { words.pronouns.contains(tokens[$0].lowerHash) }) else {
            return nil
        }
        return meant(before: clause.lowerBound, found)
    }

    private func isAddressed(_ range: Range<Int>) -> Bool {
        range.lowerBound > 0 && words.addressing.contains(tokens[range.lowerBound - 1].lowerHash)
    }

    /// Whom a pronoun means: who spoke last, else the only person named so far; nobody where others were named since.
    private func meant(before index: Int, _ found: [Found]) -> String? {
        let start = found.last?.stretch.closing ?? 0
        var names = Set(
            people.filter { $0.range.lowerBound >= start && $0.range.upperBound <= index }.map(\.name))
        if let last = found.last {
            guard let speaker = last.speaker else { return nil }
            names.insert(speaker)
        }
        return names.count == 1 ? names.first : nil
    }

    // MARK: Clauses

    /// The words behind a closing mark up to the end of the sentence or the next marks.
    private func clauseAfter(_ stretch: QuotedStretch) -> Range<Int> {
        let start = stretch.closing + 1
        var end = start
        while end < tokens.count, !tokens[end].traits.contains(.lineStart), !isQuoted[end],
            !Self.sentenceEnds.contains(tokens[end].hash)
        { end += 1 }
        return start..<end
    }

    /// The words before an opening mark back to the beginning of the sentence, over other marks.
    private func clauseBefore(_ stretch: QuotedStretch) -> Range<Int> {
        var start = stretch.opening
        while start > 0, !tokens[start].traits.contains(.lineStart), !isQuoted[start - 1],
            !Self.sentenceEnds.contains(tokens[start - 1].hash)
        { start -= 1 }
        return start..<stretch.opening
    }

    /// Whether the words behind the marks belong to them: a comma parts them, or what is said asks or calls.
    private func isJoinedToNext(_ stretch: QuotedStretch) -> Bool {
        let last = tokens[stretch.closing - 1].hash
        guard stretch.closing + 1 < tokens.count else { return false }
        let next = tokens[stretch.closing + 1].hash
        return last == Self.comma || next == Self.comma || Self.dashes.contains(next)
            || (Self.sentenceEnds.contains(last) && last != EntityLexicon.fullStop)
    }

    /// The verb of the words behind a quotation.
    private func verb(in clause: Range<Int>) -> Int? {
        clause.prefix(Self.reach).first {
            words.sources.contains(tokens[$0].lowerHash) && $0 <= clause.lowerBound + 2 || isVerb($0)
        }
    }

    private func isVerb(_ index: Int) -> Bool { words.verbs.contains(tokens[index].lowerHash) }

    private func isSign(_ clause: Range<Int>) -> Bool {
        clause.contains { words.signs.contains(tokens[$0].lowerHash) }
    }

    private func endsInside(_ stretch: QuotedStretch) -> Bool {
        let last = tokens[stretch.words.upperBound - 1].hash
        return last == Self.comma || Self.sentenceEnds.contains(last)
            || stretch.closing + 1 < tokens.count && tokens[stretch.closing + 1].hash == Self.comma
                && count(stretch) >= Self.fewestInPart
    }

    private func hasWords(_ stretch: QuotedStretch) -> Bool { count(stretch) > 0 }

    private func count(_ stretch: QuotedStretch) -> Int {
        stretch.words.count { !tokens[$0].traits.contains(.symbol) }
    }
}
