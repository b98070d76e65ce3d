package import Files
package import PipelineKit

/// The paths of a dataset and next to it, and the steps that replace it as a whole.
package struct DatasetLayout: Sendable {
    package let dataset: String
    package let parent: String
    package let staging: String
    package let previous: String
    package let lock: String
    /// The folder of all staged runs: of one name, so that no neighbour with a similar name is taken for one.
    private let stagingFolder: String

    /// The entries a dataset may have; a folder with others and without a run is foreign and never replaced.
    private static let known = Set(
        TableFolders.standard + ["runs", "README.md", "datapackage.json", "croissant.json"])

    private static func isKnown(_ name: String) -> Bool { known.contains(name) || TableFolders.isOwn(name) }

    /// The content of the dataset's folder, in order, without stray files.
    private func entries() throws(FileError) -> [String] { try StrayFile.others(in: dataset) }

    package init(dataset: String, runID: String) throws(OutputError) {
        var path = dataset
        while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
        path = Self.target(of: path)
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        guard !name.isEmpty, name != ".", name != ".." else {
            throw OutputError(
                kind: .cannotCreate, path: dataset, message: "'\(dataset)' cannot be used as a dataset folder"
            )
        }
        self.dataset = path
        parent = path.contains("/") ? String(path.dropLast(name.count)) : "./"
        stagingFolder = parent + ".\(name).staging"
        staging = stagingFolder + "/" + runID
        previous = parent + ".\(name).previous"
        lock = parent + ".\(name).lock"
        try Self.attempt(.cannotCreate) { () throws(FileError) in try FileSystem.makeDurableFolder(parent) }
    }

    /// A dataset that is a link stays one: what it leads to is replaced, whether or not that is there yet.
    private static func target(of path: String) -> String {
        var path = path
        for _ in 0..<maximumLinks {
            guard let target = FileSystem.linkTarget(path) else { break }
            let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
            path = target.hasPrefix("/") ? target : folder + target
            while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
        }
        return path
    }

    /// As many as Linux follows in one name.
    private static let maximumLinks = 40

    /// Converts a file's error to an `OutputError`; `kind` is for errors that do not determine it themselves.
    package static func attempt<Result>(
        _ kind: OutputError.Kind, _ body: FileWork<Result>
    ) throws(OutputError) -> Result {
        do throws(FileError) {
            return try body()
        } catch {
            throw OutputError(error, otherwise: kind)
        }
    }

    /// The runs of the dataset, oldest name first; none where there is no dataset.
    package func runs() throws(OutputError) -> [String] { try Self.runs(of: dataset) }

    /// The runs of a dataset in a folder.
    package static func runs(of dataset: String) throws(OutputError) -> [String] {
        try attempt(.cannotCreate) { () throws(FileError) in try RunFolders.names(in: dataset) }
    }

    /// Gives the files of earlier runs a second name in the staged dataset: together they are published in one step.
    package func linkEarlierRuns() throws(OutputError) {
        try Self.attempt(.failed) { () throws(FileError) in
            let runs = try RunFolders.names(in: dataset)
            for run in runs {
                try carry("runs/\(run)/manifest.json")
                for file in Manifest(run: run, in: dataset)?.report.files ?? [] { try carry(file.path) }
            }
        }
    }

    /// The files of the dataset's folder that no manifest lists.
    package func unlistedFiles(_ manifests: DatasetManifests) throws(OutputError) -> UnlistedFiles {
        guard FileSystem.isFolder(dataset) else { return UnlistedFiles() }
        let listed = Set(manifests.readable.flatMap(\.report.files).map(\.path))
        return try Self.attempt(.failed) { () throws(FileError) in
            try UnlistedFiles(in: dataset, runs: manifests.runs, listed: listed)
        }
    }

    /// Takes over what somebody else has put into the dataset's folder, which is exchanged as a whole.
    private func carryForeignFiles(leavingOut orphaned: Set<String>) throws(OutputError) {
        guard FileSystem.isFolder(dataset) else { return }
        let unlisted = try unlistedFiles(DatasetManifests(of: dataset))
        try Self.attempt(.failed) { () throws(FileError) in
            for path in unlisted.foreign + unlisted.misleading where !orphaned.contains(path) {
                try carry(path)
            }
        }
    }

    /// Gives a file of the dataset a second name in the staged one, unless that has one of its own.
    private func carry(_ path: String) throws(FileError) {
        let copy = "\(staging)/\(path)"
        guard !FileSystem.exists(copy), let end = copy.lastIndex(of: "/") else { return }
        try FileSystem.makeFolder(String(copy[..<end]))
        try FileSystem.link("\(dataset)/\(path)", as: copy)
    }

    /// Removes what a killed run left, and completes a replacement interrupted between its two renames.
    func recover() throws(OutputError) {
        try Self.attempt(.cannotCreate) { () throws(FileError) in
            if let left = try? FileSystem.status(Array(previous.utf8), following: false) {
                // A replacement leaves a folder there, and never a link.
                if left.kind != .folder || FileSystem.exists(dataset) {
                    try Self.removeLeftover(Array(previous.utf8))
                } else {
                    try FileSystem.rename(previous, to: dataset)
                }
            }
            try Self.removeLeftover(Array(stagingFolder.utf8))
        }
    }

    /// Removes a folder; a file that NFS keeps as long as some process has it open stays with its folders.
    private static func removeLeftover(_ name: [UInt8]) throws(FileError) {
        do throws(FileError) {
            try FileSystem.remove(name)
        } catch {
            guard isKeptByNFS(error.path) else { throw error }
        }
    }

    private static func isKeptByNFS(_ path: String) -> Bool {
        path.split(separator: "/").last?.hasPrefix(".nfs") == true
    }

    /// A folder that has no run and holds something else is no dataset, and must not become one.
    func requireDatasetFolder() throws(OutputError) {
        guard FileSystem.exists(dataset), try runs().isEmpty else { return }
        let names = try Self.attempt(.cannotCreate) { () throws(FileError) in try entries() }
        guard let foreign = names.first(where: { !Self.isKnown($0) }) else { return }
        throw OutputError(
            kind: .cannotCreate, path: dataset,
            message:
                "\(dataset) exists and is not a dataset (it contains '\(foreign)'); choose another --output")
    }

    /// What is mounted cannot change places with a folder: better told now than after a night's work.
    func requireReplaceable() throws(OutputError) {
        guard FileSystem.isMountPoint(dataset) == true else { return }
        throw OutputError(
            kind: .cannotCreate, path: dataset,
            message:
                "\(dataset) is a mount point, which cannot be replaced as a whole; choose a folder inside it as the "
                + "output, such as \(dataset)/dataset")
    }

    /// Puts every folder of the staged run on disk and swaps it with the dataset; `orphaned` rows go with the old one.
    package func publish(leavingOut orphaned: Set<String> = []) throws(OutputError) {
        try carryForeignFiles(leavingOut: orphaned)
        try Self.attempt(.failed) { () throws(FileError) in
            try Self.synchronizeFolders(staging)
            if !FileSystem.exists(dataset) {
                try FileSystem.rename(staging, to: dataset)
            } else if try !FileSystem.exchange(staging, dataset) {
                // No atomic exchange: between the two renames there is no dataset; `recover` completes it.
                try FileSystem.rename(dataset, to: previous)
                try FileSystem.rename(staging, to: dataset)
            }
            try FileSystem.synchronizeFolder(parent)
        }
        discard()
    }

    private static func synchronizeFolders(_ folder: String) throws(FileError) {
        for name in try FileSystem.names(in: Array(folder.utf8)) {
            let path = folder + "/" + FileSystem.displayName(name)
            if try FileSystem.status(Array(path.utf8), following: false).kind == .folder {
                try synchronizeFolders(path)
            }
        }
        try FileSystem.synchronizeFolder(folder)
    }

    /// Removes the staged run, or after a swap the old dataset, which is then in its place.
    package func discard() {
        // What cannot be removed now is removed by the next run; the dataset itself is already right.
        try? FileSystem.remove(Array(stagingFolder.utf8))
        try? FileSystem.remove(Array(previous.utf8))
    }
}
