internal import Files
internal import Foundation
internal import PipelineKit
internal import RunHost

/// A crash that comes again although every document in work stands the trial alone.
struct Unexplained: Error, Sendable {
    var message: String
}

/// Finds which of the documents that were in work when a run died is to blame, by trying them alone.
struct Isolation {
    /// After so many ends in a row without a culprit the run gives up.
    private static let patience = 3

    let work: RunWork
    let config: String
    let input: String?
    let reporter: RunReporter

    /// The convictions of all earlier ends and this one.
    ///
    /// - Throws: `OutputError`, or `Unexplained` after several ends without a culprit.
    func convictions() throws -> [Int: Convictions] {
        var convictions = work.convictions()
        let suspects = Array(Set(InFlightJournal.suspects(path: work.journalPath))).sorted {
            ($0.pass, $0.unit, $0.part) < ($1.pass, $1.unit, $1.part)
        }
        guard !suspects.isEmpty else { return convictions }
        reporter.event("interrupted", [("in_work", "\(suspects.count)")])
        var found = 0
        while let (culprit, fault) = try trial(of: suspects) {
            guard found <= suspects.count * 64 else { break }
            convictions[culprit.pass, default: Convictions()].add(
                .init(unit: culprit.unit, part: culprit.part, fault: fault))
            try work.keep(convictions)
            reporter.event("convicted", [("input", name(culprit)), ("code", fault.code)])
            found += 1
        }
        guard found > 0 || ProcessWatch.restartCount < Self.patience else {
            throw Unexplained(
                message:
                    "the run has died \(ProcessWatch.restartCount) times in a row, and every document that was in "
                    + "work stands a trial alone; nothing was published")
        }
        return convictions
    }

    private func name(_ suspect: InFlightJournal.Suspect) -> String {
        guard suspect.pass == 0, work.items.indices.contains(suspect.unit) else {
            return "record \(suspect.unit) of pass \(suspect.pass)"
        }
        return work.items[suspect.unit].path
    }

    /// Tries all suspects in one process; the first that ends it is the culprit.
    private func trial(
        of suspects: [InFlightJournal.Suspect]
    ) throws -> (InFlightJournal.Suspect, DocumentFault)? {
        let worker = Process()
        worker.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        worker.arguments =
            ["worker", config] + (input.map { ["--input", $0] } ?? []) + ["--work", work.folder]
            + suspects.map { "\($0.pass),\($0.unit),\($0.part)" }
        worker.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) {
            $1
        }
        worker.standardOutput = Foundation.FileHandle.nullDevice
        try worker.run()
        worker.waitUntilExit()
        let status = worker.terminationStatus
        let isSignal = worker.terminationReason == .uncaughtSignal
        guard isSignal || Watchdog.End(rawValue: status) != nil,
            let culprit = InFlightJournal.suspects(path: work.trialPath).first
        else { return nil }
        let fault =
            switch isSignal ? nil : Watchdog.End(rawValue: status) {
            case .tooSlow:
                DocumentFault(code: "too_slow", message: "it takes longer than limits.maximumSeconds allows")
            case .tooMuchMemory:
                DocumentFault(
                    code: "too_much_memory", message: "it takes more than limits.maximumMemoryBytes allows")
            case nil:
                DocumentFault(
                    code: "crashed", message: "the process that worked on it alone ended by signal \(status)")
            }
        return (culprit, fault)
    }
}
