/// What speaks for two documents being versions of one article: who names them alike, and how much of them is alike.
struct VersionEvidence {
    private let text: TextSample.Likeness
    private let hasSameText: Bool
    private let hasLikeHeadline: Bool
    private let figures: TextSample.Exchange
    private let names: TextSample.Exchange
    private let headlineFigures: TextSample.Exchange
    /// Whether both have the same guid.
    private let hasSameGUID: Bool
    /// Whether who gave them tells them apart: by another guid, or by links to other parts of a page.
    private let isToldApart: Bool
    /// Whether they share an address that is each one's own.
    private let hasSameAddress: Bool
    /// How many days lie between their dates; nil where one states none.
    private let daysApart: Int?
    /// Whether one is the summary that a feed gives, and the other is none.
    let isSummary: Bool
    private let first: ArticleLikeness
    private let second: ArticleLikeness

    /// Compares the older one of two with the newer.
    init(_ first: ArticleLikeness, _ second: ArticleLikeness) {
        (self.first, self.second) = (first, second)
        hasSameText = first.textKey == second.textKey
        text = first.sample.likeness(to: second.sample)
        figures = first.sample.exchangedFigures(with: second.sample)
        names = first.sample.exchangedNames(with: second.sample)
        headlineFigures = TextSample.exchange(first.headlineFigures, second.headlineFigures)
        hasLikeHeadline = Self.areAlike(first.headline, second.headline)
        hasSameGUID = first.guidKey != nil && first.guidKey == second.guidKey
        isToldApart =
            Self.differ(first.guidKey, second.guidKey) || Self.differ(first.fragment, second.fragment)
        hasSameAddress = first.addresses.contains(where: second.addresses.contains)
        daysApart = first.day.flatMap { day in second.day.map { abs(Int(day) - Int($0)) } }
        isSummary = first.isSummary != second.isSummary
    }

    private static func differ<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool {
        left != nil && right != nil && left != right
    }

    /// Three fifths of the words of both headlines are in both.
    private static func areAlike(_ left: [UInt16], _ right: [UInt16]) -> Bool {
        guard !left.isEmpty, !right.isEmpty else { return false }
        let common = Set(left).intersection(right).count
        return common * 5 >= (left.count + right.count - common) * 3
    }

    // MARK: Thresholds

    /// Texts of two versions of one article share at least this much of the shorter one.
    ///
    /// Of 1,324 pairs of different stories in the near-duplicate set, one shares as much; of 735 pairs of real copies,
    /// edited ones among them, 727 do.
    private static let versionContainment = 0.3
    /// Under a like headline less is enough; a sentence that two stories of one day both quote is less still.
    private static let rewrittenContainment = 0.2
    /// Shorter texts cannot share much, whatever they are: a summary, a notice, the first line on what has just happened.
    private static let tooShortToJudge = 50
    private static let shortContainment = 0.05
    /// Two entries that stand in one feed under one guid are one article only if they are nearly the same.
    private static let restatedResemblance = 0.5
    /// So are texts of two days or of none, with two headlines only if they are the same but for a word.
    ///
    /// Weather, prices and results are written to a pattern, and share .5 to .9 (1,110 pairs of such stories).
    private static let repeatedResemblance = (likeHeadline: 0.85, otherHeadline: 0.95)
    /// An article that was dated anew keeps its address, and as many of its sentences whole; a pattern fills most anew.
    ///
    /// Fewer whole sentences may be standing ones, with which every bulletin of a house begins or ends: they are left out
    /// of what both have in common.
    private static let keptSentences = (share: 0.5, least: 4)
    /// More is asked of two that are told apart, or that no date tells: bulletins end in standing sentences.
    private static let restatedSentences = 0.75
    /// With one sentence in six changed, even other figures are a correction.
    private static let correctedSentences = (share: 5.0 / 6, least: 8)
    /// Under one headline, at the address of one page: a pattern that is filled anew has figures in most sentences.
    private static let correctedAtPage = 2.0 / 3
    /// An eighth of a text is too little to look for what took its place.
    private static let smallShare = 0.125
    /// An article has other facts besides the one that is corrected; a pattern has few that stay.
    private static let keptFacts = 4
    /// A guid that is used again, as "bulletin-1" is every day, has less of the text before.
    private static let sentencesUnderGUID = 1.0 / 3
    /// Under one guid and two headlines half of the shorter text is asked for: a third may be written anew, and standing
    /// sentences at the end of a bulletin are less.
    private static let otherHeadlineContainment = 0.5
    /// Who states the whole text of the other has added to it.
    private static let extendedContainment = 0.95
    private static let extendedSentences = 0.9
    /// A feed is often dated a day before or after its page.
    private static let summaryDays = 2
    /// A standing headline has a word or two: "Police report".
    private static let tellingHeadline = 3
    /// "Harbour water levels today" is one of every day; without dates a headline has to say more.
    private static let tellingHeadlineUndated = 5

