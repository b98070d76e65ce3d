internal import Files

/// What file managers, editors, notebooks and file systems leave in any folder: no part of a dataset, and no fault of it.
enum StrayFile {
    /// Copydesk gives no file of a dataset a name that begins with a full stop, as all hidden ones do.
    static func isStray(_ name: String) -> Bool {
        let folded = name.lowercased()
        return name.hasPrefix(".") || names.contains(folded) || endings.contains { folded.hasSuffix($0) }
            || name.hasPrefix("#") && name.hasSuffix("#")
    }

    private static let names: Set<String> = [
        "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "@eadir", "lost+found",
        "$recycle.bin", "system volume information",
    ]
    private static let endings = ["~", ".swp", ".swo", ".swx"]

    /// The names in a folder in order, but for stray ones.
    static func others(in folder: String) throws(FileError) -> [String] {
        try FileSystem.names(in: Array(folder.utf8)).map(FileSystem.displayName).filter { !isStray($0) }
            .sorted()
    }
}
