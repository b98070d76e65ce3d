internal import PipelineKit
internal import RunHost
internal import Synchronization

/// How events are written to standard error.
enum LogFormat: String, CaseIterable, Sendable { case text, json }

/// When progress is shown.
enum ProgressMode: String, CaseIterable, Sendable { case auto, always, never }

/// Shows a run on standard error: a bar on a terminal, a line every few seconds elsewhere, each fault once.
final class RunReporter: RunHostObserver {
    private struct State {
        var lastShown: ContinuousClock.Instant
        var hasBar = false
    }

    private let format: LogFormat
    private let showsProgress: Bool
    private let isTerminal: Bool
    private let start: ContinuousClock.Instant
    private let state: Mutex<State>

    init(format: LogFormat, progress: ProgressMode) {
        self.format = format
        isTerminal = Console.errorIsTerminal && format == .text
        showsProgress = progress != .never && (progress == .always || isTerminal || format == .text)
        start = ContinuousClock().now
        state = Mutex(State(lastShown: start))
    }

    /// A bar may move often; log lines are for people who read them later.
    private var interval: Duration { isTerminal ? .milliseconds(100) : .seconds(5) }

    func progress(_ progress: RunProgress) {
        guard showsProgress else { return }
        let now = ContinuousClock().now
        state.withLock { state in
            guard now - state.lastShown >= interval else { return }
            state.lastShown = now
            show(progress, seconds: (now - start).inSeconds, &state)
        }
    }

    private func show(_ progress: RunProgress, seconds: Double, _ state: inout State) {
        let line = ProgressLine(progress: progress, seconds: seconds)
        if isTerminal {
            Console.write(error: "\r\u{1B}[K" + line.bar)
            state.hasBar = true
        } else if format == .text {
            Console.log("copydesk: \(line.text)")
        } else {
            event("progress", line.members)
        }
    }

    func quarantined(_ entry: QuarantineEntry) {
        let place = entry.input.path + (entry.input.member.map { " (\($0))" } ?? "")
        event(
            "quarantined",
            [
                ("path", place), ("stage", entry.stage), ("code", entry.fault.code),
                ("message", entry.fault.message),
            ])
    }

    func unlisted(_ path: String) {
        event(
            "unlisted_file",
            [
                ("path", path),
                (
                    "message",
                    "readers take it for rows, and no run has written it; move it out of the dataset, or verify fails"
                ),
            ])
    }

    func beganAnew(damagedCatalog path: String) {
        event(
            "damaged_catalog",
            [
                ("path", path),
                ("message", "the catalog was damaged; the run begins a new one, and this is the old one"),
            ]
        )
    }

    func leftOut(_ path: String) {
        event(
            "left_out",
            [
                ("path", path),
                ("message", "rows of a run without a manifest; the new dataset does not have them"),
            ])
    }

    func resumed(run: String) { event("resumed", [("run", run)]) }

    func interrupted(inFlight: Int) { event("interrupted", [("in_flight", "\(inFlight)")]) }

    func crashingDocument(_ input: String, fault: Fault) {
        event("crashing_document", [("input", input), ("code", fault.code)])
    }

    func discarded(parts: Int) { event("damaged_work", [("parts", "\(parts)")]) }

    func exceededMemory() {
        Console.log(LogLine.message("the run uses too much memory; restarting", "exceeded", format))
    }

    /// Ends the bar's line.
    func finish() {
        state.withLock { state in
            if state.hasBar { Console.write(error: "\r\u{1B}[K") }
            state.hasBar = false
        }
    }

    /// Writes one event.
    func event(_ name: String, _ members: [(String, String)]) {
        if format == .text { finish() }
        Console.log(LogLine.event(name, members, format))
    }
}
