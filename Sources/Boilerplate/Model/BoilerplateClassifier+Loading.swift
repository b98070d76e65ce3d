internal import Files

extension BoilerplateClassifier {
    /// Makes a classifier from the content of `data/rules` and the weights, or reports all problems of them.
    ///
    /// Later packs override rules of earlier ones by id, so a user's come last. Without weights it can only
    /// compute features, for training.
    package static func load(
        packs: [ResourceFile], model: ResourceFile?, options: BoilerplateOptions = BoilerplateOptions()
    ) -> (classifier: BoilerplateClassifier?, problems: [String]) {
        var problems: [String] = []
        var parsed: [CuePack] = []
        for file in packs {
            let (pack, found) = CuePack.parse(file.bytes)
            parsed.append(pack)
            problems += found.map { "\(file.name): \($0.path): \($0.message)" }
        }
        var weights: BoilerplateModel? = .untrained
        if let model {
            do throws(ResourceError) {
                weights = try BoilerplateModel(model.bytes, path: model.name)
            } catch {
                problems.append("\(error.path): \(error.message)")
            }
        }
        guard problems.isEmpty, let weights else { return (nil, problems) }
        return (BoilerplateClassifier(packs: parsed, model: weights, options: options), [])
    }
}
