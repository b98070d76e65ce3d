internal import PipelineKit

/// The features that a block is classified by; training and inference share them.
///
/// A feature is a fact that a person can check ("two families of newsletter cues"): the audit shows which
/// facts changed a verdict.
package enum BoilerplateFeatures {
    /// Names in the order of a feature row.
    package static let names: [String] =
        BlockCategory.allCases.map { "cue.\($0.rawValue)" } + lexical
        + TextFeatures.names + StructureFeatures.names
        + BlockCategory.allCases.map { "class.\($0.rawValue)" }
        + ["previous", "next"].flatMap { side in neighbour.map { "\(side).\($0)" } }
        + BlockCategory.allCases.map { "near.\($0.rawValue)" } + AgreementFeatures.names
        + ["headlines"] + lexicon

    private static let lexical = [
        "label.exact", "label.other", "cta", "cta.start", "ownership", "platform", "news", "news.count",
        "families", "pair", "pair.start", "coverage", "balance", "first.person", "call.opening", "call.inner",
        "quoted",
    ]
    /// Last in a row; training fills them in, because a lexicon must not score the rows it was made from.
    package static let lexicon = ["lexicon.text", "lexicon.around", "lexicon.path"]
    private static let neighbour = [
        "known", "cue", "label", "news", "length", "sentence", "words", "call", "person", "headline",
    ]

    /// How much of a neighbour is used: its first words are enough.
    static let neighbourBytes = 200

    /// Replaces `row` by the features of one block.
    static func fill(
        _ row: inout [Double], block: BlockEvidence, previous: BlockEvidence?, next: BlockEvidence?,
        lexicon: BlockLexicon
    ) {
        row.removeAll(keepingCapacity: true)
        row.append(contentsOf: block.cues.categories)
        appendLexical(block, to: &row)
        TextFeatures.append(block.statistics, to: &row)
        StructureFeatures.append(block, to: &row)
        row.append(contentsOf: block.path.categories)
        appendNeighbour(previous, to: &row)
        appendNeighbour(next, to: &row)
        for index in block.cues.categories.indices {
            row.append(max(previous?.cues.categories[index] ?? 0, next?.cues.categories[index] ?? 0))
        }
        AgreementFeatures.append(block, to: &row)
        row.append(headlines([previous, block, next]))
        row.append(block.textValue)
        row.append(
            lexicon.value(
                sum: (previous?.words.asPrevious ?? 0) + (next?.words.asNext ?? 0),
                count: (previous?.words.aroundCount ?? 0) + (next?.words.aroundCount ?? 0)))
        row.append(block.pathValue)
    }

    private static func appendLexical(_ block: BlockEvidence, to row: inout [Double]) {
        let cues = block.cues
        let length = Double(max(block.statistics.bytes, 1))
        row.append(cues.exactLabel)
        row.append(cues.families[CueFamily.label.index])
        row.append(cues.families[CueFamily.cta.index])
        row.append(cues.startsWithCall)
        row.append(cues.families[CueFamily.ownership.index])
        row.append(cues.families[CueFamily.platform.index])
        row.append(cues.news)
        row.append(Double(cues.newsCount))
        row.append(Double(cues.familyCount))
        row.append(cues.pair)
        row.append(cues.pair > 0 ? cues.startsWithCall : 0)
        row.append(min(1, Double(cues.coveredBytes) / length))
        row.append(cues.promo - cues.news)
        row.append(cues.personal)
        row.append(cues.openingCall)
        row.append(cues.innerCall)
        row.append(cues.quoted)
    }

    /// How many of a block and its neighbours read like headlines: three in a row are a list of other stories.
    private static func headlines(_ blocks: [BlockEvidence?]) -> Double {
        Double(blocks.count { $0?.statistics.isHeadlineLike ?? false })
    }

    private static func appendNeighbour(_ evidence: BlockEvidence?, to row: inout [Double]) {
        guard let evidence else {
            row.append(contentsOf: [0, 0, 0, 0, -1, 0, 0, 0, 0, 0])
            return
        }
        row.append(1)
        row.append(evidence.cues.promo)
        row.append(evidence.cues.exactLabel)
        row.append(evidence.cues.news)
        row.append(Double(min(neighbourBytes, evidence.statistics.bytes)))
        row.append(evidence.statistics.endsSentence || evidence.statistics.bytes >= neighbourBytes ? 1 : 0)
        row.append(Double(min(30, evidence.statistics.words)))
        row.append(evidence.cues.openingCall)
        row.append(evidence.cues.personal)
        row.append(evidence.statistics.isHeadlineLike ? 1 : 0)
    }
}
