internal import Files
package import PipelineKit

/// What is plain without reading rows: that each run has its manifest, and each file of a run the size that this states.
package enum DatasetParts {
    /// What is missing or cut, in the order of runs.
    ///
    /// - Throws: `OutputError` if the runs cannot be listed.
    package static func problems(of dataset: String) throws(OutputError) -> [String] {
        try runs(of: dataset).flatMap { run in
            guard let manifest = Manifest(run: run, in: dataset) else {
                return ["runs/\(run)/manifest.json is missing or damaged"]
            }
            return manifest.report.files.compactMap { problem(with: $0, in: dataset) }
        }
    }

    /// The runs that have a manifest, and those that have lost it but not their rows.
    private static func runs(of dataset: String) throws(OutputError) -> [String] {
        guard FileSystem.isFolder("\(dataset)/runs") else { return [] }
        return try DatasetLayout.attempt(.failed) { () throws(FileError) in
            try StrayFile.others(in: "\(dataset)/runs").filter { run in
                FileSystem.exists("\(dataset)/runs/\(run)/manifest.json")
                    || TableFolders.standard.contains { holdsParts("\(dataset)/\($0)/run=\(run)") }
            }
        }
    }

    /// Somebody's notes beside the parts outlive them.
    private static func holdsParts(_ folder: String) -> Bool {
        let names = (try? FileSystem.names(in: Array(folder.utf8))) ?? []
        return names.contains { $0.starts(with: "part-".utf8) }
    }

    private static func problem(with file: OutputFile, in dataset: String) -> String? {
        guard let found = try? FileSystem.status(Array("\(dataset)/\(file.path)".utf8)) else {
            return "\(file.path) is missing"
        }
        guard found.bytes != file.bytes else { return nil }
        return "\(file.path) is \(found.bytes) bytes, and \(file.bytes) by its manifest"
    }

    /// What is built upon must be whole.
    ///
    /// - Throws: `OutputError` naming what is missing or cut.
    package static func require(_ dataset: String) throws(OutputError) {
        let problems = try problems(of: dataset)
        guard let first = problems.first else { return }
        let others = problems.count > 1 ? " (and \(problems.count - 1) more, see `copydesk verify`)" : ""
        throw OutputError(
            kind: .damaged, path: dataset,
            message: "\(dataset) is damaged: \(first)\(others); restore it from a backup, or run with --full")
    }
}
