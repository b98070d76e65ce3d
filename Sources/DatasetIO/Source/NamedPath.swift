/// A file or folder below the root of a source that is read instead of everything there.
struct NamedPath {
    let bytes: [UInt8]

    init(_ path: String) { bytes = Array(path.utf8) }

    /// Whether an entry is it, lies in it, or is a folder on the way to it.
    func concerns(_ path: [UInt8]) -> Bool { holds(path) || isBelow(path) }

    /// Whether an entry is it or lies in it.
    private func holds(_ path: [UInt8]) -> Bool { Self.isPart(path, of: bytes) }

    /// Whether it is an entry or lies in it.
    func isBelow(_ path: [UInt8]) -> Bool { Self.isPart(bytes, of: path) }

    private static func isPart(_ path: [UInt8], of folder: [UInt8]) -> Bool {
        path.starts(with: folder) && (path.count == folder.count || path[folder.count] == UInt8(ascii: "/"))
    }

    /// What keeps a path from naming anything below a folder.
    static func problem(in path: String) -> String? {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        if parts.contains(where: { $0.isEmpty || $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) })
        {
            return "must be a path below the folder, without '.', '..' and '/' at either end"
        }
        return nil
    }
}

extension DirectorySource {
    /// Whether an entry is to be read, or may hold what is.
    func isOnTheWay(_ path: [UInt8]) -> Bool { only.isEmpty || only.contains { $0.concerns(path) } }

    /// Whether it was named itself, or something in it was, which no pattern leaves out.
    func isNamed(_ path: [UInt8]) -> Bool { only.contains { $0.isBelow(path) } }
}
