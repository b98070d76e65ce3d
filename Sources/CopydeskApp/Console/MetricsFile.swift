internal import Files
internal import FoundationEssentials
internal import PipelineKit
internal import RunHost

/// The end of a run for Prometheus' textfile collector; docs/operations.md lists the names.
struct MetricsFile {
    let path: String

    /// Writes the metrics of a successful run.
    func write(_ outcome: RunSession.Outcome) throws(FileError) {
        var lines = Lines()
        lines.add("copydesk_last_run_success", "gauge", "Whether the last run succeeded.", 1)
        lines.add("copydesk_last_run_exit_code", "gauge", "Exit code of the last run.", 0)
        lines.add("copydesk_last_run_timestamp_seconds", "gauge", "When the last run ended.", Self.now)
        lines.add("copydesk_last_success_timestamp_seconds", "gauge", "When a run last succeeded.", Self.now)
        switch outcome {
        case .nothingNew(let counts): lines.add(counts)
        case .published(let report):
            lines.add(report.listing)
            lines.add(report)
        }
        try FileSystem.replace(path, with: Array(lines.text.utf8))
    }

    /// Writes the metrics of a failed run; the time of the last successful one stays.
    func write(failure status: ExitStatus) throws(FileError) {
        let old = (try? FileSystem.read(path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let success = old.split(separator: "\n").first {
            $0.hasPrefix("copydesk_last_success_timestamp_seconds ")
        }
        var lines = Lines()
        lines.add("copydesk_last_run_success", "gauge", "Whether the last run succeeded.", 0)
        lines.add("copydesk_last_run_exit_code", "gauge", "Exit code of the last run.", Int(status.rawValue))
        lines.add("copydesk_last_run_timestamp_seconds", "gauge", "When the last run ended.", Self.now)
        lines.add(
            "copydesk_last_success_timestamp_seconds", "gauge", "When a run last succeeded.",
            success?.split(separator: " ").last.flatMap { Int($0) } ?? 0)
        try FileSystem.replace(path, with: Array(lines.text.utf8))
    }

    private static var now: Int { Int(Date.now.timeIntervalSince1970) }

    private struct Lines {
        var text = ""

        mutating func head(_ name: String, _ type: String, _ help: String) {
            text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
        }

        mutating func add(_ name: String, _ type: String, _ help: String, _ value: Int) {
            head(name, type, help)
            text += "\(name) \(value)\n"
        }

        mutating func add(_ name: String, _ help: String, label: String, _ values: [(String, Int)]) {
            head(name, "gauge", help)
            for (key, value) in values { text += "\(name){\(label)=\"\(key)\"} \(value)\n" }
        }

        mutating func add(_ counts: ListingCounts) {
            add(
                "copydesk_last_run_inputs", "Inputs by status since the previous run.", label: "state",
                [
                    ("new", counts.new), ("changed", counts.changed), ("unchanged", counts.unchanged),
                    ("removed", counts.removed), ("skipped", counts.skippedTotal),
                ])
        }

        mutating func add(_ report: RunReport) {
            add(
                "copydesk_last_run_documents", "Documents by outcome.", label: "outcome",
                [
                    ("article", report.articles), ("duplicate", report.duplicates),
                    ("quarantined", report.quarantinedTotal), ("dropped", report.droppedTotal),
                    ("counted_only", report.countedOnlyTotal),
                ])
            add(
                "copydesk_last_run_quarantined", "Documents in quarantine by code.", label: "code",
                report.quarantined.sorted { $0.key < $1.key })
            head("copydesk_last_run_duration_seconds", "gauge", "Seconds that the last run took.")
            text += "copydesk_last_run_duration_seconds \(report.wallSeconds)\n"
        }
    }
}
