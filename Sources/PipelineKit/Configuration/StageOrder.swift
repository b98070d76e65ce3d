/// Checks the order of stages: inputs are opened first and once, every need is provided before, and stages
/// that process documents precede the first stage that ends them.
struct StageOrder {
    typealias Entry = ComponentRegistry.Entry<any Stage>

    private(set) var problems: [ConfigurationProblem] = []
    private let stages: [Entry]
    private var provided: Set<DocumentField> = []
    /// The first stage that sees the corpus: after it there are only records.
    private var ending: Entry?

    init(_ stages: [Entry]) {
        self.stages = stages
        guard !stages.isEmpty else {
            problems.append(ConfigurationProblem(path: "stages", message: "must not be empty"))
            return
        }
        for (index, stage) in stages.enumerated() {
            checkOpening(stage, index)
            if index > 0 { checkNeeds(stage, index) }
            provided.formUnion(stage.provides)
            guard stage.roles.contains(.corpus) else { continue }
            provided.subtract(DocumentField.documentOnly)
            ending = ending ?? stage
        }
    }

    private mutating func report(_ index: Int, _ message: String) {
        problems.append(ConfigurationProblem(path: "stages[\(index)]", message: message))
    }

    private mutating func checkOpening(_ stage: Entry, _ index: Int) {
        guard stage.roles.contains(.intake) != (index == 0) else { return }
        report(
            index,
            index == 0
                ? "'\(stage.kind)' cannot be first: the first stage must open the inputs"
                : "'\(stage.kind)' must be the first stage")
    }

    private mutating func checkNeeds(_ stage: Entry, _ index: Int) {
        let missing = stage.needs.subtracting(provided)
        if let ending, stage.roles.contains(.document) || !missing.isDisjoint(with: .documentOnly) {
            report(
                index,
                "'\(stage.kind)' works on documents, and '\(ending.kind)' before it needs all of them as records; "
                    + "this order works: \(workingOrder.joined(separator: ", "))")
            return
        }
        for field in missing.map(\.rawValue).sorted() {
            report(index, "'\(stage.kind)' needs \(field), which no stage before it provides")
        }
    }

    /// The same stages, with those that process documents before the first that ends them.
    private var workingOrder: [String] {
        let end =
            stages.firstIndex { $0.roles.contains(.corpus) && !$0.roles.contains(.document) }
            ?? stages.count
        let late = stages[end...].filter { $0.roles.contains(.document) }
        let rest = stages[end...].filter { !$0.roles.contains(.document) }
        let documents = stages[..<end] + late
        // A stage that also sees the corpus ends the documents itself, so it comes last among them.
        let plain = documents.filter { !$0.roles.contains(.corpus) }
        let ending = documents.filter { $0.roles.contains(.corpus) }
        return (plain + ending + rest).map(\.kind)
    }
}

extension Set<DocumentField> {
    fileprivate static var documentOnly: Set<DocumentField> { DocumentField.documentOnly }
}
