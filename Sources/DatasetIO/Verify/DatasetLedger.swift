internal import PipelineKit

/// What the runs of a dataset say together, run by run.
struct DatasetLedger {
    private let isPruned: Bool
    private var history: ChangeHistory
    /// The number that the next change must have; nil where it is not known.
    private var nextChange: Int?
    private var rows: Set<ArticleRevision> = []
    /// Named ids, with one run and column that names each.
    private var references: [ArticleID: (run: String, column: String)] = [:]
    private var hasArticles = false

    init(_ chain: RunChain) {
        isPruned = chain.isPruned
        history = ChangeHistory(mayBeginLate: chain.hasLostRevisions)
        nextChange = chain.firstChange
    }

    /// Takes the next run.
    mutating func take(_ tally: RunTally, of run: RunReport, _ findings: inout DatasetVerifier.Findings) {
        for row in tally.articleRows.map(\.article) where !rows.insert(row).inserted {
            findings.problems.append("articles: \(row.id) \(row.revision): id and revision are there twice")
        }
        hasArticles = hasArticles || tally.leadingTable != nil
        for (id, column) in tally.references { references[id] = (run.runID, column) }
        var problems = numberProblems(tally.changes.map(\.number), run)
        for change in tally.changes {
            if !run.kind.operations.contains(change.operation) {
                problems.append(
                    "change \(change.number): 'op' is '\(change.operation.rawValue)', in a run of kind "
                        + "'\(run.kind.rawValue)'")
            }
            if let problem = history.take(change.operation, change.article) {
                problems.append("change \(change.number): \(problem)")
            }
        }
        problems += history.endRun()
        findings.problems += problems.map { "runs/\(run.runID): \($0)" }
    }

    /// Changes are numbered through the dataset, up to the number that the manifest states for the next.
    private mutating func numberProblems(_ numbers: [Int], _ run: RunReport) -> [String] {
        var problems: [String] = []
        for number in numbers {
            if let expected = nextChange, number != expected {
                problems.append(
                    number > expected
                        ? "changes \(expected) to \(number - 1) are missing"
                        : number == expected - 1
                            ? "change \(number) is there twice" : "the changes are not in the order of 'seq'")
            }
            nextChange = number + 1
        }
        if let last = numbers.last, last >= run.changes.next {
            problems.append("change \(last) has a number that the manifest gives to the next run")
        } else if let nextChange, nextChange < run.changes.next {
            problems.append("changes \(nextChange) to \(run.changes.next - 1) are missing")
        } else if let nextChange, numbers.isEmpty, nextChange > run.changes.next {
            problems.append("the next change has the number \(run.changes.next), which is there already")
        }
        nextChange = run.changes.next
        return problems
    }

    /// What no run could tell alone.
    func conclude() -> [String] {
        guard hasArticles else { return [] }
        let missing = history.view.filter { !rows.contains($0) }.sorted { $0.id < $1.id }.map {
            "articles: revision \($0.revision) of \($0.id) is missing, which the changes call the current one"
        }
        // Runs that were pruned have taken canonical records with them.
        return missing + (isPruned ? [] : lostReferences)
    }

    private var lostReferences: [String] {
        let known = Set(rows.map(\.id))
        return references.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }.map { id, place in
            place.column == "duplicate_of"
                ? "runs/\(place.run): a duplicate refers to \(id), which is not an article"
                : "runs/\(place.run): '\(place.column)' is \(id), which is not an article"
        }
    }
}
