internal import Files
internal import TextKit

/// One cue found in a block.
package struct CueHit: Sendable, Equatable {
    /// Number of the rule in its matcher.
    package var rule: Int
    /// Byte range in the folded text.
    package var start: Int
    package var end: Int
}

/// All cues of all languages: those of the resource folder, and behind them the user's.
package struct CueMatcher: Sendable {
    /// More hits than any real block needs; a hostile one must not cost more than linear time.
    static let maximumHits = 48

    /// Shorter patterns are single letters and must be separate words, or they are part of something else.
    private static let shortestWord = 3

    private let standard: CueTable
    /// The user's rules, nil where there are none.
    private let own: CueTable?
    /// Rules of the resource folder that the user's replace.
    private let replaced: Set<Int>
    private let languages: [String]

    /// Compiles packs; a rule whose id was seen before replaces the earlier one, so that users can override.
    package init(packs: [CuePack]) { self.init(CueTable(packs), own: []) }

    /// Uses compiled packs, and compiles the user's.
    init(_ standard: CueTable, own packs: [CuePack]) {
        self.standard = standard
        let own = packs.isEmpty ? nil : CueTable(packs, languages: standard.languages)
        self.own = own
        languages = own?.languages ?? standard.languages
        guard let own else {
            replaced = []
            return
        }
        let ids = Set((0..<own.names.count).map { own.names[$0] })
        replaced = Set((0..<standard.names.count).filter { ids.contains(standard.names[$0]) })
    }

    /// The id of a rule.
    package func id(of rule: Int) -> String {
        guard rule >= standard.facts.count, let own else { return standard.names[rule] }
        return own.names[rule - standard.facts.count]
    }

    /// The facts of a rule.
    package func facts(of rule: Int) -> CueFacts {
        guard rule >= standard.facts.count, let own else { return standard.facts[rule] }
        return own.facts[rule - standard.facts.count]
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

    /// Replaces `hits` by the cues of a folded text in the order of their ends, each rule at most once.
    package func match(_ folded: Span<UInt8>, selection: CueSelection, into hits: inout [CueHit]) {
        hits.removeAll(keepingCapacity: true)
        guard !folded.isEmpty else { return }
        let core = WordBoundary.core(of: folded)
        Self.search(standard, from: 0, folded, core, selection, into: &hits)
        if !replaced.isEmpty { hits.removeAll { replaced.contains($0.rule) } }
        guard let own else { return }
        Self.search(own, from: standard.facts.count, folded, core, selection, into: &hits)
        hits = hits.enumerated().sorted { ($0.element.end, $0.offset) < ($1.element.end, $1.offset) }
            .map(\.element)
    }

    /// Appends the cues of a table, whose first rule has the number `first`.
    private static func search(
        _ table: CueTable, from first: Int, _ folded: Span<UInt8>, _ core: Range<Int>,
        _ selection: CueSelection, into hits: inout [CueHit]
    ) {
        var found = hits
        let most = hits.count + maximumHits
        table.automaton.search(folded) { rule, end in
            guard found.count < most else { return }
            let facts = table.facts[rule]
            let start = end - Int(facts.length)
            guard holds(facts, start, end, in: folded, core: core, selection: selection),
                !found.contains(where: { $0.rule == first + rule })
            else { return }
            found.append(CueHit(rule: first + rule, start: start, end: end))
        }
        hits = found
    }

    private static func holds(
        _ facts: CueFacts, _ start: Int, _ end: Int, in folded: Span<UInt8>, core: Range<Int>,
        selection: CueSelection
    ) -> Bool {
        guard folded.count <= Int(facts.maxLength) else { return false }
        let language = Int(facts.language)
        guard selection.own[language] || (selection.borrowed[language] && !facts.isNews) else {
            return false
        }
        if !facts.isOpenLeft && WordBoundary.isWord(folded, before: start) { return false }
        if !facts.isOpenRight && WordBoundary.isWord(folded, at: end) { return false }
        switch facts.match {
        case .any: return true
        case .start: return start <= core.lowerBound
        case .exact:
            // "199 x 150" is more than the name of a network.
            let isLetter = Int(facts.length) < shortestWord
            return start <= core.lowerBound && end >= core.upperBound
                && (!isLetter || folded.count <= Int(facts.length) + shortestWord)
        }
    }
}

/// The packs that apply to one document.
package struct CueSelection: Sendable {
    fileprivate let own: [Bool]
    fileprivate let borrowed: [Bool]
}
