internal import Files
package import PipelineKit
internal import TextKit

/// Files of a folder tree, sorted by the bytes of their relative paths.
package struct DirectorySource: DocumentSource {
    /// What to list.
    package struct Options: StageOptions {
        package var path = "inbox"
        /// Paths below the folder; empty for all of it.
        package var only: [String] = []
        package var include = ["**"]
        package var exclude = [hidden]
        /// Names that begin with a dot.
        static let hidden = "**/.*"
        package var skip = NonDocuments.patterns
        package var formats: [FormatOverride] = []
        package var sideCars = SideCarOptions()

        package init() {}

        package init(reading reader: inout OptionReader) {
            path = reader.string(
                "path", default: path, "Folder (or one file), relative to the configuration.")
            only = reader.strings(
                "only", default: [],
                "Files and folders below the path to read instead of all of it; no pattern leaves such a file out."
            )
            for (index, path) in only.enumerated() {
                if let problem = NamedPath.problem(in: path) {
                    reader.report(problem, option: "only[\(index)]")
                }
            }
            include = reader.patterns(
                "include", default: include,
                "Glob patterns of relative paths to include: * ? within a name, ** across folders, {a,b}.")
            exclude = reader.patterns(
                "exclude", default: exclude, "Glob patterns to exclude; they take precedence over include.")
            skip = reader.patterns(
                "skip", default: skip,
                "Glob patterns of files that hold no documents, such as what is saved along with pages.")
            formats = reader.objects(
                "formats", default: [], element: .object(Self.overrideDescriptions),
                "Formats by pattern, where content alone is misdetected; the first match applies."
            ) { _, inner in FormatOverride(reading: &inner) }
            sideCars = reader.object(
                "sideCars", "Files next to saved pages that state where and when they were fetched.",
                SideCarOptions.init(reading:))
        }

        private static var overrideDescriptions: [OptionDescription] {
            var reader = OptionReader(nil, path: "")
            _ = FormatOverride(reading: &reader)
            return reader.descriptions
        }

        /// A folder of which everything is read except what the patterns exclude.
        package init(path: String, include: [String] = ["**"], exclude: [String] = []) {
            self.path = path
            self.include = include
            self.exclude = exclude
            skip = []
        }
    }

    /// A format that the configuration states for some files.
    package struct FormatOverride: Sendable {
        package var include: [String]
        package var format: SourceFormat

        init(reading reader: inout OptionReader) {
            include = reader.patterns("include", default: [], "Glob patterns of relative paths.")
            format = reader.choice("format", default: SourceFormat.html, "Format of these files.")
        }
    }

    let root: [UInt8]
    /// What alone is read; empty for everything.
    let only: [NamedPath]
    let include: [Glob]
    let exclude: [Glob]
    let skip: [Glob]
    private let formats: [(patterns: [Glob], format: SourceFormat)]
    private let sideCars: SideCarOptions
    private let maximumBytes: Int

    /// Makes a source; nothing is read before `list`.
    package init(options: Options, maximumBytes: Int) {
        root = Array(options.path.utf8)
        only = options.only.map(NamedPath.init)
        include = options.include.map(Glob.init)
        exclude = options.exclude.map(Glob.init)
        skip = options.skip.map(Glob.init)
        formats = options.formats.map { ($0.include.map(Glob.init), $0.format) }
        sideCars = options.sideCars
        self.maximumBytes = maximumBytes
    }

    package var places: [String] {
        let folders = only.isEmpty ? [root] : only.map { root + [0x2F] + $0.bytes }
        return folders.map(FileSystem.displayName)
    }

    // MARK: Listing

    package func list() throws(SourceError) -> [SourceItem] {
        do {
            return try list { _ in true }
        } catch let error as SourceError {
            throw error
        } catch {
            throw SourceError(path: FileSystem.displayName(root), message: "\(error)")
        }
    }

    package func list(where isWanted: (ListedInput) throws -> Bool) throws -> [SourceItem] {
        try list(where: isWanted, skipped: { _ in })
    }

    package func list(
        where isWanted: (ListedInput) throws -> Bool, skipped: (String) -> Void
    ) throws -> [SourceItem] {
        var items: [SourceItem] = []
        try walk(skipped) { found, sequence in
            let name = name(of: found)
            let listed = ListedInput(
                path: FileSystem.displayBytes(name), bytes: found.bytes, modified: found.modified,
                isFaulty: found.fault != nil)
            if try isWanted(listed) { items.append(item(found, name: name, sequence: sequence)) }
        }
        return items
    }

    private struct Found {
        var path: [UInt8]
        var bytes = 0
        var modified: Int?
        var fault: DocumentFault?
        /// Relative path of its side-car.
        var sideCar: [UInt8]?
    }

    /// Relative to the root; the root itself where that is the only file.
    private func name(of found: Found) -> [UInt8] {
        found.path.isEmpty ? Array(root.split(separator: 0x2F).last ?? []) : found.path
    }

    private func item(_ found: Found, name: [UInt8], sequence: Int) -> SourceItem {
        var item = SourceItem(sequence: sequence, path: FileSystem.displayName(name), bytes: found.bytes)
        item.rawPath = found.path.elementsEqual(item.path.utf8) ? nil : found.path
        item.modified = found.modified
        item.fault = found.fault
        item.format = formats.first { $0.patterns.contains { $0.matches(name) } }?.format
        item.sideCar = found.sideCar
        return item
    }

    /// A folder between the root and the current position of the walk.
    private struct Level {
        var entries: FolderEntries
        var next = 0
        /// Bytes of the path before the names in this folder.
        var prefix: Int
        var sideCars: [[UInt8]: [UInt8]]
        var taken: Set<[UInt8]>
    }

    /// Visits everything to be listed in the order of paths, keeping only the folders that it is in.
    ///
    /// An explicit stack instead of recursion, because trees can be deeper than the call stack.
    private func walk(
        _ skipped: (String) -> Void, _ visit: (Found, _ sequence: Int) throws -> Void
    ) throws {
        let (status, realRoot) = try inspectRoot()
        guard status.kind == .folder else {
            return try visit(Found(path: [], bytes: status.bytes, modified: status.modified), 0)
        }
        var sequence = 0
        func tell(_ found: Found) throws {
            try visit(found, sequence)
            sequence += 1
        }
        var path: [UInt8] = []
        var levels: [Level] = []
        if let fault = enter(path, &levels) { try tell(Found(path: path, fault: fault)) }
        while let top = levels.indices.last {
            guard levels[top].next < levels[top].entries.entries.count else {
                levels.removeLast()
                continue
            }
            let entry = levels[top].entries.entries[levels[top].next]
            levels[top].next += 1
            path.removeSubrange(levels[top].prefix...)
            path += levels[top].entries.name(entry)
            guard isOnTheWay(path) else { continue }
            if entry.kind == .folder {
                if let pattern = exclusion(path), !isNamed(path), !isSubfolderOfMail(path, pattern) {
                    for _ in 0..<files(below: path) { skipped(pattern) }
                    continue
                }
                if let fault = enter(path, &levels) { try tell(Found(path: path, fault: fault)) }
                path.append(0x2F)
            } else if levels[top].taken.contains(path) {
                continue
            } else if let reason = reasonToSkip(path), !isNamed(path), !holdsPage(entry, path) {
                skipped(reason)
            } else if isLinkToFolder(entry, path) {
                skipped(Self.folderLink)
            } else if var found = look(at: entry, path, realRoot: realRoot) {
                if found.fault == nil { found.sideCar = levels[top].sideCars[path] }
                try tell(found)
            }
        }
    }

    private func inspectRoot() throws(SourceError) -> (FileSystem.Status, realRoot: [UInt8]) {
        do throws(FileError) {
            for path in only { _ = try FileSystem.status(root + [0x2F] + path.bytes) }
            return (try FileSystem.status(root), try FileSystem.realPath(root))
        } catch {
            throw SourceError(path: FileSystem.displayName(root), message: error.description)
        }
    }

    /// Reads a folder's names; returns what is wrong if that fails.
    private func enter(_ path: [UInt8], _ levels: inout [Level]) -> DocumentFault? {
        do throws(FileError) {
            let entries = try FileSystem.entries(in: path.isEmpty ? root : root + [0x2F] + path)
            let prefix = path.isEmpty ? [] : path + [0x2F]
            let sideCars = self.sideCars(among: entries, below: prefix)
            levels.append(
                Level(
                    entries: entries, prefix: prefix.count, sideCars: sideCars, taken: Set(sideCars.values)))
            return nil
        } catch {
            return Self.unreadable(error)
        }
    }

    /// The side-cars in a folder by the files they belong to; a side-car is not itself an input.
    private func sideCars(
        among entries: FolderEntries, below prefix: [UInt8]
    ) -> [[UInt8]: [UInt8]] {
        let endings = sideCars.suffixes.map { Array($0.utf8) }
        let mayBe = entries.entries.contains { entry in
            endings.contains { entries.name(entry).suffix($0.count).elementsEqual($0) }
        }
        guard mayBe else { return [:] }
        let all = Set(entries.entries.map { prefix + entries.name($0) })
        var found: [[UInt8]: [UInt8]] = [:]
        for path in all where reasonToSkip(path) == nil {
            if let sideCar = sideCars.names(for: path).first(where: all.contains) { found[path] = sideCar }
        }
        // A side-car of a side-car would make a chain of names: the page at its head gets the first.
        for sideCar in Set(found.values) { found[sideCar] = nil }
        return found
    }

    /// What to list for a name: nothing for links to folders, which may lead in circles.
    private func look(at entry: FolderEntries.Entry, _ path: [UInt8], realRoot: [UInt8]) -> Found? {
        if let number = entry.errorNumber {
            let error = FileError(operation: .lookAt, path: "", errorNumber: number)
            return Found(path: path, fault: Self.unreadable(error))
        }
        guard entry.kind == .link else {
            guard entry.kind == .file else { return Found(path: path, fault: Self.notRegular) }
            return Found(path: path, bytes: entry.bytes, modified: entry.modified)
        }
        let full = root + [0x2F] + path
        do throws(FileError) {
            let status = try FileSystem.status(full)
            if status.kind == .folder { return nil }
            guard try FileSystem.realPath(full).starts(with: realRoot + [0x2F]) else {
                return Found(path: path, fault: Self.outsideRoot)
            }
            guard status.kind == .file else { return Found(path: path, fault: Self.notRegular) }
            return Found(path: path, bytes: status.bytes, modified: status.modified)
        } catch {
            return Found(path: path, fault: Self.unreadable(error))
        }
    }

    // MARK: Loading

    package func load(_ item: SourceItem) throws(DocumentFault) -> LoadedItem {
        guard item.bytes <= maximumBytes else { throw item.fault ?? tooLarge(item.bytes) }
        let bytes = try read(try open(item))
        FaultInjection.trigger(on: bytes)
        let input = InputReference(
            path: item.path, sha256: ContentDigest.sha256(bytes), bytes: bytes.count)
        var loaded = LoadedItem(input: input, bytes: bytes)
        loaded.format = item.format
        if let sideCar = item.sideCar { readSideCar(sideCar, into: &loaded) }
        return loaded
    }

    private func read(_ file: FileHandle) throws(DocumentFault) -> [UInt8] {
        let bytes = try Self.reading { () throws(FileError) in try file.readAll(limit: maximumBytes) }
        guard bytes.count <= maximumBytes else { throw tooLarge(bytes.count) }
        return bytes
    }

    /// Opens an input where it stands now: since it was listed its name may have been given to a link that leads out of
    /// the folder, to a pipe or to a device.
    private func open(_ item: SourceItem) throws(DocumentFault) -> FileHandle {
        if let fault = item.fault { throw fault }
        let name = item.fileName
        let (file, kind) = try Self.reading { () throws(FileError) in
            let file =
                name.isEmpty
                ? try FileSystem.openToRead(root) : try FileSystem.openToRead(name, beneath: root)
            return (file, try file.status().kind)
        }
        guard kind == .file else { throw Self.notRegular }
        return file
    }

    private static func reading<Result>(_ body: FileWork<Result>) throws(DocumentFault) -> Result {
        do throws(FileError) {
            return try body()
        } catch {
            throw error.leadsOutside ? outsideRoot : unreadable(error)
        }
    }

    /// Applies a side-car; if it cannot be read, the document gets a warning.
    private func readSideCar(_ path: [UInt8], into loaded: inout LoadedItem) {
        guard let file = try? FileSystem.openToRead(path, beneath: root, followingLinks: false),
            (try? file.status().kind) == .file, let bytes = try? file.readAll(limit: Self.maximumSideCar),
            bytes.count <= Self.maximumSideCar, let sideCar = SideCar(bytes, options: sideCars)
        else { return loaded.warnings.append("side_car_unreadable") }
        loaded.url = sideCar.url
        loaded.contentType = sideCar.contentType
        loaded.fetchedAt = sideCar.fetchedAt
    }

    private static let maximumSideCar = 1 << 20

    package func reader(_ item: SourceItem) throws(DocumentFault) -> any InputReader {
        let file = try open(item)
        return try Self.reading { () throws(FileError) in try FileInput(file) }
    }

    private func tooLarge(_ bytes: Int) -> DocumentFault {
        DocumentFault(.tooLarge, "\(bytes) bytes exceed limits.maximumBytes (\(maximumBytes))")
    }

    static func unreadable(_ error: FileError) -> DocumentFault {
        // The row's input has the path; here it would put the machine's prefix into a data file.
        let fault = Fault(.unreadable, "cannot \(error.operation.rawValue) it: \(error.reason)")
        // A bad sector or a missing permission concerns this file only; later inputs may be fine.
        return error.isExhaustion ? .environment(fault) : .fault(fault)
    }

    private static let outsideRoot =
        DocumentFault(.outsideRoot, "symbolic link points outside the source folder")

    private static let notRegular = DocumentFault(.notRegular, "not a regular file")
}
