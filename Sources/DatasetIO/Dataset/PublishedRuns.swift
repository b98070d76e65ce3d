internal import Files
internal import JSON
internal import PipelineKit
internal import TextKit

/// The runs of a dataset with the rows of their files, to be written anew as one run.
struct PublishedRuns {
    /// The rows of a file, each with its line end; only CSV has a header.
    struct Rows {
        var header: ArraySlice<UInt8>?
        var rows: [ArraySlice<UInt8>]
    }

    let folder: String
    let manifests: [Manifest]
    /// What a message says in the end: "nothing was merged".
    private let consequence: String

    /// Reads the manifests of runs, which stand in the order of their rows.
    ///
    /// - Throws: `OutputError` if one of them cannot be read.
    init(_ runs: [String], in folder: String, consequence: String) throws(OutputError) {
        self.folder = folder
        self.consequence = consequence
        var manifests: [Manifest] = []
        for run in runs {
            guard let manifest = Manifest(run: run, in: folder) else {
                throw OutputError(
                    kind: .failed, path: run, message: "runs/\(run)/manifest.json is not a manifest")
            }
            manifests.append(manifest)
        }
        self.manifests = manifests
    }

    /// The optional columns of the newest run.
    var optionalFields: Set<RecordSchema.OptionalField> { manifests.last?.report.optionalFields ?? [] }

    /// The table from which articles are read: CSV only where there is no other.
    var articleTable: String {
        let hasJSONLines = manifests.contains { $0.report.files.contains { $0.path.hasPrefix("articles/") } }
        return hasJSONLines ? "articles" : "articles_csv"
    }

    /// The files of a table, run by run.
    func files(_ table: String) -> [[OutputFile]] {
        manifests.map { $0.report.files.filter { $0.path.hasPrefix("\(table)/") } }
    }

    /// The files from which a table of one run is written: its own, else those of the other format of articles.
    func files(_ table: String, ofRun run: Int) -> [OutputFile] {
        let formats = ["articles", "articles_csv"]
        let tables = [table] + (formats.contains(table) ? formats.filter { $0 != table } : [])
        let files = manifests[run].report.files
        return tables.lazy.map { table in files.filter { $0.path.hasPrefix("\(table)/") } }
            .first { !$0.isEmpty } ?? []
    }

    /// A table has one set of columns across all runs.
    func requireUniformColumns() throws(OutputError) {
        guard manifests.contains(where: { $0.report.optionalFields != optionalFields }) else { return }
        throw OutputError(
            kind: .failed, path: folder, message: "\(folder): the columns differ between runs; \(consequence)"
        )
    }

    /// Rows of another program's sink cannot be rewritten, and must not be lost.
    ///
    /// - Throws: `OutputError` with a remedy: "and run with --full writes the dataset anew".
    func refuseOwnTables(remedy: String) throws(OutputError) {
        let files = manifests.flatMap(\.report.files)
        guard let own = files.first(where: { TableFolders.isOwn($0.path) }) else { return }
        throw OutputError(
            kind: .failed, path: folder,
            message:
                "\(folder): \(own.path) is of a sink that Copydesk does not know; \(consequence), \(remedy)")
    }

    /// The rows of a file.
    ///
    /// - Throws: `OutputError` if it cannot be read or is not what its manifest says.
    func rows(of file: OutputFile) throws(OutputError) -> Rows {
        let path = "\(folder)/\(file.path)"
        let stored = try DatasetLayout.attempt(.failed) { () throws(FileError) in try FileSystem.read(path) }
        guard ContentDigest.sha256(stored) == file.sha256,
            let bytes = PartCompression(path: file.path).decompress(stored)
        else {
            throw OutputError(
                kind: .failed, path: path, message: "\(path) does not match its manifest; \(consequence)")
        }
        if file.path.hasPrefix("articles_csv/") {
            let rows = CSVRow.split(bytes)
            return Rows(header: rows.first, rows: Array(rows.dropFirst()))
        }
        var rows: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: 0x0A) {
            rows.append(rest[...end])
            rest = rest[(end + 1)...]
        }
        return Rows(header: nil, rows: rows)
    }

    /// An article's row as a table has it, from a file of either format.
    func article(
        _ row: ArraySlice<UInt8>, of file: OutputFile, in table: String, guardsFormulas: Bool
    ) throws(OutputError) -> [UInt8] {
        if file.path.hasPrefix("\(table)/") { return Array(row) }
        let columns = RecordSchema.columns(with: optionalFields)
        let isCSV = file.path.hasPrefix("articles_csv/")
        let value =
            isCSV
            ? RowCells.row(row, names: columns.map(\.name)).map(RowCells.unguarded)
            : try? JSONParser.parse(Array(row))
        guard let value else {
            let path = "\(folder)/\(file.path)"
            throw OutputError(
                kind: .failed, path: path, message: "\(path) has a row that is no article; \(consequence)")
        }
        return isCSV
            ? value.line : RowCells.bytes(value, columns: columns, guardsFormulas: guardsFormulas)
    }

    /// A writer of a table's rows for one run, as the configured sink writes them, else as the table's newest file is.
    func writer(
        _ table: String, staging: String, runID: String, sinks: [any SinkFactory] = []
    ) -> PartWriter? {
        guard let last = files(table).flatMap(\.self).last else { return nil }
        let isCSV = table == "articles_csv"
        var target = PartWriter.Target(
            staging: staging, folder: "\(table)/run=\(runID)", suffix: isCSV ? "csv" : "jsonl")
        target.compression = PartCompression(path: last.path)
        if isCSV { target.header = CSVSink.header(RecordSchema.columns(with: optionalFields)) }
        switch sinks.first(where: { $0.folder == table }) {
        case let sink as JSONLinesSink.Factory:
            (target.compression, target.maximumPartBytes) = (
                sink.options.compression, sink.options.maximumPartBytes
            )
        case let sink as CSVSink.Factory:
            (target.compression, target.maximumPartBytes) = (
                sink.options.compression, sink.options.maximumPartBytes
            )
        default: break
        }
        return PartWriter(target)
    }
}

extension RunReport {
    /// Adds what another run has read, and what became of it besides articles.
    mutating func add(_ run: RunReport) {
        documents += run.documents
        duplicates += run.duplicates
        inputs += run.inputs
        inputBytes += run.inputBytes
        quarantined.merge(run.quarantined, uniquingKeysWith: +)
        dropped.merge(run.dropped, uniquingKeysWith: +)
        countsOnly.merge(run.countsOnly, uniquingKeysWith: +)
    }
}
