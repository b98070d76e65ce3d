/// A problem in a data file, with its location.
package struct DataFileProblem: Sendable, Equatable {
    /// The location, as "rules[3].weight"; empty for the file itself.
    package var path: String
    package var message: String
}
