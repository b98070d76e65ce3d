/// Documents of one pass that were found to end or stall the process that works on them.
package struct Convictions: Sendable, Equatable {
    /// Parts of a unit by number: the whole, pieces of a large input, and documents of either.
    package enum Part {
        /// An input as a whole, or a record of a later pass; its documents are numbered from the next number on.
        package static let whole = 0

        /// A piece of a large input; its documents are numbered from the next number on.
        package static func piece(_ number: Int) -> Int { (number + 1) << 20 }

        /// The piece that a part is in; nil for a part of an input that is opened whole.
        package static func piece(of part: Int) -> Int? { part >= 1 << 20 ? (part >> 20) - 1 : nil }
    }

    /// One such document, or an input that fails as a whole.
    package struct Conviction: Sendable, Equatable {
        /// Place of the input in the run's list, or of the record in a later pass.
        package var unit: Int
        /// Which part of it.
        package var part: Int
        /// "crashed", "too_slow" or "too_much_memory", and what is known of it.
        package var fault: DocumentFault

        package init(unit: Int, part: Int, fault: DocumentFault) {
            self.unit = unit
            self.part = part
            self.fault = fault
        }
    }

    package private(set) var all: [Conviction] = []
    private var units: [Int: [Int]] = [:]

    package init(_ all: [Conviction] = []) {
        for conviction in all { add(conviction) }
    }

    package mutating func add(_ conviction: Conviction) {
        units[conviction.unit, default: []].append(all.count)
        all.append(conviction)
    }

    /// Why a part is not to be tried; nil where nothing speaks against it.
    package func fault(unit: Int, part: Int) -> DocumentFault? {
        guard let places = units[unit] else { return nil }
        return places.lazy.map { all[$0] }.first { $0.part == part }?.fault
    }
}

/// Notes what is being worked on, so that the next process knows after a crash.
package protocol WorkJournal: Sendable {
    /// A place to note in, for one batch.
    func claim() -> Int
    /// Notes that work on a part begins.
    func note(slot: Int, pass: Int, unit: Int, part: Int)
    /// Gives the place back: nothing of the batch is in work.
    func release(slot: Int)
}
