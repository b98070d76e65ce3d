internal import TextKit

/// Makes the mentions of one article agree with each other.
///
/// A sentence does not show that "Matsegora" is the ambassador named a paragraph before; the article does.
/// On the sketch that preceded this stage such a pass was worth 1.3 points of F1.
struct MentionConsistency {
    private let context: MentionContext
    private let tokens: [Token]
    /// The model's probability of each token's label; 1 where no model was used.
    private let certainty: [Float]
    private var votes: [UInt64: Votes] = [:]
    /// Summed confidence of full names by their last token.
    private var surnames: [UInt64: Float] = [:]

    private struct Votes {
        var person: Float = 0
        var organization: Float = 0
        var location: Float = 0

        subscript(type: EntityType) -> Float {
            get { type == .person ? person : type == .organization ? organization : location }
            set {
                switch type {
                case .person: person = newValue
                case .organization: organization = newValue
                default: location = newValue
                }
            }
        }

        var total: Float { person + organization + location }

        /// The type with the most votes.
        var best: EntityType {
            person >= organization && person >= location
                ? .person : organization >= location ? .organization : .location
        }

        /// The type with a clear majority.
        var majority: EntityType? {
            let best = best
            return self[best] >= 1.2 && self[best] >= 2 * (total - self[best]) ? best : nil
        }
    }

    private init(_ context: MentionContext, certainty: [Float]) {
        self.context = context
        tokens = context.tokens
        self.certainty = certainty
    }

    /// The spans of an article, made consistent, missed repeats added, in order.
    static func apply(_ spans: [EntitySpan], _ context: MentionContext, certainty: [Float]) -> [EntitySpan] {
        var pass = MentionConsistency(context, certainty: certainty)
        pass.count(spans)
        var settled = spans.map { pass.settle($0) }
        pass.recover(&settled)
        return settled.sorted { $0.lower < $1.lower }
    }

    private func key(_ range: Range<Int>) -> UInt64 {
        range.reduce(0) { WordHash.mix($0, tokens[$1].lowerHash) }
    }

    private mutating func count(_ spans: [EntitySpan]) {
        for span in spans {
            votes[key(span.range), default: Votes()][span.type] += span.confidence
            if span.type == .person, span.upper - span.lower >= 2, span.confidence > 0.8 {
                surnames[tokens[span.upper - 1].hash, default: 0] += span.confidence
            }
        }
        for span in spans where isInside(span) {
            votes[key(span.range), default: Votes()].location += Self.insideWeight
        }
    }

    /// As many votes as three unsure mentions, which the model types by their sound.
    private static let insideWeight: Float = 2

    /// "in Quillhaven": a name that no list has is likely a place.
    private func isInside(_ span: EntitySpan) -> Bool {
        MentionLexicon.inside.contains(context.lower(span.lower - 1)) && isUnlisted(span.range)
            && !context.isClitic(span.upper) && !isSurname(span.upper - 1)
    }

    /// "De la Fuente" behind "Luis de la Fuente".
    private func isParticleSurname(_ span: EntitySpan) -> Bool {
        span.range.count > 1 && span.type != .person
            && EntityLexicon.particles.contains(tokens[span.lower].lowerHash)
            && isSurname(span.upper - 1)
    }

    /// One type per string; a surname by itself is the person.
    private func settle(_ span: EntitySpan) -> EntitySpan {
        var span = span
        if let votes = votes[key(span.range)], isUnlisted(span.range) { span.type = votes.best }
        if isParticleSurname(span) { span.type = .person }
        guard span.confidence < 0.9 else { return span }
        if let majority = votes[key(span.range)]?.majority {
            span.type = majority
        } else if span.upper - span.lower == 1, span.type != .person, isSurname(span.lower) {
            span.type = .person
        }
        return span
    }

    /// A name that no list has, invented or rare, and no plain word: it means one thing in an article.
    private func isUnlisted(_ range: Range<Int>) -> Bool {
        range.count < 3 && context.classes(range).isEmpty && range.allSatisfy(context.isNameWord)
            && !EntityLexicon.neverNames.contains(context.lower(range.lowerBound))
    }

    private func isSurname(_ index: Int) -> Bool { surnames[tokens[index].hash, default: 0] >= 0.8 }

    // MARK: Missed repeats

    private func recover(_ spans: inout [EntitySpan]) {
        var taken = Array(repeating: false, count: tokens.count)
        for span in spans { for index in span.range { taken[index] = true } }
        var index = 0
        while index < tokens.count {
            if !taken[index], tokens[index].isCapitalised, let span = repeated(at: index, taken) {
                spans.append(span)
                index = span.upper
            } else {
                index += 1
            }
        }
    }

    private func repeated(at index: Int, _ taken: [Bool]) -> EntitySpan? {
        var end = index
        while end < tokens.count, end < index + 4, !taken[end], end == index || !startsSentence(end) {
            end += 1
        }
        while end > index {
            let range = index..<end
            if let span = unlisted(range) { return span }
            if let votes = votes[key(range)], let type = votes.majority, votes[type] >= 1.5,
                mayBeName(range), isUnsure(range)
            {
                return EntitySpan(lower: index, upper: end, type: type, confidence: 0.5)
            }
            end -= 1
        }
        guard isSurname(index), certainty[index] < 0.9 else { return nil }
        return EntitySpan(lower: index, upper: index + 1, type: .person, confidence: 0.5)
    }

    /// Every mention of a name that no list has, whatever the model thought of it.
    private func unlisted(_ range: Range<Int>) -> EntitySpan? {
        guard let votes = votes[key(range)], votes.total >= 0.6, isUnlisted(range), mayBeName(range),
            !context.isHeadline[range.lowerBound]
        else { return nil }
        return EntitySpan(lower: range.lowerBound, upper: range.upperBound, type: votes.best, confidence: 0.5)
    }

    private func startsSentence(_ index: Int) -> Bool { tokens[index].traits.contains(.sentenceStart) }

    /// Whether a single word is not part of a longer capitalised name.
    private func mayBeName(_ range: Range<Int>) -> Bool {
        guard range.count == 1 else { return true }
        guard tokens[range.lowerBound].scalarCount > 2 else { return false }
        return !isNamePart(range.upperBound) && !(range.lowerBound > 1 && isNamePart(range.lowerBound - 1))
    }

    private func isNamePart(_ index: Int) -> Bool {
        tokens.indices.contains(index) && tokens[index].traits.contains([.initialUpper, .lower])
    }

    /// Whether the model left room for a name.
    private func isUnsure(_ range: Range<Int>) -> Bool {
        range.contains { certainty[$0] <= 0.97 }
    }
}
