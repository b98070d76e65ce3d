internal import DateKit

/// When the article was published and last changed.
enum DateChoice {
    struct Dates {
        var published: Timestamp?
        var modified: Timestamp?
    }

    static func choose(_ evidence: PageEvidence, titleNode: Int?) -> Dates {
        let published = published(evidence, titleNode)
        let shown = modified(evidence) == nil ? ShownDate.findModified(evidence, titleNode: titleNode) : nil
        let isLater = published.map { $0.dayNumber <= shown?.dayNumber ?? .min } ?? true
        return Dates(published: published, modified: modified(evidence) ?? (isLater ? shown : nil))
    }

    /// `meta` keys of publication dates, the most reliable first.
    private static let sureKeys = [
        "article:published_time", "article:published", "og:published_time", "og:article:published_time",
        "datepublished",
        "parsely-pub-date", "sailthru.date", "article.published", "publish-date", "publish_date",
        "publishdate",
        "published-date", "publication_date", "publicationdate", "publication-date", "pubdate",
        "date.published",
        "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime",
    ]
    /// Keys that some sites fill with the date of the last change or of the system's own record.
    private static let weakKeys = [
        "cxenseparse:publishtime",
        "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date",
        "date",
        "citation_publication_date", "citation_date", "article.created", "created", "rnews:datepublished",
        "ptime",
        "last-modified-original", "gentime", "vr:published_time", "bt:pubdate",
        "shareaholic:article_published_time",
        "displaydate", "dcsext.articlefirstpublished", "pdate", "iso-8601-publish-date", "datecreated",
        "release_date",
        "article:post_date", "blogdate", "timestamp",
    ]

    private static func published(_ evidence: PageEvidence, _ titleNode: Int?) -> Timestamp? {
        let linked = linkedDate("datePublished", evidence)
        let sure = metaDate(sureKeys, evidence)
        let meta = sure ?? metaDate(weakKeys, evidence) ?? unlistedDate(evidence)
        let shown = ShownDate.find(evidence, titleNode: titleNode)
        let address = AddressDate.read(evidence)
        let local = [meta, shown?.stamp].compactMap { $0 }
        let witnesses = [address, shown?.stamp]
        if let stated = stated(linked, meta, shown) {
            let isWeak = linked == nil && sure == nil
            if let shown, isOverruled(stated, by: shown, isWeak: isWeak, evidence) {
                return ordered(shown.stamp, by: [address])
            }
            if let address, stated.dayNumber - address.dayNumber > republicationDays { return address }
            let own = localised(stated, by: local)
            return shownDay(of: own, shown, address) ?? ordered(own, by: witnesses)
        }
        if let shown, shown.score >= (address == nil ? sureScore : markedScore) {
            return ordered(shown.stamp, by: [address])
        }
        let likely = shown.flatMap { $0.score >= likelyScore || titleNode == nil ? $0.stamp : nil }
        return address ?? likely ?? linkedDate("dateCreated", evidence)
            ?? linkedDate("uploadDate", evidence) ?? modified(evidence)
            ?? ShownDate.findChange(evidence, titleNode: titleNode)
            ?? ShownDate.findListed(evidence, titleNode: titleNode)
    }

    /// Whether the date shown next to the title is more reliable than the stated one.
    private static func isOverruled(
        _ stated: Timestamp, by shown: ShownDate.Candidate, isWeak: Bool, _ evidence: PageEvidence
    ) -> Bool {
        if isEarlier(shown, than: stated) {
            if isTemplate(stated, evidence) { return true }
            if isWeak && stated.dayNumber - shown.stamp.dayNumber > 1 { return true }
        }
        // Microdata next to the title is as reliable as linked data.
        return isWeak && shown.isMicrodata && shown.score >= markedScore + 2
            && abs(stated.dayNumber - shown.stamp.dayNumber) > republicationDays
    }

    /// The shown day, where an instant in UTC falls on the day before or after it.
    ///
    /// The publisher's zone is not stated, so the time of day is unknown.
    private static func shownDay(
        of stated: Timestamp, _ shown: ShownDate.Candidate?, _ address: Timestamp?
    ) -> Timestamp? {
        guard stated.offsetMinutes == 0, stated.precision >= .minute else { return nil }
        var days: [Timestamp] = []
        if let shown, shown.score >= markedScore, (-15..<80).contains(shown.distance),
            shown.stamp.precision == .day, !shown.stamp.isAmbiguous
        {
            days.append(shown.stamp)
        }
        if let address { days.append(address) }
        return days.first { day in
            switch day.dayNumber - stated.dayNumber {
            case 1: stated.hour >= earliestEasternHour
            case -1: stated.hour < latestWesternHour
            default: false
            }
        }
    }

    /// New Zealand is 12 hours ahead of UTC, the west of America up to 9 behind.
    private static let earliestEasternHour = 12
    private static let latestWesternHour = 9

