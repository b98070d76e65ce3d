/// A publisher's notices are made to one pattern, of which only the slots are filled anew: gauge readings, boil-water
/// notices of two streets. No share of common words tells them from a copy with a correction.
///
/// Where it is uncertain, both stay: a copy in one's own house costs a row, and a notice that is taken for one is gone.
extension PairEvidence {
    /// Longer texts have the words to tell a copy by.
    private static let noticeLength: Float = 150
    /// One word that is exchanged changes three sequences, and a fact more may be out of the sample.
    private static let sequencesOfWord: Float = 3
    private static let sequencesBeside: Float = 3.5
    /// Two words, where only the headline says that they are what it is about.
    private static let sequencesOfSubject: Float = 8
    /// Of a text of so few words, and of one in a script where no name can be told, even a plain word may be all that
    /// tells it from the next: which street, which post.
    private static let briefLength: (cased: Float, uncased: Float) = (50, 100)
    /// An article has other facts besides the one that is corrected; the same number as of versions of an article.
    private static let keptFacts = 4

    /// Whether both are notices of one source, and not one with a correction.
    ///
    /// Of 669 pairs of copies of one source in the generated set one is taken for two notices, of 317 made for training
    /// about twelve, nearly all of them briefs with a word edited; of 441 pairs of other news of one source 113, and all of
    /// those in which nothing but the slots differs.
    var areTwoNotices: Bool {
        guard mayBeNotices else { return false }
        return isFilledAnew || exchangedSubjects > 0 || isOneWordExchanged
    }

    /// Whether both are of one source, and short.
    var mayBeNotices: Bool { isSameSource && sequenceCount < Self.noticeLength }

    /// Whether headlines may be asked what the exchanged words are; that costs more than all else.
    var mayExchangeSubjects: Bool {
        mayBeNotices && hasHeadlines && headlineAgreement < 1
            && max(ownShorter, ownLonger) <= Self.sequencesOfSubject
    }

    private var isOneWordExchanged: Bool {
        let length = isUncased ? Self.briefLength.uncased : Self.briefLength.cased
        return sequenceCount < length && min(ownShorter, ownLonger) >= 1
            && max(ownShorter, ownLonger) <= Self.sequencesOfSubject
    }

    /// Whether names or numbers were exchanged that may be all that tells the two, and hardly anything else was.
    private var isFilledAnew: Bool {
        let facts = names + numbers
        return [names, numbers, facts].contains { Self.isExchanged($0) }
            && ownShorter <= Self.room(for: facts.shorter.own)
            && ownLonger <= Self.room(for: facts.longer.own)
    }

    private static func isExchanged(_ facts: FactTally) -> Bool {
        let exchanged = min(facts.shorter.own, facts.longer.own)
        return exchanged > 0 && facts.shared < keptFacts * exchanged
    }

    private static func room(for facts: Int) -> Float {
        sequencesOfWord * Float(max(1, facts)) + sequencesBeside
    }
}
