internal import TextKit

/// What witnesses and text come to together.
package struct LanguageDecision: Sendable, Equatable {
    /// The codes of its findings in a record's warnings.
    package static let detected = "language_detected"
    package static let contradicted = "language_contradicted"

    /// BCP 47; nil where nobody knows.
    package private(set) var language: String?
    /// Whether no statement names this language.
    package private(set) var isDetected = false
    /// Whether a statement names another language.
    package private(set) var isContradicted = false

    /// A text that makes a language this much likelier than a stated one, which the table does not know, is in it.
    private static let strangerDeficit = 3.0
    /// A text whose language is certain does not become unknown to the table.
    private static let certainDeficit = 9.0
    private static let certain = 0.97
    /// Addresses alone decide nothing.
    private static let leastSupport = 2.5

    package init(witnesses: [LanguageWitness], reading: LanguageReading) {
        var candidates = Set(witnesses.flatMap(\.meanings).map(Self.plain))
        if let read = reading.language { candidates.insert(Self.plain(read)) }
        let scored = candidates.sorted().map { ($0, Self.score($0, witnesses, reading)) }
        guard let best = scored.max(by: { $0.1 < $1.1 }) else { return }
        let isRead = reading.language.map(Self.plain) == best.0
        guard isRead || Self.support(best.0, witnesses) >= Self.leastSupport else { return }
        let speakers = witnesses.filter { $0.kind.isStatement }
        let agreeing = speakers.filter { $0.meanings.contains { Self.isSame($0, best.0) } }
        language = Self.tag(best.0, agreeing, reading)
        isDetected = agreeing.isEmpty
        isContradicted = agreeing.count < speakers.count
    }

    /// The tag as stated, with its region, or as read.
    private static func tag(
        _ plain: String, _ agreeing: [LanguageWitness], _ reading: LanguageReading
    ) -> String {
        if let first = agreeing.first(where: { isSame($0.tag, plain) }) { return first.tag }
        return reading.language.map { Self.plain($0) == plain ? $0 : plain } ?? plain
    }

    // MARK: Evidence

    private static func score(
        _ language: String, _ witnesses: [LanguageWitness], _ reading: LanguageReading
    ) -> Double {
        support(language, witnesses) - deficit(language, reading)
    }

    /// Witnesses of one page repeat each other: each counts half of the one before.
    private static func support(_ language: String, _ witnesses: [LanguageWitness]) -> Double {
        let weights = witnesses.compactMap { witness in
            let place = witness.meanings.firstIndex { isSame($0, language) }
            return place.map { $0 == 0 ? witness.kind.weight : witness.kind.weight / 2 }
        }
        var share = 1.0
        return weights.sorted(by: >).reduce(0) { sum, weight in
            defer { share /= 2 }
            return sum + weight * share
        }
    }

    private static func deficit(_ language: String, _ reading: LanguageReading) -> Double {
        guard !reading.ranking.isEmpty else { return 0 }
        let known = reading.ranking.filter { isSame($0.language, language) }.map(\.deficit)
        if let least = known.min() { return least }
        return reading.confidence >= certain || isOfOtherScript(language) ? certainDeficit : strangerDeficit
    }

    /// Whether the table knows the language, in another script than the text's.
    private static func isOfOtherScript(_ language: String) -> Bool {
        WritingSystem.languagesAlone.contains(LanguageTag.primary(language))
    }

    /// Norwegian is Bokmål or Nynorsk; Chinese is one language in two scripts.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        let one = plain(one)
        let other = plain(other)
        if one == other { return true }
        let norwegian: Set<String> = ["no", "nb", "nn"]
        let pair: Set<String> = [one, other]
        return pair.contains("no") && pair.isSubset(of: norwegian)
    }

    private static func plain(_ tag: String) -> String { LanguageTag.primary(tag) }
}
