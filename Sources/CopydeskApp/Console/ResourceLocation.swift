internal import Files
package import PipelineKit

/// Finds the folder of cue packs, gazetteers and models for commands that have no configuration.
package enum ResourceLocation {
    /// A file that only a resource folder has.
    private static let landmark = "domains/public_suffix_list.dat"

    /// The folder given, or that of `COPYDESK_DATA`, or the nearest `data` above the program or the working directory.
    ///
    /// - Throws: `ConfigurationError` if there is none.
    package static func folder(given: String?) throws -> String {
        if let given { return given }
        if let variable = HostProcess.environment("COPYDESK_DATA") { return variable }
        // If one name cannot be resolved, the other may.
        let starts = [try? HostProcess.executable(), try? FileSystem.realPath(".")]
        for start in starts.compactMap(\.self) {
            if let folder = search(upFrom: start) { return folder }
        }
        throw ConfigurationError(
            file: nil,
            problems: [
                .init(path: "", message: "no resource folder found; set --data or COPYDESK_DATA")
            ])
    }

    private static func search(upFrom path: String) -> String? {
        var folder = path[...]
        while true {
            for candidate in ["\(folder)/data", "\(folder)/share/copydesk"]
            where FileSystem.exists("\(candidate)/\(landmark)") { return candidate }
            guard let slash = folder.lastIndex(of: "/") else { return nil }
            folder = folder[..<slash]
        }
    }

    /// The resources in that folder, and files of the user's relative to the working directory.
    package static func open(given: String?) throws -> Resources {
        ResourceFolder.open(try folder(given: given), root: "")
    }
}
