internal import PipelineKit

/// The runs of a dataset in the order in which they were published: each names the one before it.
struct RunChain {
    private(set) var runs: [Manifest] = []
    private(set) var problems: [String] = []

    /// Whether runs were removed by `prune`, with the records that others name.
    var isPruned: Bool { runs.first?.report.previous != nil }

    /// Whether articles may begin with a later revision: the earlier ones were pruned, compacted or upgraded away.
    var hasLostRevisions: Bool {
        isPruned || [.compact, .upgrade].contains(runs.first?.report.kind)
    }

    /// The number that the first change must have; nil where the first ones were pruned.
    var firstChange: Int? { isPruned ? nil : runs.first?.report.changes.from }

    init(_ manifests: [Manifest]) {
        let named = Dictionary(manifests.map { ($0.report.runID, $0) }) { first, _ in first }
        let followers = Dictionary(grouping: manifests, by: \.report.previous)
        let starts = manifests.filter { $0.report.previous.map { named[$0] == nil } ?? true }.sorted(
            by: Self.isEarlier)
        for start in starts {
            if let problem = problem(
                ofStart: start, isPruned: manifests.contains { $0.report.kind == .prune })
            {
                problems.append("runs/\(start.report.runID): \(problem)")
            }
            follow(start, followers)
        }
        let reached = Set(runs.map(\.report.runID))
        for lost in manifests where !reached.contains(lost.report.runID) {
            problems.append("runs/\(lost.report.runID): the runs before it lead back to it")
            runs.append(lost)
        }
        problems +=
            runs.compactMap { Self.digestProblem($0, named) }
            + zip(runs, runs.dropFirst()).compactMap(
                Self.rangeProblem)
    }

    /// A dataset that began before one of which the beginning was removed.
    private static func isEarlier(_ left: Manifest, _ right: Manifest) -> Bool {
        func key(_ manifest: Manifest) -> (Int, Int, String) {
            let report = manifest.report
            return (report.previous == nil ? 0 : 1, report.changes.next, report.runID)
        }
        return key(left) < key(right)
    }

    /// Only the first run may have none before it, and only `prune` takes away the run before it.
    private func problem(ofStart start: Manifest, isPruned: Bool) -> String? {
        let report = start.report
        if let first = runs.first, report.previous == nil {
            return "begins anew, beside '\(first.report.runID)'"
        }
        guard let previous = report.previous else {
            return report.kind.isBeginning
                ? nil : "is of kind '\(report.kind.rawValue)' and has no run before it"
        }
        if report.kind == .full { return "is of kind 'full' and names a run before it" }
        let mayLack = isPruned || [.compact, .upgrade, .prune].contains(report.kind)
        return runs.isEmpty && mayLack ? nil : "'\(previous)', the run before it, is missing"
    }

    private mutating func follow(_ start: Manifest, _ followers: [String?: [Manifest]]) {
        var waiting = [start]
        while let run = waiting.popLast() {
            runs.append(run)
            let next = (followers[run.report.runID] ?? []).sorted(by: Self.isEarlier)
            for other in next.dropFirst() {
                problems.append(
                    "runs/\(other.report.runID): follows '\(run.report.runID)', as '\(next[0].report.runID)' does"
                )
            }
            waiting += next.reversed()
        }
    }

    private static func digestProblem(_ manifest: Manifest, _ named: [String: Manifest]) -> String? {
        guard let previous = manifest.report.previous, let before = named[previous],
            before.contentDigest != manifest.report.previousDigest
        else { return nil }
        let problem =
            manifest.report.previousDigest == nil
            ? "does not state the digest of '\(previous)'"
            : "'\(previous)' is not the run that it was written after"
        return "runs/\(manifest.report.runID): \(problem)"
    }

    /// A run that goes on with a dataset does not replace it, and leaves where it begins.
    private static func rangeProblem(_ before: Manifest, _ manifest: Manifest) -> String? {
        let (report, before) = (manifest.report, before.report)
        guard report.previous == before.runID else { return nil }
        if report.kind.isBeginning {
            return "runs/\(report.runID): is of kind '\(report.kind.rawValue)' and follows '\(before.runID)'"
        }
        guard report.changes.from != before.changes.from else { return nil }
        return
            "runs/\(report.runID): 'changes_from' is \(report.changes.from), and \(before.changes.from) in the "
            + "run before it"
    }
}
