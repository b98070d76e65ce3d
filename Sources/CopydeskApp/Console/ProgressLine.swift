internal import PipelineKit
internal import Synchronization

/// Progress as text.
struct ProgressLine {
    var progress: RunProgress
    var seconds: Double

    private var share: Double {
        if progress.totalBytes > 0, progress.pass == "reading" {
            return Double(progress.doneBytes) / Double(progress.totalBytes)
        }
        return progress.total > 0 ? Double(progress.done) / Double(progress.total) : 0
    }

    private var megabytes: String { "\(Self.oneDecimal(Double(progress.doneBytes) / 1e6)) MB" }
    private var rate: String { "\(Int(Double(progress.documents) / max(seconds, 0.001))) documents/s" }
    private var remaining: String {
        guard share > 0.01, progress.pass == "reading" else { return "-" }
        let left = Int((seconds / share - seconds).rounded())
        return left >= 3600
            ? "\(left / 3600) h \(left / 60 % 60) min" : left >= 60 ? "\(left / 60) min" : "\(left) s"
    }

    /// One line for a log.
    var text: String {
        "\(progress.pass): \(progress.done) of \(progress.total), \(progress.documents) documents, \(megabytes), "
            + "\(rate), \(remaining) left, \(progress.faults) faults"
    }

    /// One line for a terminal.
    var bar: String {
        let width = 24
        let filled = min(width, Int(share * Double(width)))
        let cells = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        return "\(cells) \(Int(share * 100)) %  \(text)"
    }

    /// For the JSON log.
    var members: [(String, String)] {
        [
            ("pass", progress.pass), ("done", "\(progress.done)"), ("total", "\(progress.total)"),
            ("documents", "\(progress.documents)"), ("bytes", "\(progress.doneBytes)"),
            ("faults", "\(progress.faults)"),
        ]
    }

    private static func oneDecimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
