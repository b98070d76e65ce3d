internal import Files
internal import JSON
package import PipelineKit
internal import TextKit

/// Writes the runs of a dataset of schema version 1 anew as one run of version 2, with every row in its order.
package struct DatasetUpgrade {
    /// What came of it.
    package struct Staged: Sendable, Equatable {
        package var report: RunReport
        /// Of the run's manifest.
        package var digest: String
        /// How many ids stood for several articles, and how many articles have a new id for that.
        package var splitIDs = 0
        package var newIDs = 0
    }

    private let claim: DatasetClaim
    private let runID: String
    private let published: PublishedRuns
    private let columns: [RecordSchema.Column]
    private var split = ArticleSplit()
    private var report: RunReport
    private var audit: AuditTables
    private var moves = MovedRows()
    /// Texts that have a new id, in the order of their rows.
    package private(set) var renamed: [RenamedText] = []

    /// Reads which articles there are.
    ///
    /// - Throws: `OutputError` if a run's files cannot be read or rewritten, or do not match its manifest.
    package init(
        _ claim: DatasetClaim, runs: [String], runID: String, version: String
    ) throws(OutputError) {
        self.claim = claim
        self.runID = runID
        published = try PublishedRuns(
            runs, in: claim.layout.dataset, consequence: "nothing was upgraded")
        try published.requireUniformColumns()
        try published.refuseOwnTables(
            remedy: "and without dataset and state the next run makes both anew from the inbox")
        columns = RecordSchema.columns(with: published.optionalFields)
        let newest = published.manifests.last?.report
        report = RunReport(runID: runID, planDigest: newest?.planDigest ?? "", version: version)
        report.kind = .upgrade
        report.optionalFields = published.optionalFields
        // Duplicates may name records of runs that were pruned: `verify` sees it by this.
        report.previous = published.manifests.compactMap(\.report.previous).first { !runs.contains($0) }
        audit = AuditTables(staging: claim.layout.staging, runID: runID, nextChange: report.changes.next)
        var split = ArticleSplit()
        let table = published.articleTable
        try articles(in: table) { row, _, _ throws(OutputError) in
            if !row.text.isEmpty { split.count(row.id) }
        }
        try articles(in: table) { row, number, _ throws(OutputError) in
            if !row.text.isEmpty { split.compare(row, number: number) }
        }
        split.conclude()
        self.split = split
    }

    /// That of the newest run.
    package var planDigest: String { report.planDigest }

    /// Whether some texts get another id.
    package var hasRenamedTexts: Bool { split.separated > 0 }

    /// Hands over the rows of a table of articles with their numbers and runs, in order.
    private func articles(
        in table: String, _ each: (VersionOneRow, Int, Int) throws(OutputError) -> Void
    ) throws(OutputError) {
        var number = 0
        for run in published.manifests.indices {
            for file in published.files(table, ofRun: run) {
                let content = try published.rows(of: file)
                let names = content.header.map(RowCells.names)
                for (index, bytes) in content.rows.enumerated() {
                    let json =
                        names.map { RowCells.row(bytes, names: $0) } ?? (try? JSONParser.parse(Array(bytes)))
                    guard let json, json["id"]?.string != nil else {
                        throw failure(file.path, "row \(index + 1) is not an article of version 1")
                    }
                    let isConverted = names != nil && table == "articles"
                    try each(
                        VersionOneRow(json: isConverted ? RowCells.unguarded(json) : json), number, run)
                    number += 1
                }
            }
        }
    }

    private func failure(_ path: String, _ message: String) -> OutputError {
        let path = "\(claim.layout.dataset)/\(path)"
        return OutputError(kind: .failed, path: path, message: "\(path): \(message); nothing was upgraded")
    }

    // MARK: Writing

    /// Stages the run, hands over its articles, and verifies it before it is published.
    ///
    /// - Throws: `OutputError` if it cannot be written or does not pass verification, or what `each` throws.
    package mutating func stage(
        now: String, each: (Record) throws(OutputError) -> Void
    ) throws(OutputError) -> Staged {
        let staging = claim.layout.staging
        for manifest in published.manifests { add(manifest.report) }
        try writeArticles(published.articleTable, each: each)
        if published.articleTable != "articles_csv" { try writeArticles("articles_csv") { _ in } }
        for table in ["duplicates", "removed", "quarantine"] { try write(table) }
        report.files += try audit.close()
        report.files.sort { $0.path < $1.path }
        report.changes.next = audit.nextChange
        (report.started, report.finished) = (now, now)
        let digest = try DatasetCard.complete(report, in: staging)
        let findings = try DatasetLayout.attempt(.failed) { () throws(FileError) in
            try DatasetVerifier.verify(staging)
        }
        if let problem = findings.problems.first {
            throw OutputError(
                kind: .failed, path: staging,
                message:
                    "\(claim.layout.dataset): the upgraded dataset fails verification (\(problem)); nothing was upgraded"
            )
        }
        return Staged(report: report, digest: digest, splitIDs: split.split, newIDs: split.separated)
    }

    /// Version 1 has no rows for what it dropped.
    private mutating func add(_ run: RunReport) {
        report.add(run)
        for (reason, count) in report.dropped {
            report.countsOnly[CountedReason(.dropped, reason).code, default: 0] += count
        }
        report.dropped = [:]
        report.nearMisses.merge(run.nearMisses, uniquingKeysWith: +)
    }

    private mutating func writeArticles(
        _ table: String, each: (Record) throws(OutputError) -> Void
    ) throws(OutputError) {
        guard var writer = published.writer(table, staging: claim.layout.staging, runID: runID) else {
            return
        }
        let (isLeading, isCSV) = (table == published.articleTable, table == "articles_csv")
        let (split, columns) = (split, columns)
        var upgrade = self
        try articles(in: table) { row, number, run throws(OutputError) in
            guard !row.text.isEmpty else {
                if isLeading { try upgrade.drop(row, run: run) }
                return
            }
            guard let place = split.place(of: row, number: number) else {
                if isLeading { upgrade.leaveOut(row, run: run) }
                return
            }
            guard let upgraded = row.upgraded(as: place, columns: columns) else {
                throw upgrade.failure(table, "row \(number + 1) lacks a column of version 1")
            }
            try writer.write(row: isCSV ? RowCells.bytes(upgraded, columns: columns) : upgraded.line)
            guard isLeading else { return }
            try each(upgrade.note(row, place, run: run))
        }
        self = upgrade
        report.files += try writer.close()
    }

    /// A text that is empty in the end is no article: version 1 could publish one.
    private mutating func drop(_ row: VersionOneRow, run: Int) throws(OutputError) {
        let record = row.record
        report.dropped[DropReason(.noText).code, default: 0] += 1
        moves.drop(row, run: run)
        try audit.dropped(DropEntry(record, stage: DropEntry.publishing, reason: DropReason(.noText)))
    }

    /// A row with the text of a later one says nothing that is not published.
    private mutating func leaveOut(_ row: VersionOneRow, run: Int) {
        report.countsOnly[CountedReason(.unchanged).code, default: 0] += 1
        moves.drop(row, run: run)
    }

    /// Counts an article and announces it; returns its record with what the state keeps of it.
    private mutating func note(
        _ row: VersionOneRow, _ place: ArticleSplit.Place, run: Int
    ) throws(OutputError) -> Record {
        var record = row.record
        record.ids = RecordIDs(
            place.id, cluster: row.followed("cluster_id", place), story: row.followed("story_id", place))
        record.revision = place.revision
        record.attachments[IdentityEvidence.self] = IdentityEvidence(ofVersionOne: record)
        report.articles += 1
        if place.id != row.id {
            moves.move(row, run: run, to: place.id)
            renamed.append(RenamedText(old: row.id, new: place.id, text: row.text))
        }
        try audit.changed(ArticleChange(publishing: record))
        return record
    }

    /// Copies a table of which ids may have changed, and what version 1 wrote for what is not stated.
    private mutating func write(_ table: String) throws(OutputError) {
        guard var writer = published.writer(table, staging: claim.layout.staging, runID: runID) else {
            return
        }
        let fields = DatasetTables.all(articles: columns).first { $0.name == table }?.fields ?? []
        for (run, files) in published.files(table).enumerated() {
            for file in files {
                for bytes in try published.rows(of: file).rows {
                    guard let json = try? JSONParser.parse(Array(bytes)) else {
                        try writer.write(row: Array(bytes))
                        continue
                    }
                    guard let moved = moves.row(json, of: table, run: run) else { continue }
                    let row = Field.mended(moved, fields)
                    if table == "removed" {
                        report.removedBlocks[json["category"]?.string ?? "", default: 0] += 1
                    }
                    try writer.write(row: row == json ? Array(bytes) : row.line)
                }
            }
        }
        report.files += try writer.close()
    }

    // MARK: Publishing

    /// Replaces the runs with the new one atomically.
    package func publish() throws(OutputError) { try claim.layout.publish() }

    /// Removes what was staged.
    package func abandon() { claim.layout.discard() }
}
