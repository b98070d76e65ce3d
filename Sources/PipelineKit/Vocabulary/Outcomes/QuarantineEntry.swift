/// One row of `quarantine/`: a document that did not become a record, and why.
package struct QuarantineEntry: Sendable, Equatable {
    package var input: InputReference
    /// The stage that found the fault, or "source".
    package var stage: String
    package var fault: Fault

    /// Whether it is an input that could not be read, not something in one.
    package var isUnreadableInput: Bool {
        fault.code == Fault.Code.unreadable.rawValue && fault.member == nil && input.member == nil
    }

    package init(input: InputReference, stage: String, fault: Fault) {
        self.input = input
        self.stage = stage
        self.fault = fault
    }
}