    // MARK: Weight

    /// How strong the evidence is: 0 for none, 1 for the same text.
    var weight: Double {
        if hasSameText { return sameTextWeight }
        if isSummary, let weight = summaryWeight { return weight }
        if hasSameGUID, first.hasTellingGUID, second.hasTellingGUID { return sameGUIDWeight }
        if isToldApart { return isRestated || isContinued ? max(text.resemblance, 0.01) : 0 }
        if let daysApart, daysApart > 0 { return otherDayWeight }
        if isOfOneTime { return sameDayWeight }
        return max(undatedWeight, isStub && !areEntries && headlineFigures.exchanged == 0 ? 0.01 : 0)
    }

    /// Whether nothing but their words speaks for it: such evidence holds between each two, and not through a third.
    var restsOnWords: Bool { !hasSameText && !isSummary && !hasSameGUID && !isOfOneTime }

    /// Whether a feed that holds both holds one entry in two versions.
    var isOneEntry: Bool {
        if hasSameGUID, text.resemblance >= Self.restatedResemblance, !isFilledAnew { return true }
        return hasSameText && (hasSameGUID || hasLikeHeadline || !hasHeadlines)
    }

    private var hasHeadlines: Bool { !first.headline.isEmpty && !second.headline.isEmpty }

    private var areEntries: Bool { first.isEntry && second.isEntry }

    /// Few words under two headlines may be those of two notices.
    private var sameTextWeight: Double {
        if hasSameGUID || hasLikeHeadline || !hasHeadlines || !isShort { return 1 }
        if isToldApart || areEntries && (hasOtherTime || shorter < ArticleLikeness.tellingWords) { return 0 }
        return 1
    }

    // MARK: Times

    /// Whether both state when they were published, and not the same.
    private var hasOtherTime: Bool { daysApart ?? 0 > 0 || Self.differ(first.minute, second.minute) }

    private var hasSameMinute: Bool { first.minute != nil && first.minute == second.minute }

    /// A day is enough for a page; of entries that have one link a day may bring several, and so may the page of a section.
    private var isOfOneTime: Bool {
        guard daysApart == 0 else { return false }
        if hasSameMinute { return true }
        guard !areEntries else { return false }
        if hasSameAddress, isAtOnePage { return true }
        return !hasOtherTime && canTellNames && !isFilledAnew && !isNextOfPattern
    }

    private var isAtOnePage: Bool { first.hasTellingAddress && second.hasTellingAddress }

    // MARK: What was exchanged

    /// Whether most facts are others, with more than a sentence in six: a pattern was filled anew.
    private var isFilledAnew: Bool {
        let isCorrected =
            text.keptSentences >= Self.correctedSentences.share
            && text.sharedSentences >= Self.correctedSentences.least
        return !isCorrected && !isCorrectedAtPage
            && (figures.exchanged > figures.common || names.exchanged > names.common)
    }

