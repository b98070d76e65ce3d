internal import Files
package import PipelineKit

extension DatasetClaim {
    /// Stages the dataset without some of its runs, and with a run that says which articles left the view.
    ///
    /// Returns the digest of that run's manifest.
    package func stagePruning(
        of runs: Set<String>, _ report: RunReport, withdrawing articles: [ArticleChange]
    ) throws(OutputError) -> String {
        try layout.linkEarlierRuns()
        try DatasetLayout.attempt(.failed) { () throws(FileError) in
            for table in try FileSystem.names(in: Array(layout.staging.utf8)).map(FileSystem.displayName) {
                for run in runs {
                    try FileSystem.remove(Array("\(layout.staging)/\(table)/run=\(run)".utf8))
                    try FileSystem.remove(Array("\(layout.staging)/\(table)/\(run)".utf8))
                }
            }
        }
        var report = report
        var audit = AuditTables(
            staging: layout.staging, runID: report.runID, nextChange: report.changes.next)
        for change in articles { try audit.changed(change) }
        report.files = try audit.close()
        report.changes.next = audit.nextChange
        return try DatasetCard.complete(report, in: layout.staging)
    }
}
