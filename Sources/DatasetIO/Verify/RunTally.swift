internal import JSON
internal import PipelineKit
internal import TextKit

/// What the rows of one run add up to, to compare with its manifest and with the other runs.
struct RunTally {
    /// An article as its row, or the change that announces it, names it.
    struct Announcement: Hashable {
        var article: ArticleRevision
        var cluster: ArticleID
    }

    /// Blocks of one category removed from one article.
    struct Blocks: Hashable {
        var article: ArticleID
        var category: String
    }

    /// One row of the changes, as far as it is valid.
    struct Change {
        var number: Int
        var operation: ChangeOperation
        var article: ArticleRevision
    }

    /// The table that articles are read from: CSV where the run has no other, nil where it has neither.
    var leadingTable: String?
    var articles = 0
    var csvRows = 0
    var duplicates = 0
    var quarantine = 0
    var drops: [String: Int] = [:]
    var rows: [ArticleRevision] = []
    var articleRows: Set<Announcement> = []
    var announced: Set<Announcement> = []
    var changes: [Change] = []
    /// Ids that rows name, of other articles than their own, by the column that does.
    var references: [ArticleID: String] = [:]
    var removedRows: [Blocks: Int] = [:]
    var removedCounts: [Blocks: Int] = [:]
    /// Hashes of the rows of `articles` and `articles_csv`, where a run has both.
    var jsonHashes: [UInt64] = []
    var csvHashes: [UInt64] = []

    mutating func article(_ row: JSONValue) {
        articles += 1
        let id = ArticleID(row["id"]?.string)
        let revision = ArticleRevision(id: id, revision: row["revision"]?.integer ?? -1)
        rows.append(revision)
        articleRows.insert(
            Announcement(article: revision, cluster: ArticleID(row["cluster_id"]?.string)))
        for column in ["cluster_id", "story_id"] { refer(row, column, besides: id) }
        for counted in row["removed"]?.elements ?? [] {
            let blocks = Blocks(article: id, category: counted["category"]?.string ?? "")
            removedCounts[blocks, default: 0] += counted["count"]?.integer ?? 0
        }
    }

    private mutating func refer(_ row: JSONValue, _ column: String, besides own: ArticleID) {
        guard let name = row[column]?.string else { return }
        let id = ArticleID(name)
        if id != own { references[id] = column }
    }

    mutating func duplicate(_ row: JSONValue) {
        duplicates += 1
        references[ArticleID(row["duplicate_of"]?.string)] = "duplicate_of"
    }

    mutating func removed(_ row: JSONValue) {
        let blocks = Blocks(article: ArticleID(row["id"]?.string), category: row["category"]?.string ?? "")
        removedRows[blocks, default: 0] += 1
    }

    mutating func change(_ row: JSONValue) {
        let article = ArticleRevision(
            id: ArticleID(row["id"]?.string), revision: row["revision"]?.integer ?? -1)
        guard let operation = row["op"]?.string.flatMap(ChangeOperation.init) else { return }
        changes.append(Change(number: row["seq"]?.integer ?? 0, operation: operation, article: article))
        guard operation == .add || operation == .revise else { return }
        announced.insert(Announcement(article: article, cluster: ArticleID(row["cluster_id"]?.string)))
    }

    /// A hash of what a row says, the same for both formats.
    ///
    /// An apostrophe that may guard a formula does not count: whether it does cannot be seen in a cell.
    static func hash(of row: JSONValue) -> UInt64 {
        var writer = JSONWriter()
        writer.value(RowCells.unguarded(row))
        return XXH3.hash(writer.bytes)
    }

    // MARK: Comparing

    /// What does not agree with the run's manifest, or between its tables.
    func problems(_ run: RunReport) -> [String] {
        counts(run).compactMap { what, counted, stated in
            counted == stated ? nil : "\(what): counted \(counted), stated \(stated)"
        } + announcementProblems(run) + formatProblems
    }

    private func counts(_ run: RunReport) -> [(String, Int, Int)] {
        let ended =
            run.articles + run.duplicates + run.quarantinedTotal + run.droppedTotal + run.countedOnlyTotal
        var counts = [
            (
                "sum of articles, duplicates, quarantined, dropped and only counted documents", ended,
                run.documents
            ),
            ("rows of duplicates", duplicates, run.duplicates),
            ("rows of quarantine", quarantine, run.quarantinedTotal),
            ("rows of removed", removedRows.values.reduce(0, +), run.removedBlocks.values.reduce(0, +)),
        ]
        if let leadingTable { counts.append(("rows of \(leadingTable)", articles, run.articles)) }
        if csvRows > 0, leadingTable == "articles" {
            counts.append(("rows of articles_csv", csvRows, run.articles))
        }
        for reason in Set(drops.keys).union(run.dropped.keys).sorted() {
            counts.append(("rows of drops for '\(reason)'", drops[reason] ?? 0, run.dropped[reason] ?? 0))
        }
        return counts
    }

    private func announcementProblems(_ run: RunReport) -> [String] {
        guard leadingTable != nil else { return [] }
        var problems: [String] = []
        // Compacting keeps the changes of superseded rows, so that followers go on.
        let isAnnounced =
            run.kind == .compact ? articleRows.isSubset(of: announced) : articleRows == announced
        if !isAnnounced { problems.append("the rows of articles are not those that changes announces") }
        if removedRows != removedCounts {
            problems.append("the articles' 'removed' counts differ from the rows of removed")
        }
        return problems
    }

    /// Both formats have the same rows in the same order.
    private var formatProblems: [String] {
        guard !csvHashes.isEmpty, leadingTable == "articles" else { return [] }
        return zip(jsonHashes, csvHashes).enumerated().filter { $1.0 != $1.1 }.prefix(1).map {
            "row \($0.offset + 1) of articles_csv does not say what that of articles says"
        }
    }
}
