internal import Files
package import PipelineKit

/// A run that writes and locks nothing: it reports what a run would read and produce.
package enum DryRun {
    /// Runs without writing.
    ///
    /// - Throws: as `PipelineRunner.run`, or `ConfigurationError`.
    package static func run(
        _ configuration: LoadedConfiguration, _ request: RunRequest, observer: any RunObserver
    ) async throws -> RunReport {
        let plan = try configuration.plan()
        var report = RunReport(
            runID: request.runID ?? request.clock.runID(), planDigest: plan.digest, version: request.version)
        report.started = request.clock.now()
        let listed = try list(configuration, isFull: request.isFull)
        report.listing = listed.counts
        let options = RunOptions(
            jobs: request.jobs, items: Array(listed.toRead.prefix(request.limit ?? .max)))
        var runner = PipelineRunner(plan: plan, options: options, report: report, observer: observer)
        var nowhere = DiscardingOutput()
        return try await runner.run(into: &nowhere)
    }

    /// The inputs to read; without state all of them are new.
    private static func list(
        _ configuration: LoadedConfiguration, isFull: Bool
    ) throws -> Catalog.Comparison {
        guard isFull || !FileSystem.exists("\(configuration.state)/catalog.sqlite") else {
            return try Catalog(folder: configuration.state).compare(configuration.source)
        }
        return try Catalog.Comparison(allOf: configuration.source)
    }
}

/// The output of a dry run: counts are the runner's, rows go nowhere.
private struct DiscardingOutput: RunOutput {
    mutating func article(_ record: Record) throws(OutputError) {}
    mutating func duplicate(_ record: Record, _ duplication: Duplication) throws(OutputError) {}
    mutating func quarantine(_ entry: QuarantineEntry) throws(OutputError) {}
    mutating func publish(_ report: RunReport) throws(OutputError) -> RunReport { report }
    mutating func abandon() {}
}
