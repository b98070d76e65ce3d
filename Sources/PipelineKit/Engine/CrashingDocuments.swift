/// A document that ends or stalls the process that works on it, or an input that does so as a whole.
package struct CrashingDocument: Sendable, Equatable {
    package var place: WorkPosition
    /// "crashed", "too_slow" or "too_much_memory", and what is known of it.
    package var fault: Fault

    package init(place: WorkPosition, fault: Fault) {
        self.place = place
        self.fault = fault
    }
}

/// Documents of a run that were found to end or stall the process that works on them.
package struct CrashingDocuments: Sendable, Equatable {
    package private(set) var all: [CrashingDocument] = []
    private var faults: [WorkPosition: Fault] = [:]

    package init(_ all: [CrashingDocument] = []) {
        for crash in all { add(crash) }
    }

    package mutating func add(_ crash: CrashingDocument) {
        all.append(crash)
        if faults[crash.place] == nil { faults[crash.place] = crash.fault }
    }

    /// Why a part is to be skipped; nil if it is not.
    package func fault(at place: WorkPosition) -> Fault? {
        faults.isEmpty ? nil : faults[place]
    }
}

/// Records what is in flight, so that the next process knows it after a crash.
package protocol InFlightRecorder: Sendable {
    /// A slot to note in, for one batch.
    func claim() -> Int
    /// Records that work on a part begins.
    func note(slot: Int, _ place: WorkPosition)
    /// Gives the slot back: nothing of the batch is in flight.
    func release(slot: Int)
}
