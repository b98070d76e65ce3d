internal import PipelineKit

/// The run's process ends again and again, although every document that was in work stands the trial alone.
package struct UnattributedCrash: Error, Sendable, Equatable {
    /// How often in a row.
    package var crashes: Int

    package init(crashes: Int) { self.crashes = crashes }

    /// What to tell a user.
    package var message: String {
        "the run has died \(crashes) times in a row, and every document that was in work stands a trial alone; "
            + "nothing was published"
    }
}

/// Finds which of the documents that were in work when a run died is to blame, by having them tried alone.
struct CrashIsolation {
    /// After this many crashes in a row without a culprit the run gives up.
    private static let maximumUnattributedCrashes = 3
    /// An input with more documents than this that crash is a case for a person.
    private static let maximumPerSuspect = 64

    let work: RunCheckpoint
    let isolation: ProcessIsolation
    let observer: any RunHostObserver

    /// The crashing documents of all earlier ends and of this one.
    ///
    /// - Throws: `OutputError`, what the trial throws, or `UnattributedCrash` after several ends without a culprit.
    func crashingDocuments() throws -> CrashingDocuments {
        var known = work.crashingDocuments()
        let suspects = Set(InFlightJournal.suspects(path: work.journalPath)).sorted()
        guard !suspects.isEmpty else { return known }
        observer.interrupted(inWork: suspects.count)
        var found = 0
        while found <= suspects.count * Self.maximumPerSuspect,
            let crash = try isolation.trial.culprit(among: suspects, of: work)
        {
            known.add(crash)
            try work.keep(known)
            observer.leftOut(name(crash.place), fault: crash.fault)
            found += 1
        }
        guard found > 0 || isolation.restarts < Self.maximumUnattributedCrashes else {
            throw UnattributedCrash(crashes: isolation.restarts)
        }
        return known
    }

    private func name(_ place: WorkPlace) -> String {
        guard place.pass == 0, work.items.indices.contains(place.unit) else {
            return "record \(place.unit) of pass \(place.pass)"
        }
        return work.items[place.unit].path
    }
}
