internal import ArgumentParser
internal import Glibc
internal import PipelineKit
internal import RunHost

/// `copydesk worker`: tries documents alone, in a process that may end by it.
struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Try documents of an unfinished run alone; a run starts this itself.",
        shouldDisplay: false)

    @Argument(help: "The configuration.")
    var config = "pipeline.json"

    @Option(help: "Read this folder or file instead of the configured one.")
    var input: String?

    @Option(help: "The unfinished run's folder, below the state.")
    var work: String

    @Argument(help: "What to try: numbers of pass, unit and part, joined by commas.")
    var suspects: [String] = []

    func run() async throws {
        try await reporting {
            let configured = try Configured.load(config, overrides: .init(input: input))
            let plan = try configured.plan()
            guard let work = RunWork.look(into: work) else { throw ExitStatus.noInput.code }
            let journal = try InFlightJournal(path: work.trialPath)
            let watchdog = Watchdog(journal, limits: plan.limits) { _exit($0.rawValue) }
            defer { watchdog.stop() }
            let slot = journal.claim()
            for suspect in suspects {
                let numbers = suspect.split(separator: ",").compactMap { Int($0) }
                guard numbers.count == 3 else { continue }
                let watch: StageChain.Watch = { unit, part in
                    journal.note(slot: slot, pass: numbers[0], unit: unit, part: part)
                }
                tryOut(
                    .init(pass: numbers[0], unit: numbers[1], part: numbers[2]), of: work, plan,
                    watch)
            }
            journal.release(slot: slot)
        }
    }

    /// Works on the input or record as the run would, and forgets the outcome.
    private func tryOut(
        _ suspect: InFlightJournal.Suspect, of work: RunWork, _ plan: PipelinePlan,
        _ watch: @escaping StageChain.Watch
    ) {
        guard plan.segments.indices.contains(suspect.pass) else { return }
        var chain = plan.chain(pass: suspect.pass)
        chain.convictions = work.convictions()[suspect.pass] ?? Convictions()
        var batch = StageChain.Batch()
        if suspect.pass > 0 {
            guard let record = work.record(suspect.unit, ofPass: suspect.pass - 1) else { return }
            return chain.run(record, unit: suspect.unit, into: &batch, watch: watch)
        }
        guard work.items.indices.contains(suspect.unit) else { return }
        let item = work.items[suspect.unit]
        watch(item.sequence, Convictions.Part.whole)
        let piece = Convictions.Part.piece(of: suspect.part)
        var queue = IntakeQueue([item][...], source: plan.source, intake: plan.intake, skipping: piece ?? 0)
        // Of a large input the piece alone is tried, and those that are handed out with it.
        while let share = queue.next() {
            chain.run(share, source: plan.source, intake: plan.intake, into: &batch, watch: watch)
            if piece != nil { return }
            batch = StageChain.Batch()
        }
    }
}
