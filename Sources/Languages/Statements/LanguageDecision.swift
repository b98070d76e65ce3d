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

    /// What a text in letters of a language that the table lacks says against it: some neighbour is always read, and a
    /// statement of the page (4.4) stands, unless its code is as well that of a country where the neighbour is spoken (2.2).
    private static let strangerDeficit = 2.4
    /// A text in letters that the stated language is never written in is in another one.
    private static let scriptDeficit = 9.0
    private static let leastConfidence = 0.9
    /// From here on a text says all that its scores say, whose language may be the page's whatever all statements are.
    private static let certain = 0.97
    /// Of two forms of Chinese the stated one stands until the other is e^2.5 times likelier.
    private static let formDeficit = 2.5
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
        let stated = agreeing.first { Self.isSame($0.tag, best.0) }?.tag
        let corrected = stated.flatMap { Self.corrected($0, by: reading) }
        language = corrected ?? stated ?? Self.tag(best.0, reading)
        isDetected = agreeing.isEmpty
        isContradicted = agreeing.count < speakers.count || corrected != nil
    }

    /// The tag as read, with its script, if that is the language.
    private static func tag(_ plain: String, _ reading: LanguageReading) -> String {
        reading.language.map { Self.plain($0) == plain ? $0 : plain } ?? plain
    }

    /// What a stated tag becomes whose script or form of Chinese is not the text's.
    private static func corrected(_ tag: String, by reading: LanguageReading) -> String? {
        guard let script = reading.script, reading.language != nil else { return nil }
        if let stated = LanguageScripts.stated(tag) {
            guard stated != script else { return nil }
            let isRead = reading.language.map(plain) == plain(tag)
            return isRead ? reading.language : "\(plain(tag))-\(script)"
        }
        guard plain(tag) == "zh", let stated = Regions.scriptOfChinese(tag), let read = reading.language,
            read.hasPrefix("zh-"), read != "zh-" + stated
        else { return nil }
        return reading.deficit(of: "zh-" + stated) ?? 0 >= formDeficit ? read : nil
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

    /// What the text says against a language: no more than how sure it is of its own.
    private static func deficit(_ language: String, _ reading: LanguageReading) -> Double {
        guard !reading.ranking.isEmpty else { return 0 }
        let known = reading.ranking.filter { isSame($0.language, language) }.map(\.deficit)
        let most = reading.confidence >= certain ? .infinity : max(1, reading.certainty)
        if let least = known.min() {
            let isThin = LanguageClasses.thinlyKnown.contains(plain(language))
            return min(least, most, isThin ? strangerDeficit : .infinity)
        }
        let isInTable = reading.tableLanguages.contains { plain($0) == plain(language) }
        let script = reading.script ?? ""
        if LanguageScripts.mayBe(language, in: script, isInTable: isInTable) { return strangerDeficit }
        guard reading.language != nil else { return 1 }
        return reading.confidence >= leastConfidence ? scriptDeficit : most
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
