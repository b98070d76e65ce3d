internal import Files

/// The runs that a dataset's folder has: folders below `runs/` with a manifest.
enum RunFolders {
    static func names(in dataset: String) throws(FileError) -> [String] {
        let folder = "\(dataset)/runs"
        guard FileSystem.isFolder(folder) else { return [] }
        return try StrayFile.others(in: folder).filter { FileSystem.exists("\(folder)/\($0)/manifest.json") }
    }
}
