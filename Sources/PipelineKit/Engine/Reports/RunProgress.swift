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
