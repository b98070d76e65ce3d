internal import Files

extension BoilerplateClassifier {
    /// Makes a classifier from the content of `data/rules` and the weights, or reports all problems of them.
    ///
    /// Later packs override rules of earlier ones by id, so a user's come last. Without weights it can only
    /// compute features, for training.
    package static func load(
        packs: [ResourceFile], model: ResourceFile?, options: BoilerplateOptions = BoilerplateOptions()
    ) -> (classifier: BoilerplateClassifier?, problems: [String]) {
        let (parsed, faults) = CuePack.parse(packs)
        let (weights, problems) = model.map(BoilerplateModel.read) ?? (.untrained, [])
        guard faults.isEmpty, problems.isEmpty else { return (nil, faults + problems) }
        let compiled = CompiledCues(parsed)
        return (BoilerplateClassifier(compiled, own: [], model: weights, options: options), [])
    }
}

extension CuePack {
    /// Reads packs and reports everything that is wrong with any of them.
    static func parse(_ files: [ResourceFile]) -> (packs: [CuePack], problems: [String]) {
        var problems: [String] = []
        let packs = files.map { file in
            let (pack, found) = parse(file.bytes)
            problems += found.map { "\(file.name): \($0.path): \($0.message)" }
            return pack
        }
        return (packs, problems)
    }
}

extension BoilerplateModel {
    /// Reads a weights file; with a problem, weights that remove nothing.
    static func read(_ file: ResourceFile) -> (model: BoilerplateModel, problems: [String]) {
        do throws(ResourceError) {
            return (try BoilerplateModel(file.bytes, path: file.name), [])
        } catch {
            return (.untrained, ["\(error.path): \(error.message)"])
        }
    }
}
