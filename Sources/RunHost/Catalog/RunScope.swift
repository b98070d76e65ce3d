/// Which part of its dataset a run makes up; the catalog keeps the number in `runs.replaces_all`.
package enum RunScope: Int, Sendable {
    /// New and changed inputs; earlier runs stay.
    case changes = 0
    /// All inputs, in place of all earlier runs.
    case everything = 1
    /// The newest revision of every record, in place of all earlier runs.
    case snapshot = 2
    /// The records of all earlier runs anew, in place of these; what was read stays known.
    case upgrade = 3
}
