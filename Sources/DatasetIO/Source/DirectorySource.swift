package import PipelineKit

/// Files of a folder tree, sorted by the bytes of their relative paths.
package struct DirectorySource: DocumentSource {
    /// What to list.
    package struct Options: StageOptions {
        package var path: String
        package var include: [String]
        package var exclude: [String]
        package var formats: [ForcedFormat] = []
        package var sideCars = SideCarOptions()

        package init(reading reader: inout OptionReader) {
            path = reader.string(
                "path", default: "inbox", "Folder (or one file), relative to the configuration.")
            include = reader.strings(
                "include", default: Self.defaultInclude,
                "Patterns of relative paths to take: * ? within a name, ** over folders, {a,b}.")
            exclude = reader.strings("exclude", default: ["**/.*"], "Patterns to leave out; they win.")
            formats = reader.objects(
                "formats", default: [], element: .object(Self.forcedDescriptions),
                "Formats by pattern, where content alone would be misread; the first that fits counts."
            ) { _, inner in ForcedFormat(reading: &inner) }
            sideCars = reader.object(
                "sideCars", "Files beside saved pages that say where and when they were fetched.",
                SideCarOptions.init(reading:))
        }

        /// Everything that is read; what is left out are images, scripts and the like beside saved pages.
        private static let defaultInclude = [
            "**/*.{html,htm,xhtml,xml,rss,atom,rdf,json,jsonl,ndjson,csv,tsv,txt,eml,mbox}",
            "**/*.{warc,wacz,arc,wet,tar,tgz,zip}",
            "**/*.{html,htm,xml,rss,json,jsonl,csv,tsv,txt}.{gz,zst,br}",
            "**/*.{warc,arc,wet,tar,mbox}.{gz,zst}",
        ]

        private static var forcedDescriptions: [OptionDescription] {
            var reader = OptionReader(nil, path: "")
            _ = ForcedFormat(reading: &reader)
            return reader.descriptions
        }

        package init(path: String, include: [String] = ["**"], exclude: [String] = []) {
            self.path = path
            self.include = include
            self.exclude = exclude
        }
    }

    /// A format that the configuration states for some files.
    package struct ForcedFormat: Sendable {
        package var include: [String]
        package var format: SourceFormat

        package init(include: [String], format: SourceFormat) {
            self.include = include
            self.format = format
        }

        init(reading reader: inout OptionReader) {
            include = reader.strings("include", default: [], "Patterns of relative paths.")
            format = reader.choice("format", default: SourceFormat.html, "What these files are.")
        }
    }

    private let root: [UInt8]
    private let include: [Glob]
    private let exclude: [Glob]
    private let formats: [(patterns: [Glob], format: SourceFormat)]
    private let sideCars: SideCarOptions
    private let maximumBytes: Int

    /// Makes a source; nothing is read before `list`.
    package init(options: Options, maximumBytes: Int) {
        root = Array(options.path.utf8)
        include = options.include.map(Glob.init)
        exclude = options.exclude.map(Glob.init)
        formats = options.formats.map { ($0.include.map(Glob.init), $0.format) }
        sideCars = options.sideCars
        self.maximumBytes = maximumBytes
    }

    // MARK: Listing

    package func list() throws(SourceError) -> [SourceItem] {
        let rootText = FileSystem.displayName(root)
        do throws(FileError) {
            let status = try FileSystem.status(root)
            let realRoot = try FileSystem.realPath(root)
            var found: [Found] = []
            if status.kind == .folder {
                walk([], realRoot: realRoot, into: &found)
            } else {
                found = [Found(path: [], bytes: status.bytes, modified: status.modified)]
            }
            found.sort { $0.path.lexicographicallyPrecedes($1.path) }
            return found.enumerated().map { item($0.element, sequence: $0.offset) }
        } catch {
            throw SourceError(path: rootText, message: error.description)
        }
    }

    private struct Found {
        var path: [UInt8]
        var bytes = 0
        var modified = 0
        var fault: DocumentFault?
        /// Relative path of its side-car; empty where there is none.
        var sideCar: [UInt8] = []
    }

    private func item(_ found: Found, sequence: Int) -> SourceItem {
        let isRoot = found.path.isEmpty
        let name = isRoot ? Array(root.split(separator: 0x2F).last ?? []) : found.path
        var item = SourceItem(sequence: sequence, path: FileSystem.displayName(name), bytes: found.bytes)
        item.rawPath = isRoot ? root : root + [0x2F] + found.path
        item.modified = found.modified
        item.fault = found.fault
        item.format = formats.first { $0.patterns.contains { $0.matches(name) } }?.format
        item.sideCar = found.sideCar.isEmpty ? [] : root + [0x2F] + found.sideCar
        return item
    }

    /// Walks a folder; a stack instead of recursion, because trees can be deeper than ours.
    private func walk(_ start: [UInt8], realRoot: [UInt8], into found: inout [Found]) {
        var folders = [start]
        while let folder = folders.popLast() {
            let full = folder.isEmpty ? root : root + [0x2F] + folder
            let names: [[UInt8]]
            do throws(FileError) {
                names = try FileSystem.names(in: full)
            } catch {
                found.append(Found(path: folder, fault: Self.unreadable(error)))
                continue
            }
            let beside = sideCars(among: names, in: folder)
            let taken = Set(beside.values)
            for name in names where !taken.contains(name) {
                let path = folder.isEmpty ? name : folder + [0x2F] + name
                guard var entry = look(at: path, realRoot: realRoot, folders: &folders) else { continue }
                if let sideCar = beside[name], entry.fault == nil {
                    entry.sideCar = folder.isEmpty ? sideCar : folder + [0x2F] + sideCar
                }
                found.append(entry)
            }
        }
    }

    /// The side-cars in a folder by the files they belong to; a side-car is no input of its own.
    private func sideCars(among names: [[UInt8]], in folder: [UInt8]) -> [[UInt8]: [UInt8]] {
        guard !sideCars.suffixes.isEmpty else { return [:] }
        let all = Set(names)
        var found: [[UInt8]: [UInt8]] = [:]
        for name in names where isWanted(folder.isEmpty ? name : folder + [0x2F] + name) {
            if let sideCar = sideCars.names(for: name).first(where: all.contains) { found[name] = sideCar }
        }
        // A side-car's own side-car would be a chain of names: the page at its head has the first.
        for sideCar in Set(found.values) { found[sideCar] = nil }
        return found
    }

    /// What to list for a name: nothing for folders, unwanted files, and links to folders, which may lead in circles.
    private func look(at path: [UInt8], realRoot: [UInt8], folders: inout [[UInt8]]) -> Found? {
        let full = root + [0x2F] + path
        do throws(FileError) {
            var status = try FileSystem.status(full, following: false)
            if status.kind == .folder {
                if !exclude.contains(where: { $0.matches(path) }) { folders.append(path) }
                return nil
            }
            guard isWanted(path) else { return nil }
            if status.kind == .link {
                status = try FileSystem.status(full)
                if status.kind == .folder { return nil }
                let target = try FileSystem.realPath(full)
                guard target.starts(with: realRoot + [0x2F]) else {
                    return Found(path: path, fault: Self.outsideRoot)
                }
            }
            guard status.kind == .file else { return Found(path: path, fault: Self.notRegular) }
            return Found(path: path, bytes: status.bytes, modified: status.modified)
        } catch {
            return isWanted(path) ? Found(path: path, fault: Self.unreadable(error)) : nil
        }
    }

    private func isWanted(_ path: [UInt8]) -> Bool {
        include.contains { $0.matches(path) } && !exclude.contains { $0.matches(path) }
    }

    // MARK: Loading

    package func load(_ item: SourceItem) throws(DocumentFault) -> LoadedItem {
        if let fault = item.fault { throw fault }
        guard item.bytes <= maximumBytes else { throw tooLarge(item.bytes) }
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileSystem.read(item.rawPath, limit: maximumBytes)
        } catch {
            throw Self.unreadable(error)
        }
        guard bytes.count <= maximumBytes else { throw tooLarge(bytes.count) }
        FaultInjection.look(at: bytes)
        let input = InputReference(
            path: item.path, sha256: ContentDigest.sha256(bytes), bytes: bytes.count)
        var loaded = LoadedItem(input: input, bytes: bytes)
        loaded.format = item.format
        if !item.sideCar.isEmpty { readSideCar(item.sideCar, into: &loaded) }
        return loaded
    }

    /// Takes over what a side-car says; one that cannot be read costs the document a warning.
    private func readSideCar(_ path: [UInt8], into loaded: inout LoadedItem) {
        guard let status = try? FileSystem.status(path, following: false), status.kind == .file,
            let bytes = try? FileSystem.read(path, limit: Self.maximumSideCar),
            bytes.count <= Self.maximumSideCar, let sideCar = SideCar(bytes, options: sideCars)
        else { return loaded.warnings.append("side_car_unreadable") }
        loaded.url = sideCar.url
        loaded.contentType = sideCar.contentType
        loaded.fetchedAt = sideCar.fetchedAt
    }

    private static let maximumSideCar = 1 << 20

    package func reader(_ item: SourceItem) throws(DocumentFault) -> any InputReader {
        if let fault = item.fault { throw fault }
        do throws(FileError) {
            return try FileInput(path: item.rawPath)
        } catch {
            throw Self.unreadable(error)
        }
    }

    private func tooLarge(_ bytes: Int) -> DocumentFault {
        DocumentFault(
            code: "too_large",
            message: "\(bytes) bytes are more than limits.maximumBytes \(maximumBytes) allows")
    }

    static func unreadable(_ error: FileError) -> DocumentFault {
        // The path stands in the row's input; here it would carry the machine's prefix into a data file.
        DocumentFault(code: "unreadable", message: "cannot \(error.operation) it: \(error.reason)")
    }

    private static let outsideRoot =
        DocumentFault(
            code: "outside_root", message: "a link that leads out of the source's folder is not followed")

    private static let notRegular = DocumentFault(
        code: "not_regular", message: "a pipe, socket or device is not read")
}
