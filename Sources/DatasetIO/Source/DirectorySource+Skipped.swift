internal import Files
internal import PipelineKit

/// What a listing leaves out, and what it is counted as.
extension DirectorySource {
    /// What a file is counted as that is no input: the pattern that excludes it, else the ending of its name.
    func reasonToSkip(_ path: [UInt8]) -> String? {
        if let pattern = exclusion(path) { return pattern }
        let name = skip.isEmpty ? path : NonDocuments.plainPath(path)
        let isWanted = include.contains { $0.matches(path) } && !skip.contains { $0.matches(name) }
        return isWanted ? nil : NonDocuments.ending(of: path)
    }

    /// Whether a hidden folder is one of a Maildir, whose folders below the first begin with a dot: ".News/cur".
    func isSubfolderOfMail(_ path: [UInt8], _ pattern: String) -> Bool {
        guard pattern == Options.hidden else { return false }
        return ["/cur", "/new"].allSatisfy { name in
            let status = try? FileSystem.status(root + [0x2F] + path + Array(name.utf8), following: false)
            return status?.kind == .folder
        }
    }

    func exclusion(_ path: [UInt8]) -> String? { exclude.first { $0.matches(path) }?.pattern }

    // MARK: Pages under other names

    /// Whether a file that only its ending would leave out is a page: one that was saved under the last part of its
    /// address, "what-is-new-in-node.js".
    func holdsPage(_ entry: FolderEntries.Entry, _ path: [UInt8]) -> Bool {
        guard entry.kind == .file, (1...Self.largestPage).contains(entry.bytes), exclusion(path) == nil,
            include.contains(where: { $0.matches(path) }), isSkippedByEnding(path), !isBesidePage(path),
            !NonDocuments.isLeftOver(path)
        else { return false }
        // A file that cannot be opened now would be told as unreadable where it is an input; this one is none.
        guard let file = try? FileSystem.openToRead(path, beneath: root),
            let head = try? file.read(at: 0, count: NonDocuments.pageWindow)
        else { return false }
        return NonDocuments.beginsPage(head[...])
    }

    /// Films and archives need not be opened to know that they are no pages.
    private static let largestPage = 8 << 20

    /// Whether nothing but the endings of files without documents leaves it out; patterns of one's own are followed.
    private func isSkippedByEnding(_ path: [UInt8]) -> Bool {
        let name = NonDocuments.plainPath(path)
        return skip.filter { $0.matches(name) }.allSatisfy { $0.pattern == NonDocuments.endingPattern }
    }

    /// Whether it lies in the folder that browsers write beside a page: what is a page there is a frame or an error.
    private func isBesidePage(_ path: [UInt8]) -> Bool {
        path.split(separator: 0x2F).dropLast().contains { $0.suffix(6).elementsEqual("_files".utf8) }
    }

    // MARK: Folders

    /// What a link to a folder is counted as.
    static let folderLink = "link to a folder"

    func isLinkToFolder(_ entry: FolderEntries.Entry, _ path: [UInt8]) -> Bool {
        entry.kind == .link && (try? FileSystem.status(root + [0x2F] + path))?.kind == .folder
    }

    /// How many files a folder holds at every depth; one that cannot be read counts as one.
    func files(below path: [UInt8]) -> Int {
        var folders = [path]
        var count = 0
        while let folder = folders.popLast() {
            guard let entries = try? FileSystem.entries(in: root + [0x2F] + folder) else {
                count += 1
                continue
            }
            for entry in entries.entries {
                if entry.kind == .folder {
                    folders.append(folder + [0x2F] + entries.name(entry))
                } else {
                    count += 1
                }
            }
        }
        return count
    }
}

extension OptionReader {
    /// Reads a list of glob patterns, and reports those that cannot be meant.
    mutating func patterns(_ name: String, default fallback: [String], _ summary: String) -> [String] {
        let patterns = strings(name, default: fallback, summary)
        for (index, pattern) in patterns.enumerated() {
            if let problem = Glob.problem(in: pattern) { report(problem, option: "\(name)[\(index)]") }
        }
        return patterns
    }
}