    /// Whether a fact of a text without date was exchanged that may be all that tells it from the next of its pattern: any of
    /// a short text, or more than one in five; and a number in the headline, "Bulletin 4".
    private var isNextOfPattern: Bool {
        if isCorrectedAtPage { return false }
        if isSlotRefilled { return true }
        let facts = figures + names
        if headlineFigures.exchanged > 0 || isShort && facts.exchanged > 0 { return true }
        // A number may stand where the other has a plain word.
        if isShort, facts.own + facts.their > 0, !isExtended, text.keptSentences < 1 { return true }
        return [figures, names, facts].contains {
            $0.exchanged > 0 && $0.common / $0.exchanged < Self.keptFacts
        }
    }

    /// Whether a notice without date, where several share an address, has other words in place of the older one's.
    ///
    /// "The road is closed", then "open". A correction may look the same: taken for the next notice it costs a row, while
    /// the next notice that is taken for a correction is lost.
    private var isSlotRefilled: Bool {
        isShort && daysApart == nil && !isAtOnePage && !isExtended
    }

    /// Whether a page kept its headline and most sentences, and one figure alone was exchanged: eleven hurt, then twelve.
    ///
    /// What is written to a pattern stands at the address of a section, or in a feed, or is dated on two days.
    private var isCorrectedAtPage: Bool {
        guard isAtOnePage, hasSameAddress, !isToldApart else { return false }
        guard !first.isEntry, !second.isEntry, daysApart ?? 0 == 0 else { return false }
        let least = daysApart == nil ? Self.tellingHeadlineUndated : Self.tellingHeadline
        return first.headline == second.headline && first.headline.count >= least && figures.exchanged <= 1
            && names.exchanged == 0 && text.keptSentences >= Self.correctedAtPage
    }

    // MARK: Kinds of evidence

    /// A summary shares little with its text: guid, headline or an address of its own tell whose it is.
    private var summaryWeight: Double? {
        if hasSameGUID { return max(0.02, text.containment) }
        guard daysApart ?? 0 <= Self.summaryDays else { return nil }
        if isToldApart, !hasSameAddress { return nil }
        if hasLikeHeadline { return max(0.01, text.containment) }
        return hasSameAddress ? max(0.005, text.containment) : nil
    }

    private var sameGUIDWeight: Double {
        guard isRewrittenUnderGUID || isStub else { return 0 }
        let isNew =
            isFilledAnew
            ? text.keptSentences < Self.restatedSentences
            : !isShort && !isNearlySame && text.keptSentences < Self.sentencesUnderGUID
        return daysApart ?? 0 > 0 && isNew ? 0 : max(0.01, text.containment)
    }

    /// A guid that is used again, with the same sentences at the end of every text, does not make one article of them.
    private var isRewrittenUnderGUID: Bool {
        guard text.shared >= leastShared else { return false }
        if isExtended { return true }
        guard hasLikeHeadline else { return containmentBesideStanding >= Self.otherHeadlineContainment }
        if hasSameMinute { return text.containment >= Self.rewrittenContainment }
        // Standing sentences may be the longer half of a notice.
        let least = text.sharedSentences > 0 ? Self.versionContainment : Self.rewrittenContainment
        return containmentBesideStanding >= least
    }

    /// Feeds that give every version a guid of its own keep the article's address, headline and time.
    private var isRestated: Bool {
        hasSameAddress && hasLikeHeadline && !hasOtherTime && !isFilledAnew && !isNextOfPattern
            && !Self.differ(first.fragment, second.fragment)
            && text.keptSentences >= Self.restatedSentences
            && text.sharedSentences >= Self.keptSentences.least && hasCounterparts
    }

    /// Or count the updates of an incident: the same headline and minute, and all that was said before.
    private var isContinued: Bool {
        hasSameAddress && hasLikeHeadline && hasSameMinute && isExtended
            && !Self.differ(first.fragment, second.fragment) && headlineFigures.exchanged == 0
            && shorter >= ArticleLikeness.tellingWords
    }

