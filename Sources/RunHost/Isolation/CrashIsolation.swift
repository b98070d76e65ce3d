internal import PipelineKit

/// The run's process crashes again and again, although every document in flight succeeds when retried alone.
package struct UnattributedCrash: Error, Sendable, Equatable {
    /// How many crashes in a row.
    package var crashes: Int

    package init(crashes: Int) { self.crashes = crashes }

    /// The message for users.
    package var message: String {
        "the run crashed \(crashes) times in a row, but every document in flight succeeds when retried alone; "
            + "nothing was published"
    }
}

/// Finds which of the documents in flight when a run crashed is to blame, by retrying them alone.
struct CrashIsolation {
    /// After this many crashes in a row that no document explains, the run gives up.
    private static let maximumUnattributedCrashes = 3
    /// More crashing documents than this in one input need a person to look at it.
    private static let maximumPerSuspect = 64

    let work: RunCheckpoint
    let isolation: ProcessIsolation
    let observer: any RunHostObserver

    /// The crashing documents of all earlier crashes and of this one.
    ///
    /// - Throws: `OutputError`, what the trial throws, or `UnattributedCrash` after several crashes that no document explains.
    func crashingDocuments() throws -> CrashingDocuments {
        var known = work.crashingDocuments()
        let suspects = Set(InFlightJournal.suspects(path: work.journalPath)).sorted()
        guard !suspects.isEmpty else { return known }
        observer.interrupted(inFlight: suspects.count)
        var found = 0
        while found <= suspects.count * Self.maximumPerSuspect,
            let crash = try isolation.trial.crashingDocument(among: suspects, of: work)
        {
            known.add(crash)
            try work.keep(known)
            observer.crashingDocument(name(crash.place), fault: crash.fault)
            found += 1
        }
        guard found > 0 || isolation.restarts < Self.maximumUnattributedCrashes else {
            throw UnattributedCrash(crashes: isolation.restarts)
        }
        return known
    }

    private func name(_ place: WorkPosition) -> String {
        guard place.pass == 0, work.items.indices.contains(place.unit) else {
            return "record \(place.unit) of pass \(place.pass)"
        }
        return work.items[place.unit].path
    }
}
