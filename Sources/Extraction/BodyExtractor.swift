package import Markup
internal import Models
internal import PipelineKit
internal import TextKit

/// Finds the article's text on a page.
///
/// Every block gets a probability from a small trained model of its shape, its neighbours, the containers of
/// both and what the page states elsewhere; blocks above the threshold are the text, wherever. There is
/// no step that chooses one element, so that a body split over siblings or kept in an `aside` is found as well.
package struct BodyExtractor: Sendable {
    private let model: BodyModel

    package init(model: BodyModel) { self.model = model }

    /// The article's blocks of a whole page.
    ///
    /// `evidence` is what the page states outside of its visible text; `BodyEvidence(tree:)` collects it.
    package func extract(tree: HTMLTree, evidence: BodyEvidence) -> BodyExtraction {
        let blocks = BlockSegmentation.blocks(of: tree)
        let page = PageMeasures(blocks, in: tree, evidence: evidence, model: model)
        let probabilities = probabilities(page, in: tree)
        var result = BodyExtraction()
        var chosen = choose(page, in: tree, probabilities, &result)
        if visibleLength(page, chosen) < Self.minimumVisibleLength {
            chosen = withPictureTexts(chosen, page, &result)
        }
        result.traits = PageTraits(page, in: tree, chosen: chosen)
        let shown = chosen.reduce(0) { $0 + RunningText.length(page.shapes[$1]) }
        if var stated = StatedBody.best(evidence, of: tree, beside: shown) {
            stated.traits = result.traits
            return stated
        }
        if shown < Self.maximumShownBesideMarkup,
            var unseen = unseen(in: tree, evidence: evidence, beside: shown)
        {
            unseen.traits = result.traits
            return unseen
        }
        if chosen.isEmpty { result.warnings = [BodyExtraction.missingWarning] }
        var writer = BlockWriter(page, in: tree)
        if evidence.isLiveBlog { chosen.removeAll { FieldLineFilter.isPostTime(page.blocks.string($0)) } }
        result.blocks = chosen.map { writer.block($0, probability: probabilities[$0]) }
        if evidence.isLiveBlog { addPostTimes(to: &result.blocks, chosen, page) }
        result.rejected = rejected(page, probabilities, chosen)
        if evidence.isLiveBlog { result.rejected.removeAll { FieldLineFilter.isPostTime($0.text) } }
        return result
    }

    /// The article in markup that no browser shows by itself, where it has far more running text than the page: a template's
    /// or that of `noscript`.
    private func unseen(in tree: HTMLTree, evidence: BodyEvidence, beside shown: Int) -> BodyExtraction? {
        var best: (body: BodyExtraction, length: Int)?
        for script in tree.scripts where script.kind == .markup {
            guard let inner = try? HTMLParser.parse(ValidUTF8(trusting: Array(tree.body(of: script)))) else {
                continue
            }
            let page = PageMeasures(
                BlockSegmentation.blocks(of: inner), in: inner, evidence: evidence, model: model)
            let probabilities = probabilities(page, in: inner)
            var body = BodyExtraction()
            let chosen = choose(page, in: inner, probabilities, &body).filter {
                !Self.hasPlaceholder(page.blocks[text: $0])
            }
            let length = chosen.reduce(0) { $0 + RunningText.length(page.shapes[$1]) }
            guard length > max(Self.minimumUnseenLength, StatedBody.advantage * shown, best?.length ?? 0)
            else { continue }
            var writer = BlockWriter(page, in: inner)
            body.blocks = chosen.map { writer.block($0, probability: probabilities[$0]) }
            body.warnings = [BodyExtraction.structuredWarning]
            best = (body, length)
        }
        return best?.body
    }

    /// Whether a script would put a value there: `{{title}}`, `<%= title %>`.
    private static func hasPlaceholder(_ text: ArraySlice<UInt8>) -> Bool {
        placeholders.contains { ASCII.contains(text, $0) }
    }

    private static let placeholders = ["{{", "<%", "${"].map { Array($0.utf8) }
    /// As for states: such markup is not needed for a page that shows more.
    private static let maximumShownBesideMarkup = 400
    private static let minimumUnseenLength = 250

    /// All visible blocks of a fragment that contains nothing but the text, such as a feed entry's content.
    ///
    /// No model is needed for it.
    package static func extract(fragment tree: HTMLTree) -> BodyExtraction {
        let blocks = BlockSegmentation.blocks(of: tree)
        let page = PageMeasures(blocks, in: tree, evidence: BodyEvidence(), model: BodyModel())
        var result = BodyExtraction()
        var writer = BlockWriter(page, in: tree)
        for index in 0..<page.count {
            let context = blocks.entries[index].context
            if context.contains(.hidden) { continue }
            if context.contains(.caption) {
                result.rejected.append(
                    Self.removed(
                        index, page, category: .creditCaption, score: 1, place: result.blocks.count))
            } else {
                result.blocks.append(writer.block(index, probability: 1))
            }
        }
        if result.blocks.isEmpty { result.warnings = [BodyExtraction.missingWarning] }
        return result
    }

    private func probabilities(_ page: PageMeasures, in tree: HTMLTree) -> [Float] {
        let features = BlockFeatures(page, in: tree, model: model, floor: BlockFeatures.minimumEstimate)
        var result = [Float](repeating: 0, count: page.count)
        var possible: [UInt32] = []
        for (row, index) in features.rows.enumerated()
        where page.mayBeText(index) {
            let score = model.trees.score(
                features.values, row: row * BlockFeatures.width, possible: &possible)
            result[index] = Logistic.of(score)
        }
        return result
    }

    // MARK: Choice

    /// The blocks above the threshold, or the likeliest ones of a page that has none.
    private func choose(
        _ page: PageMeasures, in tree: HTMLTree, _ probabilities: [Float], _ result: inout BodyExtraction
    ) -> [Int] {
        let choice = BodyChoice(page, in: tree, probabilities, threshold: model.threshold)
        if choice.isUncertain { result.warnings = [BodyExtraction.uncertainWarning] }
        return choice.blocks
    }

    /// Adds the captions of a gallery's pictures, where they are the article.
    ///
    /// A caption next to a text is set aside; on a page with hardly any other text, captions are the article.
    private func withPictureTexts(
        _ chosen: [Int], _ page: PageMeasures, _ result: inout BodyExtraction
    ) -> [Int] {
        let captions = (0..<page.count).filter { index in
            let entry = page.blocks.entries[index]
            return entry.context.contains(.caption)
                && entry.context.isDisjoint(with: [.hidden, .nav, .footer, .tableTitle])
                && page.shapes[index].scalars >= Self.minimumCaptionLength && page.linkDensity[index] < 0.3
                && page.repeats[index] == 0
        }
        let length = visibleLength(page, captions)
        guard captions.count >= Self.minimumPictures, length > Self.minimumVisibleLength else {
            return chosen
        }
        // Blocks that were only likely, next to captions, are the page's frame.
        let sure = result.warnings.isEmpty ? chosen : []
        result.warnings = []
        return Set(sure + captions).sorted()
    }

    /// A gallery has at least this many pictures with a sentence each.
    private static let minimumPictures = 3
    private static let minimumCaptionLength = 40

    /// Puts the clock time right before a post of a live blog in front of the post's first words.
    private func addPostTimes(to blocks: inout [Block], _ chosen: [Int], _ page: PageMeasures) {
        for (place, index) in chosen.enumerated() {
            let start = max(index - Self.timeReach, place > 0 ? chosen[place - 1] + 1 : 0)
            let time = (start..<index).lazy.map(page.blocks.string).first(where: FieldLineFilter.isPostTime)
            if let time { blocks[place].text = "\(time) \(blocks[place].text)" }
        }
    }

    /// Between a post's time and its first line there may be an author's name or a button.
    private static let timeReach = 3

    private func visibleLength(_ page: PageMeasures, _ chosen: [Int]) -> Int {
        chosen.reduce(0) { $0 + Int(page.shapes[$1].scalars) }
    }

    /// A page that shows less text than this may be a gallery.
    private static let minimumVisibleLength = 250

    // MARK: Rejected blocks

    /// How far from the text rejected blocks are reported.
    private static let margin = 3

    private func rejected(
        _ page: PageMeasures, _ probabilities: [Float], _ chosen: [Int]
    ) -> [RemovedBlock] {
        guard let first = chosen.first, let last = chosen.last else { return [] }
        let range = max(0, first - Self.margin)..<min(page.count, last + Self.margin + 1)
        var next = 0
        return range.compactMap { index in
            while next < chosen.count && chosen[next] < index { next += 1 }
            if next < chosen.count && chosen[next] == index { return nil }
            if page.matches[index].title > 0.8 { return nil }
            let category = BlockCategory.guess(index, page)
            return Self.removed(
                index, page, category: category, score: 1 - Double(probabilities[index]), place: next)
        }
    }

    private static func removed(
        _ index: Int, _ page: PageMeasures, category: BlockCategory, score: Double, place: Int
    ) -> RemovedBlock {
        RemovedBlock(
            category: category, rule: "body.model", score: score, text: page.blocks.string(index),
            place: place)
    }
}

extension BlockCategory {
    /// The likeliest category of a block that is not the article's text, by the names around it.
    fileprivate static func guess(_ index: Int, _ page: PageMeasures) -> BlockCategory {
        let context = page.blocks.entries[index].context
        if context.contains(.caption) { return .creditCaption }
        if context.contains(.nav) { return .navigation }
        let distances = page.containers.categoryDistance[Int(page.containers.ofBlock[index])]
        let nearest = ClassCategory.guesses.indices.min { distances[$0] < distances[$1] }
        guard let nearest, distances[nearest] < 4 else {
            return page.linkDensity[index] > 0.6 ? .relatedLinks : .otherBoilerplate
        }
        return ClassCategory.guesses[nearest]
    }
}

extension ClassCategory {
    /// What each category means for a block that is not the article's text, in the order of the bits.
    fileprivate static let guesses: [BlockCategory] = [
        .comments, .creditCaption, .relatedLinks, .subscribePaywall, .socialShare, .authorBio, .ad,
        .navigation,
        .otherBoilerplate, .otherBoilerplate,
    ]
}
