internal import PipelineKit
internal import RunHost
internal import TextKit

/// The summary of a run on one screen.
struct RunSummary {
    var report: RunReport
    /// nil for a dry run.
    var dataset: String?

    var text: String {
        var lines = ["run \(report.runID)" + (dataset == nil ? " (dry run, nothing written)" : "")]
        lines.append(
            row("inputs", report.inputs, "\(report.inputBytes) bytes" + Self.changes(report.listing)))
        if report.listing.skippedTotal > 0 {
            lines.append(row("skipped", report.listing.skippedTotal, Self.list(report.listing.skipped)))
        }
        lines.append(row("documents", report.documents, ""))
        lines.append(row("articles", report.articles, dataset.map { "\($0)/articles" } ?? ""))
        lines.append(row("duplicates", report.duplicates, dataset.map { "\($0)/duplicates" } ?? ""))
        lines.append(row("quarantined", report.quarantinedTotal, Self.list(report.quarantined)))
        lines.append(row("dropped", report.droppedTotal, Self.list(report.dropped)))
        if report.countedOnlyTotal > 0 {
            lines.append(row("not written", report.countedOnlyTotal, Self.list(report.countsOnly)))
        }
        lines.append(
            row("blocks removed", report.removedBlocks.values.reduce(0, +), Self.list(report.removedBlocks)))
        return lines.joined(separator: "\n") + "\n"
    }

    /// The summary if there was nothing to do.
    static func nothingNew(_ counts: ListingCounts) -> String {
        let skipped = counts.skipped.isEmpty ? "" : skipped(counts) + "; "
        return "nothing new: \(counts.unchanged) inputs unchanged, \(counts.removed) removed; \(skipped)"
            + "no run was written\n"
    }

    /// "12 files skipped (.css 8, .js 4)".
    static func skipped(_ counts: ListingCounts) -> String {
        let files = counts.skippedTotal == 1 ? "file" : "files"
        return "\(counts.skippedTotal) \(files) skipped"
            + (counts.skipped.isEmpty ? "" : " (\(list(counts.skipped)))")
    }

    /// What to say where an inbox holds nothing that became an article; nil where it does.
    static func warning(_ outcome: RunSession.Outcome) -> String? {
        switch outcome {
        case .nothingNew(let counts):
            return counts.unchanged == 0 ? "there is nothing to read in the source; \(skipped(counts))" : nil
        case .published(let report):
            let counts = report.listing
            if report.inputs + counts.unchanged == 0 {
                return "there is nothing to read in the source; \(skipped(counts))"
            }
            guard report.previous == nil, counts.unchanged == 0, report.articles == 0 else { return nil }
            return
                "no article was found in \(report.inputs) \(report.inputs == 1 ? "input" : "inputs"); \(skipped(counts))"
        }
    }

    private static func changes(_ counts: ListingCounts) -> String {
        guard counts.changed + counts.unchanged + counts.removed > 0 else { return "" }
        return "; \(counts.new) new, \(counts.changed) changed, \(counts.unchanged) unchanged, "
            + "\(counts.removed) removed"
    }

    private func row(_ name: String, _ count: Int, _ note: String) -> String {
        let padding = String(repeating: " ", count: max(1, 24 - name.count - String(count).count))
        return ("  \(name)\(padding)\(count)" + (note.isEmpty ? "" : "  \(note)"))
    }

    private static func list(_ counts: [String: Int]) -> String {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\(PrintableText.escaped($0.key)) \($0.value)" }
            .joined(separator: ", ")
    }
}
