internal import Files

/// Standard input as a file, since a run may read its documents more than once, and in several processes.
enum StandardInputFile {
    /// What stands for standard input on the command line, and the name by which rows call it.
    static let name = "-"
    /// Where the process that keeps it has put it.
    private static let variable = "COPYDESK_STANDARD_INPUT"

    /// The file of a document that was named.
    static func path(of document: String) -> String {
        document == name ? HostProcess.environment(variable) ?? document : document
    }

    /// Keeps standard input in a folder of its own that this process and its children see; returns the folder.
    ///
    /// - Throws: `FileError` if it cannot be written.
    static func keep() throws(FileError) -> String {
        let folder = try HostProcess.makeTemporaryFolder()
        let file = try FileSystem.create("\(folder)/\(name)")
        let input = FileHandle.standardInput()
        while true {
            let piece = try input.read(upTo: 1 << 20)
            guard !piece.isEmpty else { break }
            try file.write(piece)
        }
        HostProcess.setEnvironment(variable, "\(folder)/\(name)")
        return folder
    }

    static func forget(_ folder: String?) {
        guard let folder else { return }
        for path in ["\(folder)/\(name)", folder] { try? FileSystem.remove(Array(path.utf8)) }
    }
}
