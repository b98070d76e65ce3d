/// All the evidence about one block, before it is classified.
package struct BlockEvidence: Sendable {
    var statistics = TextStatistics()
    var cues = CueSummary()
    var path = PathEvidence()
    var hits: [CueHit] = []
    var hasMarkup = false
    var tag = ""
    /// The path as it was given; all blocks share its storage.
    var markup = ""
    var linkDensity = 0.0
    var position = 0.0
    var words = LexiconSums()
    /// The lexicon's score of the block's own words, and of the names around it.
    var textValue = 0.0
    var pathValue = 0.0

    /// Sums up cues; those that the text only quotes are no witnesses.
    mutating func setCues(_ found: [CueHit], of folded: Span<UInt8>, matcher: CueMatcher) {
        guard !found.isEmpty else { return }
        let places = CuePlace.places(of: found, in: folded)
        let facts = found.map { matcher.facts(of: $0.rule) }
        cues = CueSummary(found, facts: facts, places: places)
        hits = found.indices.compactMap { places[$0] == .quoted && !facts[$0].isNews ? nil : found[$0] }
    }

    /// Whether the cues are conclusive, whatever the weights.
    ///
    /// A label that is the whole block, or begins a short one without a sentence; cues for most of the text;
    /// or several of one category, one in the site's voice. Of 1,653 labelled blocks of real pages 440 are
    /// such, and two of those are article text; `scripts/train/boilerplate` has the same rules.
    var isSure: Bool {
        let length = statistics.scalars + statistics.ideographs
        if cues.hasSureLabel { return true }
        if cues.families[CueFamily.label.index] >= CueSummary.sureLabel && length < 100
            && !statistics.endsSentence
        {
            return true
        }
        let balance = cues.promo - cues.news
        if cues.coveredBytes * 2 > statistics.bytes && balance >= 0.5 { return true }
        let isOwn = cues.families[CueFamily.ownership.index] > 0
        // What a call within a sentence asks for, somebody else may ask for.
        let isAgreed = isOwn || cues.pair > 0 && (cues.openingCall > 0 || cues.innerCall == 0)
        return isAgreed && cues.categories.contains { $0 >= 2.4 } && balance >= 2 && length < 200
    }
}
