internal import Files
internal import PipelineKit
internal import TextKit

/// The cue packs and weights of the resource folder and, after them, packs that the configuration names.
struct CuePackLibrary {
    private let standard: CompiledCues
    private let model: BoilerplateModel
    /// What is wrong with the files of the resource folder.
    private var problems: [String] = []
    /// SHA-256 of every file that was read, by name.
    private(set) var digests: [String: String]

    /// Reads all packs, and the weights at `modelPath`; without one there are only rules.
    init(_ resources: Resources, modelPath: String?) throws(ResourceError) {
        let packs = try Self.standardPacks(resources)
        (standard, problems) = try Self.compiled(packs, resources)
        digests = standard.digests
        guard let modelPath else {
            model = .untrained
            return
        }
        let weights = ResourceFile(name: modelPath, bytes: try resources.bytes(modelPath))
        digests[modelPath] = ContentDigest.sha256(weights.bytes)
        let (model, faults) = BoilerplateModel.read(weights)
        self.model = model
        problems += faults
    }

    /// The packs of the resource folder, as they were written.
    static func standardPacks(_ resources: Resources) throws(ResourceError) -> [ResourceFile] {
        var packs: [ResourceFile] = []
        for name in resources.files(in: "rules") where name.hasSuffix(".json") {
            packs.append(ResourceFile(name: "rules/\(name)", bytes: try resources.bytes("rules/\(name)")))
        }
        return packs
    }

    /// The compiled file if it was made from these packs; otherwise they are compiled now.
    private static func compiled(
        _ packs: [ResourceFile], _ resources: Resources
    ) throws(ResourceError) -> (CompiledCues, problems: [String]) {
        let path = resources.folder + "/" + CompiledCues.path
        // A folder without the file, and resources that are no folder, have packs all the same.
        if let file = try? MappedBytes(mapping: path, isPrefaulted: true),
            let compiled = try CompiledCues(file, madeFrom: packs)
        {
            return (compiled, [])
        }
        let (parsed, problems) = CuePack.parse(packs)
        let digests = packs.map { ($0.name, ContentDigest.sha256($0.bytes)) }
        return (CompiledCues(parsed, digests: Dictionary(uniqueKeysWithValues: digests)), problems)
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

    /// Compiles the user's packs behind those of the resource folder.
    ///
    /// - Throws: `ResourceError` with all problems of all files.
    func classifier(
        _ options: BoilerplateOptions, own: [ResourceFile]
    ) throws(ResourceError) -> BoilerplateClassifier {
        let (packs, faults) = CuePack.parse(own)
        let all = problems + faults
        guard !all.isEmpty else {
            return BoilerplateClassifier(standard, own: packs, model: model, options: options)
        }
        // A pack of the resource folder is named in the message; a user's pack is the faulty file itself.
        if let pack = own.first(where: { pack in all.allSatisfy { $0.hasPrefix(pack.name + ": ") } }) {
            let said = all.map { $0.dropFirst(pack.name.count + 2) }
            throw ResourceError(path: pack.name, message: said.joined(separator: "; "), isUserFile: true)
        }
        throw ResourceError(path: "rules", message: all.joined(separator: "; "), isUserFile: true)
    }
}
