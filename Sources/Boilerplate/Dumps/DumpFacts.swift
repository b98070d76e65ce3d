internal import PipelineKit

/// What is known about one paragraph of a dump before its role is found.
struct DumpFacts: Sendable {
    var text: String
    var statistics: TextStatistics
    var verdict: BlockVerdict
    var dates: DateTexts
    /// Hashes of the folded words of four letters and more, for comparing a title with the body.
    var wordHashes: [UInt64]
    var exactLabel: Bool
    /// Whether it ends with a picture credit.
    var isCaption: Bool
    /// The category with most of its cues; nil where there are none.
    var cueCategory: BlockCategory?
    var news: Double
    var promo: Double

    /// Whether it is boilerplate of a category that the options keep.
    var isWanted: Bool { verdict.keep && !verdict.isNearMiss && verdict.category != nil }

    /// Score for boilerplate, 0…1.
    ///
    /// A dump is mostly boilerplate: its prior odds are about seven times those of the blocks that weights
    /// and threshold were made for. A whole sentence that reports something is not boilerplate.
    var suspicion: Double {
        if statistics.endsSentence && news >= 0.4 { return verdict.score }
        return 7 * verdict.score / (1 + 6 * verdict.score)
    }
}

extension BoilerplateClassifier {
    /// The facts of all paragraphs, classified as bare text.
    func facts(of paragraphs: [DumpParagraph], language: String?) -> [DumpFacts] {
        let blocks = paragraphs.map { Block(text: $0.text) }
        let evidence = gather(blocks, selection: selection(for: language))
        let verdicts = judge(evidence, ofDump: true)
        return paragraphs.indices.map { index in
            DumpFacts(
                text: paragraphs[index].text, statistics: evidence[index].statistics,
                verdict: verdicts[index],
                dates: DateTexts(paragraphs[index].text),
                wordHashes: FoldedWords.hashes(of: paragraphs[index].text),
                exactLabel: evidence[index].cues.hasSureLabel,
                isCaption: PictureCredit.ends(paragraphs[index].text),
                cueCategory: evidence[index].cues.strongestCategory, news: evidence[index].cues.news,
                promo: evidence[index].cues.promo)
        }
    }
}
