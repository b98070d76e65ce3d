internal import Files

/// The files in a dataset's folder that are no part of it.
package struct UnlistedFiles: Sendable, Equatable {
    /// What file managers, editors and file systems leave; nothing keeps it.
    private(set) var litter: [String] = []
    /// What somebody has put there, such as notes: harmless, and kept.
    private(set) var foreign: [String] = []
    /// What readers take for rows of the dataset.
    package private(set) var misleading: [String] = []
    /// Those of them that a run has written whose manifest is lost.
    package var orphaned: Set<String> { Set(misleading.filter(Self.isPartOfRun)) }

    /// None.
    init() {}

    /// Looks through a dataset's folder; `listed` are the paths in its manifests.
    init(in dataset: String, runs: Set<String>, listed: Set<String>) throws(FileError) {
        try look(into: "", of: dataset, runs, listed)
    }

    private mutating func look(
        into place: String, of dataset: String, _ runs: Set<String>, _ listed: Set<String>
    ) throws(FileError) {
        let folder = Array("\(dataset)/\(place)".utf8)
        for name in try FileSystem.names(in: folder).map(FileSystem.displayName).sorted() {
            let path = place + name
            if StrayFile.isStray(name) {
                litter.append(path)
            } else if try FileSystem.status(Array("\(dataset)/\(path)".utf8), following: false).kind
                == .folder
            {
                try look(into: path + "/", of: dataset, runs, listed)
            } else if Self.isRows(path), !listed.contains(path) {
                misleading.append(path)
            } else if !listed.contains(path), !Self.isPart(path, runs) {
                foreign.append(path)
            }
        }
    }

    /// Whether a file describes the dataset or one of its runs.
    private static func isPart(_ path: String, _ runs: Set<String>) -> Bool {
        let parts = path.split(separator: "/")
        if parts.count == 1 { return DatasetCard.names.contains(path) || path == "croissant.json" }
        return parts.count == 3 && parts[0] == "runs" && runs.contains(String(parts[1]))
            && ["manifest.json", "report.html"].contains(parts[2])
    }

    /// Whether a path is one that a run gives to its rows: "articles/run=NAME/part-00000.jsonl".
    private static func isPartOfRun(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        return parts.count == 3 && TableFolders.standard.contains(String(parts[0]))
            && parts[1].hasPrefix("run=")
            && parts[2].hasPrefix("part-")
    }

    private static let endings = ["jsonl", "csv"].flatMap { [".\($0)", ".\($0).gz", ".\($0).zst"] }

    /// Whether a reader's pattern may match a path: rows in the folder of a table, at whatever depth.
    private static func isRows(_ path: String) -> Bool {
        let table = String(path.prefix { $0 != "/" })
        guard table.utf8.count < path.utf8.count else { return false }
        if TableFolders.isOwn(path) { return true }
        let folded = path.lowercased()
        return TableFolders.standard.contains(table) && endings.contains { folded.hasSuffix($0) }
    }
}
