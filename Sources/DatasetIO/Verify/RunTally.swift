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

    /// Blocks of one category removed from one article, with a hash of the document's place.
    struct Blocks: Hashable {
        var article: ArticleID
        var category: String
        var document: UInt64

        init(_ article: ArticleID, _ category: String, of row: JSONValue) {
            (self.article, self.category) = (article, category)
            let (path, member) = (row["input"]?["path"]?.string, row["input"]?["member"]?.string)
            document = XXH3.hash(Array("\(path ?? "")\n\(member ?? "")".utf8))
        }
    }

    /// One row of the changes, as far as it is valid.
    struct Change {
        var number: Int
        var operation: ChangeOperation
        var article: ArticleRevision
    }

    /// What made the run.
    let kind: RunKind
    /// The table that articles are read from: CSV where the run has no other, nil where it has neither.
    var leadingTable: String?
    var articles = 0
    var csvRows = 0
    var duplicates = 0
    var quarantine: [String: Int] = [:]
    var drops: [String: Int] = [:]
    /// The articles, and the changes that announce some, in the order of their rows.
    var articleRows: [Announcement] = []
    var announced: [Announcement] = []
    var changes: [Change] = []
    /// Ids that rows name, of other articles than their own, by the column that does.
    var references: [ArticleID: String] = [:]
    var removedRows: [Blocks: Int] = [:]
    var removedCounts: [Blocks: Int] = [:]
    private var removedOrder = RemovedOrder()
    private var outcomes = DocumentOutcomes()
    /// Hashes of the rows of `articles` and `articles_csv`, where a run has both.
    var jsonHashes: [UInt64] = []
    var csvHashes: [UInt64] = []

    init(_ kind: RunKind) { self.kind = kind }

    /// Takes the next row of a table; returns what is wrong with its place among the others.
    mutating func take(_ row: JSONValue, of table: String) -> String? {
        switch table {
        case "articles", "articles_csv": article(row)
        case "duplicates": duplicate(row)
        case "removed": removed(row)
        case "drops": drops[row["reason"]?.string ?? "", default: 0] += 1
        case "changes": change(row)
        default: quarantine[row["code"]?.string ?? "", default: 0] += 1
        }
        guard kind.isOneReading else { return nil }
        if table == "removed" { return removedOrder.take(row) }
        return DocumentOutcomes.tables.contains(table) ? outcomes.take(row, of: table) : nil
    }

    private mutating func article(_ row: JSONValue) {
        articles += 1
        // What has no id or revision has been told as such.
        guard let announcement = Announcement(row) else { return }
        articleRows.append(announcement)
        let id = announcement.article.id
        if kind.isOneReading {
            removedOrder.note(id, paragraphs: Record.paragraphs(of: row["text"]?.string ?? "").count)
        }
        for column in ["cluster_id", "story_id"] { refer(row, column, besides: id) }
        for counted in row["removed"]?.elements ?? [] {
            guard let category = counted["category"]?.string, let count = counted["count"]?.integer else {
                continue
            }
            removedCounts[Blocks(id, category, of: row), default: 0] += count
        }
    }

    private mutating func refer(_ row: JSONValue, _ column: String, besides own: ArticleID) {
        guard let name = row[column]?.string else { return }
        let id = ArticleID(name)
        if id != own { references[id] = column }
    }

    private mutating func duplicate(_ row: JSONValue) {
        duplicates += 1
        if let canonical = row["duplicate_of"]?.string { references[ArticleID(canonical)] = "duplicate_of" }
    }

    private mutating func removed(_ row: JSONValue) {
        guard let id = row["id"]?.string, let category = row["category"]?.string else { return }
        removedRows[Blocks(ArticleID(id), category, of: row), default: 0] += 1
    }

    private mutating func change(_ row: JSONValue) {
        guard let announcement = Announcement(row), let number = row["seq"]?.integer,
            let operation = row["op"]?.string.flatMap(ChangeOperation.init)
        else { return }
        changes.append(Change(number: number, operation: operation, article: announcement.article))
        if operation == .add || operation == .revise { announced.append(announcement) }
    }

    /// A hash of what a row says, the same for both formats.
    ///
    /// An apostrophe that may guard a formula does not count: whether it does cannot be seen in a cell.
    static func hash(of row: JSONValue, encoded: [UInt8]? = nil) -> UInt64 {
        let plain = RowCells.unguarded(row)
        if let encoded, plain == row { return XXH3.hash(encoded) }
        var writer = JSONWriter()
        writer.value(plain)
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
        ]
        if let leadingTable { counts.append(("rows of \(leadingTable)", articles, run.articles)) }
        if csvRows > 0, leadingTable == "articles" {
            counts.append(("rows of articles_csv", csvRows, run.articles))
        }
        let removed = removedRows.reduce(into: [:]) { $0[$1.key.category, default: 0] += $1.value }
        return counts + Self.counts("quarantine", quarantine, run.quarantined)
            + Self.counts("drops", drops, run.dropped) + Self.counts("removed", removed, run.removedBlocks)
    }

    private static func counts(
        _ table: String, _ counted: [String: Int], _ stated: [String: Int]
    ) -> [(String, Int, Int)] {
        Set(counted.keys).union(stated.keys).sorted().map { code in
            ("rows of \(table) for '\(code)'", counted[code] ?? 0, stated[code] ?? 0)
        }
    }

    private func announcementProblems(_ run: RunReport) -> [String] {
        guard leadingTable != nil else { return [] }
        var problems: [String] = []
        if let problem = announcementProblem { problems.append(problem) }
        if removedRows != removedCounts {
            problems.append("the articles' 'removed' counts differ from the rows of removed")
        }
        return problems
    }

    private var announcementProblem: String? {
        let others = "the rows of articles are not those that changes announces"
        // Compacting keeps the changes of superseded rows, so that followers go on.
        if kind == .compact { return Set(articleRows).isSubset(of: announced) ? nil : others }
        if articleRows == announced { return nil }
        let isOrder = articleRows.count == announced.count && Set(articleRows) == Set(announced)
        return isOrder ? "the changes are not in the order of the articles that they announce" : others
    }

    /// Both formats have the same rows in the same order.
    private var formatProblems: [String] {
        guard !csvHashes.isEmpty, leadingTable == "articles" else { return [] }
        return zip(jsonHashes, csvHashes).enumerated().filter { $1.0 != $1.1 }.prefix(1).map {
            "row \($0.offset + 1) of articles_csv does not say what that of articles says"
        }
    }
}

extension RunTally.Announcement {
    /// Nil for a row without them.
    fileprivate init?(_ row: JSONValue) {
        guard let id = row["id"]?.string, let revision = row["revision"]?.integer,
            let cluster = row["cluster_id"]?.string
        else { return nil }
        self.init(
            article: ArticleRevision(id: ArticleID(id), revision: revision), cluster: ArticleID(cluster))
    }
}
