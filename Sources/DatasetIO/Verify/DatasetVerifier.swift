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
    /// Runs whose manifests do not match their own digests.
    private var altered: [String] = []

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
        let names = try RunFolders.names(in: folder)
        let manifests = names.compactMap { manifest($0) }
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
        if names.isEmpty { report("runs", "no runs found") }
        findings.problems += ledger.conclude()
        nameAltered()
        if let newest = chain.runs.last { compareDescription(manifests.map(\.report), newest.report) }
        let listed = Set(manifests.flatMap(\.report.files).map(\.path))
        try compareFolder(UnlistedFiles(in: folder, runs: Set(names), listed: listed))
    }

    /// What is altered in a manifest is named by what no longer fits; where nothing else shows it, its digest does.
    private mutating func nameAltered() {
        for run in altered where !findings.problems.contains(where: { $0.hasPrefix("runs/\(run)") }) {
            report("runs/\(run)/manifest.json", "does not match its own digest")
        }
    }

    private mutating func report(_ path: String, _ message: String) {
        findings.problems.append("\(path): \(message)")
    }

    /// The manifest of a run, if it is one of this version.
    private mutating func manifest(_ run: String) -> Manifest? {
        let path = "runs/\(run)/manifest.json"
        do {
            let bytes = try FileSystem.read("\(folder)/\(path)")
            if !Manifest.isSound(bytes) { altered.append(run) }
            let json = try JSONParser.parse(bytes)
            guard let manifest = Manifest(json) else {
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
            for problem in ManifestCheck.problems(json, manifest.report) { report(path, problem) }
            return manifest
        } catch let error as JSONSyntaxError {
            report(path, "is not valid JSON: \(error.message) at line \(error.line)")
        } catch {
            report(path, "\(error)")
        }
        return nil
    }

    // MARK: The folder

    /// What describes the dataset as a whole is there, and as the newest manifest says.
    private mutating func compareDescription(_ runs: [RunReport], _ newest: RunReport) {
        for name in DatasetCard.names {
            guard let bytes = try? FileSystem.read("\(folder)/\(name)") else {
                report(name, "is missing")
                continue
            }
            if name == "datapackage.json", !DatasetCard.describes(bytes, runs, newest: newest) {
                report(name, "does not name the files and columns that the manifests do")
            }
            // Manifests of the first programs of this schema version do not name it.
            guard let file = newest.datasetFiles.first(where: { $0.path == name }) else { continue }
            if file.bytes != bytes.count || file.sha256 != ContentDigest.sha256(bytes) {
                report(name, "digest does not match the newest manifest")
            }
        }
    }

    /// What readers take for rows is listed in a manifest; whatever else somebody left is only named.
    private mutating func compareFolder(_ unlisted: UnlistedFiles) {
        findings.warnings += (unlisted.litter + unlisted.foreign).sorted().map {
            "\($0): is no part of the dataset and ignored"
        }
        for path in unlisted.misleading { report(path, "is not listed in any manifest") }
    }
}
