internal import Files
package import PipelineKit

extension DatasetClaim {
    /// Publishes the dataset without some of its runs, atomically.
    package func prune(_ runs: Set<String>) throws(OutputError) {
        let optionalFields = try optionalFields()
        try layout.linkEarlierRuns()
        try DatasetLayout.attempt(.failed) { () throws(FileError) in
            for table in try FileSystem.names(in: Array(layout.staging.utf8)).map(FileSystem.displayName) {
                for run in runs {
                    try FileSystem.remove(Array("\(layout.staging)/\(table)/run=\(run)".utf8))
                    try FileSystem.remove(Array("\(layout.staging)/\(table)/\(run)".utf8))
                }
            }
        }
        try DatasetCard.write(to: layout.staging, optionalFields: optionalFields)
        try layout.publish()
    }
}
