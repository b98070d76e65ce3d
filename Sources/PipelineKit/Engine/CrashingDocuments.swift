/// A document that ends or stalls the process that works on it, or an input that does so as a whole.
package struct CrashingDocument: Sendable, Equatable {
    package var place: WorkPosition
    /// "crashed", "too_slow", "too_much_memory" or "not_tried", and what is known of it.
    package var fault: Fault
    /// How long it was waited for.
    package var seconds: Double

    package init(place: WorkPosition, fault: Fault, seconds: Double = 0) {
        self.place = place
        self.fault = fault
        self.seconds = seconds
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

    /// Whether something of an input waits for the next run.
    func isUntried(input unit: Int) -> Bool {
        all.contains {
            $0.place.pass == 0 && $0.place.unit == unit && $0.fault.code == Fault.Code.notTried.rawValue
        }
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
