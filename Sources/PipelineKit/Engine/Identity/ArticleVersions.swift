internal import DateKit

/// Decides which records of a group are versions of one article, and of which published one.
struct ArticleVersions {
    /// One article of the group, with its versions in this run.
    struct Article {
        var id: String
        var versions: [Version]
    }

    struct Version {
        var place: RecordPlace
        /// From the oldest text on; equal texts share it, and the published text is 0 like the first new one.
        var number: Int
        /// Whether another article has the id of its address.
        var sharesAddress: Bool
    }

    private struct Member {
        var place: RecordPlace
        var likeness: ArticleLikeness
        /// Ids in order of preference.
        var candidates: [String]
        var hasAddress: Bool
        var isEntry: Bool
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
                    isEntry: record.kind == .feedEntry, stated: record.modified ?? record.published ?? "",
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

    /// Members, and published articles behind them, that are one article, ascending; the strongest evidence joins first.
    private func components() -> [[Int]] {
        var parents = Array(0..<members.count + published.count)
        func root(_ number: Int) -> Int {
            var number = number
            while parents[number] != number { number = parents[number] }
            return number
        }
        for edge in edges() {
            let (left, right) = (root(edge.first), root(edge.second))
            // Two published articles stay two.
            guard left != right, max(left, right) < members.count || min(left, right) < members.count else {
                continue
            }
            parents[min(left, right)] = max(left, right)
        }
        var components: [Int: [Int]] = [:]
        var order: [Int] = []
        for number in parents.indices {
            let root = root(number)
            if components[root] == nil { order.append(root) }
            components[root, default: []].append(number)
        }
        return order.compactMap { components[$0] }
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
