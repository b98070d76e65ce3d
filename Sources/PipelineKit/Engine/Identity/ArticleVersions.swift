internal import DateKit

/// Decides which records of a group are versions of one article, and of which published one.
struct ArticleVersions {
    /// One article of the group, with its versions in this run.
    struct Article {
        var id: String
        var versions: [Version]
    }

    struct Version {
        var place: RecordPosition
        /// From the oldest text on; equal texts share it, and the published text is 0 like the first new one.
        var number: Int
        /// Its place among the documents of the article, the newest last; below 0 for those that say nothing new.
        var rank: Int
        /// Whether another article has the id of its address.
        var sharesAddress: Bool
    }

    private struct Member {
        var place: RecordPosition
        var compared: ArticleGroups.Member
        /// Ids in order of preference.
        var candidates: [String]
        /// Its own.
        var address: String?
        var isEntry: Bool
        var judged: JudgedDocument
        var stated: String
        var fetched: String
        /// Hash of all that it states.
        var content: UInt64
        var input: String

        var likeness: ArticleLikeness { compared.likeness }

        /// By which of two that say the same the article is called: an address before other names, the secure one first,
        /// then the shortest, which is rarely that of a mobile or AMP version.
        var nameRank: (Int, Int, String) {
            guard let address else { return (2, 0, candidates.joined()) }
            return (address.hasPrefix("https:") ? 0 : 1, address.utf8.count, address)
        }
    }

    private let members: [Member]
    private let published: [PublishedArticle]

    /// Looks up the records of a group.
    ///
    /// - Throws: `DocumentFault` if one of them cannot be read.
    init(_ group: RelatedRecords.Group, lookUp: CorpusStage.LookUp) throws(DocumentFault) {
        var members: [Member] = []
        for place in group.places {
            let record = try lookUp(place)
            guard let evidence = record.attachments[IdentityEvidence.self] else { continue }
            members.append(
                Member(
                    place: place, compared: ArticleGroups.Member(record, evidence.likeness),
                    candidates: evidence.candidates, address: record.identity.address,
                    isEntry: record.kind == .feedEntry || record.isRendering,
                    judged: JudgedDocument(record, evidence),
                    stated: record.modified ?? record.published ?? "", fetched: record.fetched ?? "",
                    content: record.contentKey,
                    input: record.kind == .feedEntry ? "" : record.input.sha256 ?? ""))
        }
        self.members = members.sorted(by: Self.isOlder)
        published = group.published.sorted { $0.id < $1.id }
    }

    /// Which of two is the older version, whatever the order of files.
    ///
    /// A page outranks the entry that announces it, and of two texts of one time the longer one is the newer: half a page is
    /// more often a copy that was cut than a correction.
    private static func isOlder(_ left: Member, _ right: Member) -> Bool {
        let (first, second) = (left.isEntry ? 0 : 1, right.isEntry ? 0 : 1)
        let times = (first, left.stated, left.fetched, left.likeness.words)
        let others = (second, right.stated, right.fetched, right.likeness.words)
        if times != others { return times < others }
        if left.likeness.textKey != right.likeness.textKey {
            return left.likeness.textKey < right.likeness.textKey
        }
        let (own, their) = (left.nameRank, right.nameRank)
        if own != their { return own < their }
        // Only of two that would be one row beside their input does the place in the inbox tell: the first one counts.
        return (left.content, left.input, right.place) < (right.content, right.input, left.place)
    }

    /// The articles of the group.
    ///
    /// - Throws: `OutputError` if the state cannot be read.
    func articles(
        published known: (String) throws(OutputError) -> PublishedText?
    ) throws(OutputError) -> [Article] {
        var taken = Set(published.map(\.id))
        var articles: [(id: String, members: [Int])] = []
        let groups = ArticleGroups(members.map(\.compared), published: published)
        // The page at an address has the better claim to it than an entry that links there.
        let parts = groups.components()
        let hasPage = { (part: [Int]) in part.contains { $0 < members.count && !members[$0].isEntry } }
        for part in parts.filter(hasPage) + parts.filter({ !hasPage($0) }) {
            let indices = part.filter { $0 < members.count }
            guard let first = indices.first else { continue }
            if let known = part.last, known >= members.count {
                articles.append((published[known - members.count].id, indices))
                continue
            }
            let named = members[indices.first { !members[$0].isEntry } ?? first]
            var id = named.candidates.last ?? ""
            for candidate in named.candidates where !taken.contains(candidate) {
                if try known(candidate) != nil { continue }
                id = candidate
                break
            }
            taken.insert(id)
            articles.append((id, indices))
        }
        return try articles.map { (id, indices) throws(OutputError) in
            article(id, indices, taken: taken, try known(id))
        }
    }

    /// A text, and the newest document with it.
    private struct Numbered {
        var number: Int
        var newest: Int
    }

    private func article(
        _ id: String, _ indices: [Int], taken: Set<String>, _ known: PublishedText?
    ) -> Article {
        var texts: [UInt64: Numbered] = [:]
        var next = 0
        let versions = indices.enumerated().map { rank, index in
            let member = members[index]
            let wanted = member.candidates[0]
            var version = Version(
                place: member.place, number: 0, rank: rank - indices.count,
                sharesAddress: member.address != nil && wanted != id && taken.contains(wanted))
            // What is published already takes no number.
            if let known, known.judge(member.judged) != .revision { return version }
            let earlier = texts[member.likeness.textKey].flatMap {
                corrects(index, $0.newest) ? nil : $0.number
            }
            (version.number, version.rank) = (earlier ?? next, rank)
            if earlier == nil { next += 1 }
            texts[member.likeness.textKey] = Numbered(number: version.number, newest: index)
            return version
        }
        return Article(id: id, versions: versions)
    }

    /// Equal texts have one number, unless one of later date corrects headline, date or author of an earlier one.
    private func corrects(_ index: Int, _ earlier: Int) -> Bool {
        let (new, old) = (members[index], members[earlier])
        guard let statement = new.judged.statement, let said = old.judged.statement else { return false }
        guard statement != said, statement.voice == said.voice else { return false }
        return (new.stated, new.fetched) > (old.stated, old.fetched)
    }
}
