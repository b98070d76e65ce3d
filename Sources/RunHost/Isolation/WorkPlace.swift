/// A part of one of a pass's units, as it is worked on.
package struct WorkPlace: Sendable, Hashable {
    package var pass: Int
    /// Place of the input in the run's list, or of the record in a later pass.
    package var unit: Int
    package var part: Int

    package init(pass: Int, unit: Int, part: Int) {
        self.pass = pass
        self.unit = unit
        self.part = part
    }

    /// Reads the text of `encoded`; nil for any other.
    package init?(encoded text: String) {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 3, let pass = numbers[0], let unit = numbers[1], let part = numbers[2] else {
            return nil
        }
        self.init(pass: pass, unit: unit, part: part)
    }

    /// The place as an argument of a process: "0,17,2".
    package var encoded: String { "\(pass),\(unit),\(part)" }
}

extension WorkPlace: Comparable {
    package static func < (first: WorkPlace, second: WorkPlace) -> Bool {
        (first.pass, first.unit, first.part) < (second.pass, second.unit, second.part)
    }
}
