internal import PipelineKit

/// Adjusts verdicts by the whole sequence of blocks.
///
/// Blocks of one unit are removed together: heading, pitch, form label and consent text; a promo line and the
/// show's title after it. A block with only its shape against it is kept between two kept paragraphs.
enum NeighbourSmoothing {
    /// A removal with at least this score includes its neighbours.
    private static let sure = 0.8
    /// Minimum score of such a neighbour.
    private static let suspect = 0.3
    /// Longer neighbours are decided by themselves.
    private static let shortText = 100
    /// Minimum score to remove a block by its shape only, between two paragraphs of the article.
    private static let shapeAlone = 0.93
    /// Maximum blocks on either side that may belong to one box.
    private static let reach = 3

    static func apply(
        to verdicts: inout [BlockVerdict], evidence: [BlockEvidence], options: BoilerplateOptions
    ) {
        spare(&verdicts, evidence)
        let seeds = verdicts.indices.filter { isSeed(verdicts[$0]) }
        for seed in seeds {
            for step in [-1, 1] {
                var index = seed + step
                while verdicts.indices.contains(index), abs(index - seed) <= reach, verdicts[index].keep,
                    belongs(verdicts[index], evidence[index])
                {
                    verdicts[index].join(
                        verdicts[seed].category, rule: "neighbour", options: options)
                    index += step
                }
            }
        }
    }

    private static func isSeed(_ verdict: BlockVerdict) -> Bool {
        guard !verdict.keep, verdict.score >= sure else { return false }
        switch verdict.category {
        case .newsletter, .podcastPromo, .donate, .subscribePaywall, .appPromo, .ad, .jobEventPromo,
            .cookieConsent, .comments:
            return true
        default: return false
        }
    }

    private static func belongs(_ verdict: BlockVerdict, _ block: BlockEvidence) -> Bool {
        verdict.score >= suspect && block.statistics.scalars < shortText && block.cues.news == 0
            && block.statistics.quotes == 0
    }

    private static func spare(_ verdicts: inout [BlockVerdict], _ evidence: [BlockEvidence]) {
        let kept = verdicts.map(\.keep)
        for index in verdicts.indices.dropFirst().dropLast() where !kept[index] {
            let block = evidence[index]
            let marked =
                verdicts[index].isTaught || block.cues.promo >= 0.4 || block.path.promo[0] > 0
                || block.path.promo[1] > 0
                || block.linkDensity >= 0.3 || block.tag == "figcaption"
            guard !marked, verdicts[index].score < shapeAlone, kept[index - 1], kept[index + 1] else {
                continue
            }
            verdicts[index].keep = true
            verdicts[index].action = .keep
            verdicts[index].isNearMiss = true
        }
    }
}