    /// A date this many days after the one in the address belongs to another edition of the page.
    private static let republicationDays = 60

    /// The date that the page states in data.
    private static func stated(
        _ linked: Timestamp?, _ meta: Timestamp?, _ shown: ShownDate.Candidate?
    ) -> Timestamp? {
        guard let linked, let meta else { return linked ?? meta }
        // Of two stated dates the shown one is right; a print date is a day later and without a time.
        let isFar = abs(linked.dayNumber - meta.dayNumber) > 1 || linked.precision < .minute
        let isShown = shown?.stamp.dayNumber == meta.dayNumber && (shown?.score ?? 0) >= sureScore
        return isFar && isShown ? meta : linked
    }

    /// Whether the stated date is also that of the last change: some systems write one timestamp into both.
    private static func isTemplate(_ stated: Timestamp, _ evidence: PageEvidence) -> Bool {
        guard let modified = modified(evidence) else { return false }
        return modified.dayNumber == stated.dayNumber
            && modified.secondsSince1970 == stated.secondsSince1970
    }

    private static func isEarlier(_ shown: ShownDate.Candidate, than stated: Timestamp) -> Bool {
        shown.score >= markedScore && shown.stamp.dayNumber < stated.dayNumber && !shown.stamp.isAmbiguous
    }

    /// The date of the most reliable key; one with a time of day replaces a bare date.
    private static func metaDate(_ keys: [String], _ evidence: PageEvidence) -> Timestamp? {
        var first: Timestamp?
        for key in keys {
            guard let stamp = evidence.meta.first(key).flatMap({ read($0, evidence) }) else { continue }
            if stamp.precision >= .minute {
                guard let first else { return stamp }
                return abs(first.dayNumber - stamp.dayNumber) <= 1 ? stamp : first
            }
            if first == nil { first = stamp }
        }
        return first
    }

    private static func unlistedDate(_ evidence: PageEvidence) -> Timestamp? {
        evidence.meta.namedLikePublication.lazy.compactMap { read($0, evidence) }.first
    }

    /// The same instant with the publisher's own offset, where the page states it that way too.
    private static func localised(_ stamp: Timestamp, by others: [Timestamp]) -> Timestamp {
        guard stamp.offsetMinutes == 0, stamp.precision >= .minute else { return stamp }
        return others.first { other in
            (other.offsetMinutes ?? 0) != 0 && abs(other.secondsSince1970 - stamp.secondsSince1970) < 60
        } ?? stamp
    }

    /// Minimum score of a shown date.
    private static let sureScore = 4
    /// An unmarked date far from the title is not the article's, even where the page states no other.
    private static let likelyScore = 3
    /// From this score on it is marked as a date and near the title, and beats one in the address.
    private static let markedScore = 7

    /// Swaps an ambiguous date's day and month where the address or a shown date confirms it.
    private static func ordered(_ stamp: Timestamp, by witnesses: [Timestamp?]) -> Timestamp {
        let isSwapped = witnesses.contains { witness in
            guard let witness, !witness.isAmbiguous else { return false }
            return witness.month == stamp.day && witness.day == stamp.month
        }
        guard stamp.isAmbiguous, isSwapped else { return stamp }
        var swapped = stamp
        (swapped.month, swapped.day) = (stamp.day, stamp.month)
        swapped.isAmbiguous = false
        return swapped
    }

    private static func modified(_ evidence: PageEvidence) -> Timestamp? {
        linkedDate("dateModified", evidence)
            ?? [
                "article:modified_time", "og:updated_time", "datemodified", "last-modified",
                "dcterms.modified", "dc.date.modified", "lastmod", "revised",
            ]
            .lazy.compactMap { key in evidence.meta.first(key).flatMap { read($0, evidence) } }.first
    }

    private static func linkedDate(_ key: String, _ evidence: PageEvidence) -> Timestamp? {
        for value in evidence.linkedData.values(key) {
            if let text = LinkedData.text(of: value), let stamp = read(text, evidence) { return stamp }
        }
        return nil
    }

    /// A complete date in the years of the web; templates fill in 1970 and 0001.
    static func read(_ text: String, _ evidence: PageEvidence) -> Timestamp? {
        guard
            let stamp = DateParser.parse(text, hints: evidence.dateHints)
                ?? DateParser.first(in: text, hints: evidence.dateHints)
        else { return nil }
        return isPossible(stamp, evidence) ? stamp : nil
    }

    /// Whether the page can have been published on a day.
    static func isPossible(_ stamp: Timestamp, _ evidence: PageEvidence) -> Bool {
        isPlausible(stamp) && !evidence.dateHints.isToCome(stamp)
    }

    static func isPlausible(_ stamp: Timestamp) -> Bool {
        stamp.precision >= .day && stamp.year >= 1990 && stamp.year <= 2100
    }
}
