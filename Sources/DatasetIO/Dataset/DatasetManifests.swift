internal import Files
package import PipelineKit

/// The manifests of a dataset, read once, and what is plain from them without reading rows.
package struct DatasetManifests: Sendable {
    private let dataset: String
    /// The runs that have a manifest, oldest name first; nil for one that cannot be read.
    private let byRun: [(run: String, manifest: Manifest?)]

    /// Reads the manifests; none where there is no dataset.
    ///
    /// - Throws: `OutputError` if the runs cannot be listed.
    package init(
        of dataset: String, otherwise kind: OutputError.Kind = .failed
    ) throws(OutputError) {
        self.dataset = dataset
        byRun = try DatasetLayout.attempt(kind) { () throws(FileError) in
            try RunFolders.names(in: dataset).map { ($0, Manifest(run: $0, in: dataset)) }
        }
    }

    /// Those that can be read, oldest name first.
    var readable: [Manifest] { byRun.compactMap(\.manifest) }

    /// The names of the runs that have one.
    var runs: Set<String> { Set(byRun.map(\.run)) }

    /// What is missing or cut, in the order of runs: each has its manifest, and each file of a run the size that this states.
    ///
    /// - Throws: `OutputError` if the runs cannot be listed.
    package func problems() throws(OutputError) -> [String] {
        let lost = try runsWithoutManifest().map { (run: $0, manifest: Manifest?.none) }
        return (byRun + lost).sorted { $0.run < $1.run }.flatMap { run, manifest in
            guard let manifest else { return ["runs/\(run)/manifest.json is missing or damaged"] }
            return manifest.report.files.compactMap(problem)
        }
    }

    /// The runs that have lost their manifest but not their rows.
    private func runsWithoutManifest() throws(OutputError) -> [String] {
        guard FileSystem.isFolder("\(dataset)/runs") else { return [] }
        let known = runs
        return try DatasetLayout.attempt(.failed) { () throws(FileError) in
            try StrayFile.others(in: "\(dataset)/runs").filter { run in
                !known.contains(run)
                    && TableFolders.standard.contains { holdsParts("\(dataset)/\($0)/run=\(run)") }
            }
        }
    }

    /// Somebody's notes beside the parts outlive them.
    private func holdsParts(_ folder: String) -> Bool {
        let names = (try? FileSystem.names(in: Array(folder.utf8))) ?? []
        return names.contains { $0.starts(with: "part-".utf8) }
    }

    private func problem(with file: OutputFile) -> String? {
        guard let found = try? FileSystem.status(Array("\(dataset)/\(file.path)".utf8)) else {
            return "\(file.path) is missing"
        }
        guard found.bytes != file.bytes else { return nil }
        return "\(file.path) is \(found.bytes) bytes, and \(file.bytes) by its manifest"
    }

    /// What is built upon must be whole.
    ///
    /// - Throws: `OutputError` naming what is missing or cut.
    package func requireWhole() throws(OutputError) {
        let problems = try problems()
        guard let first = problems.first else { return }
        let others = problems.count > 1 ? " (and \(problems.count - 1) more, see `copydesk verify`)" : ""
        throw OutputError(
            kind: .damaged, path: dataset,
            message: "\(dataset) is damaged: \(first)\(others); restore it from a backup, or run with --full")
    }
}
