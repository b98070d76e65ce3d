internal import Files
internal import JSON
internal import PipelineKit
internal import TextKit

/// Reads the files of one run, with what is wrong with each and with its rows.
struct RunVerification {
    private let manifest: Manifest
    private let folder: String
    private let domains: RegistrableDomains?
    private let columns: [RecordSchema.Column]
    /// The fields of each table.
    private let fields: [String: [Field]]

    init(_ manifest: Manifest, folder: String, domains: RegistrableDomains?) {
        self.manifest = manifest
        self.folder = folder
        self.domains = domains
        columns = RecordSchema.columns(with: manifest.report.optionalFields)
        fields = Dictionary(
            uniqueKeysWithValues: DatasetTables.all(articles: columns).map { ($0.name, $0.fields) })
    }

    /// Reads all of it; returns what its rows add up to.
    func verify(into findings: inout DatasetVerifier.Findings) -> RunTally {
        let run = manifest.report
        var tally = RunTally(run.kind)
        tally.leadingTable = ["articles", "articles_csv"].first { table in
            run.files.contains { $0.path.hasPrefix("\(table)/") }
        }
        // JSON Lines come before CSV, whatever the order of the list.
        for file in run.files.sorted(by: { $0.path < $1.path }) {
            findings.files += 1
            var problems: [String] = []
            findings.rows += verify(file, &tally, &problems)
            findings.problems += problems.map { "\(file.path): \($0)" }
        }
        findings.problems += tally.problems(run).map { "runs/\(run.runID): \($0)" }
        return tally
    }

    /// Returns how many rows a file has.
    private func verify(_ file: OutputFile, _ tally: inout RunTally, _ problems: inout [String]) -> Int {
        let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1] == "run=\(manifest.report.runID)", !parts.contains("..") else {
            problems.append("is not a file of this run")
            return 0
        }
        guard let stored = read(file, &problems) else { return 0 }
        guard let bytes = PartCompression(path: file.path).decompress(stored) else {
            problems.append("is corrupt and cannot be decompressed")
            return 0
        }
        guard !TableFolders.isOwn(file.path) else { return file.rows }
        let rows =
            parts[0] == "articles_csv"
            ? csvRows(bytes, &tally, &problems) : jsonRows(bytes, String(parts[0]), &tally, &problems)
        if rows != file.rows { problems.append("has \(rows) rows; the manifest says \(file.rows)") }
        return rows
    }

    private func read(_ file: OutputFile, _ problems: inout [String]) -> [UInt8]? {
        do throws(FileError) {
            let bytes = try FileSystem.read("\(folder)/\(file.path)")
            if bytes.count != file.bytes {
                problems.append("is \(bytes.count) bytes; the manifest says \(file.bytes)")
            } else if ContentDigest.sha256(bytes) != file.sha256 {
                problems.append("digest does not match the manifest")
            }
            return bytes
        } catch {
            problems.append(error.description)
            return nil
        }
    }

    // MARK: JSON Lines

    private func jsonRows(
        _ bytes: [UInt8], _ table: String, _ tally: inout RunTally, _ problems: inout [String]
    ) -> Int {
        guard let fields = fields[table] else {
            problems.append("does not belong to any table")
            return bytes.count { $0 == 0x0A }
        }
        let isCompared =
            table == "articles" && manifest.report.files.contains { $0.path.hasPrefix("articles_csv/") }
        var writer = JSONWriter()
        var rows = 0
        for line in Self.lines(bytes) {
            rows += 1
            guard let row = try? JSONParser.parse(Array(line)) else {
                problems.append("row \(rows) is not valid JSON")
                continue
            }
            let place = tally.take(row, of: table)
            let form = formFault(row, line, &writer)
            if isCompared { tally.jsonHashes.append(RunTally.hash(of: row, encoded: writer.bytes)) }
            if let fault = fault(in: row, of: table, fields) ?? place ?? form {
                problems.append("row \(rows): \(fault)")
            }
        }
        if bytes.last != 0x0A { problems.append("does not end with a line feed") }
        return rows
    }

    /// The lines of a file, empty ones too.
    private static func lines(_ bytes: [UInt8]) -> some Sequence<ArraySlice<UInt8>> {
        var start = 0
        return AnyIterator { () -> ArraySlice<UInt8>? in
            guard start < bytes.count else { return nil }
            let end = ByteSearch.first(0x0A, in: bytes, from: start)
            defer { start = end + 1 }
            return bytes[start..<end]
        }
    }

    /// Rows are written in one way, byte for byte: what is escaped otherwise, or repaired by reading, is none of ours.
    private func formFault(
        _ row: JSONValue, _ line: ArraySlice<UInt8>, _ writer: inout JSONWriter
    ) -> String? {
        writer.removeAll()
        writer.value(row)
        return ByteSearch.areEqual(line, writer.bytes)
            ? nil : "is not written as rows are: blanks, escapes or signs differ"
    }

    private func fault(in row: JSONValue, of table: String, _ fields: [Field]) -> String? {
        if let fault = Field.fault(in: row, fields: fields) { return fault }
        switch table {
        case "articles": return ArticleRowCheck.fault(in: row, domains: domains)
        case "drops":
            let reason = CountedReason(code: row["reason"]?.string ?? "")
            return reason.isKnown ? "'reason' is '\(reason.code)', which is only counted" : nil
        default: return nil
        }
    }

    // MARK: CSV

    private func csvRows(_ bytes: [UInt8], _ tally: inout RunTally, _ problems: inout [String]) -> Int {
        let rows = CSVRow.split(bytes)
        if rows.first.map({ $0.elementsEqual(CSVSink.header(columns)) }) != true {
            problems.append("header does not match the columns")
        }
        let names = columns.map(\.name)
        for (number, bytes) in rows.dropFirst().enumerated() {
            tally.csvRows += 1
            guard let row = RowCells.row(bytes, names: names) else {
                problems.append(
                    "row \(number + 1) does not have \(names.count) cells, each of its column's type")
                continue
            }
            if let fault = csvFault(row, bytes, &tally) { problems.append("row \(number + 1): \(fault)") }
        }
        return max(0, rows.count - 1)
    }

    private func csvFault(
        _ row: JSONValue, _ bytes: ArraySlice<UInt8>, _ tally: inout RunTally
    ) -> String? {
        let form =
            ByteSearch.areEqual(bytes, RowCells.bytes(row, columns: columns))
            ? nil : "is not written as rows are: text is quoted, null is not, lines end with CR and LF"
        guard tally.leadingTable == "articles_csv" else {
            tally.csvHashes.append(RunTally.hash(of: row))
            return form
        }
        let article = RowCells.unguarded(row)
        let place = tally.take(article, of: "articles_csv")
        return fault(in: article, of: "articles", columns.map(\.field)) ?? place ?? form
    }
}
