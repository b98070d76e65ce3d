package import Files
internal import JSON
internal import PipelineKit
internal import TextKit

/// Verifies a dataset: digests, sizes, rows, the schema of every line, and that the counts add up.
package struct DatasetVerifier {
    /// What was checked, and every problem found.
    package struct Findings: Sendable, Equatable {
        package var runs = 0
        package var files = 0
        package var rows = 0
        package var problems: [String] = []
    }

    private let folder: String
    private var findings = Findings()
    /// Articles of all runs, and the canonical records that duplicates refer to, with one run that does.
    private var articleIDs: Set<String> = []
    private var canonicalIDs: [String: String] = [:]
    private var hasArticles = false
    /// Id and revision of every article, and the number of every change.
    private var revisions: Set<String> = []
    private var changeNumbers: Set<Int> = []
    /// The columns of the run's articles.
    private var columns = RecordSchema.columns
    /// The fields of each table of the run.
    private var fields: [String: [Field]] = [:]

    private init(folder: String) { self.folder = folder }

    /// Verifies the dataset in a folder.
    ///
    /// - Throws: `FileError` if the folder or its manifests cannot be listed.
    package static func verify(_ folder: String) throws(FileError) -> Findings {
        var verifier = DatasetVerifier(folder: folder)
        let runs = try FileSystem.names(in: Array("\(folder)/runs".utf8)).map(FileSystem.displayName).sorted()
        var listed: Set<String> = []
        var previous: Set<String> = []
        var fields: Set<Set<RecordSchema.OptionalField>> = []
        for run in runs {
            guard let manifest = try verifier.manifest(run) else { continue }
            guard manifest.schemaVersion == RecordSchema.version else {
                verifier.report(
                    "runs/\(run)/manifest.json",
                    "has schema version \(manifest.schemaVersion), not \(RecordSchema.version)")
                continue
            }
            verifier.findings.runs += 1
            fields.insert(manifest.report.optionalFields)
            verifier.expect(manifest.report.optionalFields)
            verifier.verify(manifest)
            listed.formUnion(manifest.report.files.map(\.path))
            if let before = manifest.report.previous { previous.insert(before) }
        }
        if fields.count > 1 { verifier.report("runs", "the article columns differ between runs") }
        if runs.isEmpty { verifier.report("runs", "no runs found") }
        try verifier.reportUnlisted(listed)
        // Runs that were pruned have taken canonical records with them.
        if previous.isSubset(of: runs) { verifier.reportMissingCanonicals() }
        return verifier.findings
    }

    /// Sets the fields that the rows of a run must have.
    private mutating func expect(_ optionalFields: Set<RecordSchema.OptionalField>) {
        columns = RecordSchema.columns(with: optionalFields)
        for table in DatasetTables.all(articles: columns) { fields[table.name] = table.fields }
    }

    private mutating func report(_ path: String, _ message: String) {
        findings.problems.append("\(path): \(message)")
    }

    private mutating func reportMissingCanonicals() {
        guard hasArticles else { return }
        for (id, run) in canonicalIDs.sorted(by: { $0.key < $1.key }) where !articleIDs.contains(id) {
            report("runs/\(run)", "a duplicate refers to \(id), which is not an article")
        }
    }

    private mutating func manifest(_ run: String) throws(FileError) -> Manifest? {
        let path = "runs/\(run)/manifest.json"
        let bytes = try FileSystem.read("\(folder)/\(path)")
        do throws(JSONSyntaxError) {
            if let manifest = Manifest(try JSONParser.parse(bytes)) { return manifest }
            report(path, "is not a manifest")
        } catch {
            report(path, "is not valid JSON: \(error.message) at line \(error.line)")
        }
        return nil
    }

    // MARK: One run

    /// Rows of one run by table, to compare with the manifest's counts.
    private struct Tally {
        var articles = 0
        var duplicates = 0
        var quarantine = 0
        var drops: [String: Int] = [:]
        /// Numbers of changes in the order of their rows.
        var changes: [Int] = []
        /// Articles with their revision, from their rows and from the changes that announce them.
        var articleRows: Set<String> = []
        var announced: Set<String> = []
        var csvRows = 0
        var hasCSV = false
        var hasJSONLines = false
        var articleIDs: Set<String> = []
        var canonicalIDs: [String] = []
        /// Blocks by article id and category, from `removed/` and from the articles' own counts.
        var removedRows: [String: Int] = [:]
        var removedCounts: [String: Int] = [:]
    }

    private mutating func verify(_ manifest: Manifest) {
        var tally = Tally()
        for file in manifest.report.files {
            findings.files += 1
            guard let stored = read(file) else { continue }
            guard let bytes = PartCompression(path: file.path).decompress(stored) else {
                report(file.path, "is corrupt and cannot be decompressed")
                continue
            }
            guard !TableFolders.isOwn(file.path) else {
                findings.rows += file.rows
                continue
            }
            let rows =
                file.path.hasPrefix("articles_csv/")
                ? csvRows(bytes, file, &tally) : jsonRows(bytes, file, &tally)
            findings.rows += rows
            if rows != file.rows { report(file.path, "has \(rows) rows; the manifest says \(file.rows)") }
        }
        compare(manifest.report, tally)
    }

    private mutating func read(_ file: OutputFile) -> [UInt8]? {
        do throws(FileError) {
            let bytes = try FileSystem.read("\(folder)/\(file.path)")
            if bytes.count != file.bytes {
                report(file.path, "is \(bytes.count) bytes; the manifest says \(file.bytes)")
            } else if ContentDigest.sha256(bytes) != file.sha256 {
                report(file.path, "digest does not match the manifest")
            }
            return bytes
        } catch {
            report(file.path, error.description)
            return nil
        }
    }

    private mutating func compare(_ run: RunReport, _ tally: Tally) {
        func check(_ what: String, _ counted: Int, _ stated: Int) {
            if counted != stated {
                report("runs/\(run.runID)", "\(what): counted \(counted), stated \(stated)")
            }
        }
        let ended =
            run.articles + run.duplicates + run.quarantinedTotal + run.droppedTotal + run.countedOnlyTotal
        check(
            "sum of articles, duplicates, quarantined, dropped and only counted documents", ended,
            run.documents)
        if tally.hasJSONLines { check("rows of articles", tally.articles, run.articles) }
        if tally.hasCSV { check("rows of articles_csv", tally.csvRows, run.articles) }
        check("rows of duplicates", tally.duplicates, run.duplicates)
        check("rows of quarantine", tally.quarantine, run.quarantinedTotal)
        for reason in Set(tally.drops.keys).union(run.dropped.keys).sorted() {
            check("rows of drops for '\(reason)'", tally.drops[reason] ?? 0, run.dropped[reason] ?? 0)
        }
        verifyChanges(run, tally)
        check("rows of removed", tally.removedRows.values.reduce(0, +), run.removedBlocks.values.reduce(0, +))
        guard tally.hasJSONLines else { return }
        // Compacting keeps the changes of superseded rows, so that followers go on.
        let isAnnounced =
            run.kind == .compact
            ? tally.articleRows.isSubset(of: tally.announced) : tally.articleRows == tally.announced
        if !isAnnounced {
            report("runs/\(run.runID)", "the rows of articles are not those that changes announces")
        }
        if tally.removedRows != tally.removedCounts {
            report("runs/\(run.runID)", "the articles' 'removed' counts differ from the rows of removed")
        }
        hasArticles = true
        articleIDs.formUnion(tally.articleIDs)
        for id in tally.canonicalIDs { canonicalIDs[id] = run.runID }
    }

    /// Changes are numbered through the dataset, up to the number that the manifest states for the next.
    private mutating func verifyChanges(_ run: RunReport, _ tally: Tally) {
        let path = "runs/\(run.runID)"
        if zip(tally.changes, tally.changes.dropFirst()).contains(where: { $0 >= $1 }) {
            report(path, "the changes are not in the order of 'seq'")
        }
        if let last = tally.changes.last, last >= run.changes.next {
            report(path, "change \(last) has a number that the manifest gives to the next run")
        }
        for seq in tally.changes where !changeNumbers.insert(seq).inserted {
            report(path, "change \(seq) is there twice")
        }
    }

    // MARK: Rows

    private mutating func jsonRows(_ bytes: [UInt8], _ file: OutputFile, _ tally: inout Tally) -> Int {
        var rows = 0
        if file.path.hasPrefix("articles/") { tally.hasJSONLines = true }
        for line in bytes.split(separator: 0x0A) {
            rows += 1
            guard let row = try? JSONParser.parse(Array(line)) else {
                report(file.path, "row \(rows) is not valid JSON")
                continue
            }
            if let fault = tallyRow(row, path: file.path, &tally) {
                report(file.path, "row \(rows): \(fault)")
            }
        }
        return rows
    }

    /// Counts a row in its table; returns what is wrong with it.
    private mutating func tallyRow(_ row: JSONValue, path: String, _ tally: inout Tally) -> String? {
        let table = String(path.prefix { $0 != "/" })
        guard let fields = fields[table] else { return "does not belong to any table" }
        switch table {
        case "articles": tallyArticle(row, &tally)
        case "duplicates":
            tally.duplicates += 1
            tally.canonicalIDs.append(row["duplicate_of"]?.string ?? "")
        case "removed":
            tally.removedRows["\(row["id"]?.string ?? "")/\(row["category"]?.string ?? "")", default: 0] += 1
        case "drops": tally.drops[row["reason"]?.string ?? "", default: 0] += 1
        case "changes": tallyChange(row, &tally)
        default: tally.quarantine += 1
        }
        if let fault = Field.fault(in: row, fields: fields) { return fault }
        return table == "articles" ? ArticleRowCheck.fault(in: row) : nil
    }

    private func tallyChange(_ row: JSONValue, _ tally: inout Tally) {
        tally.changes.append(row["seq"]?.integer ?? 0)
        guard row["op"]?.string == "add" || row["op"]?.string == "revise" else { return }
        tally.announced.insert(Self.revisionKey(row))
    }

    /// Id and revision of a row.
    private static func revisionKey(_ row: JSONValue) -> String {
        "\(row["id"]?.string ?? "") \(row["revision"]?.integer ?? -1)"
    }

    private mutating func tallyArticle(_ row: JSONValue, _ tally: inout Tally) {
        tally.articles += 1
        let id = row["id"]?.string ?? ""
        let key = Self.revisionKey(row)
        tally.articleRows.insert(key)
        if !revisions.insert(key).inserted { report("articles", "\(key): id and revision are there twice") }
        tally.articleIDs.insert(id)
        for counted in row["removed"]?.elements ?? [] {
            let category = counted["category"]?.string ?? ""
            tally.removedCounts["\(id)/\(category)", default: 0] += counted["count"]?.integer ?? 0
        }
    }

    private mutating func csvRows(_ bytes: [UInt8], _ file: OutputFile, _ tally: inout Tally) -> Int {
        tally.hasCSV = true
        let rows = CSVRow.split(bytes)
        if !rows.allSatisfy(hasAllCells) {
            report(file.path, "has rows that do not have \(columns.count) cells")
        }
        if !bytes.starts(with: CSVSink.header(columns)) {
            report(file.path, "header does not match the columns")
        }
        tally.csvRows += rows.count - 1
        return rows.count - 1
    }

    private func hasAllCells(_ row: ArraySlice<UInt8>) -> Bool {
        let (cells, isClosed) = CSVRow.fields(of: CSVRow.withoutLineEnd(row))
        return isClosed && cells.count == columns.count
    }

    // MARK: The folder

    private mutating func reportUnlisted(_ listed: Set<String>) throws(FileError) {
        let names = try FileSystem.names(in: Array(folder.utf8)).map(FileSystem.displayName).sorted()
        for table in names where TableFolders.standard.contains(table) || TableFolders.isOwn(table) {
            for run in try FileSystem.names(in: Array("\(folder)/\(table)".utf8)).map(FileSystem.displayName)
                .sorted()
            {
                for part in try FileSystem.names(in: Array("\(folder)/\(table)/\(run)".utf8)) {
                    let path = "\(table)/\(run)/\(FileSystem.displayName(part))"
                    if !listed.contains(path) { report(path, "is not listed in any manifest") }
                }
            }
        }
    }
}
