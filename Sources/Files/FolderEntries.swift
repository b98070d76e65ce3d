internal import Glibc

/// The names in a folder with the status of each, links not followed, in the order of paths.
///
/// One buffer holds all names: a folder may have a million of them.
package struct FolderEntries: Sendable {
    /// One name.
    package struct Entry: Sendable {
        fileprivate var start: Int
        fileprivate var length: Int
        /// The first bytes after the prefix that all names share, as a number that sorts as they do.
        fileprivate var key: UInt64 = 0
        package var kind: FileSystem.Kind
        package var bytes: Int
        package var modified: Int?
        /// Why it has no status.
        package var errorNumber: Int32?
    }

    private var text: [UInt8] = []
    package private(set) var entries: [Entry] = []

    package init() {}

    /// Adds a name.
    package mutating func add(_ name: some Sequence<UInt8>, _ status: FileSystem.Status?, errorNumber: Int32?)
    {
        let start = text.count
        text.append(contentsOf: name)
        entries.append(
            Entry(
                start: start, length: text.count - start, kind: status?.kind ?? .other,
                bytes: status?.bytes ?? 0, modified: status?.modified, errorNumber: errorNumber))
    }

    /// The bytes of an entry's name.
    package func name(_ entry: Entry) -> ArraySlice<UInt8> { text[entry.start..<entry.start + entry.length] }

    // MARK: Order

    /// Sorts as whole paths sort: a folder's name is compared with its trailing slash.
    package mutating func sort() {
        let shared = sharedPrefix()
        for index in entries.indices { entries[index].key = key(entries[index], from: shared) }
        let text = text
        entries.sort { first, second in
            if first.key != second.key { return first.key < second.key }
            return Self.precedes(first, second, from: shared + 8, in: text)
        }
    }

    /// How many bytes all names begin with.
    private func sharedPrefix() -> Int {
        guard let first = entries.first else { return 0 }
        var shared = first.length
        for entry in entries {
            shared = min(shared, entry.length)
            var place = 0
            while place < shared, text[first.start + place] == text[entry.start + place] { place += 1 }
            shared = place
        }
        return shared
    }

    private func key(_ entry: Entry, from place: Int) -> UInt64 {
        (0..<8).reduce(0) { $0 << 8 | UInt64(Self.byte(entry, place + $1, in: text)) }
    }

    /// No name contains a zero byte, so a zero after its end sorts it before all longer ones.
    private static func byte(_ entry: Entry, _ place: Int, in text: [UInt8]) -> UInt8 {
        if place < entry.length { return text[entry.start + place] }
        return place == entry.length && entry.kind == .folder ? UInt8(ascii: "/") : 0
    }

    private static func precedes(_ first: Entry, _ second: Entry, from start: Int, in text: [UInt8]) -> Bool {
        for place in start..<max(start, max(first.length, second.length) + 1) {
            let (one, other) = (byte(first, place, in: text), byte(second, place, in: text))
            if one != other { return one < other }
        }
        return false
    }
}

extension FileSystem {
    /// The names in a folder with the status of each, links not followed, in the order of paths.
    package static func entries(in folder: [UInt8]) throws(FileError) -> FolderEntries {
        guard let handle = unsafe opendir(path(folder)) else { throw failure(.list, folder) }
        defer { unsafe closedir(handle) }
        let descriptor = unsafe dirfd(handle)
        var found = FolderEntries()
        while let entry = unsafe readdir(handle) {
            unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                let name = unsafe UnsafeRawPointer(tuple).assumingMemoryBound(to: CChar.self)
                let bytes = unsafe UnsafeRawBufferPointer(start: name, count: strlen(name))
                if unsafe bytes.elementsEqual([0x2E]) || bytes.elementsEqual([0x2E, 0x2E]) { return }
                var info = stat()
                let code = unsafe fstatat(descriptor, name, &info, AT_SYMLINK_NOFOLLOW)
                unsafe found.add(bytes, code == 0 ? status(info) : nil, errorNumber: code == 0 ? nil : errno)
            }
        }
        found.sort()
        return found
    }
}
