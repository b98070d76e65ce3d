internal import PipelineKit

/// Takes boxes as one thing: heading, pitch and button go together or stay together.
///
/// A box is a run of blocks within one element, that of a removed promotion or one around it. The pitch alone often
/// reads like prose: it is known by what it stands between, or by the class of the box.
enum PromotionBoxes {
    /// Unicode scalars; what is longer is a part of the page and no box.
    private static let longest = 700
    private static let mostBlocks = 8
    private static let longestCall = 160
    /// How many elements around a promotion may be its box.
    private static let reach = 3
    /// A member of a box falls with at least this score.
    private static let score = 0.9

    static func apply(
        to verdicts: inout [BlockVerdict], evidence: [BlockEvidence], options: BoilerplateOptions
    ) {
        for seed in verdicts.indices where evidence[seed].hasMarkup {
            guard let category = category(verdicts[seed], evidence[seed]) else { continue }
            guard let box = box(around: seed, evidence) else {
                if isCall(evidence[seed]) { remove(&verdicts[seed], category, options) }
                continue
            }
            let removed = box.count { !verdicts[$0].keep }
            for place in box where verdicts[place].keep && belongs(evidence[place]) {
                let isLast = removed + 1 == box.count && isHeading(evidence[place])
                let isNamed = evidence[place].path.promo.prefix(2).contains { $0 > 0 }
                guard removed * 2 > box.count || isLast || isNamed else { continue }
                remove(&verdicts[place], category, options)
            }
        }
    }

    private static func remove(
        _ verdict: inout BlockVerdict, _ category: BlockCategory, _ options: BoilerplateOptions
    ) {
        guard verdict.keep else { return }
        verdict.join(category, rule: "box", options: options)
        verdict.score = max(verdict.score, score)
    }

    /// Whether a block alone in its element is a box: short, of a promotion's class, and a call by its words.
    private static func isCall(_ block: BlockEvidence) -> Bool {
        block.statistics.scalars <= longestCall && block.path.promo.prefix(2).contains { $0 > 0 }
            && promotions.contains { cue(block, $0) >= 0.8 }
    }

    private static func cue(_ block: BlockEvidence, _ category: BlockCategory) -> Double {
        block.cues.categories[category.index]
    }

    /// What a block promotes: what it was removed as, or what its words and the class of its box agree on.
    private static func category(_ verdict: BlockVerdict, _ block: BlockEvidence) -> BlockCategory? {
        guard verdict.keep else { return verdict.category.flatMap { promotions.contains($0) ? $0 : nil } }
        guard belongs(block) else { return nil }
        if isCall(block), let called = promotions.max(by: { cue(block, $0) < cue(block, $1) }) {
            return called
        }
        return promotions.first {
            block.cues.categories[$0.index] >= 0.4 && block.path.categories[$0.index] >= 0.5
        }
    }

    private static let promotions: [BlockCategory] = [
        .newsletter, .podcastPromo, .donate, .subscribePaywall, .appPromo, .ad, .jobEventPromo,
    ]

    /// The largest run of blocks within an element around a promotion that is still a box.
    private static func box(around seed: Int, _ evidence: [BlockEvidence]) -> Range<Int>? {
        var path = evidence[seed].markup[...]
        var found: Range<Int>?
        for _ in 0...reach {
            guard !isPage(path), let run = run(around: seed, in: path, evidence) else { break }
            // Paragraphs of one path are neighbours and no box; a box holds elements.
            if run.contains(where: { evidence[$0].markup.utf8.count > path.utf8.count }) { found = run }
            guard let end = path.lastIndex(of: ">") else { break }
            path = path[..<end]
        }
        return found
    }

    /// What holds a whole article is no box, however short the article is.
    private static func isPage(_ path: Substring) -> Bool {
        let element = path.split(separator: ">").last?.prefix { $0 != "." && $0 != "#" } ?? ""
        return ["body", "main", "article"].contains(element)
    }

    /// The blocks around one within an element; nil where these are too many, or all.
    private static func run(
        around seed: Int, in element: Substring, _ evidence: [BlockEvidence]
    ) -> Range<Int>? {
        let inside = { (place: Int) in
            guard evidence.indices.contains(place), evidence[place].markup.utf8.starts(with: element.utf8)
            else { return false }
            let behind = evidence[place].markup.utf8.dropFirst(element.utf8.count).first
            return behind == nil || behind == UInt8(ascii: ">")
        }
        var run = seed..<(seed + 1)
        while inside(run.lowerBound - 1), run.count <= mostBlocks {
            run = (run.lowerBound - 1)..<run.upperBound
        }
        while inside(run.upperBound), run.count <= mostBlocks { run = run.lowerBound..<(run.upperBound + 1) }
        let size = run.reduce(0) { $0 + evidence[$1].statistics.scalars }
        return run.count <= mostBlocks && run.count < evidence.count && size <= longest ? run : nil
    }

    private static func isHeading(_ block: BlockEvidence) -> Bool {
        block.statistics.isHeadlineLike || headings.contains(block.tag)
    }

    private static let headings: Set = ["h2", "h3", "h4", "h5", "h6"]
    private static let tables: Set = ["td", "th", "tr", "table"]

    /// News within a box of its own is a fact box, and so is a table.
    private static func belongs(_ block: BlockEvidence) -> Bool {
        block.cues.news < 0.8 && block.statistics.quotes == 0 && !tables.contains(block.tag)
    }
}
