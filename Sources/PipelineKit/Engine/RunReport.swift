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
    /// The run that was the newest when this one began; nil for a full run.
    package var previous: String?
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

/// What made a run of the dataset.
package enum RunKind: String, Sendable, CaseIterable {
    /// New and changed inputs.
    case run
    /// All inputs anew, in place of the dataset.
    case full
    /// All runs merged.
    case compact
    /// The oldest runs removed.
    case prune
    /// A dataset of an earlier schema version brought forward.
    case upgrade
}

/// The numbers of the dataset's changes.
package struct ChangeRange: Sendable, Equatable {
    /// The first that a follower needs who knows nothing; one who has read less than this reads anew.
    package var from = 1
    /// The number that the next change will have.
    package var next = 1

    package init(from: Int = 1, next: Int = 1) {
        self.from = from
        self.next = next
    }
}

/// How far an input that is read in pieces has been read.
package struct InputPosition: Sendable, Equatable {
    package var path: String
    /// Where reading began.
    package var start: Int
    /// Every piece before this byte has been delivered; `SourceItem.start` continues from here.
    package var offset: Int
    /// How many pieces are delivered together with this place.
    package var pieces: Int
    /// Whether the input ends here.
    package var isEnd: Bool

    package init(path: String, start: Int, offset: Int, pieces: Int, isEnd: Bool) {
        self.path = path
        self.start = start
        self.offset = offset
        self.pieces = pieces
        self.isEnd = isEnd
    }
}

/// Inputs by status in the state.
package struct ListingCounts: Sendable, Equatable {
    package var new = 0
    package var changed = 0
    package var unchanged = 0
    package var removed = 0
    /// Files that are not read, by the ending of their names; by the pattern where the configuration excludes them.
    package var skipped: [String: Int] = [:]

    package init() {}

    package var skippedTotal: Int { skipped.values.reduce(0, +) }
}

/// The progress of a run in numbers.
package struct RunProgress: Sendable, Equatable {
    /// "reading", then one name for each later pass.
    package var pass: String
    /// Inputs (first pass) or records (later ones) done and to do.
    package var done = 0
    package var total = 0
    package var doneBytes = 0
    package var totalBytes = 0
    package var documents = 0
    package var faults = 0

    package init(pass: String) { self.pass = pass }
}

/// Receives a run's events; only the runner reports them.
package protocol RunObserver: Sendable {
    func progress(_ progress: RunProgress)
    func quarantined(_ entry: QuarantineEntry)
}
