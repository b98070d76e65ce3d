/// What a run did: the counts add up to the documents it saw.
package struct RunReport: Sendable, Equatable {
    package var runID: String
    package var planDigest: String
    package var version: String
    /// Inputs listed, and their size as listed.
    package var inputs = 0
    package var inputBytes = 0
    /// Documents and records of archives seen; an input that could not be opened counts as one.
    package var documents = 0
    package var articles = 0
    package var duplicates = 0
    /// By code.
    package var quarantined: [String: Int] = [:]
    /// Rows of `drops/` by reason.
    package var dropped: [String: Int] = [:]
    /// What has no row anywhere, by reason: `unchanged` and `superseded` documents, `record:request` and other records of
    /// archives that are no documents.
    package var countsOnly: [String: Int] = [:]
    /// Blocks removed from the articles, by category.
    package var removedBlocks: [String: Int] = [:]
    /// Blocks kept in the articles by a narrow margin, by category.
    package var nearMisses: [String: Int] = [:]
    /// Seconds of work by stage, summed over all workers.
    package var stageSeconds: [String: Double] = [:]
    /// Wall-clock seconds, and times as RFC 3339; for the manifest only, never for a data file.
    package var wallSeconds = 0.0
    package var started = ""
    package var finished = ""
    package var files: [OutputFile] = []
    /// Files that describe the dataset as a whole, as they were when the run was published.
    package var datasetFiles: [OutputFile] = []
    /// The run that was the newest when this one began; nil for a full run.
    package var previous: String?
    /// What identifies that run with its files; nil where the run is not in the dataset.
    package var previousDigest: String?
    /// The listing compared with what earlier runs had read.
    package var listing = ListingCounts()
    /// Optional columns of the articles.
    package var optionalFields: Set<RecordSchema.OptionalField> = []
    package var kind = RunKind.run
    /// Where the rows of `changes/` begin that a new follower needs, and the number of the next one.
    package var changes = ChangeRange()

    package init(runID: String, planDigest: String, version: String) {
        self.runID = runID
        self.planDigest = planDigest
        self.version = version
    }

    package var quarantinedTotal: Int { quarantined.values.reduce(0, +) }
    package var droppedTotal: Int { dropped.values.reduce(0, +) }
    package var countedOnlyTotal: Int { countsOnly.values.reduce(0, +) }
}
