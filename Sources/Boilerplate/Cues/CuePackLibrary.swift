internal import Files
internal import PipelineKit
internal import TextKit

/// The cue packs and weights of the resource folder and, after them, packs that the configuration names.
struct CuePackLibrary {
    private var standard: [ResourceFile] = []
    private let model: ResourceFile?
    /// SHA-256 of every file that was read, by name.
    private(set) var digests: [String: String] = [:]

    /// Reads all packs, and the weights at `modelPath`; without one there are only rules.
    init(_ resources: Resources, modelPath: String?) throws(ResourceError) {
        if let modelPath {
            model = ResourceFile(name: modelPath, bytes: try resources.bytes(modelPath))
        } else {
            model = nil
        }
        for name in resources.files(in: "rules") where name.hasSuffix(".json") {
            standard.append(ResourceFile(name: "rules/\(name)", bytes: try resources.bytes("rules/\(name)")))
        }
        for file in standard + [model].compactMap(\.self) {
            digests[file.name] = ContentDigest.sha256(file.bytes)
        }
    }

    /// Reads the user's packs.
    mutating func add(_ names: [String], _ resources: Resources) throws(ResourceError) -> [ResourceFile] {
        var packs: [ResourceFile] = []
        for name in names {
            let pack = ResourceFile(name: name, bytes: try resources.userFileBytes(name))
            digests["own/\(name)"] = ContentDigest.sha256(pack.bytes)
            packs.append(pack)
        }
        return packs
    }

    /// Compiles everything, the user's packs last.
    ///
    /// - Throws: `ResourceError` with all problems of all files.
    func classifier(
        _ options: BoilerplateOptions, own: [ResourceFile]
    ) throws(ResourceError) -> BoilerplateClassifier {
        let (classifier, problems) = BoilerplateClassifier.load(
            packs: standard + own, model: model, options: options)
        if let classifier { return classifier }
        // A pack of the resource folder is named in the message; a user's pack is the faulty file itself.
        if let pack = own.first(where: { pack in problems.allSatisfy { $0.hasPrefix(pack.name + ": ") } }) {
            let said = problems.map { $0.dropFirst(pack.name.count + 2) }
            throw ResourceError(path: pack.name, message: said.joined(separator: "; "), isUserFile: true)
        }
        throw ResourceError(path: "rules", message: problems.joined(separator: "; "), isUserFile: true)
    }
}
