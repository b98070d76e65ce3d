package import PipelineKit

/// Files of a folder tree, sorted by the bytes of their relative paths.
package struct DirectorySource: DocumentSource {
    /// What to list.
    package struct Options: StageOptions {
        package var path: String
        package var include: [String]
        package var exclude: [String]

        package init(reading reader: inout OptionReader) {
            path = reader.string(
                "path", default: "inbox", "Folder (or one file), relative to the configuration.")
            include = reader.strings(
                "include", default: ["**/*.{html,htm,xhtml,xml,rss,atom,rdf,json,txt}"],
                "Patterns of relative paths to take: * ? within a name, ** over folders, {a,b}.")
            exclude = reader.strings("exclude", default: ["**/.*"], "Patterns to leave out; they win.")
        }

        package init(path: String, include: [String] = ["**"], exclude: [String] = []) {
            self.path = path
            self.include = include
            self.exclude = exclude
        }
    }

    private let root: [UInt8]
    private let include: [Glob]
    private let exclude: [Glob]
    private let maximumBytes: Int

    /// Makes a source; nothing is read before `list`.
    package init(options: Options, maximumBytes: Int) {
        root = Array(options.path.utf8)
        include = options.include.map(Glob.init)
        exclude = options.exclude.map(Glob.init)
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
                found = [Found(path: [], bytes: status.bytes)]
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
        var fault: DocumentFault?
    }

    private func item(_ found: Found, sequence: Int) -> SourceItem {
        let isRoot = found.path.isEmpty
        let name = isRoot ? Array(root.split(separator: 0x2F).last ?? []) : found.path
        var item = SourceItem(sequence: sequence, path: FileSystem.displayName(name), bytes: found.bytes)
        item.rawPath = isRoot ? root : root + [0x2F] + found.path
        item.fault = found.fault
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
            for name in names {
                let path = folder.isEmpty ? name : folder + [0x2F] + name
                if let entry = look(at: path, realRoot: realRoot, folders: &folders) { found.append(entry) }
            }
        }
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
            return Found(path: path, bytes: status.bytes)
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
        let input = InputReference(
            path: item.path, sha256: ContentDigest.sha256(bytes), bytes: bytes.count)
        return LoadedItem(input: input, bytes: bytes)
    }

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
