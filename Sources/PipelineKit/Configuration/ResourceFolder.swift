internal import Files

/// Resources on disk.
package enum ResourceFolder {
    /// A path in a configuration, which is relative to the configuration's folder.
    package static func path(_ path: String, relativeTo root: String) -> String {
        path.hasPrefix("/") || root.isEmpty ? path : "\(root)/\(path)"
    }

    /// The resources in a folder, and a configuration's own files relative to its folder.
    package static func open(_ folder: String, root: String) -> Resources {
        var resources = open(folder).reading { path throws(ResourceError) in
            do throws(FileError) {
                return try FileSystem.read(Self.path(path, relativeTo: root))
            } catch {
                throw ResourceError(error, path: path, isUserFile: true)
            }
        }
        resources.root = root
        return resources
    }

    /// The resources in a folder.
    package static func open(_ folder: String) -> Resources {
        Resources(folder: folder) { path throws(ResourceError) in
            do throws(FileError) {
                return try FileSystem.read("\(folder)/\(path)")
            } catch {
                throw ResourceError(error, path: path)
            }
        } list: { path in
            // A missing folder has no files; required files are asked for by name.
            let names = (try? FileSystem.names(in: Array("\(folder)/\(path)".utf8))) ?? []
            return names.map(FileSystem.displayName).sorted()
        }
    }
}
