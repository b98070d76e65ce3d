internal import TextKit

/// One cue found in a block.
package struct CueHit: Sendable, Equatable {
    /// Index of the rule in `CueMatcher.rules`.
    package var rule: Int
    /// Byte range in the folded text.
    package var start: Int
    package var end: Int
}

/// All cues of all languages, compiled once into one automaton.
package struct CueMatcher: Sendable {
    /// More hits than any real block needs; a hostile one must not cost more than linear time.
    static let maximumHits = 48

    /// Shorter patterns are single letters and must be separate words, or they are part of something else.
    private static let shortestWord = 3

    /// The rules of all packs, in the order of the packs.
    package let rules: [CueRule]
    private let languages: [String]
    private let conditions: [Condition]
    private let automaton: PatternAutomaton

    /// The conditions of a match, without the rule's strings: most occurrences do not meet them.
    private struct Condition {
        var length: Int
        var openLeft: Bool
        var openRight: Bool
        var maxLength: Int
        var match: CueMatch
        var isNews: Bool
        var language: Int
    }

    /// Compiles packs; a rule whose id was seen before replaces the earlier one, so that users can override.
    package init(packs: [CuePack]) {
        var rules: [CueRule] = []
        var owners: [Int] = []
        var place: [String: Int] = [:]
        var languages: [String] = []
        for pack in packs {
            let language = LanguageTag.primary(pack.language)
            let owner = languages.firstIndex(of: language) ?? languages.count
            if owner == languages.count { languages.append(language) }
            for rule in pack.rules {
                if let earlier = place[rule.id] {
                    rules[earlier] = rule
                    owners[earlier] = owner
                } else {
                    place[rule.id] = rules.count
                    rules.append(rule)
                    owners.append(owner)
                }
            }
        }
        let compiled = rules.map { CompiledPattern($0.weight > 0 ? $0.pattern : "") }
        self.rules = rules
        self.languages = languages
        conditions = rules.indices.map { number in
            Condition(
                length: compiled[number].bytes.count, openLeft: compiled[number].openLeft,
                openRight: compiled[number].openRight, maxLength: rules[number].maxLength,
                match: rules[number].match, isNews: rules[number].family == .news, language: owners[number])
        }
        automaton = PatternAutomaton(compiled.map(\.bytes))
    }

    /// Which languages' rules apply to a text of `language`; all of them where it is not known.
    ///
    /// English cues apply everywhere, as pages of every language borrow them, except English news evidence.
    package func selection(for language: String?) -> CueSelection {
        let wanted = language.map(LanguageTag.primary)
        let known = wanted.map { languages.contains($0) } ?? false
        return CueSelection(
            own: languages.map { !known || $0 == wanted || $0 == "und" },
            borrowed: languages.map { $0 == "en" })
    }

    /// Replaces `hits` by the cues of a folded text, each rule at most once.
    package func match(_ folded: Span<UInt8>, selection: CueSelection, into hits: inout [CueHit]) {
        hits.removeAll(keepingCapacity: true)
        guard !folded.isEmpty else { return }
        let core = WordBoundary.core(of: folded)
        var found = hits
        automaton.search(folded) { rule, end in
            guard found.count < Self.maximumHits else { return }
            let condition = conditions[rule]
            let start = end - condition.length
            guard Self.holds(condition, start, end, in: folded, core: core, selection: selection) else {
                return
            }
            if !found.contains(where: { $0.rule == rule }) {
                found.append(CueHit(rule: rule, start: start, end: end))
            }
        }
        hits = found
    }

    private static func holds(
        _ condition: Condition, _ start: Int, _ end: Int, in folded: Span<UInt8>, core: Range<Int>,
        selection: CueSelection
    ) -> Bool {
        guard folded.count <= condition.maxLength else { return false }
        let language = condition.language
        guard selection.own[language] || (selection.borrowed[language] && !condition.isNews) else {
            return false
        }
        if !condition.openLeft && WordBoundary.isWord(folded, before: start) { return false }
        if !condition.openRight && WordBoundary.isWord(folded, at: end) { return false }
        switch condition.match {
        case .any: return true
        case .start: return start <= core.lowerBound
        case .exact:
            // "199 x 150" is more than the name of a network.
            let isLetter = condition.length < shortestWord
            return start <= core.lowerBound && end >= core.upperBound
                && (!isLetter || folded.count <= condition.length + shortestWord)
        }
    }
}

/// The packs that apply to one document.
package struct CueSelection: Sendable {
    fileprivate let own: [Bool]
    fileprivate let borrowed: [Bool]
}

/// A pattern in the form that the automaton searches for.
private struct CompiledPattern {
    var bytes: [UInt8]
    var openLeft: Bool
    var openRight: Bool

    init(_ pattern: String) {
        var bytes = TextFolding.folded(pattern)
        let starLeft = bytes.first == UInt8(ascii: "*")
        if starLeft { bytes.removeFirst() }
        let starRight = bytes.last == UInt8(ascii: "*")
        if starRight { bytes.removeLast() }
        // Scripts without blanks have no word boundaries, and marks are not word characters.
        openLeft = starLeft || !WordBoundary.isWord(bytes.span, at: 0)
        openRight = starRight || !WordBoundary.isWord(bytes.span, before: bytes.count)
        self.bytes = bytes
    }
}
