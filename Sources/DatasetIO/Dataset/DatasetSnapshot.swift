internal import Files
internal import JSON
package import PipelineKit
internal import TextKit

/// Merges the runs of a dataset into one: the newest revision of each record, and all other rows.
package struct DatasetSnapshot {
    /// The newest revision of a record, and the run that has it.
    private struct Newest {
        var revision: Int
        var run: Int
        var input: String
    }

    private let claim: DatasetClaim
    private let runID: String
    private let published: PublishedRuns
    private let sinks: [any SinkFactory]
    private var newest: [String: Newest] = [:]
    private var report: RunReport
    private var superseded = 0
    /// The columns of a CSV row that hold the revision and the input.
    private var revisionColumn = 0
    private var inputColumn = 0

    /// Reads the index of all records; `sinks` are the configured ones, which say how files are written.
    ///
    /// - Throws: `OutputError` if a run's files cannot be read, or do not match its manifest.
    package init(
        _ claim: DatasetClaim, runs: [String], runID: String, sinks: [any SinkFactory] = []
    ) throws(OutputError) {
        self.claim = claim
        self.runID = runID
        self.sinks = sinks
        published = try PublishedRuns(
            runs, in: claim.layout.dataset, consequence: "nothing was merged")
        let manifests = published.manifests
        report = RunReport(
            runID: runID, planDigest: manifests.last?.report.planDigest ?? "",
            version: manifests.last?.report.version ?? "")
        report.optionalFields = published.optionalFields
        report.kind = .compact
        // Where the oldest runs were pruned, copies may name articles that are gone with them.
        report.previous = manifests.compactMap(\.report.previous).first { !runs.contains($0) }
        // Rows of changes stay, so that a follower goes on as if nothing had happened.
        report.changes = manifests.last?.report.changes ?? ChangeRange()
        try published.requireUniformColumns()
        try published.refuseOwnTables(remedy: "and run with --full writes the dataset anew")
        let columns = RecordSchema.columns(with: report.optionalFields)
        revisionColumn = columns.firstIndex { $0.name == "revision" } ?? 0
        inputColumn = columns.firstIndex { $0.name == "input" } ?? 0
        try findNewest()
    }

    private mutating func findNewest() throws(OutputError) {
        for (number, manifest) in published.manifests.enumerated() {
            let files = manifest.report.files
            let table = files.contains { $0.path.hasPrefix("articles/") } ? "articles/" : "articles_csv/"
            for file in files where file.path.hasPrefix(table) {
                for row in try published.rows(of: file).rows {
                    let (id, revision, input) = key(row, path: file.path)
                    if let known = newest[id], known.revision > revision { continue }
                    newest[id] = Newest(revision: revision, run: number, input: input)
                }
            }
        }
    }

    /// Id, revision and input of a row; the input distinguishes two revisions of one run.
    private func key(_ row: ArraySlice<UInt8>, path: String) -> (String, Int, String) {
        if path.hasPrefix("articles_csv/") {
            let fields = CSVRow.fields(of: CSVRow.withoutLineEnd(row)).fields
            func text(_ column: Int) -> String {
                fields.indices.contains(column) ? String(decoding: fields[column], as: UTF8.self) : ""
            }
            return (text(0), Int(text(revisionColumn)) ?? 0, text(inputColumn))
        }
        guard let json = try? JSONParser.parse(Array(row)) else { return ("", 0, "") }
        var writer = JSONWriter()
        writer.value(json["input"] ?? .null)
        return (json["id"]?.string ?? "", json["revision"]?.integer ?? 0, writer.text)
    }

    // MARK: Writing

    /// Stages the snapshot, and verifies it before it is published.
    ///
    /// - Throws: `OutputError` if it cannot be written, or does not pass verification.
    package mutating func stage(now: String) throws(OutputError) -> (
        report: RunReport, manifestDigest: String
    ) {
        let staging = claim.layout.staging
        for table in TableFolders.standard { try write(table) }
        for manifest in published.manifests { report.add(manifest.report) }
        if superseded > 0 { report.countsOnly[CountedReason(.superseded).code, default: 0] += superseded }
        report.files.sort { $0.path < $1.path }
        (report.started, report.finished) = (now, now)
        let digest = try DatasetCard.complete(report, in: staging)
        let findings = try DatasetLayout.attempt(.failed) { () throws(FileError) in
            try DatasetVerifier.verify(staging)
        }
        guard findings.problems.isEmpty, report.articles == newest.count else {
            let problem = findings.problems.first ?? "\(report.articles) articles of \(newest.count) records"
            throw OutputError(
                kind: .failed, path: staging,
                message: "the snapshot failed verification (\(problem)); the runs were kept"
            )
        }
        return (report, digest)
    }

    /// Writes every table that a run has; a run with articles in another format only has its rows converted.
    private mutating func write(_ table: String) throws(OutputError) {
        let writer = published.writer(table, staging: claim.layout.staging, runID: runID, sinks: sinks)
        guard var writer else { return }
        let guardsFormulas = sinks.contains { ($0 as? CSVSink.Factory)?.options.guardFormulas == true }
        for run in published.manifests.indices {
            for file in published.files(table, ofRun: run) {
                for row in try published.rows(of: file).rows
                where keeps(row, of: file.path, table: table, run: run) {
                    let bytes = try published.article(
                        row, of: file, in: table, guardsFormulas: guardsFormulas)
                    try writer.write(row: bytes)
                }
            }
        }
        let written = try writer.close()
        report.files += written
        if table == published.articleTable { report.articles = written.reduce(0) { $0 + $1.rows } }
    }

    private mutating func keeps(_ row: ArraySlice<UInt8>, of path: String, table: String, run: Int) -> Bool {
        switch table {
        case "articles", "articles_csv":
            let (id, revision, input) = key(row, path: path)
            let isNewest = newest[id].map { $0.run == run && $0.revision == revision && $0.input == input }
            if isNewest != true, table == published.articleTable { superseded += 1 }
            return isNewest == true
        case "removed":
            guard let json = try? JSONParser.parse(Array(row)) else { return false }
            let (id, _, input) = key(row, path: path)
            guard let known = newest[id], known.run == run, known.input == input else { return false }
            report.removedBlocks[json["category"]?.string ?? "", default: 0] += 1
            return true
        default: return true
        }
    }

    // MARK: Publishing

    /// Replaces the runs with the snapshot atomically.
    package func publish() throws(OutputError) { try claim.layout.publish() }

    /// Removes what was staged.
    package func abandon() { claim.layout.discard() }
}
