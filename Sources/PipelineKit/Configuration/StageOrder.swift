/// Checks the order of stages: inputs are opened first and once, every need is provided before, documents are worked on
/// before records, and the stage that decides on clusters sees the corpus last.
struct StageOrder {
    typealias Entry = ComponentRegistry.Entry<any Stage>

    private(set) var problems: [ConfigurationProblem] = []
    private let stages: [Entry]
    private var provided: Set<DocumentField> = []
    /// The first stage that sees the corpus: after it there are only records.
    private var ending: Entry?
    /// The first stage that works on records; one that works on documents may replace their text.
    private var firstOnRecords: Entry?
    /// The stage that has decided on clusters.
    private var clustering: Entry?

    init(_ stages: [Entry]) {
        self.stages = stages
        guard !stages.isEmpty else {
            problems.append(ConfigurationProblem(path: "stages", message: "must not be empty"))
            return
        }
        for (index, stage) in stages.enumerated() {
            checkOpening(stage, index)
            if index > 0 { check(stage, index) }
            note(stage)
        }
        guard problems.isEmpty, !provided.contains(.text) else { return }
        problems.append(
            ConfigurationProblem(path: "stages", message: "no stage provides the text of the articles"))
    }

    private mutating func note(_ stage: Entry) {
        provided.formUnion(stage.provides)
        if stage.roles.contains(.record) { firstOnRecords = firstOnRecords ?? stage }
        guard stage.roles.contains(.corpus) else { return }
        provided.subtract(DocumentField.documentOnly)
        ending = ending ?? stage
        if stage.provides.contains(.cluster) { clustering = clustering ?? stage }
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

    private mutating func check(_ stage: Entry, _ index: Int) {
        // The second would find content that the first has consumed, or write over what the first remembers.
        if stage.roles != [.record], stage.roles != [.intake],
            stages[..<index].contains(where: { $0.kind == stage.kind })
        {
            return report(index, "'\(stage.kind)' may stand only once")
        }
        if let reason = reasonAgainst(stage) { return report(index, reason + advice) }
        let ended = ending.map { "ends where '\($0.kind)' takes all documents as records" }
        for field in stage.needs.subtracting(provided).sorted(by: { $0.rawValue < $1.rawValue }) {
            let reason = DocumentField.documentOnly.contains(field) ? ended : nil
            report(
                index,
                "'\(stage.kind)' needs \(field.rawValue), which \(reason ?? "no stage before it provides")")
        }
    }

    /// What makes a stage come too late.
    private func reasonAgainst(_ stage: Entry) -> String? {
        if stage.roles.contains(.document) {
            if let ending {
                return
                    "'\(stage.kind)' works on documents, and '\(ending.kind)' before it needs all of them as records"
            }
            if let firstOnRecords {
                return
                    "'\(stage.kind)' works on documents, and '\(firstOnRecords.kind)' before it on their records"
            }
        }
        guard let clustering, stage.roles.contains(.corpus) else { return nil }
        return
            "'\(stage.kind)' sees the corpus, and '\(clustering.kind)' before it must see it last, since it decides "
            + "what is published"
    }

    /// An order of the same stages that has no problem, if there is one.
    private var advice: String {
        func rank(_ stage: Entry) -> Int {
            if stage.roles.contains(.intake) { return 0 }
            if stage.roles.contains(.document) { return stage.roles.contains(.corpus) ? 2 : 1 }
            return stage.provides.contains(.cluster) && clustering != nil ? 4 : 3
        }
        let order = stages.enumerated().sorted {
            (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
        }.map(\.element)
        guard order.map(\.kind) != stages.map(\.kind), StageOrder(order).problems.isEmpty else { return "" }
        return "; this order works: \(order.map(\.kind).joined(separator: ", "))"
    }
}
