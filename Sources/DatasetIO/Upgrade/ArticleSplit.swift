internal import PipelineKit
internal import TextKit

/// Tells the articles apart that version 1 gave one id, and numbers the revisions of each.
struct ArticleSplit {
    /// What a row is called in version 2.
    struct Place {
        var id: String
        var revision: Int
        /// Whether another article has kept the id of its address.
        var sharesAddress = false
    }

    /// A row whose id other rows have too.
    private struct Row {
        /// Number of the row among those of all articles.
        var number: Int
        var revision: Int
        var compared: ArticleGroups.Member
        /// Of its text.
        var digest: String
        /// Ids that it may have, in order of preference.
        var candidates: [String]
        var hasAddress: Bool
    }

    /// How many rows an id has.
    private var counts: [String: Int] = [:]
    /// Ids of several rows in the order of their first, and those rows.
    private var ids: [String] = []
    private var rows: [String: [Row]] = [:]
    private var places: [Int: Place] = [:]
    /// Rows whose article has a later one with the same text.
    private var repeated: Set<Int> = []
    /// How many ids have been split, and how many articles came of them besides.
    private(set) var split = 0
    private(set) var separated = 0

    /// Counts a row of an id; all are counted before the first is compared.
    mutating func count(_ id: String) { counts[id, default: 0] += 1 }

    /// Compares a row with the others of its id.
    mutating func compare(_ row: VersionOneRow, number: Int) {
        let id = row.id
        guard counts[id, default: 0] > 1 else { return }
        let record = row.record
        if rows[id] == nil { ids.append(id) }
        rows[id, default: []].append(
            Row(
                number: number, revision: row.revision, compared: ArticleGroups.Member(ofVersionOne: record),
                digest: PublishedText.digest(of: record.text), candidates: RecordIdentity.candidates(record),
                hasAddress: record.canonicalURL != nil))
    }

    /// Decides, after the last row has been compared.
    mutating func conclude() {
        var taken = Set(counts.keys)
        for id in ids {
            // Revisions were numbered by dates, so the order of rows is not that of texts.
            let members = (rows[id] ?? []).sorted { ($0.revision, $0.number) < ($1.revision, $1.number) }
            let groups = ArticleGroups.groups(of: members.map(\.compared)).map { $0.map { members[$0] } }
            guard groups.count > 1 else {
                number(members, as: Place(id: id, revision: 0), from: members[0].revision)
                continue
            }
            split += 1
            separated += groups.count - 1
            for (index, group) in groups.enumerated() {
                let first = group[0]
                let name = index == 0 ? id : Self.free(first.candidates, of: id, taken)
                taken.insert(name)
                let sharesAddress = index > 0 && first.hasAddress
                number(group, as: Place(id: name, revision: 0, sharesAddress: sharesAddress), from: 0)
            }
        }
        (counts, rows, ids) = ([:], [:], [])
    }

    /// Numbers the texts of an article without gaps; version 1 could publish one twice, of which the later row stays.
    ///
    /// The first that a compaction has left keeps its number.
    private mutating func number(_ group: [Row], as article: Place, from first: Int) {
        let newest = Dictionary(group.enumerated().map { ($1.digest, $0) }) { _, later in later }
        var place = article
        place.revision = first
        for (index, row) in group.enumerated() {
            guard newest[row.digest] == index else {
                repeated.insert(row.number)
                continue
            }
            places[row.number] = place
            place.revision += 1
        }
    }

    private static func free(_ candidates: [String], of id: String, _ taken: Set<String>) -> String {
        let last = "split\n\(id)\n\(candidates.last ?? "")"
        return candidates.first { !taken.contains($0) }
            ?? ContentDigest.id(of: last)
    }

    /// What a row is called; nil for one whose text a later row of its article repeats.
    func place(of row: VersionOneRow, number: Int) -> Place? {
        repeated.contains(number) ? nil : places[number] ?? Place(id: row.id, revision: row.revision)
    }
}