    private var otherDayWeight: Double {
        guard !isFilledAnew, !isNextOfPattern else { return 0 }
        if isNearlySame { return text.resemblance }
        let isEdited =
            text.sentenceResemblance >= Self.keptSentences.share
            && text.sharedSentences >= Self.keptSentences.least
        let isNamedAlike = (hasSameAddress || hasSameGUID) && hasLikeHeadline && hasTellingHeadlines
        return isNamedAlike && isEdited ? text.resemblance : 0
    }

    private var isNearlySame: Bool {
        text.resemblance
            >= (hasLikeHeadline
                ? Self.repeatedResemblance.likeHeadline : Self.repeatedResemblance.otherHeadline)
    }

    /// Where no date tells: an editor leaves nearly all as it is, or adds to it.
    private var undatedWeight: Double {
        guard !isFilledAnew, !isNextOfPattern else { return 0 }
        if isNearlySame, canTellNames { return text.resemblance }
        guard hasLikeHeadline || !hasHeadlines || text.sharedSentences >= Self.keptSentences.least else {
            return 0
        }
        return isExtended || isEdited || isCorrectedAtPage ? text.containment : 0
    }

    /// Whether the longer text has the shorter as a whole: a slot that is filled anew leaves a sentence that it has not.
    private var isExtended: Bool {
        if text.isContained || text.keptSentences == 1 && text.sharedSentences >= Self.keptSentences.least {
            return true
        }
        guard text.containment >= Self.extendedContainment else { return false }
        return text.keptSentences >= Self.extendedSentences || fewestSentences <= 1 && text.seemsContained
    }

    private var fewestSentences: Int {
        min(first.sample.sentences.count, second.sample.sentences.count)
    }

    /// Whether most sentences were kept, and those that were not are still seen in what took their place; standing
    /// sentences stay as well, but what they stand below is new.
    private var isEdited: Bool {
        if text.keptSentences >= Self.correctedSentences.share,
            text.sharedSentences >= Self.correctedSentences.least
        {
            return true
        }
        guard hasCounterparts else { return false }
        if isAtOnePage, hasSameAddress { return text.keptSentences >= Self.keptSentences.share }
        return text.keptSentences >= Self.restatedSentences && canTellNames
    }

    /// Whether what both have beside whole common sentences is alike.
    private var hasCounterparts: Bool {
        isExtended || text.resemblance >= Self.repeatedResemblance.likeHeadline
            || text.ownContainment >= Self.versionContainment || text.ownShare <= Self.smallShare
    }

    /// Whether a name that was exchanged would have been noticed: in a long text, or in a script that has capitals.
    private var canTellNames: Bool { first.sample.hasCapitals && second.sample.hasCapitals }

    private var sameDayWeight: Double {
        if containmentBesideStanding >= Self.versionContainment, text.shared >= leastShared {
            return max(text.containment, text.resemblance)
        }
        guard hasLikeHeadline else { return 0 }
        if containmentBesideStanding >= Self.rewrittenContainment { return text.containment }
        let ownWords = hasSameMinute ? text.containment : containmentBesideStanding
        if isShort, ownWords >= Self.shortContainment { return text.containment }
        return isStub ? 0.01 : 0
    }

    private var shorter: Int { min(first.words, second.words) }
    private var isShort: Bool { shorter < Self.tooShortToJudge }

    /// The first line on what has happened, and the story of the same day at its address; what comes after the story and has
    /// nothing of it is a wall, or an error with the headline still above it.
    private var isStub: Bool {
        let isFirstLine = isShort && second.words >= 2 * first.words
        return hasSameAddress && daysApart == 0 && hasTellingHeadlines && isFirstLine
    }

    private var hasTellingHeadlines: Bool {
        min(first.headline.count, second.headline.count) >= Self.tellingHeadline
    }

    /// What they share without the few whole sentences that may be standing ones, or quoted by both.
    private var containmentBesideStanding: Double {
        text.sharedSentences < Self.keptSentences.least ? text.ownContainment : text.containment
    }

    /// One or two common sequences may be a phrase; a text of a few words has no more.
    private var leastShared: Int {
        min(3, max(1, min(first.sample.hashes.count, second.sample.hashes.count)))
    }
}
