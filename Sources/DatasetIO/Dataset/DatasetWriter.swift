package import PipelineKit

/// Writes a run beside the dataset and makes it visible in one step: readers see the old dataset or the new one.
///
/// Everything goes to `.NAME.staging-RUN` in the dataset's parent folder, is put on disk, and changes places with the
/// dataset by one rename. A process killed at any instant leaves at most that folder, which the next run removes.
package struct DatasetWriter: RunOutput {
    private let layout: DatasetLayout
    private let lock: RunLock
    private let runID: String
    private let now: @Sendable () -> String
    private var sinks: [any RecordSink]
    private var audit: AuditTables
    private let spools: SpoolNames

    /// Prepares a run: takes the lock, clears what a killed run left, makes the staging folder.
    ///
    /// - Throws: `RunLock.Held` if another run works on the dataset, `OutputError` if the output cannot be made.
    package init(
        dataset: String, runID: String, sinks: [any SinkFactory], now: @escaping @Sendable () -> String
    ) throws {
        let layout = try DatasetLayout(dataset: dataset, runID: runID)
        self.layout = layout
        self.runID = runID
        self.now = now
        lock = try RunLock(path: layout.lock)
        try layout.recover()
        try layout.refuseForeignFolder()
        self.sinks = try sinks.map { factory throws(OutputError) in
            try factory.makeSink(staging: layout.staging, runID: runID)
        }
        audit = try AuditTables(staging: layout.staging, runID: runID)
        spools = SpoolNames(folder: layout.staging)
    }

    package mutating func article(_ record: Record) throws(OutputError) {
        for index in sinks.indices { try sinks[index].write(record) }
        try audit.removedBlocks(of: record)
    }

    package mutating func duplicate(_ record: Record, _ duplication: Duplication) throws(OutputError) {
        try audit.duplicate(record, duplication)
    }

    package mutating func quarantine(_ entry: QuarantineEntry) throws(OutputError) {
        try audit.quarantined(entry)
    }

    package func makeSpool() throws(OutputError) -> any RecordSpool {
        try FileSpool(path: spools.next())
    }

    package mutating func publish(_ report: RunReport) throws(OutputError) -> RunReport {
        var report = report
        for index in sinks.indices { report.files += try sinks[index].close() }
        report.files += try audit.close()
        report.files.sort { $0.path < $1.path }
        report.finished = now()
        spools.removeAll()
        try Manifest(report).write(to: "\(layout.staging)/runs/\(runID)")
        try DatasetCard.write(to: layout.staging, report: report)
        try layout.publish()
        return report
    }

    package mutating func abandon() {
        layout.discard()
    }
}

/// Names of the spool files of a run, which are gone before it is published.
private final class SpoolNames: Sendable {
    private let folder: String

    init(folder: String) { self.folder = folder }

    func next() throws(OutputError) -> String {
        let path = "\(folder)/.spool"
        do throws(FileError) {
            try FileSystem.makeFolder(path)
            return "\(path)/\(try FileSystem.names(in: Array(path.utf8)).count)"
        } catch {
            throw OutputError(kind: .cannotCreate, path: path, message: error.description)
        }
    }

    func removeAll() {
        // A spool that stays would be published with the run, where `verify` reports it.
        try? FileSystem.remove(Array("\(folder)/.spool".utf8))
    }
}
