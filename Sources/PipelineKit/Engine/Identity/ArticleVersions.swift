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
        /// Whether another article has the id of its address.
        var sharesAddress: Bool
    }

    private struct Member {
        var place: RecordPosition
        var likeness: ArticleLikeness
        /// Ids in order of preference.
        var candidates: [String]
        var hasAddress: Bool
        var isEntry: Bool
        /// The feed of an entry: two entries that stand in it at once are two articles.
        var container: String?
        var stated: String
        var input: String
    }

    private struct Edge {
        var weight: Double
        /// Numbers of members; published articles come behind these.
        var first: Int
        var second: Int
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
                    place: place, likeness: evidence.likeness,
                    candidates: RecordIdentity.candidates(record), hasAddress: record.identity.address != nil,
                    isEntry: record.kind == .feedEntry,
                    container: record.kind == .feedEntry
                        ? "\(record.input.path) \(record.input.sha256 ?? "")" : nil,
                    stated: record.modified ?? record.published ?? "",
                    input: RecordIdentity.bytes(of: record) ?? ""))
        }
        // Not by place: the order of files must not matter. A page outranks the entry that announces it.
        self.members = members.sorted {
            ($0.isEntry ? 0 : 1, $0.stated, $0.likeness.textKey, $0.input, $0.place)
                < ($1.isEntry ? 0 : 1, $1.stated, $1.likeness.textKey, $1.input, $1.place)
        }
        published = group.published.sorted { $0.id < $1.id }
    }

    /// The articles of the group.
    ///
    /// - Throws: `OutputError` if the state cannot be read.
    func articles(
        hasPublished: (String) throws(OutputError) -> Bool
    ) throws(OutputError) -> [Article] {
        var taken = Set(published.map(\.id))
        var articles: [(id: String, members: [Int])] = []
        for parts in components() {
            let indices = parts.filter { $0 < members.count }
            guard let first = indices.first else { continue }
            if let known = parts.last, known >= members.count {
                articles.append((published[known - members.count].id, indices))
                continue
            }
            var id = members[first].candidates.last ?? ""
            for candidate in members[first].candidates where !taken.contains(candidate) {
                if try hasPublished(candidate) { continue }
                id = candidate
                break
            }
            taken.insert(id)
            articles.append((id, indices))
        }
        return articles.map { article($0.id, $0.members, taken: taken) }
    }

    private func article(_ id: String, _ indices: [Int], taken: Set<String>) -> Article {
        var numbers: [UInt64: Int] = [:]
        let known = published.first { $0.id == id }?.likeness.textKey
        let versions = indices.map { index in
            let member = members[index]
            let text = member.likeness.textKey
            if text != known, numbers[text] == nil { numbers[text] = numbers.count }
            let wanted = member.candidates[0]
            return Version(
                place: member.place, number: numbers[text] ?? 0,
                sharesAddress: member.hasAddress && wanted != id && taken.contains(wanted))
        }
        return Article(id: id, versions: versions)
    }

    // MARK: Likeness

    /// What is known to be one article.
    private struct Part {
        var numbers: [Int]
        var hasPublished: Bool
        /// Feeds of which it has an entry.
        var containers: Set<String>
    }

    /// Members, and published articles behind them, that are one article, ascending; the strongest evidence joins first.
    private func components() -> [[Int]] {
        var parts = (0..<members.count + published.count).map { number in
            Part(
                numbers: [number], hasPublished: number >= members.count,
                containers: number < members.count ? Set(members[number].container.map { [$0] } ?? []) : [])
        }
        var part = Array(parts.indices)
        for edge in edges() {
            var (kept, joined) = (part[edge.first], part[edge.second])
            guard kept != joined, Self.mayBeOne(parts[kept], parts[joined], edge.weight) else { continue }
            if parts[kept].numbers.count < parts[joined].numbers.count { swap(&kept, &joined) }
            for number in parts[joined].numbers { part[number] = kept }
            parts[kept].numbers += parts[joined].numbers
            parts[kept].hasPublished = parts[kept].hasPublished || parts[joined].hasPublished
            parts[kept].containers.formUnion(parts[joined].containers)
            parts[joined].numbers = []
        }
        return parts.map { $0.numbers.sorted() }.filter { !$0.isEmpty }.sorted { $0[0] < $1[0] }
    }

    /// Two published articles stay two, and so do two entries of one feed unless they say the same.
    private static func mayBeOne(_ left: Part, _ right: Part, _ weight: Double) -> Bool {
        if left.hasPublished, right.hasPublished { return false }
        return weight == 1 || left.containers.isDisjoint(with: right.containers)
    }

    private func edges() -> [Edge] {
        var edges: [Edge] = []
        func compare(_ first: Int, _ second: Int, _ likeness: ArticleLikeness) {
            let weight = members[first].likeness.evidence(for: likeness)
            if weight > 0 { edges.append(Edge(weight: weight, first: first, second: second)) }
        }
        for (first, second) in ArticleLikeness.pairs(of: members.map(\.likeness)) {
            compare(first, second, members[second].likeness)
        }
        for index in members.indices {
            for (number, article) in published.enumerated() {
                compare(index, members.count + number, article.likeness)
            }
        }
        return edges.sorted { ($1.weight, $0.first, $0.second) < ($0.weight, $1.first, $1.second) }
    }
}
