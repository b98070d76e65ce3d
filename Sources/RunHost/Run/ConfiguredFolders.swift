internal import Files
internal import PipelineKit

/// The places of a configuration, none of which may lie in another so that a run reads or removes what it must not.
struct ConfiguredFolders {
    /// Where the source reads, if it reads files.
    let inboxes: [String]
    let output: String
    let state: String

    /// What cannot be meant.
    var problems: [ConfigurationProblem] {
        var problems: [ConfigurationProblem] = []
        func check(_ option: String, _ inner: String, in outer: String, _ what: String, _ consequence: String)
        {
            guard Self.isInside(Self.place(inner), Self.place(outer)) else { return }
            problems.append(
                .init(path: option, message: "'\(inner)' lies in \(what) '\(outer)', \(consequence)"))
        }
        for inbox in inboxes {
            let isRead = "so that a run would read what it has written"
            check("output", output, in: inbox, "the inbox", isRead)
            check("state", state, in: inbox, "the inbox", isRead)
            let isOwned = "which holds nothing but what runs write"
            check("source.options.path", inbox, in: output, "the output", isOwned)
            check("source.options.path", inbox, in: state, "the state", isOwned)
        }
        check("state", state, in: output, "the output", "which a run replaces as a whole")
        if Self.place(output) != Self.place(state) {
            check("output", output, in: state, "the state", "which holds nothing but what runs remember")
        }
        return problems
    }

    private static func isInside(_ inner: String, _ outer: String) -> Bool {
        inner == outer || inner.hasPrefix(outer == "/" ? outer : outer + "/")
    }

    /// A path without links, as far as it exists: a folder is the same by whatever name.
    static func place(_ path: String) -> String {
        var existing = path[...]
        var rest: [Substring] = []
        while true {
            if let real = try? FileSystem.realPath(existing.isEmpty ? "." : String(existing)) {
                return rest.reversed().reduce(real) { appending($1, to: $0) }
            }
            guard !existing.isEmpty, existing != "/" else { return path }
            guard let slash = existing.lastIndex(of: "/") else {
                rest.append(existing)
                existing = ""
                continue
            }
            rest.append(existing[existing.index(after: slash)...])
            existing = slash == existing.startIndex ? "/" : existing[..<slash]
        }
    }

    private static func appending(_ name: Substring, to path: String) -> String {
        switch name {
        case "", ".": path
        case "..": path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
        default: path == "/" ? path + name : path + "/" + name
        }
    }
}
