package import Files
internal import JSON
internal import PipelineKit
package import TextKit

/// Verifies a dataset: digests, sizes, rows, the schema of every line, and that the counts add up.
///
/// Of a part no more than its bytes are held, of an article no more than its id, revision and a hash of its row.
package struct DatasetVerifier {
    /// What was checked, and every problem found.
    package struct Findings: Sendable, Equatable {
        package var runs = 0
        package var files = 0
        package var rows = 0
        package var problems: [String] = []
        /// Files that are no part of the dataset and do no harm.
        package var warnings: [String] = []
    }

    private let folder: String
    private let domains: RegistrableDomains?
    private var findings = Findings()

    private init(folder: String, domains: RegistrableDomains?) {
        self.folder = folder
        self.domains = domains
    }

    /// Verifies the dataset in a folder; `domains` also proves which part of a host is the registrable one.
    ///
    /// - Throws: `FileError` if the folder cannot be listed.
    package static func verify(
        _ folder: String, domains: RegistrableDomains? = nil
    ) throws(FileError) -> Findings {
        var verifier = DatasetVerifier(folder: folder, domains: domains)
        try verifier.verify()
        return verifier.findings
    }

    private mutating func verify() throws(FileError) {
        let runs = try StrayFile.others(in: "\(folder)/runs")
        let manifests = runs.compactMap { manifest($0) }
        let chain = RunChain(manifests)
        findings.problems += chain.problems
        var ledger = DatasetLedger(chain)
        for manifest in chain.runs {
            let run = RunVerification(manifest, folder: folder, domains: domains)
            ledger.take(run.verify(into: &findings), of: manifest.report, &findings)
        }
        findings.runs = manifests.count
        if Set(manifests.map(\.report.optionalFields)).count > 1 {
            report("runs", "the article columns differ between runs")
        }
        if runs.isEmpty { report("runs", "no runs found") }
        findings.problems += ledger.conclude()
        try compareFolder(Set(manifests.flatMap(\.report.files).map(\.path)))
    }

    private mutating func report(_ path: String, _ message: String) {
        findings.problems.append("\(path): \(message)")
    }

    /// The manifest of a run, if it is one of this version.
    private mutating func manifest(_ run: String) -> Manifest? {
        let path = "runs/\(run)/manifest.json"
        do {
            guard let manifest = Manifest(try JSONParser.parse(try FileSystem.read("\(folder)/\(path)")))
            else {
                report(path, "is not a manifest")
                return nil
            }
            guard manifest.schemaVersion == RecordSchema.version else {
                report(path, "has schema version \(manifest.schemaVersion), not \(RecordSchema.version)")
                return nil
            }
            guard manifest.report.runID == run else {
                report(path, "is the manifest of '\(manifest.report.runID)'")
                return nil
            }
            return manifest
        } catch let error as JSONSyntaxError {
            report(path, "is not valid JSON: \(error.message) at line \(error.line)")
        } catch {
            report(path, "\(error)")
        }
        return nil
    }

    // MARK: The folder

    /// Every file of a table is listed in a manifest; what systems and editors leave is only named.
    private mutating func compareFolder(_ listed: Set<String>) throws(FileError) {
        findings.warnings += try StrayFile.all(in: folder, depth: 3).map {
            "\($0): is no part of the dataset and ignored"
        }
        for table in try StrayFile.others(in: folder)
        where TableFolders.standard.contains(table) || TableFolders.isOwn(table) {
            for run in try StrayFile.others(in: "\(folder)/\(table)") {
                try compareParts("\(table)/\(run)", listed)
            }
        }
    }

    private mutating func compareParts(_ path: String, _ listed: Set<String>) throws(FileError) {
        guard FileSystem.isFolder("\(folder)/\(path)") else {
            return report(path, "is not listed in any manifest")
        }
        for part in try StrayFile.others(in: "\(folder)/\(path)") where !listed.contains("\(path)/\(part)") {
            report("\(path)/\(part)", "is not listed in any manifest")
        }
    }
}
