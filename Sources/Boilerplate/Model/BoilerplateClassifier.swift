internal import Models
package import PipelineKit

/// Separates article text from everything else on a page, block by block.
package struct BoilerplateClassifier: Sendable {
    private let matcher: CueMatcher
    private let paths: PathMatcher
    private let model: BoilerplateModel
    private var learned: LearnedWeights?
    package private(set) var options: BoilerplateOptions

    /// Minimum score of a block whose cues are conclusive.
    private static let sureScore = 0.9
    /// The log odds of `sureScore`, rounded down.
    private static let sureOdds = 2.1972
    /// Blocks from this many characters on need two families of evidence.
    private static let longBlock = 120

    /// Storage that all blocks of a document share: their features, and the leaves that are possible.
    private struct Scratch {
        var row: [Double] = []
        var leaves: [UInt32] = []
    }

    /// Judges by compiled packs, the user's behind them, and weights.
    init(_ cues: CompiledCues, own packs: [CuePack], model: BoilerplateModel, options: BoilerplateOptions) {
        matcher = CueMatcher(cues.cues, own: packs)
        paths = PathMatcher(cues.classes, own: packs)
        learned = LearnedWeights(packs.reduce(into: [:]) { $0.merge($1.weights) { $1 } })
        self.model = model
        self.options = options
    }

    /// The same rules and weights with other options.
    package func with(options: BoilerplateOptions) -> BoilerplateClassifier {
        var classifier = self
        classifier.options = options
        return classifier
    }

    /// The same rules and weights with what marks have taught.
    package func with(learned: LearnedWeights?) -> BoilerplateClassifier {
        var classifier = self
        classifier.learned = learned
        return classifier
    }

    /// Classifies the blocks of one document in reading order.
    package func judge(_ blocks: [Block], language: String?) -> [BlockVerdict] {
        judge(gather(blocks, selection: matcher.selection(for: language)))
    }

    /// Classifies texts in reading order, but only those with a cue; the others are cheap to rule out.
    func judgeTextsWithCues(_ texts: [String], language: String?) -> [BlockVerdict?] {
        let evidence = gather(texts.map { Block(text: $0) }, selection: matcher.selection(for: language))
        var scratch = Scratch()
        return evidence.indices.map { index in
            guard evidence[index].cues.promo > 0 else { return nil }
            return verdict(
                evidence[index], index > 0 ? evidence[index - 1] : nil,
                index + 1 < evidence.count ? evidence[index + 1] : nil, &scratch)
        }
    }

    /// The verdict on a byline in the body: the record has its names.
    var byline: BlockVerdict { sure(.authorBio, rule: "structure.byline", hits: []) }

    /// The verdict on a block of which its place and form leave no doubt.
    func sure(_ category: BlockCategory, rule: String, hits: [BlockSignal]) -> BlockVerdict {
        let action = options.actions[category] ?? .remove
        return BlockVerdict(
            keep: action != .remove, action: action, category: category, score: Self.sureScore, rule: rule,
            hits: hits, structure: [], isNearMiss: false)
    }

    func selection(for language: String?) -> CueSelection { matcher.selection(for: language) }

    /// Classifies blocks whose evidence is already gathered, neighbours together.
    ///
    /// Lines of a dump have odds of their own: most of them are no article.
    package func judge(_ evidence: [BlockEvidence], ofDump isDump: Bool = false) -> [BlockVerdict] {
        var scratch = Scratch()
        var verdicts = evidence.indices.map { index in
            verdict(
                evidence[index], index > 0 ? evidence[index - 1] : nil,
                index + 1 < evidence.count ? evidence[index + 1] : nil, &scratch, isLine: isDump)
        }
        NeighbourSmoothing.apply(to: &verdicts, evidence: evidence, options: options)
        PromotionBoxes.apply(to: &verdicts, evidence: evidence, options: options)
        return verdicts
    }

    /// Classifies one block of whose neighbours only the text is known.
    package func judge(
        block: Block, previous: String?, next: String?, language: String?
    ) -> BlockVerdict {
        let selection = matcher.selection(for: language)
        var scratch = Scratch()
        return verdict(
            gather([block], selection: selection)[0], neighbour(previous, selection),
            neighbour(next, selection), &scratch)
    }

    /// The features of one block, for training.
    package func features(block: Block, previous: String?, next: String?, language: String?) -> [Double] {
        let selection = matcher.selection(for: language)
        var row: [Double] = []
        BoilerplateFeatures.fill(
            &row, block: gather([block], selection: selection)[0], previous: neighbour(previous, selection),
            next: neighbour(next, selection), lexicon: model.lexicon)
        return row
    }

    /// The numbers of the words in and around a block, from which training makes the lexicon.
    package func words(
        block: Block, previous: String?, next: String?
    ) -> (text: [Int], around: [Int], path: [Int]) {
        var words: (text: [Int], around: [Int], path: [Int]) = ([], [], [])
        func walk(_ text: String, _ each: (Span<UInt8>) -> Void) {
            var folded: [UInt8] = []
            TextFolding.fold(text.utf8.span, into: &folded, limit: TextStatistics.maximumBytes)
            each(folded.span)
        }
        walk(block.text) {
            BlockWords.walk($0) {
                words.text.append($0)
            } around: { _, _ in
            }
        }
        walk(previous ?? "") {
            BlockWords.walk($0, text: { _ in }) { asPrevious, _ in words.around.append(asPrevious) }
        }
        walk(next ?? "") { BlockWords.walk($0, text: { _ in }) { _, asNext in words.around.append(asNext) } }
        if !block.path.isEmpty {
            BlockWords.path(PathMatcher.normalized(block.path)) { words.path.append($0) }
        }
        return words
    }

    private func neighbour(_ text: String?, _ selection: CueSelection) -> BlockEvidence? {
        guard let text, !text.isEmpty else { return nil }
        return gather([Block(text: text)], selection: selection)[0]
    }

    func gather(_ blocks: [Block], selection: CueSelection) -> [BlockEvidence] {
        var folded: [UInt8] = []
        var hits: [CueHit] = []
        var lastPath = ""
        var lastEvidence = PathEvidence()
        var lastValue = 0.0
        return blocks.map { block in
            var evidence = BlockEvidence()
            let text = block.text.utf8.span
            evidence.statistics = TextStatistics(text)
            TextFolding.fold(text, into: &folded, limit: TextStatistics.maximumBytes)
            matcher.match(folded.span, selection: selection, into: &hits)
            evidence.setCues(hits, of: folded.span, matcher: matcher)
            if block.path != lastPath {
                lastPath = block.path
                let normalized = PathMatcher.normalized(block.path)
                lastEvidence = paths.evidence(of: normalized)
                lastValue = block.path.isEmpty ? 0 : model.lexicon.pathValue(normalized)
            }
            evidence.path = lastEvidence
            evidence.pathValue = lastValue
            evidence.words = model.lexicon.sums(folded.span)
            evidence.textValue = model.lexicon.value(
                sum: evidence.words.text, count: evidence.words.textCount)
            evidence.hasMarkup = !block.path.isEmpty
            evidence.tag = block.tag
            evidence.markup = block.path
            evidence.linkDensity = block.linkDensity
            evidence.position = block.position
            return evidence
        }
    }

    private func verdict(
        _ block: BlockEvidence, _ previous: BlockEvidence?, _ next: BlockEvidence?,
        _ scratch: inout Scratch, isLine: Bool = false
    ) -> BlockVerdict {
        BoilerplateFeatures.fill(
            &scratch.row, block: block, previous: previous, next: next, lexicon: model.lexicon)
        let ensemble = block.hasMarkup ? model.markup : isLine ? model.lines : model.plain
        var odds = odds(of: block, scratch.row, ensemble, &scratch.leaves)
        let taught = learned?.shift(path: block.markup, characters: block.statistics.scalars)
        if let taught { odds = LearnedWeights.odds(odds, shifted: taught.sum, threshold: 0) }
        var score = Logistic.of(odds)
        if block.isSure && taught == nil { score = max(score, Self.sureScore) }
        // Whoever marked blocks of this kind is a witness that needs no second.
        let isTaught = (taught?.sum ?? 0) > 0
        let removes =
            score >= options.threshold && (isTaught || hasTwoKindsOfEvidence(block, previous, next))
        guard removes || score >= options.nearMiss else {
            return BlockVerdict(
                keep: true, action: .keep, category: nil, score: score, rule: "", hits: [], structure: [],
                isNearMiss: false)
        }
        var verdict = explain(block, scratch.row, ensemble.trees, score: score, removes: removes)
        if let taught, isTaught {
            let weight = min(1, taught.sum)
            verdict.hits.insert(
                BlockSignal(name: BlockVerdict.taught + taught.strongest, weight: weight), at: 0)
        }
        return verdict
    }

    /// The log odds of a block above its threshold; cues that leave no doubt are worth those of `sureScore`.
    private func odds(
        of block: BlockEvidence, _ row: [Double], _ ensemble: BoilerplateModel.Ensemble,
        _ leaves: inout [UInt32]
    ) -> Double {
        let odds = ensemble.trees.score(row, possible: &leaves) - ensemble.threshold
        return block.isSure && Logistic.of(odds) < Self.sureScore ? Self.sureOdds : odds
    }

    /// The log odds of a row, from which learning starts.
    func odds(_ row: BlockRow) -> Double {
        let selection = matcher.selection(for: row.language)
        var scratch = Scratch()
        let block = gather([row.block], selection: selection)[0]
        BoilerplateFeatures.fill(
            &scratch.row, block: block, previous: neighbour(row.previous, selection),
            next: neighbour(row.next, selection), lexicon: model.lexicon)
        return odds(of: block, scratch.row, block.hasMarkup ? model.markup : model.plain, &scratch.leaves)
    }

    /// A single cue never removes a long block; nor do several of one family.
    func hasTwoKindsOfEvidence(
        _ block: BlockEvidence, _ previous: BlockEvidence?, _ next: BlockEvidence?
    ) -> Bool {
        if block.statistics.scalars < Self.longBlock { return true }
        let path = block.path
        var signals = block.cues.familyCount
        if block.linkDensity >= 0.3 { signals += 1 }
        if path.promo.contains(where: { $0 > 0 }) { signals += 1 }
        if block.hasMarkup && path.article.allSatisfy({ $0 == 0 }) { signals += 1 }
        if path.inside.prefix(6).contains(true) { signals += 1 }
        if (previous?.cues.promo ?? 0) >= 0.5 || (next?.cues.promo ?? 0) >= 0.5 { signals += 1 }
        return signals >= 2
    }

    /// The category of a cue that is the whole block; without one the weights decide.
    private func labelCategory(of block: BlockEvidence) -> BlockCategory? {
        guard block.cues.hasSureLabel else { return nil }
        let labels = block.hits.map { matcher.facts(of: $0.rule) }.filter(\.isExactLabel)
        let strongest = labels.max { $0.weight < $1.weight }
        return strongest?.category.map { BlockCategory.allCases[$0] }
    }

    /// A category, or that of the strongest cues where neither a cue nor a class speaks for it.
    private func witnessed(_ category: BlockCategory, _ block: BlockEvidence) -> BlockCategory {
        let speaksForIt =
            max(block.cues.categories[category.index], block.path.categories[category.index]) > 0
        guard !speaksForIt, let strongest = block.cues.strongestCategory else { return category }
        return strongest
    }

    private func explain(
        _ block: BlockEvidence, _ row: [Double], _ trees: BoostedTrees<Double>, score: Double, removes: Bool
    ) -> BlockVerdict {
        let category = labelCategory(of: block) ?? witnessed(model.category(of: row), block)
        let action = options.actions[category] ?? .remove
        let hits = signals(of: block)
        let facts = BoilerplateAudit.facts(trees.contributions(row))
        let own = hits.first { $0.category == category.index && $0.signal.weight > 0.35 }
        let token = block.path.rules[category.index].map(paths.id)
        let structural = token ?? facts.first?.name ?? "structure.model"
        return BlockVerdict(
            keep: !removes || action != .remove, action: removes ? action : .keep, category: category,
            score: score,
            rule: own?.signal.name ?? structural,
            hits: hits.map(\.signal),
            structure: facts, isNearMiss: !removes)
    }

    /// The cues that speak for removal, each with its category, strongest first.
    private func signals(of block: BlockEvidence) -> [(signal: BlockSignal, category: Int?)] {
        let promoting = block.hits.map { (number: $0.rule, facts: matcher.facts(of: $0.rule)) }
            .filter { !$0.facts.isNews }
        return promoting.map { number, facts in
            (BlockSignal(name: matcher.id(of: number), weight: facts.weight), facts.category)
        }
        .sorted { ($0.signal.weight, $1.signal.name) > ($1.signal.weight, $0.signal.name) }
    }
}

/// Names of the facts that a verdict is based on.
enum BoilerplateAudit {
    /// Number of facts kept for the audit; further ones matter little.
    private static let maximumFacts = 6

    static func facts(_ contributions: [Double]) -> [BlockSignal] {
        let ranked = contributions.enumerated().filter { $0.element.magnitude > 0.05 }
            .sorted { ($0.element.magnitude, $1.offset) > ($1.element.magnitude, $0.offset) }
        return ranked.prefix(maximumFacts).map {
            BlockSignal(name: "structure." + BoilerplateFeatures.names[$0.offset], weight: $0.element)
        }
    }
}
