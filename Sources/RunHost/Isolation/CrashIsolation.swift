internal import PipelineKit

/// Finds which of the documents in flight when a run crashed is to blame, by retrying them alone.
struct CrashIsolation {
    /// More crashing documents than this in one input need a person to look at it.
    private static let maximumPerSuspect = 64

    let work: RunCheckpoint
    let isolation: ProcessIsolation
    let limits: DocumentLimits
    let observer: any RunHostObserver

    /// The crashing documents of all earlier crashes and of this one.
    ///
    /// A process that explains the crash before it ends itself, so that the next one counts no crash.
    ///
    /// - Throws: `OutputError`, or what the trial throws.
    func crashingDocuments() throws -> CrashingDocuments {
        let suspects = Set(InFlightJournal.suspects(path: work.journalPath)).sorted()
        guard !suspects.isEmpty else { return work.crashingDocuments() }
        observer.interrupted(inFlight: suspects.count)
        var found = 0
        while found <= suspects.count * Self.maximumPerSuspect,
            let crash = try isolation.trial.crashingDocument(among: suspects, of: work, limits: limits)
        {
            try convict([crash])
            found += 1
        }
        try InFlightJournal.clear(path: work.journalPath)
        if found > 0, isolation.restarts > 0 { isolation.endProcess(.explained) }
        return work.crashingDocuments()
    }

    /// Notes documents for this process and later ones.
    func convict(_ documents: [CrashingDocument]) throws(OutputError) {
        var known = work.crashingDocuments()
        for crash in documents { known.add(crash) }
        try work.keep(known)
        for crash in documents { observer.crashingDocument(name(crash.place), fault: crash.fault) }
    }

    /// Ends a process in which documents take too long; what else is in flight is no suspect.
    func giveUp(_ documents: [CrashingDocument]) {
        do throws(OutputError) {
            try convict(documents)
            try InFlightJournal.clear(path: work.journalPath)
        } catch {
            // The next process tries what was in flight alone.
            return isolation.endProcess(.unexplained)
        }
        isolation.endProcess(.explained)
    }

    private func name(_ place: WorkPosition) -> String {
        guard place.pass == 0, work.items.indices.contains(place.unit) else {
            return "record \(place.unit) of pass \(place.pass)"
        }
        return work.items[place.unit].path
    }
}
